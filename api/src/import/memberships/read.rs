//! The evidence, read from the rows that the importers keep.

use std::collections::BTreeMap;

use entity::{TrustUid, Urn};
use sea_orm::{ConnectionTrait, DbErr};

use super::{
    calendar::Calendar,
    evidence::{Evidence, Link, School, Shown},
    trusts::Trusts,
};
use crate::{register::rows, trust::code_lists::TrustType};

/// Reads the schools that can have memberships.
pub async fn schools(db: &impl ConnectionTrait, calendar: &Calendar) -> Result<Vec<School>, DbErr> {
    let newest = calendar.snapshots.last().copied();
    Ok(rows::schools_in_time(db).await?.into_iter().map(|row| School::new(row, newest)).collect())
}

/// Reads what the files tell, by school. Schools of which they tell nothing are left out.
pub async fn evidence(
    db: &impl ConnectionTrait,
    schools: &[School],
    trusts: &Trusts,
    calendar: &Calendar,
) -> Result<Vec<Evidence>, DbErr> {
    let mut sightings: BTreeMap<Urn, Vec<_>> = BTreeMap::new();
    for row in rows::sightings(db).await? {
        sightings.entry(row.urn).or_default().push((row.seen_on, row.trust_uid));
    }
    let mut links: BTreeMap<Urn, Vec<Link>> = BTreeMap::new();
    let is_known = |uid: TrustUid| trusts.get(uid).is_some();
    for row in rows::group_links(db).await? {
        if TrustType::from_code(&row.group_type_code).is_some() && is_known(row.group_uid) {
            links.entry(row.urn).or_default().push((&row).into());
        }
    }
    let mut evidence = vec![];
    for school in schools {
        let mut seen = sightings.remove(&school.urn).unwrap_or_default();
        // What is known of a school ends before the first file that no longer lists it.
        seen.retain(|(day, _)| school.vanished_on.is_none_or(|vanished| *day < vanished));
        let links = links.remove(&school.urn).unwrap_or_default();
        if !seen.is_empty() || !links.is_empty() {
            evidence.push(Evidence {
                shown: Shown::spans(&seen, calendar.snapshots_of(school.vanished_on)),
                links,
                school: school.clone(),
            });
        }
    }
    evidence.sort_unstable_by_key(|evidence| evidence.school.urn);
    Ok(evidence)
}
