//! Ten thousand moves, legal and illegal, by anybody, with right and wrong versions, while the days go by: the service does
//! what a model says that was written without looking at it.

use std::collections::BTreeMap;

use api::access::Role;
use futures_util::future::join_all;
use serde_json::Value;
use support::{Hand, TestApp, dice::Dice, on_both_databases, wish, wish::Wished as _};

use self::track::Track;
use super::desk::Desk;

mod choice;
mod known;
mod moves;
mod take;
mod track;

const TRACKS: u64 = 5;
const ROUNDS: usize = 2000;

async fn track<'a>(app: &'a TestApp, desk: &'a Desk<'a>, seed: u64) -> Track<'a> {
    let within = seed.is_multiple_of(3);
    let host_school = if within { &desk.cast.other_school } else { &desk.cast.foreign_school }.clone();
    let person = desk.person(&format!("Teacher {seed}")).await;
    let head = async |subject: &str, urn: &str| {
        app.token(wish(Role::SchoolLeader).about(subject).of_school(urn).for_years()).await
    };
    let tokens = [
        person.token.clone(),
        desk.home.clone(),
        head("home head", &desk.cast.school).await,
        desk.host.clone(),
        head("host head", &host_school).await,
        app.token(wish(Role::SectorAdmin).for_years()).await,
        app.token(wish(Role::SchoolStaff).about("stranger").of_school(&host_school).for_years()).await,
    ];
    let (dice, id, checked) = (Dice::of(seed), Value::Null, vec![]);
    Track { app, desk, person, tokens, host_school, within, seed, dice, id, change_id: None, known: None, checked }
}

on_both_databases! {
    async fn the_service_does_what_the_model_says(first) {
        let hand = Hand::default();
        let app = hand.serve(first.database.shared()).await;
        let (desk, mut dice) = (Desk::of(&app).await, Dice::of(7));
        let mut tracks = vec![];
        for seed in 0..TRACKS {
            tracks.push(track(&app, &desk, seed).await);
        }
        let mut met: BTreeMap<&str, usize> = BTreeMap::new();
        for _ in 0..ROUNDS {
            let today = hand.today();
            join_all(tracks.iter_mut().map(|track| track.step(today))).await;
            for known in tracks.iter().filter_map(|track| track.known.as_ref()) {
                *met.entry(known.state).or_default() += 1;
            }
            if dice.one_in(5) {
                hand.pass(1 + dice.below(3) as i64);
            }
        }
        println!("{} steps until {}: {met:?}", TRACKS as usize * ROUNDS, hand.today());
        assert!(met.len() == 10 && met.values().all(|often| *often > 20), "each state was met: {met:?}");
    }
}
