//! Two imports at the same time: one after the other, or a sentence, and never a mixture.

use support::Engine;

use super::desk::{Desk, Files, at_both_desks};
use crate::commands::program::{Program, Ran};

at_both_desks! {
    async fn two_imports_at_once_are_one_after_the_other(desk) {
        let (oak, elm) = (Files::of_schools_named("Oak"), Files::of_schools_named("Elm"));
        let both = [&oak, &elm].map(|files| Program::on(&desk.database, &["import"]).path(&files.paths[0]).start());
        for child in both {
            let output = child.wait_with_output().expect("it ends");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        let schools = desk.schools().await;
        assert_eq!((schools.len(), desk.version().await), (200, 2));
        assert!(schools.iter().all(|school| school.name == schools[0].name && school.version == 2));
    }
}

at_both_desks! {
    async fn the_second_of_two_reports_what_it_changed_in_what_the_first_left(desk) {
        let (oak, elm) = (Files::of_schools_named("Oak"), Files::of_schools_named("Elm"));
        let both = [&oak, &elm].map(|files| Program::on(&desk.database, &["import"]).path(&files.paths[0]).start());
        let reports = both.map(|child| Ran::of(child).stdout);
        let of = |what: &str| reports.iter().filter(|report| report.contains(what)).count();
        let (first, second) = ("200 created, 0 changed, 0 unchanged", "0 created, 200 changed, 0 unchanged");
        assert_eq!((of(first), of(second)), (1, 1), "{reports:?}");
        assert_eq!(desk.changes().await.len(), 200);
    }

    async fn a_dry_run_stands_in_no_ones_way_for_long(desk) {
        let oak = Files::of_schools_named("Oak");
        let commands: [&[&str]; 3] = [&["import", "--dry-run"], &["import"], &["import", "--dry-run"]];
        let all = commands.map(|words| Program::on(&desk.database, words).path(&oak.paths[0]).start());
        assert!(all.map(Ran::of).iter().all(|ran| ran.code == 0));
        assert_eq!((desk.schools().await.len(), desk.changes().await.len()), (200, 0));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_import_that_waited_too_long_for_another_says_so() {
    let desk = Desk::new(Engine::Sqlite).await;
    let other = api::database::claim(&desk.db, 0).await.expect("another writer");
    let ran = Program::on(&desk.database, &["import"]).path(&Files::of_schools_named("Oak").paths[0]).run();
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.ends_with("school-trusts: another import is running; try again when it is done\n"),
        "{}",
        ran.stderr
    );
    other.rollback().await.expect("it ends");
    assert_eq!(desk.version().await, 0);
}
