//! What one school answers.

use std::sync::Arc;

use async_graphql::{ID, Object};
use entity::adoption;
use sea_orm::ColumnTrait as _;

use super::{
    code_lists::{FsmCriteria, Phase, Region, SchoolSector, SchoolStatus, SettingKind},
    fact::{Context, DecimalFact, IntFact, MissingReason},
    location,
    parts::ResourcedProvision,
    similar::{self, SimilarSchool},
};
use crate::{
    adoption::{Adoption, code_lists::AdoptionState},
    context::RequestContext as _,
    graphql::{
        error::Error,
        keyset::Forwards,
        node_id::NodeId,
        row_connection::RowConnection,
        scalars::{Date, DateTime, LaestabScalar, UkprnScalar, Url, UrnScalar},
    },
    host_need::{HostNeedConnection, code_lists::HostNeedState},
    inspection::{
        SchoolInspection, change::SchoolInspectionChange, code_lists::InspectionRegime,
        connection::SchoolInspectionConnection,
    },
    lineage::Lineage,
    local_authority::LocalAuthority,
    membership::TrustMembership,
    place::GeoInput,
    practice::PracticeConnection,
    register::{
        CodedValue, InspectionRecord, Link, Register, SchoolRecord, SourceKind,
        counts::{Count, SchoolCounts},
        deciles::Decile,
        place::{Address, Geo},
        sources::Provenance,
    },
    secondment::{SecondmentConnection, SecondmentFilter},
    trust::{Trust, figure::percent},
};

/// A school: a place in a register.
#[derive(Clone)]
pub struct School {
    register: Arc<Register>,
    position: u32,
}

impl School {
    /// The school at a position.
    pub fn new(register: Arc<Register>, position: u32) -> Self {
        Self { register, position }
    }

    fn record(&self) -> &SchoolRecord {
        self.register.schools.at(self.position)
    }

    fn source(&self) -> &Arc<Provenance> {
        let sources = &self.register.sources;
        match self.record().vanished_on {
            None => sources.provenance(SourceKind::Establishments),
            Some(day) => sources.provenance_before(SourceKind::Establishments, day),
        }
    }

    fn trust_at(&self, position: u32) -> Trust {
        Trust::new(self.register.clone(), position)
    }

    fn lineages<'a>(&self, links: impl Iterator<Item = &'a Link>) -> Vec<Lineage> {
        links.map(|link| Lineage::new(self.register.clone(), link)).collect()
    }

    /// The register leaves a count blank where there was nobody to count: at closed schools.
    fn fact(&self, as_of: Option<chrono::NaiveDate>) -> Context {
        let closed = self.record().status == SchoolStatus::Closed;
        let missing = if closed { MissingReason::NotApplicable } else { MissingReason::NotCollected };
        Context { missing, as_of, provenance: self.source().clone() }
    }

    /// A number in the context of its own source.
    fn counted(&self, count: Count) -> Context {
        let provenance = match (count.source, count.on) {
            (SourceKind::Census, Some(day)) => self.register.sources.provenance_on(SourceKind::Census, day),
            _ => self.source(),
        };
        let context = self.fact(count.on);
        Context { missing: count.missing.unwrap_or(context.missing), provenance: provenance.clone(), ..context }
    }

    fn int(&self, of: fn(&SchoolCounts) -> Count) -> IntFact {
        let count = of(&self.record().counts);
        self.counted(count).int(count.value)
    }

    fn share(&self, of: fn(&SchoolCounts) -> Count) -> DecimalFact {
        let count = of(&self.record().counts);
        self.counted(count).decimal(count.value.map(|tenths| rust_decimal::Decimal::new(tenths.into(), 1)))
    }

    fn file_fact(&self) -> Context {
        self.fact(self.source().day())
    }
}

/// A school, or another establishment of the register, open or not. Source: Get Information about Schools.
#[Object]
impl School {
    /// Opaque id, the same in every installation of this service.
    pub async fn id(&self) -> ID {
        ID::from(&NodeId::School(self.record().urn))
    }

    /// Unique reference number. A school that becomes an academy is registered anew and gets another one.
    fn urn(&self) -> UrnScalar {
        UrnScalar(self.record().urn)
    }

    /// UK provider reference number; null where the register has none. A successor may share it.
    fn ukprn(&self) -> Option<UkprnScalar> {
        self.record().ukprn.map(UkprnScalar)
    }

    /// Local authority code and number there; null where the school has no number. A successor may share it.
    fn laestab(&self) -> Option<LaestabScalar> {
        self.record().laestab.clone().map(LaestabScalar)
    }

    /// The name, spelled as in the register.
    fn name(&self) -> &str {
        &self.record().name
    }

    /// What it was called before under this URN, as far as the files that were loaded show; oldest name first.
    fn former_names(&self) -> Vec<&str> {
        self.record().former_names.iter().map(|name| &**name).collect()
    }

    /// Town, authority and postcode in a line, to tell schools of one name apart; null where none is known.
    fn location_line(&self) -> Option<String> {
        location::line(&self.register, self.record())
    }

    /// Whether the school is open. UNKNOWN for a school that the register no longer lists (see `vanishedOn`), whatever
    /// it said last.
    fn status(&self) -> SchoolStatus {
        self.record().status
    }

    /// The status as the register codes it, or coded it last where it no longer lists the school. Code list
    /// `establishment-status`.
    fn status_code(&self) -> &str {
        &self.record().status_code.code
    }

    /// Whether the status is OPEN or OPEN_PROPOSED_TO_CLOSE.
    fn is_open(&self) -> bool {
        self.record().status.is_open()
    }

    /// What the establishment is in law. Code list `establishment-type`.
    #[graphql(name = "type")]
    fn establishment_type(&self) -> &CodedValue {
        &self.record().establishment_type
    }

    /// The family of its type. Code list `establishment-type-group`.
    fn type_group(&self) -> &CodedValue {
        &self.record().type_group
    }

    /// Its phase of education.
    fn phase(&self) -> Phase {
        self.record().phase
    }

    /// The phase as the register codes it. Code list `phase`.
    fn phase_code(&self) -> &str {
        &self.record().phase_code.code
    }

    /// Its kind of setting, told from its type.
    fn setting_kind(&self) -> SettingKind {
        self.record().setting
    }

    /// Who pays for it and where, told from its type.
    fn sector(&self) -> SchoolSector {
        self.record().sector
    }

    /// Whether it is an academy or a free school of any kind, told from its type.
    fn is_academy(&self) -> bool {
        self.record().is_academy
    }

    /// Youngest age that it may admit, in years; null where the register has none.
    fn statutory_low_age(&self) -> Option<i32> {
        self.record().ages.0
    }

    /// Oldest age that it may teach, in years; null where the register has none.
    fn statutory_high_age(&self) -> Option<i32> {
        self.record().ages.1
    }

    /// Both ages, such as `4-11`; null where either is unknown.
    fn age_range(&self) -> Option<String> {
        let (low, high) = self.record().ages;
        Some(format!("{}-{}", low?, high?))
    }

    /// Whom it admits. Code list `gender`; null where not recorded.
    fn gender(&self) -> Option<&CodedValue> {
        self.record().traits.gender.as_deref()
    }

    /// The faith that it is designated with. Code list `religious-character`; null where not recorded.
    fn religious_character(&self) -> Option<&CodedValue> {
        self.record().traits.religious_character.as_deref()
    }

    /// The faith that it lives by without being designated. Code list `religious-ethos`; null where not recorded.
    fn religious_ethos(&self) -> Option<&CodedValue> {
        self.record().traits.religious_ethos.as_deref()
    }

    /// The diocese that it belongs to. Code list `diocese`; null where not recorded.
    fn diocese(&self) -> Option<&CodedValue> {
        self.record().traits.diocese.as_deref()
    }

    /// Whether it selects by ability. Code list `admissions-policy`; null where not recorded.
    fn admissions_policy(&self) -> Option<&CodedValue> {
        self.record().traits.admissions_policy.as_deref()
    }

    /// Whether pupils board. Code list `boarders`; null where not recorded.
    fn boarders(&self) -> Option<&CodedValue> {
        self.record().traits.boarders.as_deref()
    }

    /// Whether it has nursery classes. Code list `nursery-provision`; null where not recorded.
    fn nursery_provision(&self) -> Option<&CodedValue> {
        self.record().traits.nursery_provision.as_deref()
    }

    /// Whether it has a sixth form. Code list `sixth-form`; null where not recorded.
    fn sixth_form(&self) -> Option<&CodedValue> {
        self.record().traits.sixth_form.as_deref()
    }

    /// Whether it has special classes. Code list `special-classes`; null where not recorded.
    fn special_classes(&self) -> Option<&CodedValue> {
        self.record().traits.special_classes.as_deref()
    }

    /// The day it opened; null where the register has none, as for thousands of older schools.
    fn opened_on(&self) -> Option<Date> {
        self.record().opened_on.map(Date)
    }

    /// Why it opened. Code list `reason-opened`; null where not recorded.
    fn open_reason(&self) -> Option<&CodedValue> {
        self.record().traits.open_reason.as_deref()
    }

    /// The day it closed, or is to close where that day is to come; null where none is recorded.
    fn closed_on(&self) -> Option<Date> {
        self.record().closed_on.map(Date)
    }

    /// Why it closed. Code list `reason-closed`; null where not recorded.
    fn close_reason(&self) -> Option<&CodedValue> {
        self.record().traits.close_reason.as_deref()
    }

    /// The local authority in whose area it lies; never null in a whole register.
    fn local_authority(&self) -> Option<LocalAuthority> {
        Some(LocalAuthority::new(self.register.clone(), self.record().authority))
    }

    /// The region in which it lies.
    fn region(&self) -> Region {
        self.record().region
    }

    /// Its postal address; null where the register has none.
    fn address(&self) -> Option<&Address> {
        Some(&self.record().address).filter(|address| **address != Address::default())
    }

    /// Its place on the map and the areas that it lies in; null where the register has neither.
    fn geo(&self) -> Option<&Geo> {
        Some(&self.record().geo).filter(|geo| geo.easting.is_some() || geo.district.is_some() || geo.lsoa.is_some())
    }

    /// Kilometres from a place in a straight line, to the metre; on the ground within a thousandth of what is said. Null
    /// where the register has no point of the school, and where the place is not known.
    fn distance_km(&self, #[graphql(desc = "The place.")] from: GeoInput) -> Option<Result<f64, Error>> {
        let map = &self.register.schools.map;
        let away = from.locate(&self.register).map(|place| map.metres(place?.point, self.position)).transpose();
        away.map(|metres| Ok(f64::from(metres?) / 1_000.0))
    }

    /// Its telephone number, as the register has it; null where it has none.
    fn telephone(&self) -> Option<&str> {
        self.record().telephone.as_deref()
    }

    /// Its website; null where the register has none. `http://` is put before addresses that lack a scheme.
    fn website(&self) -> Option<Url> {
        let address = self.record().website.as_deref()?;
        let begins = |scheme: &str| address.get(..scheme.len()).is_some_and(|it| it.eq_ignore_ascii_case(scheme));
        let has_scheme = begins("http://") || begins("https://");
        Some(Url(if has_scheme { address.to_owned() } else { format!("http://{address}") }))
    }

    /// The sponsors behind it, by the UID of each; a sponsor that the groups file does not list has its name for a
    /// code. Where two sponsors bear the name, the one that the file of group links gives the school, else the open one.
    /// Empty where it has none.
    fn sponsors(&self) -> Vec<&CodedValue> {
        self.record().traits.sponsors.iter().map(|sponsor| &**sponsor).collect()
    }

    /// The federation that it belongs to, by its group UID; null where it belongs to none.
    fn federation(&self) -> Option<&CodedValue> {
        self.record().traits.federation.as_deref()
    }

    /// Pupils on roll at the census: by the establishments file or the file of a census, whichever counted later.
    fn pupils(&self) -> IntFact {
        self.int(|counts| counts.pupils)
    }

    /// Places for pupils, as of the establishments file.
    fn capacity(&self) -> IntFact {
        self.file_fact().int(self.record().counts.capacity)
    }

    /// Pupils per hundred places, to one decimal. NOT_APPLICABLE where there are no places.
    fn percent_full(&self) -> DecimalFact {
        let counts = &self.record().counts;
        let parts = counts.pupils.value.zip(counts.capacity);
        let share = parts.and_then(|(pupils, places)| percent(pupils.into(), places.into()));
        let mut context = self.counted(counts.pupils);
        if counts.capacity == Some(0) {
            context.missing = MissingReason::NotApplicable;
        }
        context.decimal(share)
    }

    /// Share of pupils eligible for free school meals, in per cent to one decimal. The later census counts: as the
    /// establishments file publishes the share, or from the file of a census, which has its two parts. In both its
    /// denominator leaves out nursery and sixth-form pupils, so it is not `fsmEligiblePupils` over `pupils`.
    fn fsm_percent(&self) -> DecimalFact {
        self.share(|counts| counts.fsm_share)
    }

    /// Pupils eligible for free school meals, by the later census.
    fn fsm_eligible_pupils(&self) -> IntFact {
        self.int(|counts| counts.fsm_pupils)
    }

    /// Which rule decided who is eligible for free meals; null where no share is known.
    fn fsm_criteria(&self) -> Option<FsmCriteria> {
        let share = self.record().counts.fsm_share;
        share.value.and(share.on).map(FsmCriteria::on)
    }

    /// Share of pupils who were eligible for free school meals at any time in six years, in per cent to one decimal. It is
    /// another measure than `fsmPercent`, and only the file of a census has it.
    fn fsm_ever_six_percent(&self) -> DecimalFact {
        self.share(|counts| counts.fsm_ever_six)
    }

    /// Share of pupils with support for special educational needs and without a plan, in per cent to one decimal.
    fn sen_support_percent(&self) -> DecimalFact {
        self.share(|counts| counts.sen_support)
    }

    /// Share of pupils with an education, health and care plan, in per cent to one decimal.
    fn ehcp_percent(&self) -> DecimalFact {
        self.share(|counts| counts.ehcp)
    }

    /// Share of pupils whose first language is known or believed not to be English, in per cent to one decimal.
    fn eal_percent(&self) -> DecimalFact {
        self.share(|counts| counts.eal)
    }

    /// The national tenth in which its `fsmPercent` lies: 10 for the highest shares, 1 for the lowest. Ranked among open
    /// state-funded schools of its group at the same census: primary, secondary with all-through, special, alternative
    /// provision; `register.fsmDeciles` has the cut-points. NOT_APPLICABLE outside these groups, SOURCE_DATES_DIFFER where
    /// its share is of a census that hardly any other school's is of.
    fn fsm_decile(&self) -> IntFact {
        let counts = &self.record().counts;
        let mut context = self.counted(counts.fsm_share);
        if let Decile(Err(why)) = counts.fsm_decile {
            context.missing = why;
        }
        context.int(counts.fsm_decile.0.ok().map(i32::from))
    }

    /// The special educational needs that it is organised for. Code list `sen-provision`; empty where none.
    fn sen_provision(&self) -> Vec<&CodedValue> {
        self.record().traits.sen_provision.iter().map(|kind| &**kind).collect()
    }

    /// Pupils and places in special provision within the school; null where the register says nothing of any.
    fn resourced_provision(&self) -> Option<ResourcedProvision> {
        self.record().resourced
    }

    /// The academy trust that it is in, as of the establishments file; null where it is in none, and for a school that
    /// the file no longer lists. `trustMemberships` also weighs what other files say: where a newer groups file shows
    /// that the trust has closed, the membership has ended and this field still names the trust.
    fn current_trust(&self) -> Option<Trust> {
        self.record().trust.map(|position| self.trust_at(position))
    }

    /// The trust that it was in on a day. Null where it was in none, where no file names the trust, and where the day
    /// lies between the bounds of an uncertain joining or leaving, so that nobody can tell. A day after the newest files
    /// is answered as these last saw the school. On the day of a move the new trust has it.
    fn trust_on(&self, #[graphql(desc = "The day.")] date: Date) -> Option<Trust> {
        self.register.memberships.trust_on(self.position, date.0).map(|position| self.trust_at(position))
    }

    /// The periods in which it was in trusts, oldest first. Empty where it never was, as far as the files tell.
    fn trust_memberships(&self) -> Vec<TrustMembership> {
        let theirs = self.register.memberships.of_school(self.position);
        theirs.map(|position| TrustMembership::new(self.register.clone(), position)).collect()
    }

    /// The schools that came before it, by the day of the event, those without a day last. Empty where it has none.
    fn predecessors(&self) -> Vec<Lineage> {
        self.lineages(self.register.lineages.predecessors(self.position))
    }

    /// The schools that came after it, by the day of the event, those without a day last. Empty where it has none.
    fn successors(&self) -> Vec<Lineage> {
        self.lineages(self.register.lineages.successors(self.position))
    }

    /// The open schools most alike to it, of its own setting and phase, middle schools among those that they count as:
    /// the most alike first, equally alike ones by URN. Eight numbers are compared, each in the spread that it has over
    /// such schools: shares of pupils eligible for free school meals (weight 0.30), whose first language is not English
    /// (0.15), with support for special needs (0.05) and with an education, health and care plan (0.05); pupils (0.20,
    /// by doublings); surroundings urban or rural (0.10); youngest and oldest age (0.075 each). Empty for a school of
    /// which the number of pupils or the share of free meals is not known, and such a school is alike to none.
    fn similar(
        &self,
        #[graphql(desc = "At most this many: 0 to 50.", default_with = "Some(similar::DEFAULT)")] first: Option<i32>,
    ) -> Result<Vec<SimilarSchool>, Error> {
        SimilarSchool::to(&self.register, self.position, first.unwrap_or(similar::DEFAULT))
    }

    /// The published practices of the school itself, of those that the viewer may see, the newest first. Null with an error where they
    /// could not be read.
    #[graphql(cache_control(no_cache))]
    async fn practices(
        &self,
        ctx: &async_graphql::Context<'_>,
        #[graphql(desc = "At most this many: 0 to 100, 20 where nothing is said.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
    ) -> Option<Result<PracticeConnection, Error>> {
        Some(PracticeConnection::of_school(ctx, self.record().urn, &Forwards { first, after }).await)
    }

    /// Which practices the school uses, used or thinks of, of those that the viewer may see. Null with an error where they could
    /// not be read.
    #[graphql(cache_control(no_cache))]
    async fn adoptions(
        &self,
        ctx: &async_graphql::Context<'_>,
        #[graphql(desc = "Only those in one of these states; null for all.")] states: Option<Vec<AdoptionState>>,
        #[graphql(desc = "At most this many: 0 to 100, 20 where nothing is said.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
    ) -> Option<Result<RowConnection<adoption::Entity>, Error>> {
        let at_it = adoption::Column::SchoolUrn.eq(self.record().urn);
        let theirs = Adoption::of(&ctx.viewer(), at_it, states.as_deref());
        Some(RowConnection::new(ctx, theirs, &Forwards { first, after }).await)
    }

    /// What help the school looks for, of what the viewer may see, the first to begin first. Null with an error where it could
    /// not be read.
    #[graphql(cache_control(no_cache))]
    async fn host_needs(
        &self,
        ctx: &async_graphql::Context<'_>,
        #[graphql(desc = "In any of these states; null for OPEN alone.")] states: Option<Vec<HostNeedState>>,
        #[graphql(desc = "At most this many: 0 to 100, 20 where nothing is said.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
    ) -> Option<Result<HostNeedConnection, Error>> {
        Some(HostNeedConnection::of_school(ctx, self.record().urn, states, &Forwards { first, after }).await)
    }

    /// Secondments from the school and to it, of those that the viewer is a party to, the latest to begin first. Null with an
    /// error where they could not be read.
    #[graphql(cache_control(no_cache))]
    async fn secondments(
        &self,
        ctx: &async_graphql::Context<'_>,
        #[graphql(desc = "Which secondments; null for all.")] filter: Option<SecondmentFilter>,
        #[graphql(desc = "At most this many: 0 to 100, 20 where nothing is said.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
    ) -> Option<Result<SecondmentConnection, Error>> {
        Some(SecondmentConnection::of_school(ctx, self.record().urn, filter, &Forwards { first, after }).await)
    }

    /// Its latest inspection, of a school that it continues included; null where none is known.
    fn latest_inspection(
        &self,
        #[graphql(desc = "True for the latest that gave grades, false for the latest that did not; null for either.")]
        graded: Option<bool>,
    ) -> Option<SchoolInspection> {
        let fits = |inspection: &InspectionRecord| graded.is_none_or(|graded| graded == inspection.is_graded());
        let latest = self.register.inspections.latest(self.position, fits)?;
        Some(SchoolInspection::new(&self.register, self.position, latest))
    }

    /// Its inspections, latest first, as far as the files that were loaded list them.
    fn inspections(
        &self,
        #[graphql(
            desc = "With those of the schools before it, by links of any kind but OTHER. Without them its own alone.",
            default = true
        )]
        include_predecessors: bool,
        #[graphql(desc = "True for those that gave grades, false for those that did not; null for both.")]
        graded: Option<bool>,
        #[graphql(desc = "Only those of these ways of judging; null for all, and for those that gave no grades.")]
        regimes: Option<Vec<InspectionRegime>>,
        #[graphql(desc = "At most this many: 0 to 100.", default_with = "Some(SchoolInspectionConnection::DEFAULT)")]
        first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
    ) -> Result<SchoolInspectionConnection, Error> {
        let inspections = &self.register.inspections;
        let mut entries = inspections.of_all_before(self.position, &self.register.lineages);
        entries.retain(|entry| {
            let inspection = inspections.at(entry.inspection);
            (include_predecessors || inspection.school == Some(self.position))
                && graded.is_none_or(|graded| graded == inspection.is_graded())
                && regimes.as_ref().is_none_or(|regimes| inspection.regime.is_some_and(|it| regimes.contains(&it)))
        });
        let first = first.unwrap_or(SchoolInspectionConnection::DEFAULT);
        SchoolInspectionConnection::new(self.register.clone(), self.position, entries, first, after)
    }

    /// What inspections say of it before and after it joined the trust that it is in.
    fn inspection_change(&self) -> SchoolInspectionChange {
        SchoolInspectionChange::of(&self.register, self.position)
    }

    /// The day of the first file that no longer lists it; null while the register lists it. Such a school is kept as
    /// it was, and is not open.
    fn vanished_on(&self) -> Option<Date> {
        self.record().vanished_on.map(Date)
    }

    /// Where this record comes from. Of a school that the register no longer lists: the last file that did, which is
    /// stale.
    fn provenance(&self) -> &Provenance {
        self.source()
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
