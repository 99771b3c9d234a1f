//! An import that is killed leaves the register as it was, or, where it was done, with all of the files in it.

use std::time::{Duration, Instant};

use support::world;

use super::{
    desk::{Desk, at_both_desks},
    sheet::Sheet,
};
use crate::commands::program::{Program, Ran};

/// How many imports are killed, at moments from the start of one to its end.
const KILLS: u32 = 6;

fn import(desk: &Desk, files: &world::Files) -> Program {
    files.every().iter().fold(Program::on(&desk.database, &["import", "--force"]), Program::path)
}

/// Imports the world to the end, and says how long that takes.
fn time(desk: &Desk, files: &world::Files) -> Duration {
    let began = Instant::now();
    let ran = import(desk, files).run();
    assert_eq!(ran.code, 0, "{ran:?}");
    began.elapsed()
}

/// How many schools the newest file lists.
async fn listed(desk: &Desk) -> usize {
    desk.schools().await.iter().filter(|school| school.vanished_on.is_none()).count()
}

at_both_desks! {
    async fn an_import_that_is_killed_at_any_moment_changes_everything_or_nothing(desk) {
        let (world, twin) = (world::files(), Desk::new(desk.engine()).await);
        let takes = time(&twin, &world);
        desk.take_schools(&Sheet::schools().row(&[]).row(&[])).await;
        for kill in 1..=KILLS {
            let (before, version) = (desk.everything().await, desk.version().await);
            let mut child = import(&desk, &world).start();
            tokio::time::sleep(takes * kill / KILLS).await;
            child.kill().expect("it is killed");
            child.wait().expect("it has ended");
            if desk.version().await == version {
                assert_eq!(desk.everything().await, before, "killed after {kill} of {KILLS} parts of {takes:?}");
            }
        }
        time(&desk, &world);
        let ran: Ran = import(&desk, &world).run();
        assert_eq!(ran.stdout.matches(" 0 created, 0 changed, ").count(), world.every().len(), "{ran:?}");
        assert_eq!(listed(&desk).await, listed(&twin).await);
    }
}
