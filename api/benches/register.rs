//! The same three questions to the register in memory and to the same rows through sea-orm, side by side.
//!
//! `cargo bench --bench register [SCHOOLS]` invents a register, imports it into SQLite (or into `DATABASE_URL`, which
//! must be empty), asks in alternating rounds, checks that both give the same answers, and prints medians and ratios.

#![expect(clippy::disallowed_methods, reason = "this compares the database with what the lint protects")]
#![expect(clippy::print_stdout, reason = "the table is what was asked for")]

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use api::{
    clock::Clock,
    database,
    demo::{Options, write_files},
    graphql::{
        order::Direction,
        paging::{self, Window},
    },
    import::{self, progress::Progress},
    register::{Register, keeper},
    school::{code_lists::Phase, filter::SchoolFilter, order::SchoolOrderField},
};
use entity::{Urn, school, trust};
use sea_orm::{
    ColumnTrait, DatabaseConnection, EntityTrait, ModelTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

const ROUNDS: usize = 7;
const PAGE: u64 = 50;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let schools = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(50_000);
    let folder = tempfile::tempdir()?;
    let embedded = format!("sqlite://{}/bench.db?mode=rwc", folder.path().display());
    let url = std::env::var("DATABASE_URL").unwrap_or(embedded);
    let db = database::connect(&url).await?;
    database::migrate(&db).await?;
    let files = write_files(folder.path(), &Options { schools, ..Options::default() })?;
    import::run(&db, &import::Options::of(files), &Clock::system(), &Progress::silent()).await?;
    let register = keeper::load(&db, &Clock::system()).await?;
    println!(
        "{schools} schools, {} trusts, {ROUNDS} rounds; microseconds for one answer, median (fastest to slowest)",
        register.trusts.records().len()
    );
    Lookup { register: &register, db: &db }.compare().await?;
    TrustSchools { register: &register, db: &db }.compare().await?;
    FilteredPage { register: &register, db: &db }.compare().await
}

/// Times of one contestant.
#[derive(Default)]
struct Times(Vec<Duration>);

impl Times {
    fn micros(mut self, answers: u32) -> [f64; 3] {
        self.0.sort();
        [self.0.len() / 2, 0, self.0.len() - 1].map(|at| self.0[at].as_secs_f64() * 1e6 / f64::from(answers))
    }
}

fn print(question: &str, memory: [f64; 3], database: [f64; 3]) {
    let shown = |[median, fastest, slowest]: [f64; 3]| format!("{median:.1} ({fastest:.1} to {slowest:.1})");
    println!("{question}: memory {}, sea-orm {}, ratio {:.0}", shown(memory), shown(database), database[0] / memory[0]);
}

/// Asks both `answers` times a round, the one first in even rounds and the other in odd ones.
macro_rules! race {
    ($question:literal, $answers:expr, $memory:expr, $database:expr) => {{
        let (mut memory, mut database) = (Times::default(), Times::default());
        for round in 0..ROUNDS * 2 {
            let start = Instant::now();
            if round % 2 == 0 {
                for number in 0..$answers {
                    black_box($memory(number));
                }
                memory.0.push(start.elapsed());
            } else {
                for number in 0..$answers {
                    black_box($database(number).await?);
                }
                database.0.push(start.elapsed());
            }
        }
        print($question, memory.micros($answers), database.micros($answers));
    }};
}

/// A school by its URN, with the name of its trust.
struct Lookup<'a> {
    register: &'a Register,
    db: &'a DatabaseConnection,
}

impl Lookup<'_> {
    fn urn(&self, number: u32) -> Urn {
        let records = self.register.schools.records();
        records[number as usize * 37 % records.len()].urn
    }

    fn memory(&self, number: u32) -> Option<(String, Option<String>)> {
        let school = self.register.schools.at(self.register.schools.by_urn(self.urn(number))?);
        let trust = school.trust.map(|position| self.register.trusts.at(position).name.to_string());
        Some((school.name.to_string(), trust))
    }

    async fn database(&self, number: u32) -> anyhow::Result<Option<(String, Option<String>)>> {
        let found = school::Entity::find_by_id(self.urn(number)).find_also_related(trust::Entity).one(self.db).await?;
        Ok(found.map(|(school, trust)| (school.name, trust.map(|trust| trust.name))))
    }

    async fn compare(&self) -> anyhow::Result<()> {
        for number in 0..20 {
            anyhow::ensure!(self.memory(number) == self.database(number).await?, "the answers differ");
        }
        race!("point lookup", 500, |number| self.memory(number), |number| self.database(number));
        Ok(())
    }
}

/// A trust with the names of its open schools, in order.
struct TrustSchools<'a> {
    register: &'a Register,
    db: &'a DatabaseConnection,
}

impl TrustSchools<'_> {
    fn position(&self, number: u32) -> u32 {
        number * 13 % self.register.trusts.records().len() as u32
    }

    fn memory(&self, number: u32) -> Vec<i32> {
        let trust = self.register.trusts.at(self.position(number));
        let schools = &self.register.schools;
        let open = &trust.members & &schools.sets.open;
        open.iter().map(|position| schools.at(position).urn.number()).collect()
    }

    async fn database(&self, number: u32) -> anyhow::Result<Vec<i32>> {
        let uid = self.register.trusts.at(self.position(number)).uid;
        let Some(trust) = trust::Entity::find_by_id(uid).one(self.db).await? else { return Ok(vec![]) };
        let open = trust.find_related(school::Entity).filter(school::Column::StatusCode.is_in(["1", "3"]));
        let mut schools = open.all(self.db).await?;
        schools.sort_by_key(|school| (school.name.to_lowercase(), school.urn));
        Ok(schools.into_iter().map(|school| school.urn.number()).collect())
    }

    async fn compare(&self) -> anyhow::Result<()> {
        for number in 0..20 {
            anyhow::ensure!(self.memory(number) == self.database(number).await?, "the answers differ");
        }
        race!("trust with schools", 200, |number| self.memory(number), |number| self.database(number));
        Ok(())
    }
}

/// A page of fifty open primary schools by URN, and how many there are.
struct FilteredPage<'a> {
    register: &'a Register,
    db: &'a DatabaseConnection,
}

impl FilteredPage<'_> {
    fn memory(&self, _: u32) -> (Vec<i32>, u64) {
        let filter = SchoolFilter { phases: Some(vec![Phase::Primary]), ..SchoolFilter::default() };
        let chosen = SchoolFilter::choose(Some(&filter), self.register, &self.register.schools.sets.all, true)
            .unwrap_or_default();
        let window = Window { first: Some(PAGE as i32), ..Window::default() };
        let order = (SchoolOrderField::Urn, Direction::Asc);
        let page = paging::cut(&self.register.schools, &chosen, &order.into(), &window).unwrap_or_default();
        let urns = page.positions.iter().map(|&position| self.register.schools.at(position).urn.number());
        (urns.collect(), chosen.len())
    }

    async fn database(&self, _: u32) -> anyhow::Result<(Vec<i32>, u64)> {
        let chosen = school::Entity::find()
            .filter(school::Column::StatusCode.is_in(["1", "3"]))
            .filter(school::Column::PhaseCode.eq("2"));
        let total = chosen.clone().count(self.db).await?;
        let page = chosen.order_by_asc(school::Column::Urn).limit(PAGE).all(self.db).await?;
        Ok((page.into_iter().map(|school| school.urn.number()).collect(), total))
    }

    async fn compare(&self) -> anyhow::Result<()> {
        anyhow::ensure!(self.memory(0) == self.database(0).await?, "the answers differ");
        race!("filtered page of 50", 50, |number| self.memory(number), |number| self.database(number));
        Ok(())
    }
}
