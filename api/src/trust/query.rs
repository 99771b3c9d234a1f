//! How trusts are asked for.

use async_graphql::{Context, ID, Object, OneofObject};
use entity::{CompaniesHouseNumber, TrustUid, Ukprn};

use super::{Trust, TrustConnection, filter::TrustFilter, order::TrustOrder};
use crate::{
    context::RequestContext as _,
    graphql::{
        batch,
        error::Error,
        flag::OpenOnly,
        lenient::Lenient,
        node_id::NodeId,
        paging::Window,
        scalars::{CompaniesHouseNumberScalar, TrustReferenceScalar, UkprnScalar},
    },
    register::{Register, Trusts},
};

/// A key that names a trust. Exactly one field is set.
#[derive(OneofObject, Clone, Debug)]
pub enum TrustKey {
    /// Our own id.
    Id(ID),
    /// The register's group UID.
    Uid(String),
    /// The trust reference. Of several bearers the open one is meant, else the one that opened last.
    TrustReference(Lenient<TrustReferenceScalar>),
    /// UK provider reference number. Of several holders the open one is meant, else the one that opened last.
    Ukprn(Lenient<UkprnScalar>),
    /// The number of its company. Of several holders the open one is meant, else the one that opened last.
    CompaniesHouseNumber(Lenient<CompaniesHouseNumberScalar>),
    /// An org-id: `GB-UKPRN-` and a UKPRN, or `GB-COH-` and a Companies House number.
    OrgId(String),
}

impl TrustKey {
    /// The position of the trust that the key names; none where there is no such trust.
    pub fn find(&self, register: &Register) -> Result<Option<u32>, Error> {
        let trusts = &register.trusts;
        Ok(match self {
            Self::Id(id) => match NodeId::parse(id)? {
                NodeId::Trust(uid) => trusts.by_uid(uid),
                other => return Err(other.wrong_type("Trust")),
            },
            Self::Uid(uid) => trusts.by_uid(uid.parse::<TrustUid>()?),
            Self::TrustReference(reference) => trusts.by_reference(&reference.get()?.0),
            Self::Ukprn(ukprn) => trusts.by_ukprn(ukprn.get()?.0),
            Self::CompaniesHouseNumber(number) => trusts.by_company(&number.get()?.0),
            Self::OrgId(text) => by_org_id(text, trusts)?,
        })
    }
}

fn by_org_id(text: &str, trusts: &Trusts) -> Result<Option<u32>, Error> {
    let trimmed = text.trim();
    if let Some(ukprn) = trimmed.strip_prefix("GB-UKPRN-") {
        return Ok(trusts.by_ukprn(ukprn.parse::<Ukprn>()?));
    }
    if let Some(number) = trimmed.strip_prefix("GB-COH-") {
        return Ok(trusts.by_company(&number.parse::<CompaniesHouseNumber>()?));
    }
    let shown: String = trimmed.chars().take(40).collect();
    Err(Error::bad_input(format!(
        "\"{shown}\" is not a trust's org-id: GB-UKPRN- and a UKPRN, or GB-COH- and a Companies House number."
    )))
}

/// The root fields about trusts.
#[derive(Default)]
pub struct TrustQuery;

#[Object]
impl TrustQuery {
    /// The trust that a key names, open or not; null where there is none.
    #[graphql(cache_control(max_age = 60))]
    fn trust(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The key, in any of its spellings.")] by: TrustKey,
    ) -> Option<Result<Trust, Error>> {
        let register = ctx.register();
        by.find(&register).transpose().map(|found| found.map(|position| Trust::new(register, position)))
    }

    /// The trusts that keys name, in the order of the keys; null where there is none. A malformed key is null with an
    /// error at its place.
    #[graphql(cache_control(max_age = 60))]
    fn trusts_by_keys(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most 300 keys.")] keys: Vec<TrustKey>,
    ) -> Result<Vec<Option<Result<Trust, Error>>>, Error> {
        let register = ctx.register();
        batch::check_size(keys.len())?;
        let find = |key: TrustKey| {
            key.find(&register).transpose().map(|found| found.map(|position| Trust::new(register.clone(), position)))
        };
        Ok(keys.into_iter().map(find).collect())
    }

    /// School trusts of the register, page by page.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a connection")]
    #[graphql(cache_control(max_age = 60))]
    fn trusts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which trusts; null for all.")] filter: Option<TrustFilter>,
        #[graphql(desc = "Leave out trusts that are not open. Ignored where the filter asks for statuses.", default)]
        open_only: OpenOnly,
        #[graphql(desc = "How the list runs.", default_with = "Some(TrustOrder::default())")] order_by: Option<
            TrustOrder,
        >,
        #[graphql(desc = "At most this many from the start: 0 to 100, 20 where neither first nor last is given.")]
        first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many from the end: 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what stands before this cursor.")] before: Option<String>,
    ) -> Result<TrustConnection, Error> {
        let window = Window { first, after, last, before };
        TrustConnection::new(ctx.register(), filter, open_only.0, order_by, &window)
    }
}
