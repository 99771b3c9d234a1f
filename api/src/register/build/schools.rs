//! What one row says of its school, in the register's terms.

use std::{collections::HashMap, sync::Arc};

use chrono::NaiveDate;
use entity::{Laestab, TrustUid, Urn, code_value::lists, school};

use super::{counts::counts, former_names::FormerNames, sponsors::Sponsors};

use crate::{
    register::{
        CodeLists, CodedValue, LocalAuthorities, SchoolRecord,
        census::Censuses,
        grid,
        place::{Address, Geo},
        school_record::{Code, Inspected, SchoolTraits},
    },
    school::{
        code_lists::{Phase, Region, SchoolSector, SchoolStatus, SettingKind, is_academy},
        parts::ResourcedProvision,
    },
};

/// Turns school rows into records with the help of everything that they refer to.
pub(super) struct Maker<'a> {
    pub codes: &'a CodeLists,
    pub authorities: &'a LocalAuthorities,
    pub trusts: &'a HashMap<TrustUid, u32>,
    pub sponsors: &'a Sponsors,
    pub former_names: &'a FormerNames,
    pub joined: &'a HashMap<Urn, NaiveDate>,
    pub censuses: &'a Censuses,
}

impl Maker<'_> {
    pub fn school(&self, row: school::Model) -> SchoolRecord {
        let number = row.establishment_number.as_deref();
        let is_listed = row.vanished_on.is_none();
        SchoolRecord {
            laestab: number.and_then(|number| Laestab::new(&row.la_code, number)),
            status: if is_listed { SchoolStatus::from_code(&row.status_code) } else { SchoolStatus::Unknown },
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
            counts: counts(&row, self.censuses),
            inspected: Inspected::default(),
            resourced: resourced(&row),
            trust: row.trust_uid.filter(|_| is_listed).and_then(|uid| self.trusts.get(&uid).copied()),
            joined_trust_on: self.joined.get(&row.urn).copied(),
            vanished_on: row.vanished_on,
            former_names: self.former_names.of_school(row.urn, &row.name),
            urn: row.urn,
            ukprn: row.ukprn,
            name: row.name.into(),
            opened_on: row.opened_on,
            closed_on: row.closed_on,
            telephone: row.telephone.map(Into::into),
            website: row.website.map(Into::into),
            updated_at: row.updated_at,
            version: row.version,
            address: Address::new(
                [row.street, row.locality, row.address3, row.town, row.county, row.postcode],
                row.uprn,
            ),
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
            sponsors: row.sponsor_names.iter().map(|name| self.sponsors.of(row.urn, name)).collect(),
            sen_provision: self.sen_provision(row.sen_provision_codes.as_deref().unwrap_or_default()),
        }
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
