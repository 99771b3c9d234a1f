//! The evidence, read from the rows that the importers keep.

use std::collections::BTreeMap;

use entity::{TrustUid, Urn};
use sea_orm::{ConnectionTrait, DbErr};

use super::{
    calendar::Calendar,
    evidence::{Evidence, Link, School, Shown},
    trusts::Trusts,
};
use crate::register::rows;

/// The groups that are academy trusts: codes of the list `group-type`.
const ACADEMY_TRUSTS: [&str; 3] = ["06", "10", "11"];

/// Reads what the files tell, by school. Schools of which they tell nothing are left out.
pub async fn evidence(db: &impl ConnectionTrait, trusts: &Trusts, calendar: &Calendar) -> Result<Vec<Evidence>, DbErr> {
    let mut sightings: BTreeMap<Urn, Vec<_>> = BTreeMap::new();
    for row in rows::sightings(db).await? {
        sightings.entry(row.urn).or_default().push((row.seen_on, row.trust_uid));
    }
    let mut links: BTreeMap<Urn, Vec<Link>> = BTreeMap::new();
    let is_known = |uid: TrustUid| trusts.get(uid).is_some();
    for row in rows::group_links(db).await? {
        if ACADEMY_TRUSTS.contains(&&*row.group_type_code) && is_known(row.group_uid) {
            links.entry(row.urn).or_default().push((&row).into());
        }
    }
    let mut evidence = vec![];
    for row in rows::schools_in_time(db).await? {
        let school = School::new(row, calendar.snapshots.last().copied());
        let mut seen = sightings.remove(&school.urn).unwrap_or_default();
        // What is known of a school ends before the first file that no longer lists it.
        seen.retain(|(day, _)| school.vanished_on.is_none_or(|vanished| *day < vanished));
        let links = links.remove(&school.urn).unwrap_or_default();
        if !seen.is_empty() || !links.is_empty() {
            evidence.push(Evidence {
                shown: Shown::spans(&seen, calendar.snapshots_of(school.vanished_on)),
                links,
                school,
            });
        }
    }
    evidence.sort_unstable_by_key(|evidence| evidence.school.urn);
    Ok(evidence)
}
