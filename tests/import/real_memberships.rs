//! The real register's memberships, where its files are at hand: as many as another reader counts.

use std::collections::{BTreeMap, BTreeSet};

use api::register::rows;
use entity::{Urn, trust_membership::Model};
use sea_orm::prelude::Uuid;
use support::{Engine, world};

use super::desk::Desk;
use crate::real_register::folder;

const JANUARY: &str = "edubasealldata20250105.csv.gz";
const APRIL: &str = "edubasealldata20250401.csv.gz";
const GROUPS: &str = "allgroupsdata20260323.csv.gz";
const LINKS: &str = "alllinksdata20220831.csv.gz";

/// Takes in one file after another; none where they are not at hand.
#[expect(clippy::print_stderr, reason = "a test that did not look must say so")]
async fn desk(files: &[&str]) -> Option<Desk> {
    let Some(folder) = folder() else {
        eprintln!("SKIPPED: no real register files; set REGISTER_DATA to their folder");
        return None;
    };
    let desk = Desk::new(Engine::Sqlite).await;
    for file in files {
        world::import(&desk.db, &[folder.join(file)]).await.expect("it is imported");
    }
    Some(desk)
}

async fn memberships(desk: &Desk) -> Vec<Model> {
    rows::memberships(&desk.db).await.expect("memberships")
}

/// How many rows there are of each value.
fn count<K: Ord>(rows: &[Model], key: impl Fn(&Model) -> K) -> BTreeMap<K, usize> {
    rows.iter().fold(BTreeMap::new(), |mut counts, row| {
        *counts.entry(key(row)).or_default() += 1;
        counts
    })
}

/// Whether the school went on to another trust.
fn went(row: &Model) -> bool {
    let reasons = ["TRANSFERRED", "TRUST_MERGED", "TRUST_CHANGED_FORM"];
    row.leave_reason.as_deref().is_some_and(|reason| reasons.contains(&reason))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn links_of_2022_and_schools_of_2025_tell_as_many_moves_as_another_reader_counts() {
    let Some(desk) = desk(&[GROUPS, JANUARY, LINKS]).await else { return };
    let before = memberships(&desk).await;
    let bases = count(&before, |row| row.joined_basis.clone());
    assert_eq!(bases["REGISTER_GROUP_LINK"], 9_994);
    assert_eq!(
        (bases["BETWEEN_SNAPSHOTS"], bases["TRUST_CLOSED"]),
        (614, 18 + 10),
        "other trusts, other forms, forms to come"
    );
    assert_eq!(bases["SCHOOL_OPENED"], 1_263 + 1_471, "joined later than they opened, and without a link");
    assert_eq!(bases["UNKNOWN"], 1);
    let reasons = count(&before, |row| row.join_reason.clone());
    assert_eq!((reasons["SPONSORED"], reasons["CONVERTED"], reasons["OPENED_IN_TRUST"]), (2_824, 7_819, 823));
    assert_eq!(count(&before, |row| row.required_to_join)[&Some(true)], reasons["SPONSORED"]);

    world::import(&desk.db, &[folder().expect("the files").join(APRIL)]).await.expect("it is imported");
    let sightings = rows::sightings(&desk.db).await.expect("sightings");
    let second: Vec<_> = sightings.iter().filter(|row| row.seen_on.to_string() == "2025-04-01").collect();
    let (moved, gained, lost, new, foreseen) = (72, 15, 2, 158, 4);
    assert_eq!(second.len(), moved + gained + lost + new);
    assert_eq!(second.iter().filter(|row| row.trust_uid.is_none()).count(), lost);

    let known: BTreeMap<Uuid, bool> = before.iter().map(|row| (row.id, went(row))).collect();
    let (old, young): (Vec<_>, Vec<_>) =
        memberships(&desk).await.into_iter().partition(|row| known.contains_key(&row.id));
    assert_eq!(old.len(), known.len(), "each keeps its id");
    let opened = young.iter().filter(|row| row.joined_basis == "SCHOOL_OPENED").count();
    assert_eq!((young.len(), opened), (moved - foreseen + gained + new, gained + new));
    let left: BTreeSet<Urn> = old.iter().filter(|row| went(row) && !known[&row.id]).map(|row| row.urn).collect();
    let came: BTreeSet<Urn> =
        young.iter().filter(|row| row.joined_basis != "SCHOOL_OPENED").map(|row| row.urn).collect();
    assert_eq!(left.symmetric_difference(&came).count(), 0, "who left one trust is in another");
    assert_eq!(came.len(), moved - foreseen, "the groups file told the others before");
}
