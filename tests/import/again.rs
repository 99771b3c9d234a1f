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

    async fn a_school_that_a_later_file_leaves_out_stays(desk) {
        desk.take(&Sheet::schools().row(&[]).row(&[])).await;
        desk.take(&Sheet::schools().row(&[])).await;
        assert_eq!(desk.schools().await.len(), 2);
    }

    async fn a_renamed_code_is_known_by_its_new_name(desk) {
        desk.take(&Sheet::schools().row(&[("Gender (code)", "3"), ("Gender (name)", "Mixed")])).await;
        let renamed = Sheet::schools().row(&[("Gender (code)", "3"), ("Gender (name)", "Coeducational")]);
        let report = desk.take(&renamed).await;
        assert_eq!(report.files[0].unchanged, 1);
        assert_eq!(desk.name_of("gender", "3").await.as_deref(), Some("Coeducational"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_databases_hold_the_same_rows_after_the_same_import() {
    let files = world::files();
    let mut held = vec![];
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let desk = Desk::new(engine).await;
        world::import(&desk.db, &files.paths).await.expect("it is imported");
        held.push(desk.everything().await);
    }
    assert!(held[0].len() > 1_000);
    assert!(held[0] == held[1], "{:?}", held[0].iter().zip(&held[1]).find(|(one, other)| one != other));
}
