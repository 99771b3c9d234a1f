//! From rows to the value: what each record is, and what follows from all of them together.

mod schools;
mod trusts;

use std::{cmp::Reverse, collections::HashMap, sync::Arc};

use chrono::{DateTime, NaiveDate, Utc};
use entity::{TrustUid, local_authority, school, school_group, trust};
use roaring::RoaringBitmap;

use self::schools::Maker;
use super::{
    AuthorityRecord, CodeLists, CodedValue, LocalAuthorities, Register, SchoolRecord, Schools, Sources,
    keys::{Claim, Holders},
    ranked::name_key,
    rows::Rows,
};
use crate::{clock::Clock, school::code_lists::Region, trust::code_lists::GroupStatus};

/// A register in the making: everything but its establishments, which are handed over one by one.
pub struct Builder {
    now: DateTime<Utc>,
    today: NaiveDate,
    version: i64,
    sources: Sources,
    codes: CodeLists,
    authorities: LocalAuthorities,
    trusts: Vec<trust::Model>,
    positions: HashMap<TrustUid, u32>,
    sponsors: HashMap<String, Arc<CodedValue>>,
    schools: Vec<SchoolRecord>,
}

impl Builder {
    /// Starts a register of the day.
    pub fn new(rows: Rows, clock: &Clock) -> Self {
        let (now, today) = (clock.now(), clock.today());
        let trusts = ordered(rows.trusts, |row| name_key(&row.name, row.uid.number()));
        Self {
            now,
            today,
            version: rows.version,
            sources: Sources::new(&rows.files, today, now),
            codes: CodeLists::new(rows.codes),
            authorities: LocalAuthorities::new(rows.authorities.into_iter().map(authority).collect()),
            positions: (0..).zip(&trusts).map(|(position, row)| (row.uid, position)).collect(),
            trusts,
            sponsors: sponsors_by_name(&rows.groups),
            schools: vec![],
        }
    }

    /// Takes in one establishment.
    pub fn take(&mut self, row: school::Model) {
        let maker = Maker {
            codes: &self.codes,
            authorities: &self.authorities,
            trusts: &self.positions,
            sponsors: &self.sponsors,
        };
        let record = maker.school(row);
        self.schools.push(record);
    }

    /// Orders what was taken in and derives the rest.
    pub fn finish(mut self) -> Register {
        self.schools.sort_by_cached_key(|record| name_key(&record.name, record.urn.number()));
        self.schools.shrink_to_fit();
        let schools = Schools::new(self.schools);
        self.authorities.settle(&schools);
        let trusts = trusts::gather(self.trusts, &schools, &self.sources);
        Register {
            version: self.version,
            built_at: self.now,
            today: self.today,
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

/// Sponsors are named, not numbered, in the establishments file: the groups file knows their UIDs. Names are shared, and
/// held like any shared key.
fn sponsors_by_name(groups: &[school_group::Model]) -> HashMap<String, Arc<CodedValue>> {
    let sponsors = || (0..).zip(groups).filter(|(_, group)| group.group_type_code == "05");
    let claim = |group: &school_group::Model| -> Claim {
        let is_open = GroupStatus::from_code(&group.group_status_code).is_open();
        (is_open, group.opened_on, None, Reverse(group.uid.number()))
    };
    let holders = Holders::new(sponsors().map(|(at, group)| (group.name.to_lowercase(), at, claim(group))));
    let named = |(at, group): (u32, &school_group::Model)| {
        let name = group.name.to_lowercase();
        let value = || CodedValue { code: group.uid.to_string().into(), name: group.name.as_str().into() };
        (holders.get(&name) == Some(at)).then(|| (name, Arc::new(value())))
    };
    sponsors().filter_map(named).collect()
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
