//! Secondments at large: so many in each state.

use super::{choice::Wish, dates::Times, journey::Journey, life::Life, links, world::World, write::Rows};
use crate::secondment::code_lists::{
    SecondmentKind,
    SecondmentState::{self, *},
};

/// How many are to be in each state today.
const FATES: [(SecondmentState, usize); 10] = [
    (Draft, 16),
    (Proposed, 36),
    (Agreed, 40),
    (Active, 92),
    (Paused, 12),
    (Completed, 156),
    (EndedEarly, 30),
    (Declined, 24),
    (Withdrawn, 18),
    (Cancelled, 18),
];

/// Kinds, and how often each comes up.
const KINDS: [(SecondmentKind, u32); 4] = [
    (SecondmentKind::Secondment, 60),
    (SecondmentKind::SharedPost, 18),
    (SecondmentKind::Coaching, 14),
    (SecondmentKind::Redeployment, 8),
];

/// Invents them, in an order by chance, so that nobody's life is full of one kind of end.
pub fn invent(world: &mut World, rows: &mut Rows) {
    let mut fates: Vec<SecondmentState> =
        FATES.iter().flat_map(|(fate, often)| std::iter::repeat_n(*fate, *often)).collect();
    world.dice.shuffle(&mut fates);
    for fate in fates {
        let kind = kind(world);
        let times = Times::of(world, fate, kind);
        let within = world.dice.chance(350);
        // More than half go to where pupils have less: that is what the exchange is for.
        let upward = world.dice.chance(680);
        let wish = Wish { within: Some(within), upward: Some(upward), ..Wish::anybody(world) };
        if let Some((person, host)) = wish.choose(world, &times) {
            send(world, rows, Journey::new((person, host), (fate, kind), times));
        }
    }
}

/// What kind it is.
pub fn kind(world: &mut World) -> SecondmentKind {
    world.dice.weigh(&KINDS, |(_, often)| *often).0
}

/// Lets somebody live through it.
pub fn send(world: &mut World, rows: &mut Rows, mut journey: Journey) {
    let person = &mut world.people[journey.person];
    person.away.push((journey.times.starts, journey.times.until()));
    journey.fte = fte(world, &journey);
    links::link(world, rows, &mut journey);
    Life::new(world, rows, journey).live();
}

/// How much of a post: a part that the contract has room for.
fn fte(world: &mut World, journey: &Journey) -> i32 {
    let contract = world.people[journey.person].contract;
    let parts = [20, 40, 50, 60, 80, 100].into_iter().filter(|part| *part <= contract);
    let parts: Vec<i32> = parts.collect();
    if parts.is_empty() || world.dice.chance(300) { contract } else { world.dice.pick(&parts) }
}
