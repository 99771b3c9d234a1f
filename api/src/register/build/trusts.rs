//! What the rows say of trusts, and what their schools add up to.

use entity::trust;
use roaring::RoaringBitmap;

use super::former_names::FormerNames;
use crate::{
    register::{Schools, Sources, TrustRecord, Trusts, place::Address},
    trust::{
        code_lists::{GroupStatus, TrustType},
        summary::Summariser,
    },
};

/// Gives each trust the schools that name it, and adds them up.
pub(super) fn gather(
    rows: Vec<trust::Model>,
    schools: &Schools,
    sources: &Sources,
    former_names: &FormerNames,
) -> Trusts {
    let mut members = vec![RoaringBitmap::new(); rows.len()];
    for (position, school) in (0..).zip(schools.records()) {
        if let Some(trust) = school.trust {
            members[trust as usize].insert(position);
        }
    }
    let summariser = Summariser::new(schools, sources);
    let named = |row: trust::Model, members| {
        let former_names = former_names.of_trust(row.uid, &row.name);
        TrustRecord { former_names, ..record(row, members, &summariser) }
    };
    Trusts::new(rows.into_iter().zip(members).map(|(row, members)| named(row, members)).collect())
}

fn record(row: trust::Model, members: RoaringBitmap, summariser: &Summariser<'_>) -> TrustRecord {
    let is_listed = row.vanished_on.is_none();
    let status = if is_listed { GroupStatus::from_code(&row.group_status_code) } else { GroupStatus::Unknown };
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
        vanished_on: row.vanished_on,
        placeholder: row.placeholder,
        updated_at: row.updated_at,
        version: row.version,
        summary: summariser.summarise(status, &members),
        members,
        previous_forms: vec![],
        former_names: Box::default(),
        address: Address::new([row.street, row.locality, row.address3, row.town, row.county, row.postcode], None),
    }
}
