//! Files that no register wrote. Their import ends in a report whose counts add up, or in a sentence and with a register
//! as it was; never in a panic, and never in something that a database refuses or a service cannot load.

mod damage;
mod originals;

use api::{
    import::{self, Options, progress::Progress, report::Report},
    register::keeper,
};
use originals::Original;
use sea_orm::DbErr;
use support::{Engine, dice::Dice, world};

use super::desk::{Desk, Files};

/// How many damaged imports are tried, unless `FUZZ_CASES` says how many.
const CASES: u64 = 240;

/// A server is asked for one in so many of them.
const FEWER_ON_A_SERVER: u64 = 4;

/// So many imports follow one another in one register.
const IN_ONE_REGISTER: u64 = 40;

#[expect(clippy::disallowed_methods, reason = "how long to try is the tester's business, not the service's")]
fn cases() -> u64 {
    std::env::var("FUZZ_CASES").map_or(CASES, |cases| cases.parse().expect("FUZZ_CASES is a number"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn damaged_files_do_no_damage_to_an_embedded_database() {
    withstand(Engine::Sqlite, cases()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn damaged_files_do_no_damage_on_a_server() {
    withstand(Engine::Postgres, cases() / FEWER_ON_A_SERVER).await;
}

#[expect(clippy::print_stderr, reason = "how much was tried is of interest")]
async fn withstand(engine: Engine, cases: u64) {
    let originals = originals::every();
    let (mut desk, mut imported) = (Desk::new(engine).await, 0);
    for case in 0..cases {
        if case % IN_ONE_REGISTER == 0 {
            desk = Desk::new(engine).await;
        }
        imported += u64::from(try_one(&desk, &originals, case).await);
    }
    eprintln!("{imported} of {cases} damaged imports were taken in, and the others refused");
    assert!(
        cases < 100 || (imported > cases / 10 && imported < cases * 9 / 10),
        "the damage is too great or too small"
    );
}

/// Imports some damaged files, and says whether they were taken in. The case decides what is damaged, and how.
async fn try_one(desk: &Desk, originals: &[Original], case: u64) -> bool {
    let mut dice = Dice::of(case);
    let files: Vec<_> = (0..=dice.below(3)).map(|place| originals::damaged(originals, place, &mut dice)).collect();
    let named: Vec<(&str, Vec<u8>)> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    let files = Files::new(&named);
    let options = Options {
        as_of: dice.one_in(2).then(|| "2025-04-01".parse().expect("a day")),
        force: !dice.one_in(4),
        dry_run: dice.one_in(10),
        max_rejects: [1000, 1000, 3, 0][dice.below(4)],
        ..Options::of(files.paths.clone())
    };
    let (before, version) = (desk.everything().await, desk.version().await);
    let Some(report) = import(desk, &options, case).await else {
        assert!(desk.everything().await == before, "case {case}: something was written");
        return false;
    };
    adds_up(&report, &options, case);
    assert_eq!(desk.version().await > version, !options.dry_run, "case {case}");
    if options.dry_run {
        assert!(desk.everything().await == before, "case {case}: a dry run wrote something");
    } else {
        keeper::load(&desk.db, &world::clock()).await.unwrap_or_else(|error| panic!("case {case}: {error}"));
        changes_nothing_again(desk, &options, &report, case).await;
    }
    true
}

/// The report, or nothing where the import was refused with a sentence.
async fn import(desk: &Desk, options: &Options, case: u64) -> Option<Report> {
    let (db, options) = (desk.db.clone(), options.clone());
    let run = async move { import::run(&db, &options, &world::clock(), &Progress::silent()).await };
    match tokio::spawn(run).await {
        Err(panic) => panic!("case {case}: {panic}"),
        Ok(Ok(report)) => Some(report),
        Ok(Err(error)) => {
            let refused_by_the_database = error.chain().any(|cause| cause.downcast_ref::<DbErr>().is_some());
            assert!(!refused_by_the_database, "case {case}: {error:#}");
            None
        }
    }
}

/// Every row of every file did one thing.
fn adds_up(report: &Report, options: &Options, case: u64) {
    for file in &report.files {
        let known = file.created + file.changed + file.unchanged;
        assert_eq!(file.read, known + file.left_out + file.rejected, "case {case}: {file:?}");
    }
    let rejected: i32 = report.files.iter().map(|file| file.rejected).sum();
    assert_eq!(rejected as usize, report.rejects.len(), "case {case}");
    assert!(report.rejects.len() <= options.max_rejects, "case {case}");
}

/// The same files again say nothing new, unless two of them speak of one day and contradict each other.
async fn changes_nothing_again(desk: &Desk, options: &Options, first: &Report, case: u64) {
    let mut editions: Vec<_> = first.files.iter().map(|file| (file.kind, file.as_of)).collect();
    editions.sort_unstable();
    editions.dedup();
    if editions.len() < first.files.len() {
        return;
    }
    for file in import(desk, options, case).await.iter().flat_map(|report| &report.files) {
        assert_eq!((file.created, file.changed, file.vanished), (0, 0, 0), "case {case}: {file:?}");
    }
}
