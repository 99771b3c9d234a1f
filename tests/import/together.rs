//! Two imports at the same time: one after the other, or a sentence, and never a mixture.

use support::Engine;

use super::desk::{Desk, Files, at_both_desks};
use crate::commands::program::Program;

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
