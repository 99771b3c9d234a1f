//! From rows to the value: what each record is, and what follows from all of them together.

mod counts;
mod former_names;
mod inspections;
mod memberships;
mod schools;
mod sponsors;
mod trusts;

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    TrustUid, Urn, inspection, inspection_listing, local_authority, school, school_census, school_link, trust,
    trust_membership,
};
use roaring::RoaringBitmap;

use self::{former_names::FormerNames, inspections::Inspector, schools::Maker, sponsors::Sponsors};
use super::{
    AuthorityRecord, CodeLists, InspectionRecord, Inspections, Lineages, LocalAuthorities, Register, SchoolRecord,
    Schools, SearchIndex, Sources, census::Censuses, deciles, middles::Middles, ranked::name_key, roll::Roll,
    rows::Rows,
};
use crate::{
    clock::Clock,
    lineage::union::{Life, unite},
    school::code_lists::{Region, SchoolStatus},
};

/// A register in the making: everything but what there is much of, which is handed over one by one: what the census
/// counted, then establishments, then inspections.
pub struct Builder {
    now: DateTime<Utc>,
    today: NaiveDate,
    version: i64,
    sources: Sources,
    codes: CodeLists,
    authorities: LocalAuthorities,
    trusts: Vec<trust::Model>,
    positions: HashMap<TrustUid, u32>,
    sponsors: Sponsors,
    former_names: FormerNames,
    links: Vec<school_link::Model>,
    memberships: Vec<trust_membership::Model>,
    joined: HashMap<Urn, NaiveDate>,
    censuses: Censuses,
    schools: Vec<SchoolRecord>,
    inspector: Inspector,
    inspections: Vec<InspectionRecord>,
    inspection_listings: Vec<inspection_listing::Model>,
}

impl Builder {
    /// Starts a register of the day.
    pub fn new(rows: Rows, clock: &Clock) -> Self {
        let (now, today) = (clock.now(), clock.today());
        let sources = Sources::new(&rows.files, today, now);
        let trusts = ordered(rows.trusts, |row| name_key(&row.name, row.uid.number()));
        Self {
            now,
            today,
            version: rows.version,
            codes: CodeLists::new(rows.codes),
            authorities: LocalAuthorities::new(rows.authorities.into_iter().map(authority).collect()),
            positions: (0..).zip(&trusts).map(|(position, row)| (row.uid, position)).collect(),
            trusts,
            sponsors: Sponsors::new(&rows.groups, &rows.sponsor_links),
            former_names: FormerNames::new(rows.former_names, &sources),
            links: rows.school_links,
            joined: memberships::joining_days(&rows.memberships),
            memberships: rows.memberships,
            censuses: Censuses::default(),
            schools: vec![],
            inspector: Inspector::default(),
            inspections: vec![],
            inspection_listings: rows.inspection_listings,
            sources,
        }
    }

    /// Takes in what a census counted at one school. Comes before the school.
    pub fn count(&mut self, row: school_census::Model) {
        self.censuses.take(row);
    }

    /// Takes in one inspection.
    pub fn inspect(&mut self, row: inspection::Model) {
        let record = self.inspector.inspection(row);
        self.inspections.push(record);
    }

    /// Takes in one establishment.
    pub fn take(&mut self, row: school::Model) {
        let maker = Maker {
            codes: &self.codes,
            authorities: &self.authorities,
            trusts: &self.positions,
            sponsors: &self.sponsors,
            former_names: &self.former_names,
            joined: &self.joined,
            censuses: &self.censuses,
        };
        let record = maker.school(row);
        self.schools.push(record);
    }

    /// Orders what was taken in and derives the rest.
    pub fn finish(mut self) -> Register {
        let mut roll = Roll::new(self.schools);
        let fsm_deciles = deciles::rank(roll.records_mut(), &self.censuses);
        let lineages = Lineages::new(unite(self.links, |urn| life(&roll, urn)), &roll);
        let inspections = Inspections::new(self.inspections, &self.inspection_listings, &roll, &lineages);
        for (position, school) in (0..).zip(roll.records_mut()) {
            school.inspected = inspections.inspected(position);
        }
        let schools = Schools::new(roll);
        self.authorities.settle(&schools);
        let trusts = trusts::gather(self.trusts, &schools, &self.sources, &self.former_names);
        let search = SearchIndex::new(&schools, &trusts, &self.authorities);
        Register {
            search,
            middles: Middles::new(&schools, &self.authorities),
            version: self.version,
            built_at: self.now,
            today: self.today,
            memberships: memberships::gather(self.memberships, &schools, &trusts),
            lineages,
            fsm_deciles,
            inspections,
            schools,
            trusts,
            authorities: self.authorities,
            codes: self.codes,
            sources: self.sources,
        }
    }
}

fn ordered<R, K: Ord>(mut rows: Vec<R>, key: impl Fn(&R) -> K) -> Vec<R> {
    rows.sort_by_cached_key(key);
    rows
}

fn authority(row: local_authority::Model) -> AuthorityRecord {
    AuthorityRecord {
        code: row.code.into(),
        name: row.name.into(),
        gss_code: row.gss_code.map(Into::into),
        region: row.region_code.map(|code| Region::from_code(&code)),
        schools: RoaringBitmap::new(),
    }
}

/// When a school was there; none where the register lacks it.
fn life(schools: &Roll, urn: Urn) -> Option<Life> {
    let school = schools.at(schools.by_urn(urn)?);
    Some(Life {
        is_over: school.status == SchoolStatus::Closed || school.vanished_on.is_some(),
        opened_on: school.opened_on,
        closed_on: school.closed_on,
    })
}

impl LocalAuthorities {
    /// Tells each authority which schools lie in its area.
    fn settle(&mut self, schools: &Schools) {
        for (position, school) in (0..).zip(schools.records()) {
            if let Some(authority) = self.at_mut(school.authority) {
                authority.schools.insert(position);
            }
        }
    }
}
