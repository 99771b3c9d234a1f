//! From rows to the value: what each record is, and what follows from all of them together.

use std::{collections::HashMap, sync::Arc};

use chrono::{DateTime, NaiveDate, Utc};
use entity::{Laestab, TrustUid, code_value::lists, local_authority, school, school_group, trust};
use roaring::RoaringBitmap;

use super::{
    AuthorityRecord, CodeLists, CodedValue, LocalAuthorities, Register, SchoolRecord, Schools, Sources, TrustRecord,
    Trusts, grid,
    place::{Address, Geo},
    rows::Rows,
    schools::{Code, SchoolCounts, SchoolTraits, name_key},
};
use crate::{
    clock::Clock,
    school::{
        code_lists::{Phase, Region, SchoolSector, SchoolStatus, SettingKind, is_academy},
        parts::ResourcedProvision,
    },
    trust::{
        code_lists::{GroupStatus, TrustType},
        summary::Summariser,
    },
};

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
        let trusts = ordered(rows.trusts, |row| (row.name.to_lowercase(), row.uid.number()));
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
        self.schools.sort_by_cached_key(|record| name_key(&record.name, record.urn));
        self.schools.shrink_to_fit();
        let schools = Schools::new(self.schools);
        self.authorities.settle(&schools);
        let trusts = gather_trusts(self.trusts, &schools, &self.sources);
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

/// Sponsors are named, not numbered, in the establishments file: the groups file knows their UIDs.
fn sponsors_by_name(groups: &[school_group::Model]) -> HashMap<String, Arc<CodedValue>> {
    let sponsors = groups.iter().filter(|group| group.group_type_code == "05");
    sponsors
        .map(|group| {
            let value = CodedValue { code: group.uid.to_string().into(), name: group.name.as_str().into() };
            (group.name.to_lowercase(), Arc::new(value))
        })
        .collect()
}

/// Turns school rows into records with the help of everything that they refer to.
struct Maker<'a> {
    codes: &'a CodeLists,
    authorities: &'a LocalAuthorities,
    trusts: &'a HashMap<TrustUid, u32>,
    sponsors: &'a HashMap<String, Arc<CodedValue>>,
}

impl Maker<'_> {
    fn school(&self, row: school::Model) -> SchoolRecord {
        let number = row.establishment_number.as_deref();
        SchoolRecord {
            laestab: number.and_then(|number| Laestab::new(&row.la_code, number)),
            status: SchoolStatus::from_code(&row.status_code),
            status_code: self.codes.value_or_bare(lists::ESTABLISHMENT_STATUS, &row.status_code),
            establishment_type: self.codes.value_or_bare(lists::ESTABLISHMENT_TYPE, &row.type_code),
            type_group: self.codes.value_or_bare(lists::ESTABLISHMENT_TYPE_GROUP, &row.type_group_code),
            phase: Phase::from_code(&row.phase_code),
            phase_code: self.codes.value_or_bare(lists::PHASE, &row.phase_code),
            setting: SettingKind::from_type_code(&row.type_code),
            sector: SchoolSector::from_type_code(&row.type_code),
            is_academy: is_academy(&row.type_code),
            ages: (row.statutory_low_age, row.statutory_high_age),
            traits: self.traits(&row),
            authority: self.authorities.by_code(&row.la_code).unwrap_or_default(),
            region: Region::from_code(&row.region_code),
            geo: self.geo(&row),
            counts: counts(&row),
            resourced: resourced(&row),
            trust: row.trust_uid.and_then(|uid| self.trusts.get(&uid).copied()),
            urn: row.urn,
            ukprn: row.ukprn,
            name: row.name.into(),
            opened_on: row.opened_on,
            closed_on: row.closed_on,
            telephone: row.telephone.map(Into::into),
            website: row.website.map(Into::into),
            updated_at: row.updated_at,
            version: row.version,
            address: Address {
                street: row.street.map(Into::into),
                locality: row.locality.map(Into::into),
                address3: row.address3.map(Into::into),
                town: row.town.map(Into::into),
                county: row.county.map(Into::into),
                postcode: row.postcode.map(Into::into),
                uprn: row.uprn.map(Into::into),
            },
        }
    }

    fn code(&self, list: &str, code: Option<&String>) -> Code {
        code.map(|code| self.codes.value_or_bare(list, code))
    }

    fn traits(&self, row: &school::Model) -> SchoolTraits {
        SchoolTraits {
            gender: self.code(lists::GENDER, row.gender_code.as_ref()),
            religious_character: self.code(lists::RELIGIOUS_CHARACTER, row.religious_character_code.as_ref()),
            religious_ethos: self.code(lists::RELIGIOUS_ETHOS, row.religious_ethos_code.as_ref()),
            diocese: self.code(lists::DIOCESE, row.diocese_code.as_ref()),
            admissions_policy: self.code(lists::ADMISSIONS_POLICY, row.admissions_policy_code.as_ref()),
            boarders: self.code(lists::BOARDERS, row.boarders_code.as_ref()),
            nursery_provision: self.code(lists::NURSERY_PROVISION, row.nursery_provision_code.as_ref()),
            sixth_form: self.code(lists::SIXTH_FORM, row.sixth_form_code.as_ref()),
            special_classes: self.code(lists::SPECIAL_CLASSES, row.special_classes_code.as_ref()),
            open_reason: self.code(lists::REASON_OPENED, row.open_reason_code.as_ref()),
            close_reason: self.code(lists::REASON_CLOSED, row.close_reason_code.as_ref()),
            federation: self.code(lists::FEDERATION, row.federation_code.as_ref()),
            sponsors: row.sponsor_names.iter().map(|name| self.sponsor(name)).collect(),
            sen_provision: self.sen_provision(row.sen_provision_codes.as_deref().unwrap_or_default()),
        }
    }

    fn sponsor(&self, name: &str) -> Arc<CodedValue> {
        let known = self.sponsors.get(&name.to_lowercase()).cloned();
        known.unwrap_or_else(|| Arc::new(CodedValue { code: name.into(), name: name.into() }))
    }

    fn sen_provision(&self, codes: &str) -> Vec<Arc<CodedValue>> {
        let codes = codes.split(',').filter(|code| !code.is_empty());
        codes.map(|code| self.codes.value_or_bare(lists::SEN_PROVISION, code)).collect()
    }

    fn geo(&self, row: &school::Model) -> Geo {
        let grid = row.easting.zip(row.northing);
        let point = grid.map(|(easting, northing)| grid::to_wgs84(easting, northing));
        Geo {
            latitude: point.map(|point| point.latitude),
            longitude: point.map(|point| point.longitude),
            easting: row.easting,
            northing: row.northing,
            accuracy_metres: point.map(|_| grid::ACCURACY_METRES),
            lsoa: self.code(lists::LSOA, row.lsoa_code.as_ref()),
            msoa: self.code(lists::MSOA, row.msoa_code.as_ref()),
            ward: self.code(lists::WARD, row.ward_code.as_ref()),
            district: self.code(lists::DISTRICT, row.district_code.as_ref()),
            constituency: self.code(lists::CONSTITUENCY, row.constituency_code.as_ref()),
            urban_rural: self.code(lists::URBAN_RURAL, row.urban_rural_code.as_ref()),
        }
    }
}

fn counts(row: &school::Model) -> SchoolCounts {
    SchoolCounts {
        census_on: row.census_on,
        pupils: row.pupils,
        fsm_pupils: row.fsm_pupils,
        fsm_permille: row.fsm_permille,
        capacity: row.capacity,
    }
}

fn resourced(row: &school::Model) -> Option<ResourcedProvision> {
    let provision = ResourcedProvision {
        on_roll: row.resourced_on_roll,
        capacity: row.resourced_capacity,
        sen_unit_on_roll: row.sen_unit_on_roll,
        sen_unit_capacity: row.sen_unit_capacity,
    };
    let nothing = ResourcedProvision { on_roll: None, capacity: None, sen_unit_on_roll: None, sen_unit_capacity: None };
    (provision != nothing).then_some(provision)
}

fn gather_trusts(rows: Vec<trust::Model>, schools: &Schools, sources: &Sources) -> Trusts {
    let mut members = vec![RoaringBitmap::new(); rows.len()];
    for (position, school) in (0..).zip(schools.records()) {
        if let Some(trust) = school.trust {
            members[trust as usize].insert(position);
        }
    }
    let summariser = Summariser::new(schools, sources);
    Trusts::new(rows.into_iter().zip(members).map(|(row, members)| trust_record(row, members, &summariser)).collect())
}

fn trust_record(row: trust::Model, members: RoaringBitmap, summariser: &Summariser<'_>) -> TrustRecord {
    let status = GroupStatus::from_code(&row.group_status_code);
    TrustRecord {
        uid: row.uid,
        name: row.name.into(),
        trust_type: TrustType::from_code(&row.group_type_code).unwrap_or(TrustType::MultiAcademy),
        status,
        status_code: row.group_status_code.into(),
        reference: row.trust_reference,
        companies_house_number: row.companies_house_number,
        ukprn: row.ukprn,
        incorporated_on: row.incorporated_on,
        opened_on: row.opened_on,
        closed_on: row.closed_on,
        placeholder: row.placeholder,
        updated_at: row.updated_at,
        version: row.version,
        summary: summariser.summarise(status, &members),
        members,
        previous_forms: vec![],
        address: Address {
            street: row.street.map(Into::into),
            locality: row.locality.map(Into::into),
            address3: row.address3.map(Into::into),
            town: row.town.map(Into::into),
            county: row.county.map(Into::into),
            postcode: row.postcode.map(Into::into),
            uprn: None,
        },
    }
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
