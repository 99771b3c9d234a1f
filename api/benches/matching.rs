//! What matching costs: all open offers weighed for one need, need after need, and all open needs for one offer.
//!
//! `cargo bench --bench matching [SCHOOLS]` invents a register of that size; with `DATABASE_URL` it takes what that
//! database holds.

#![expect(clippy::disallowed_methods, reason = "a bench takes the time and its settings itself")]
#![expect(clippy::print_stdout, reason = "the table is what was asked for")]

use std::{hint::black_box, time::Instant};

use api::{
    clock::Clock,
    database,
    demo::{Options, write_files},
    exchange::{Area, Board, NeedFacts, OfferFacts},
    graphql::{
        order::Direction,
        paging::Window,
        requested::{Place, Requested},
    },
    host_need::code_lists::{HostNeedState, NeedReason},
    import::{self, progress::Progress},
    matching,
    practice::code_lists::{KeyStage, SUBJECTS, Visibility, all},
    register::{Register, keeper},
    secondee_offer::code_lists::OfferState,
    staff::code_lists::StaffRole,
};
use chrono::{Days, NaiveDate};
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{RngCore, SeedableRng},
};
use uuid::Uuid;

const OFFERS: usize = 10_000;
const NEEDS: usize = 1_000;
const PAGE: i32 = 20;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let register = load().await?;
    let today = register.today;
    let mut chance = Chance(ChaCha8Rng::seed_from_u64(1));
    let offers = (0..OFFERS).map(|_| chance.offer(&register)).collect();
    let board = Board::new((0..NEEDS).map(|_| chance.need(&register)).collect(), offers);
    println!("{} schools, {OFFERS} open offers, {NEEDS} open needs", register.schools.records().len());
    time("offers for a need, the first page", board.needs(), |need| {
        let points = matching::offers_for(need, board.open_offers(), &register, today);
        let weighed = |at| matching::weigh(need, board.offer_at(at), &register, today);
        first_page(&points).into_iter().filter_map(weighed).count()
    });
    time("needs for an offer, the first page", &board.offers()[..1_000], |offer| {
        let points = matching::needs_for(offer, board.open_needs(), &register, today);
        let weighed = |at| matching::weigh(board.need_at(at), offer, &register, today);
        first_page(&points).into_iter().filter_map(weighed).count()
    });
    Ok(())
}

async fn load() -> anyhow::Result<Register> {
    if let Ok(url) = std::env::var("DATABASE_URL") {
        return Ok(keeper::load(&database::connect(&url).await?, &Clock::system()).await?);
    }
    let schools = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(50_000);
    let folder = tempfile::tempdir()?;
    let db = database::connect(&format!("sqlite://{}/bench.db?mode=rwc", folder.path().display())).await?;
    database::migrate(&db).await?;
    let files = write_files(folder.path(), &Options { schools, ..Options::default() })?;
    import::run(&db, &import::Options::of(files), &Clock::system(), &Progress::silent()).await?;
    Ok(keeper::load(&db, &Clock::system()).await?)
}

/// The best of them, as a page is cut.
fn first_page(points: &[(u32, i64)]) -> Vec<u32> {
    let place = |&(position, points): &(u32, i64)| Place { position, value: Some(points), key: position.into() };
    let order = Requested::new("bench", "", Direction::Desc, points.iter().map(place).collect());
    order.cut(&Window { first: Some(PAGE), ..Window::default() }).map(|page| page.positions).unwrap_or_default()
}

/// Prints how long answers take.
fn time<T>(title: &str, questions: &[T], answer: impl Fn(&T) -> usize) {
    let mut found = 0;
    let mut once = |question: &T| {
        let start = Instant::now();
        found += black_box(answer(question));
        start.elapsed().as_secs_f64() * 1e3
    };
    let mut times: Vec<f64> = questions.iter().map(&mut once).collect();
    times.sort_by(f64::total_cmp);
    let (count, mean) = (times.len(), times.iter().sum::<f64>() / times.len() as f64);
    let at = |share: f64| times[((count - 1) as f64 * share) as usize];
    println!(
        "{title}: {count} asked, {} found each; milliseconds: mean {mean:.2}, p99 {:.2}, max {:.2}",
        found / count,
        at(0.99),
        at(1.0)
    );
}

/// Chance that is the same each time.
struct Chance(ChaCha8Rng);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0.next_u32() as usize % bound
    }

    fn some<T: Copy>(&mut self, of: &[T]) -> Vec<T> {
        (0..=self.below(3)).map(|_| of[self.below(of.len())]).collect()
    }

    fn subjects(&mut self) -> Vec<String> {
        self.some(&SUBJECTS).into_iter().map(|(code, _)| code.to_owned()).collect()
    }

    fn key_stages(&mut self) -> Vec<KeyStage> {
        self.some(&all::<KeyStage>().collect::<Vec<_>>())
    }

    /// Half of them teachers, as people are, so that much meets.
    fn role(&mut self) -> StaffRole {
        let roles: Vec<StaffRole> = all().collect();
        if self.below(2) == 0 { StaffRole::Teacher } else { roles[self.below(roles.len())] }
    }

    fn school(&mut self, register: &Register) -> entity::Urn {
        let open = &register.schools.sets.open;
        let position = open.select(self.below(open.len() as usize) as u32).expect("an open school");
        register.schools.at(position).urn
    }

    fn from(&mut self, register: &Register) -> NaiveDate {
        register.today + Days::new(self.below(200) as u64)
    }

    fn offer(&mut self, register: &Register) -> OfferFacts {
        let school = self.school(register);
        let available_from = self.from(register);
        OfferFacts {
            id: Uuid::from_u128(u128::from(self.0.next_u64())),
            state: OfferState::Open,
            role: self.role(),
            subjects: self.subjects(),
            key_stages: self.key_stages(),
            area: Area::of(register, Some(school), None),
            fte_hundredths: [20, 50, 100][self.below(3)],
            available_from,
            available_to: available_from + Days::new(90 + self.below(600) as u64),
            max_travel_minutes: [None, Some(30), Some(60), Some(90)][self.below(4)],
            consented_at: register.built_at,
        }
    }

    fn need(&mut self, register: &Register) -> NeedFacts {
        let starts_on = self.from(register);
        NeedFacts {
            id: Uuid::from_u128(u128::from(self.0.next_u64())),
            urn: self.school(register),
            trust: None,
            state: HostNeedState::Open,
            visibility: Visibility::Public,
            role: self.role(),
            subjects: self.subjects(),
            key_stages: self.key_stages(),
            reason: NeedReason::SubjectShortage,
            fte_hundredths: [40, 60, 100][self.below(3)],
            starts_on,
            ends_on: (self.below(3) > 0).then(|| starts_on + Days::new(365)),
            travel_support: false,
            accommodation_support: self.below(4) == 0,
            priority: 0,
            created_at: register.built_at,
            updated_at: register.built_at,
        }
    }
}
