//! What one trust answers.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};

use super::{
    code_lists::{CharityStatus, GroupStatus, TrustType},
    figure::TrustFigure,
    parts::{PhaseCount, RegionCount},
};
use crate::{
    graphql::{
        connection::Connection,
        error::Error,
        flag::OpenOnly,
        keyset::Forwards,
        node_id::NodeId,
        paging::Window,
        scalars::{CompaniesHouseNumberScalar, Date, DateTime, TrustReferenceScalar, UkprnScalar},
    },
    host_need::{HostNeedConnection, code_lists::HostNeedState},
    membership::{TrustMembership, filter::MembershipFilter, order::OLDEST_FIRST},
    practice::PracticeConnection,
    register::{Memberships, Register, SourceKind, TrustRecord, place::Address, sources::Provenance},
    school::{SchoolConnection, Whose, fact::MissingReason, filter::SchoolFilter, order::SchoolOrder},
    secondment::{SecondmentConnection, SecondmentFilter},
};

/// A trust: a place in a register.
#[derive(Clone)]
pub struct Trust {
    register: Arc<Register>,
    position: u32,
}

impl Trust {
    /// The trust at a position.
    pub fn new(register: Arc<Register>, position: u32) -> Self {
        Self { register, position }
    }

    fn record(&self) -> &TrustRecord {
        self.register.trusts.at(self.position)
    }
}

/// A School Trust: a charity that runs one school or a group of schools. The law calls it an academy trust.
/// Source: Get Information about Schools.
#[Object]
impl Trust {
    /// Opaque id, the same in every installation of this service.
    pub async fn id(&self) -> ID {
        ID::from(&NodeId::Trust(self.record().uid))
    }

    /// The register's group UID, which is the trust's key.
    fn uid(&self) -> String {
        self.record().uid.to_string()
    }

    /// The name, spelled as in the register.
    fn name(&self) -> &str {
        &self.record().name
    }

    /// What it was called before under this UID, as far as the files that were loaded show; oldest name first.
    fn former_names(&self) -> Vec<&str> {
        self.record().former_names.iter().map(|name| &**name).collect()
    }

    /// What kind of trust it is.
    fn trust_type(&self) -> TrustType {
        self.record().trust_type
    }

    /// Whether the trust is open. UNKNOWN for a trust that the groups file no longer lists, whatever it said last.
    fn group_status(&self) -> GroupStatus {
        self.record().status
    }

    /// The status as the register codes it, code list `group-status`; empty where only a school's row speaks of the trust.
    fn group_status_code(&self) -> &str {
        &self.record().status_code
    }

    /// The reference under which the Department writes to it; null where the register has none. A trust that changes
    /// its form keeps it.
    fn trust_reference(&self) -> Option<TrustReferenceScalar> {
        self.record().reference.clone().map(TrustReferenceScalar)
    }

    /// The trusts that bore its reference or the number of its company before it, oldest first, as when a
    /// single-academy trust became a multi-academy one.
    fn previous_forms(&self) -> Vec<Self> {
        let earlier = self.record().previous_forms.iter();
        earlier.map(|&position| Self::new(self.register.clone(), position)).collect()
    }

    /// UK provider reference number; null where the register has none.
    fn ukprn(&self) -> Option<UkprnScalar> {
        self.record().ukprn.map(UkprnScalar)
    }

    /// The number of its company; null where the register has none.
    fn companies_house_number(&self) -> Option<CompaniesHouseNumberScalar> {
        self.record().companies_house_number.clone().map(CompaniesHouseNumberScalar)
    }

    /// Its standing as a charity: exempt, for every academy trust, so that there is no charity number to ask for.
    fn charity_status(&self) -> CharityStatus {
        CharityStatus::Exempt
    }

    /// Its org-ids, made from its UKPRN and its company's number. Empty where it has neither.
    fn org_ids(&self) -> Vec<String> {
        let record = self.record();
        let ukprn = record.ukprn.map(|ukprn| format!("GB-UKPRN-{ukprn}"));
        let company = record.companies_house_number.as_ref().map(|number| format!("GB-COH-{number}"));
        ukprn.into_iter().chain(company).collect()
    }

    /// The day its company was incorporated; null where the register has none.
    fn incorporated_on(&self) -> Option<Date> {
        self.record().incorporated_on.map(Date)
    }

    /// The day it opened, where the register has one beside the incorporation; null for nearly all trusts.
    fn opened_on(&self) -> Option<Date> {
        self.record().opened_on.map(Date)
    }

    /// The day it closed; null where it has not.
    fn closed_on(&self) -> Option<Date> {
        self.record().closed_on.map(Date)
    }

    /// The address of its office; null where the register has none.
    fn address(&self) -> Option<&Address> {
        Some(&self.record().address).filter(|address| **address != Address::default())
    }

    /// Its open schools counted by region.
    fn regions(&self) -> &[RegionCount] {
        &self.record().summary.regions
    }

    /// Its open schools counted by phase.
    fn phases(&self) -> &[PhaseCount] {
        &self.record().summary.phases
    }

    /// How many open schools it has; null where that cannot be told, and `schoolCountMissing` says why.
    fn school_count(&self) -> Option<i32> {
        self.record().summary.school_count.ok()
    }

    /// Why `schoolCount` is null: SOURCE_DATES_DIFFER where the trust is open by the groups file while an
    /// establishments file of another day shows no open school. Null where there is a count.
    fn school_count_missing(&self) -> Option<MissingReason> {
        self.record().summary.school_count.err()
    }

    /// Pupils on roll in its open schools.
    fn total_pupils(&self) -> TrustFigure {
        self.record().summary.pupils
    }

    /// Places in its open schools.
    fn total_capacity(&self) -> TrustFigure {
        self.record().summary.capacity
    }

    /// Pupils per hundred places, to one decimal, over its open schools that have both.
    fn percent_full(&self) -> TrustFigure {
        self.record().summary.percent_full
    }

    /// Share of pupils eligible for free school meals, in per cent to one decimal: the published shares of its open
    /// schools, weighed by their pupils, since the register publishes shares without denominators.
    fn pupil_fsm_percent(&self) -> TrustFigure {
        self.record().summary.fsm_percent
    }

    /// The schools that the establishments file says are in it, page by page; or, with `memberOn`, those that surely
    /// were in it on a day.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a connection")]
    fn schools(
        &self,
        #[graphql(desc = "Which of its schools; null for all.")] filter: Option<SchoolFilter>,
        #[graphql(
            desc = "Leave out schools that are not open. Ignored where the filter asks for statuses, and with `memberOn`: \
                    a school that was in the trust on a day was open then, and may have closed since.",
            default
        )]
        open_only: OpenOnly,
        #[graphql(desc = "Only schools whose membership surely held on this day, whatever trust they are in now and \
                          whether or not they are still open; `uncertainMemberships` lists those that may have been in \
                          it. Null for the schools that the establishments file says are in it.")]
        member_on: Option<Date>,
        #[graphql(desc = "How the list runs.", default_with = "Some(SchoolOrder::default())")] order_by: Option<
            SchoolOrder,
        >,
        #[graphql(desc = "At most this many from the start: 0 to 100, 20 where neither first nor last is given.")]
        first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many from the end: 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what stands before this cursor.")] before: Option<String>,
    ) -> Result<SchoolConnection, Error> {
        let (whose, open_only) = match member_on {
            Some(day) => (Whose::TrustOn(self.position, day.0), false),
            None => (Whose::Trust(self.position), open_only.0),
        };
        let window = Window { first, after, last, before };
        SchoolConnection::new(self.register.clone(), whose, filter, open_only, order_by, &window)
    }

    /// The memberships of its schools, past and present, page by page: by the day of joining, then by URN. Where only
    /// bounds of the day are known the last day on which it can have been counts. `schools` tells who is in the trust by
    /// the establishments file; this also weighs what the other files say.
    fn school_memberships(
        &self,
        #[graphql(desc = "Which memberships; null for all.")] filter: Option<MembershipFilter>,
        #[graphql(desc = "At most this many from the start: 0 to 100, 20 where neither first nor last is given.")]
        first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many from the end: 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what stands before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Memberships>, Error> {
        let memberships = &self.register.memberships;
        let theirs = MembershipFilter::choose(filter.as_ref(), memberships, &memberships.of_trust(self.position));
        let window = Window { first, after, last, before };
        Connection::new(self.register.clone(), theirs, OLDEST_FIRST, &window)
    }

    /// The memberships that may or may not hold on a day, because the day lies between the bounds of a joining or
    /// leaving; by the day of joining. With `schools(memberOn:)` they are all that can have been in the trust then.
    fn uncertain_memberships(&self, #[graphql(desc = "The day.")] on: Date) -> Vec<TrustMembership> {
        let theirs = self.register.memberships.uncertain_on(self.position, on.0);
        theirs.into_iter().map(|position| TrustMembership::new(self.register.clone(), position)).collect()
    }

    /// The published practices of the trust and of its schools, of those that the viewer may see, the newest first. Null with an error where they
    /// could not be read.
    #[graphql(cache_control(no_cache))]
    async fn practices(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "At most this many: 0 to 100, 20 where nothing is said.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
    ) -> Option<Result<PracticeConnection, Error>> {
        Some(PracticeConnection::of_trust(ctx, self.record().uid, &Forwards { first, after }).await)
    }

    /// What help schools looked for while they were in the trust, of what the viewer may see, the first to begin first. Null with an error where it could
    /// not be read.
    #[graphql(cache_control(no_cache))]
    async fn host_needs(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "In any of these states; null for OPEN alone.")] states: Option<Vec<HostNeedState>>,
        #[graphql(desc = "At most this many: 0 to 100, 20 where nothing is said.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
    ) -> Option<Result<HostNeedConnection, Error>> {
        Some(HostNeedConnection::of_trust(ctx, self.record().uid, states, &Forwards { first, after }).await)
    }

    /// Secondments from the trust and to it, as its schools were in it then, of those that the viewer is a party to, the latest to begin first. Null with an
    /// error where they could not be read.
    #[graphql(cache_control(no_cache))]
    async fn secondments(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which secondments; null for all.")] filter: Option<SecondmentFilter>,
        #[graphql(desc = "At most this many: 0 to 100, 20 where nothing is said.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
    ) -> Option<Result<SecondmentConnection, Error>> {
        Some(SecondmentConnection::of_trust(ctx, self.record().uid, filter, &Forwards { first, after }).await)
    }

    /// Where this record comes from: the groups file, or the establishments file where only that speaks of the trust.
    /// Of a trust that the groups file no longer lists: the last file that did, which is stale.
    fn provenance(&self) -> &Provenance {
        let sources = &self.register.sources;
        match self.record().vanished_on {
            _ if self.record().placeholder => sources.provenance(SourceKind::Establishments),
            None => sources.provenance(SourceKind::Groups),
            Some(day) => sources.provenance_before(SourceKind::Groups, day),
        }
    }

    /// When this record last changed here.
    fn updated_at(&self) -> DateTime {
        DateTime(self.record().updated_at)
    }

    /// Counts the changes of this record, from 1.
    fn version(&self) -> i32 {
        self.record().version
    }
}
