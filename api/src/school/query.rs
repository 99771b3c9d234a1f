//! How schools are asked for.

use async_graphql::{Context, ID, Object, OneofObject};
use entity::{Ukprn, Urn};

use super::{School, SchoolConnection, Whose, filter::SchoolFilter, order::SchoolOrder};
use crate::{
    context::RequestContext as _,
    graphql::{
        batch,
        error::Error,
        flag::{FollowSuccessor, OpenOnly},
        lenient::Lenient,
        node_id::NodeId,
        paging::Window,
        scalars::{LaestabScalar, UkprnScalar, UrnScalar},
    },
    register::{Register, Schools},
};

/// A key that names a school. Exactly one field is set.
#[derive(OneofObject, Clone, Debug)]
pub enum SchoolKey {
    /// Our own id.
    Id(ID),
    /// Unique reference number.
    Urn(Lenient<UrnScalar>),
    /// UK provider reference number. Of several holders the open one is meant, else the one that opened last.
    Ukprn(Lenient<UkprnScalar>),
    /// Local authority code and number there. Of several holders the open one is meant, else the one that opened last.
    Laestab(Lenient<LaestabScalar>),
    /// An org-id: `GB-EDU-` and a URN, or `GB-UKPRN-` and a UKPRN.
    OrgId(String),
}

impl SchoolKey {
    /// The position of the school that the key names; none where there is no such school.
    pub fn find(&self, register: &Register) -> Result<Option<u32>, Error> {
        let schools = &register.schools;
        Ok(match self {
            Self::Id(id) => match NodeId::parse(id)? {
                NodeId::School(urn) => schools.by_urn(urn),
                other => return Err(other.wrong_type("School")),
            },
            Self::Urn(urn) => schools.by_urn(urn.get()?.0),
            Self::Ukprn(ukprn) => schools.by_ukprn(ukprn.get()?.0),
            Self::Laestab(laestab) => schools.by_laestab(&laestab.get()?.0),
            Self::OrgId(text) => by_org_id(text, schools)?,
        })
    }
}

fn by_org_id(text: &str, schools: &Schools) -> Result<Option<u32>, Error> {
    let trimmed = text.trim();
    if let Some(urn) = trimmed.strip_prefix("GB-EDU-") {
        let urn: Urn = urn.parse()?;
        return Ok(schools.by_urn(urn));
    }
    if let Some(ukprn) = trimmed.strip_prefix("GB-UKPRN-") {
        let ukprn: Ukprn = ukprn.parse()?;
        return Ok(schools.by_ukprn(ukprn));
    }
    let shown: String = trimmed.chars().take(40).collect();
    Err(Error::bad_input(format!("\"{shown}\" is not a school's org-id: GB-EDU- and a URN, or GB-UKPRN- and a UKPRN.")))
}

/// The root fields about schools.
#[derive(Default)]
pub struct SchoolQuery;

#[Object]
impl SchoolQuery {
    /// The school that a key names, open or not; null where there is none. With `followSuccessor` the key of a school
    /// that is not open leads to the open school that it goes on as, link by link. Links of the kinds CONTINUES, MERGED
    /// and AMALGAMATED are followed. Of several successors the one that CONTINUES the school is taken, else an open
    /// one, else the one with the latest day, else the one with the lowest URN. Where no open school is reached, the
    /// last one that is reached is the answer. An open school is its own.
    #[graphql(cache_control(max_age = 60))]
    fn school(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The key, in any of its spellings.")] by: SchoolKey,
        #[graphql(desc = "Go on to the open successor of a school that is not open.", default)]
        follow_successor: FollowSuccessor,
    ) -> Option<Result<School, Error>> {
        let register = ctx.register();
        let heir = |found| match follow_successor.0 {
            true => register.lineages.heir(found, &register.schools),
            false => found,
        };
        let found = by.find(&register).transpose()?.map(heir);
        Some(found.map(|position| School::new(register, position)))
    }

    /// The schools that keys name, in the order of the keys; null where there is none. A malformed key is null with an
    /// error at its place.
    #[graphql(cache_control(max_age = 60))]
    fn schools_by_keys(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most 300 keys.")] keys: Vec<SchoolKey>,
    ) -> Result<Vec<Option<Result<School, Error>>>, Error> {
        let register = ctx.register();
        batch::check_size(keys.len())?;
        let find = |key: SchoolKey| {
            key.find(&register).transpose().map(|found| found.map(|position| School::new(register.clone(), position)))
        };
        Ok(keys.into_iter().map(find).collect())
    }

    /// Schools of the register, page by page.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a connection")]
    #[graphql(cache_control(max_age = 60))]
    fn schools(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which schools; null for all.")] filter: Option<SchoolFilter>,
        #[graphql(desc = "Leave out schools that are not open. Ignored where the filter asks for statuses.", default)]
        open_only: OpenOnly,
        #[graphql(desc = "How the list runs.", default_with = "Some(SchoolOrder::default())")] order_by: Option<
            SchoolOrder,
        >,
        #[graphql(desc = "At most this many from the start: 0 to 100, 20 where neither first nor last is given.")]
        first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many from the end: 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what stands before this cursor.")] before: Option<String>,
    ) -> Result<SchoolConnection, Error> {
        let window = Window { first, after, last, before };
        SchoolConnection::new(ctx.register(), Whose::Everybodys, filter, open_only.0, order_by, &window)
    }
}
