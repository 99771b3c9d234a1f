//! What the rows say of trusts, and what their schools add up to.

use entity::trust;
use roaring::RoaringBitmap;

use crate::{
    register::{Schools, Sources, TrustRecord, Trusts, place::Address},
    trust::{
        code_lists::{GroupStatus, TrustType},
        summary::Summariser,
    },
};

/// Gives each trust the schools that name it, and adds them up.
pub(super) fn gather(rows: Vec<trust::Model>, schools: &Schools, sources: &Sources) -> Trusts {
    let mut members = vec![RoaringBitmap::new(); rows.len()];
    for (position, school) in (0..).zip(schools.records()) {
        if let Some(trust) = school.trust {
            members[trust as usize].insert(position);
        }
    }
    let summariser = Summariser::new(schools, sources);
    Trusts::new(rows.into_iter().zip(members).map(|(row, members)| record(row, members, &summariser)).collect())
}

fn record(row: trust::Model, members: RoaringBitmap, summariser: &Summariser<'_>) -> TrustRecord {
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
        address: Address::new([row.street, row.locality, row.address3, row.town, row.county, row.postcode], None),
    }
}
