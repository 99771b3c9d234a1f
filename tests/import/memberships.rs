//! Memberships are worked out from all files together, and only what differs is written.

use std::collections::BTreeSet;

use api::{
    import::{self, Options, progress::Progress, report::Report},
    register::rows,
};
use chrono::{NaiveDate, TimeDelta};
use entity::trust_membership::Model;
use support::{Engine, world};

use super::{
    desk::{Desk, Files, at_both_desks},
    sheet::Sheet,
    sightings::{APRIL, MARCH, MAY, schools, take},
};

/// Every membership, by school and age.
async fn memberships(desk: &Desk) -> Vec<Model> {
    let mut rows = rows::memberships(&desk.db).await.expect("memberships");
    rows.sort_by_key(|row| (row.urn, row.left_basis.is_none(), row.joined_not_after));
    rows
}

/// Memberships in words.
fn told(rows: &[Model]) -> Vec<String> {
    let day = |date: Option<NaiveDate>, by: Option<NaiveDate>| match (date, by) {
        (Some(date), _) => date.to_string(),
        (None, by) => by.map_or("?".to_owned(), |by| format!("by {by}")),
    };
    let told = rows.iter().map(|row| {
        let trust = row.trust_uid.map_or("none".to_owned(), |uid| uid.to_string());
        let joined = format!("{} in {trust} {}", row.urn, day(row.joined_on, row.joined_not_after));
        match &row.left_basis {
            None => joined,
            Some(_) => format!("{joined} to {}", day(row.left_on, row.left_not_after)),
        }
    });
    told.collect()
}

/// Memberships without what only says when and how often they were written.
async fn facts(desk: &Desk) -> BTreeSet<String> {
    let plain = |row: Model| Model { id: Default::default(), version: 0, updated_at: world::now(), ..row };
    memberships(desk).await.into_iter().map(|row| format!("{:?}", plain(row))).collect()
}

/// Takes a file in on a later day.
async fn take_later(desk: &Desk, sheet: &Sheet) -> Report {
    let files = Files::new(&[(sheet.name, sheet.bytes())]);
    let later = api::clock::Clock::from_fn(|| world::now() + TimeDelta::days(1));
    let report = import::run(&desk.db, &Options::of(files.paths.clone()), &later, &Progress::silent()).await;
    report.expect("it is imported")
}

/// Details of all findings of a kind.
fn noticed(report: &Report, kind: &str) -> Vec<String> {
    let of_kind = report.findings.iter().filter(|finding| format!("{:?}", finding.kind) == kind);
    of_kind.flat_map(|finding| finding.examples.clone()).collect()
}

fn groups() -> Sheet {
    Sheet::groups().row(&[]).row(&[]).row(&[])
}

fn links() -> Sheet {
    Sheet::group_links().named("alllinksdata20240831.csv")
}

at_both_desks! {
    async fn a_move_ends_one_membership_starts_another_and_touches_no_other_school(desk) {
        take(&desk, &schools(MARCH, &["600000", "600000"])).await;
        let before = memberships(&desk).await;
        assert_eq!(told(&before), ["500000 in 600000 by 2025-03-01", "500001 in 600000 by 2025-03-01"]);
        take_later(&desk, &schools(APRIL, &["600001", "600000"])).await;
        let after = memberships(&desk).await;
        assert_eq!(told(&after), [
            "500000 in 600000 by 2025-03-01 to by 2025-04-01",
            "500000 in 600001 by 2025-04-01",
            "500001 in 600000 by 2025-03-01",
        ]);
        assert_eq!((after[0].id, after[0].version), (before[0].id, 2));
        assert_eq!(after[0].updated_at, world::now() + TimeDelta::days(1));
        assert_eq!(after[2], before[1]);
    }

    async fn what_later_files_tell_of_a_membership_changes_it_and_keeps_its_id(desk) {
        take(&desk, &schools(MARCH, &["600000", "600000"])).await;
        let before = memberships(&desk).await;
        take_later(&desk, &links().row(&[]).row(&[("Joined date", "01/09/2018")])).await;
        let after = memberships(&desk).await;
        assert_eq!(told(&after), [
            "500000 in 600000 2015-09-01",
            "500001 in none 2015-09-01 to 2018-09-01",
            "500001 in 600000 2018-09-01",
        ]);
        assert_eq!((after[0].id, after[0].version), (before[0].id, 2));
        assert_eq!((after[2].id, after[2].version), (before[1].id, 2));
        assert_eq!(after[1].version, 1);
    }

    async fn a_correction_takes_back_what_no_longer_follows(desk) {
        take(&desk, &schools(MARCH, &["600000", "600000"])).await;
        let before = told(&memberships(&desk).await);
        take(&desk, &schools(APRIL, &["600001", "600002"])).await;
        take(&desk, &schools(APRIL, &["600000", "600001"])).await;
        let after = told(&memberships(&desk).await);
        assert_eq!(after[0], before[0]);
        assert_eq!(after[1..], ["500001 in 600000 by 2025-03-01 to by 2025-04-01", "500001 in 600001 by 2025-04-01"]);
        take(&desk, &schools(APRIL, &["600000", "600000"])).await;
        assert_eq!(told(&memberships(&desk).await), before);
    }

    async fn an_import_that_changes_nothing_writes_no_membership(desk) {
        let files = world::files();
        world::import(&desk.db, &files.every()).await.expect("it is imported");
        let before = memberships(&desk).await;
        assert!(before.len() > 100);
        let again = Options { force: true, ..Options::of(files.every()) };
        let later = api::clock::Clock::from_fn(|| world::now() + TimeDelta::days(1));
        import::run(&desk.db, &again, &later, &Progress::silent()).await.expect("it is imported");
        assert_eq!(memberships(&desk).await, before);
    }
}

#[tokio::test]
async fn the_order_of_the_files_does_not_matter() {
    let files = [
        schools(MARCH, &["600000", "600001", "600000", ""]),
        schools(APRIL, &["600001", "600001", "600000", "600002"]),
        schools(MAY, &["600001", "", "600002"]),
        groups().change(1, &[("Incorporated on (open date)", "10-03-2025")]),
        links().row(&[]).row(&[("Group UID", "600002")]).row(&[("Joined date", "01/09/2018")]),
    ];
    let mut expected = None;
    for order in [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 0, 4, 1, 3], [1, 3, 0, 4, 2]] {
        let desk = Desk::new(Engine::Sqlite).await;
        for place in order {
            take(&desk, &files[place]).await;
        }
        let facts = facts(&desk).await;
        assert_eq!(&facts, expected.get_or_insert_with(|| facts.clone()), "in the order {order:?}");
    }
    assert_eq!(expected.map(|facts| facts.len()), Some(8));
}

#[tokio::test]
async fn what_is_odd_about_trusts_and_memberships_is_noticed() {
    let desk = Desk::new(Engine::Sqlite).await;
    let groups = groups()
        .change(0, &[("Group ID", "TR50001"), ("Incorporated on (open date)", "01/01/2015")])
        .change(1, &[("Group ID", "TR50001.old"), ("Incorporated on (open date)", "01/01/2016")])
        .change(2, &[("Group ID", "TR50002"), ("Group Status (code)", "CLOSED"), ("Closed Date", "01/02/2025")]);
    let report = take(&desk, &groups).await;
    assert_eq!(noticed(&report, "DuplicateReference"), ["TR50001: 600000, 600001"]);
    take(&desk, &schools(MARCH, &["600000", "600001", "600002", "600002"])).await;
    let old = links().row(&[("Group UID", "600001")]).row(&[("Group UID", "600001")]);
    take(&desk, &old).await;
    let february = Sheet::group_links().named("alllinksdata20250301.csv").row(&[("Group UID", "600002")]);
    let report = take(&desk, &february).await;
    assert_eq!(noticed(&report, "OverlappingMemberships"), ["500000: 600000, 600001, 600002"]);
    let early = "500001: in 600001 by 2015-09-01, incorporated on 2016-01-01";
    assert_eq!(
        noticed(&report, "JoinedBeforeIncorporation"),
        ["500000: in 600001 by 2015-09-01, incorporated on 2016-01-01", early]
    );
    assert_eq!(noticed(&report, "ClosedTrustWithOpenSchools"), ["600002: 500002, 500003"]);
}
