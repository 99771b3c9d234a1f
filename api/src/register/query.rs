//! How the register itself is asked for: its version, its sources, its code lists.

use std::sync::Arc;

use async_graphql::{Context, Object, SimpleObject};
use entity::code_value::lists;

use super::{CodedValue, Register, SourceStatus, deciles::FsmDeciles};
use crate::{
    context::RequestContext as _,
    graphql::scalars::DateTime,
    practice::code_lists::{SUBJECTS, SUBJECTS_LIST},
};

/// The register that a request sees, as a whole.
pub struct RegisterInfo(pub(super) Arc<Register>);

/// The state of the whole register. Everything in one reply comes from one version of it.
#[Object]
impl RegisterInfo {
    /// Rises with each import. Replies of one version agree with each other.
    fn version(&self) -> String {
        self.0.version.to_string()
    }

    /// When this service built the version from its database.
    fn built_at(&self) -> DateTime {
        DateTime(self.0.built_at)
    }

    /// How many schools there are, closed ones included.
    fn schools(&self) -> i32 {
        self.0.schools.records().len() as i32
    }

    /// How many academy trusts there are, closed ones included.
    fn trusts(&self) -> i32 {
        self.0.trusts.records().len() as i32
    }

    /// How many inspections there are, those included that were made at schools which the register lacks.
    fn inspections(&self) -> i32 {
        self.0.inspections.records().len() as i32
    }

    /// Where the national tenths of shares of free school meals begin, for each group of schools and each census of which
    /// at least ten of them have a share; by group, then by census.
    fn fsm_deciles(&self) -> &[FsmDeciles] {
        &self.0.fsm_deciles
    }

    /// The publications that it is made from, as `dataSources` gives them.
    fn sources(&self) -> &[SourceStatus] {
        self.0.sources.statuses()
    }
}

/// A list of codes: a published one as the newest files use it, or one of this service.
#[derive(SimpleObject)]
pub struct CodeList {
    /// What the list is called here.
    name: String,
    /// The day of the newest file that the list was read from; `unknown` where its name has no date. Of a list that this
    /// service makes, `subjects`, a number.
    version: String,
    /// The codes with their names, by code.
    values: Vec<Arc<CodedValue>>,
}

/// The root fields about the register as a whole.
#[derive(Default)]
pub struct RegisterQuery;

#[Object]
impl RegisterQuery {
    /// The state of the register.
    #[graphql(cache_control(max_age = 60))]
    fn register(&self, ctx: &Context<'_>) -> RegisterInfo {
        RegisterInfo(ctx.register())
    }

    /// The publications that the register is made from, and which file of each is loaded.
    #[graphql(cache_control(max_age = 60))]
    fn data_sources(&self, ctx: &Context<'_>) -> Vec<SourceStatus> {
        ctx.register().sources.statuses().to_vec()
    }

    /// The code lists of the register and of this service, to fill menus and to explain codes.
    #[graphql(cache_control(max_age = 60))]
    fn code_lists(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Only the lists of these names, unknown ones left out. Null for all but the lists of places, \
                          which have thousands of values each: `district`, `ward`, `constituency`, `msoa`, `lsoa`."
        )]
        names: Option<Vec<String>>,
    ) -> Vec<CodeList> {
        let register = ctx.register();
        let wanted = |name: &str| match &names {
            Some(names) => names.iter().any(|wanted| wanted == name),
            None => !lists::PLACES.contains(&name),
        };
        let published =
            register.codes.names().filter(|name| wanted(name)).filter_map(|name| code_list(&register, name));
        let mut lists: Vec<CodeList> = published.chain(wanted(SUBJECTS_LIST).then(subjects)).collect();
        lists.sort_by(|left, right| left.name.cmp(&right.name));
        lists
    }
}

/// The subjects that practices and people teach.
fn subjects() -> CodeList {
    let value = |(code, name): &(&str, &str)| Arc::new(CodedValue { code: (*code).into(), name: (*name).into() });
    CodeList { name: SUBJECTS_LIST.to_owned(), version: "1".to_owned(), values: SUBJECTS.iter().map(value).collect() }
}

fn code_list(register: &Register, name: &str) -> Option<CodeList> {
    let kind = super::SourceKind::of_list(name);
    let version = register.sources.as_of(kind).map_or_else(|| "unknown".into(), |day| day.to_string());
    Some(CodeList { name: name.to_owned(), version, values: register.codes.values(name)? })
}
