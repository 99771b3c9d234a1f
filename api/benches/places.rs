//! What places, facets and likeness cost on a register: the time of an answer, of preparing for it, and the memory.
//!
//! `cargo bench --bench places FILE...` imports the files into SQLite, or invents a register where none is given, and
//! prints medians over as many questions as there are rounds.

#![expect(clippy::print_stdout, reason = "the table is what was asked for")]

use std::{
    hint::black_box,
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use api::{
    clock::Clock,
    database,
    demo::{Options, write_files},
    graphql::{order::Direction, paging::Window, range::IntRange},
    import::{self, progress::Progress},
    place::{GeoInput, NearInput, input::PointInput},
    register::{Register, keeper, likeness::Likeness, map::SchoolMap},
    school::{
        SchoolConnection, Whose,
        code_lists::{SchoolSector, SchoolStatus, SettingKind},
        facet::SchoolFacetField as Field,
        filter::SchoolFilter,
        order::{SchoolOrder, SchoolOrderField},
        similar::SimilarSchool,
    },
};

/// How many times each question is asked.
const QUESTIONS: u32 = 400;

const EVERY_FACET: [Field; 13] = [
    Field::Status,
    Field::Phase,
    Field::Setting,
    Field::Sector,
    Field::Region,
    Field::LocalAuthority,
    Field::Type,
    Field::ReligiousCharacter,
    Field::Gender,
    Field::Admissions,
    Field::FsmDecile,
    Field::LegacyGrade,
    Field::InTrust,
];

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut files: Vec<PathBuf> = std::env::args().skip(1).filter(|it| it != "--bench").map(PathBuf::from).collect();
    let folder = tempfile::tempdir()?;
    if files.is_empty() {
        files = write_files(folder.path(), &Options { schools: 50_000, ..Options::default() })?;
    }
    let db = database::connect(&format!("sqlite://{}/bench.db?mode=rwc", folder.path().display())).await?;
    database::migrate(&db).await?;
    import::run(&db, &import::Options::of(files), &Clock::system(), &Progress::silent()).await?;
    let register = Arc::new(keeper::load(&db, &Clock::system()).await?);
    println!("{} schools; median (95th of a hundred, slowest)", register.schools.records().len());
    questions(&register);
    preparation(&register);
    Ok(())
}

/// Asks a question about one school after another, and prints what an answer takes.
fn time<T>(question: &str, register: &Register, mut answer: impl FnMut(u32) -> T) {
    let schools = register.schools.records().len() as u32;
    let once = |number: u32| {
        let start = Instant::now();
        black_box(answer(number * 127 % schools));
        start.elapsed()
    };
    let mut times: Vec<Duration> = (0..QUESTIONS).map(once).collect();
    times.sort();
    let micros = |at: usize| times[at].as_secs_f64() * 1e6;
    let last = times.len() - 1;
    println!("{question}: {:.0} us ({:.0}, {:.0})", micros(last / 2), micros(last * 95 / 100), micros(last));
}

fn questions(register: &Arc<Register>) {
    for radius in [5.0, 25.0, 1_000.0] {
        time(&format!("nearest twenty open within {radius} km"), register, |school| {
            nearest(register, near(register, school, radius))
        });
    }
    time("all schools, no facets", register, |_| ask(register, SchoolFilter::default()).is_some());
    time("all schools, 13 facets", register, |_| facets(register, SchoolFilter::default()));
    time("near and pupils, 13 facets", register, |school| facets(register, filtered(register, school)));
    time("a condition on nine facets and costly ones, 13 facets", register, |school| {
        facets(register, costly(register, school))
    });
    time("ten alike", register, |school| SimilarSchool::to(register, school, 10).map(|found| found.len()).ok());
}

fn near(register: &Register, school: u32, radius_km: f64) -> Option<NearInput> {
    let geo = &register.schools.at(school).geo;
    let (latitude, longitude) = (geo.latitude.unwrap_or(52.6), geo.longitude.unwrap_or(-1.1));
    Some(NearInput { from: GeoInput::Point(PointInput { latitude, longitude }), radius_km })
}

fn nearest(register: &Arc<Register>, near: Option<NearInput>) -> Option<SchoolConnection> {
    let filter = SchoolFilter { near, ..SchoolFilter::default() };
    let order = SchoolOrder { field: SchoolOrderField::Distance, direction: Direction::Asc };
    SchoolConnection::new(register.clone(), Whose::Everybodys, Some(filter), true, Some(order), &Window::default()).ok()
}

fn ask(register: &Arc<Register>, filter: SchoolFilter) -> Option<SchoolConnection> {
    SchoolConnection::new(register.clone(), Whose::Everybodys, Some(filter), true, None, &Window::default()).ok()
}

fn facets(register: &Arc<Register>, filter: SchoolFilter) -> Option<usize> {
    let list = ask(register, filter)?;
    list.counted(&EVERY_FACET).map(|facets| facets.len()).ok()
}

const MANY: Option<IntRange> = Some(IntRange { min: Some(50), max: None });

fn filtered(register: &Register, school: u32) -> SchoolFilter {
    SchoolFilter { near: near(register, school, 25.0), pupils: MANY, ..SchoolFilter::default() }
}

/// Wide enough to leave most schools, so that nothing is cheap for being small.
fn costly(register: &Register, school: u32) -> SchoolFilter {
    let codes = |most: i32| Some((0..most).map(|code| code.to_string()).collect());
    SchoolFilter {
        statuses: Some(vec![SchoolStatus::Open, SchoolStatus::Closed, SchoolStatus::OpenProposedToClose]),
        settings: Some(vec![SettingKind::Mainstream, SettingKind::Special, SettingKind::Other]),
        sectors: Some(vec![SchoolSector::StateFunded, SchoolSector::Independent, SchoolSector::Other]),
        type_codes: codes(60),
        la_codes: codes(1_000),
        gender_codes: codes(10),
        admissions_codes: codes(10),
        religious_character_codes: codes(100),
        in_trust: Some(false),
        near: near(register, school, 1_000.0),
        not: Some(Box::new(SchoolFilter { pupils: MANY, ..filtered(register, school) })),
        ..SchoolFilter::default()
    }
}

/// What it takes to prepare, and to hold.
fn preparation(register: &Register) {
    let records = register.schools.records();
    built("map of schools", || SchoolMap::new(records));
    built("likeness", || Likeness::new(records));
}

fn built<T>(what: &str, make: impl Fn() -> T) {
    let mut times: Vec<Duration> = vec![];
    let before = resident();
    let mut held = vec![];
    for _ in 0..9 {
        let start = Instant::now();
        held.push(make());
        times.push(start.elapsed());
    }
    times.sort();
    let kilobytes = resident().saturating_sub(before) / held.len() as u64;
    println!("{what}: {:.1} ms, {kilobytes} kB", times[times.len() / 2].as_secs_f64() * 1e3);
}

/// Resident memory in kilobytes; nought where the system does not tell.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}
