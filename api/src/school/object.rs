//! What one school answers.

use std::sync::Arc;

use async_graphql::{ID, Object};

use super::{
    code_lists::{FsmCriteria, Phase, Region, SchoolSector, SchoolStatus, SettingKind},
    fact::{Context, DecimalFact, IntFact, MissingReason},
    location,
    parts::ResourcedProvision,
};
use crate::{
    graphql::{
        node_id::NodeId,
        scalars::{Date, DateTime, LaestabScalar, UkprnScalar, Url, UrnScalar},
    },
    lineage::Lineage,
    local_authority::LocalAuthority,
    membership::TrustMembership,
    register::{
        CodedValue, Link, Register, SchoolRecord, SourceKind,
        place::{Address, Geo},
        sources::Provenance,
    },
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

    fn census_fact(&self) -> Context {
        self.fact(self.record().counts.census_on)
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

    /// Pupils on roll at the census.
    fn pupils(&self) -> IntFact {
        self.census_fact().int(self.record().counts.pupils)
    }

    /// Places for pupils, as of the establishments file.
    fn capacity(&self) -> IntFact {
        self.file_fact().int(self.record().counts.capacity)
    }

    /// Pupils per hundred places, to one decimal. NOT_APPLICABLE where there are no places.
    fn percent_full(&self) -> DecimalFact {
        let counts = &self.record().counts;
        let share =
            counts.pupils.zip(counts.capacity).and_then(|(pupils, places)| percent(pupils.into(), places.into()));
        let mut context = self.census_fact();
        if counts.capacity == Some(0) {
            context.missing = MissingReason::NotApplicable;
        }
        context.decimal(share)
    }

    /// Share of pupils eligible for free school meals, in per cent to one decimal, as published: its denominator
    /// leaves out nursery and sixth-form pupils, so it is not `fsmEligiblePupils` over `pupils`.
    fn fsm_percent(&self) -> DecimalFact {
        let tenths = self.record().counts.fsm_permille;
        self.census_fact().decimal(tenths.map(|tenths| rust_decimal::Decimal::new(tenths.into(), 1)))
    }

    /// Pupils eligible for free school meals.
    fn fsm_eligible_pupils(&self) -> IntFact {
        self.census_fact().int(self.record().counts.fsm_pupils)
    }

    /// Which rule decided who is eligible for free meals; null where no share is known.
    fn fsm_criteria(&self) -> Option<FsmCriteria> {
        let counts = &self.record().counts;
        counts.fsm_permille.and(counts.census_on).map(FsmCriteria::on)
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
