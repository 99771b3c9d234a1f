//! The same file again, a little of it changed, and the same on both databases.

use support::{Engine, world};

use super::{
    desk::{Desk, Files, at_both_desks},
    sheet::Sheet,
};

/// Rows of the three tables whose changes are counted, without the list of imports.
async fn rows(desk: &Desk) -> String {
    format!("{:?}{:?}{:?}", desk.schools().await, desk.trusts().await, desk.groups().await)
}

at_both_desks! {
    async fn the_same_files_again_change_nothing(desk) {
        let files = world::files();
        let first = world::import(&desk.db, &files.paths).await.expect("it is imported");
        let before = rows(&desk).await;
        let later = api::clock::Clock::from_fn(|| world::now() + chrono::TimeDelta::days(1));
        let silent = api::import::progress::Progress::silent();
        let second = api::import::run(&desk.db, &api::import::Options::of(files.paths.clone()), &later, &silent).await.expect("it is imported");
        for (first, second) in first.files.iter().zip(&second.files) {
            assert_eq!((second.created, second.changed), (0, 0), "{second:?}");
            assert_eq!(second.unchanged, first.created + first.changed);
        }
        assert_eq!(rows(&desk).await, before);
        assert_eq!(desk.version().await, 2);
    }

    async fn a_changed_cell_changes_that_school_and_no_other(desk) {
        let sheet = Sheet::schools().row(&[]).row(&[]).row(&[]);
        desk.take(&sheet).await;
        let before = desk.schools().await;
        let changed = sheet.change(1, &[("NumberOfPupils", "4321")]);
        let files = Files::new(&[(changed.name, changed.bytes())]);
        let moment = world::now() + chrono::TimeDelta::hours(5);
        let (later, silent) = (api::clock::Clock::from_fn(move || moment), api::import::progress::Progress::silent());
        let report = api::import::run(&desk.db, &api::import::Options::of(files.paths.clone()), &later, &silent).await.expect("it is imported");
        assert_eq!((report.files[0].changed, report.files[0].unchanged), (1, 2));
        let after = desk.schools().await;
        assert_eq!((&after[0], &after[2]), (&before[0], &before[2]));
        let mut expected = before[1].clone();
        (expected.pupils, expected.version, expected.updated_at) = (Some(4321), 2, moment);
        assert_eq!(after[1], expected);
    }

    async fn what_a_file_changed_is_traced_and_the_first_file_is_not(desk) {
        let sheet = Sheet::schools().row(&[]).row(&[]).row(&[]);
        desk.take_schools(&sheet).await;
        assert_eq!(desk.changes().await, [""; 0]);
        let cells = [("EstablishmentName", "Elm"), ("NumberOfPupils", "4321")];
        let name = "edubasealldata20250601.csv";
        for _ in 0..2 {
            desk.take_as(name, &sheet.clone().change(1, &cells).row(&[])).await;
            let expected = [
                format!("school 500001 CHANGED name,pupils by {name} of 2025-06-01"),
                format!("school 500003 CREATED  by {name} of 2025-06-01"),
            ];
            assert_eq!(desk.changes().await, expected);
        }
    }

    async fn the_former_name_of_a_school_and_of_a_trust_is_kept_with_the_last_day_that_had_it(desk) {
        desk.take_schools(&Sheet::schools().row(&[])).await;
        desk.take_as("edubasealldata20250601.csv", &Sheet::schools().row(&[("EstablishmentName", "Elm")])).await;
        desk.take_as("allgroupsdata20250601.csv", &Sheet::groups().row(&[("Group Name", "ELM TRUST")])).await;
        let mut names: Vec<_> = api::register::rows::former_names(&desk.db).await.expect("names").into_iter()
            .map(|name| format!("{} {} {} {}", name.entity, name.entity_key, name.name, name.last_listed_on)).collect();
        names.sort();
        assert_eq!(names, ["SCHOOL 500000 Oak 2025-04-01", "TRUST 600000 OAK TRUST 2025-04-01"]);
    }

    async fn a_renamed_code_is_known_by_its_new_name(desk) {
        desk.take(&Sheet::schools().row(&[("Gender (code)", "3"), ("Gender (name)", "Mixed")])).await;
        let renamed = Sheet::schools().row(&[("Gender (code)", "3"), ("Gender (name)", "Coeducational")]);
        let report = desk.take(&renamed).await;
        assert_eq!(report.files[0].unchanged, 1);
        assert_eq!(desk.name_of("gender", "3").await.as_deref(), Some("Coeducational"));
    }
}

/// A row without an identifier that we gave it, of which no two are the same.
fn without_id(row: &str) -> String {
    match row.strip_prefix("Model { id: ").and_then(|rest| rest.split_once(", ")) {
        Some((id, rest)) if id.len() == 36 => rest.to_owned(),
        _ => row.to_owned(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_databases_hold_the_same_rows_after_the_same_import() {
    let files = world::files();
    let mut held = vec![];
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let desk = Desk::new(engine).await;
        world::import(&desk.db, &files.every()).await.expect("it is imported");
        let mut rows: Vec<String> = desk.everything().await.iter().map(|row| without_id(row)).collect();
        rows.sort();
        held.push(rows);
    }
    assert!(held[0].len() > 1_000);
    assert!(held[0] == held[1], "{:?}", held[0].iter().zip(&held[1]).find(|(one, other)| one != other));
}
