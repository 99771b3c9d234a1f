//! Who asked whom to make themselves known, beside those of whom a secondment came.

use std::collections::HashSet;

use chrono::{DateTime, TimeDelta, Utc};
use entity::{host_need, secondee_offer};
use uuid::Uuid;

use super::{links::ask, world::World, write::Rows};
use crate::{
    changes::name_of,
    host_need::code_lists::HostNeedState,
    secondee_offer::code_lists::{
        ContactState::{self, *},
        OfferState,
    },
};

/// How many there are in each state.
const STATES: [(ContactState, usize); 4] = [(Requested, 40), (Accepted, 18), (Declined, 20), (Expired, 16)];

/// How often it is tried to find two that fit.
const TRIES: usize = 60;

/// How long somebody has to answer.
const ANSWER_WITHIN: TimeDelta = TimeDelta::days(27);

/// Invents them.
pub fn invent(world: &mut World, rows: &mut Rows) {
    let mut asked: HashSet<(Uuid, Uuid)> = rows.contacts.iter().map(|it| (it.offer_id, it.need_id)).collect();
    let needs: Vec<host_need::Model> =
        rows.needs.iter().filter(|it| it.need_state == name_of(HostNeedState::Open)).cloned().collect();
    let (open, over): (Vec<_>, Vec<_>) = rows
        .offers
        .iter()
        .filter(|it| it.offer_state != name_of(OfferState::Matched))
        .cloned()
        .partition(|it| it.offer_state == name_of(OfferState::Open));
    for (state, often) in STATES {
        let offers = if state == Expired { &over } else { &open };
        for _ in 0..often {
            if let Some((offer, need)) = pair(world, offers, &needs, &mut asked) {
                let (at, answered) = when(world, state, (offer, need));
                ask(world, rows, (offer.id, need.id), (state, at, answered));
            }
        }
    }
}

/// An offer and a need of which nobody has asked, and that were there at the same time.
fn pair<'r>(
    world: &mut World,
    offers: &'r [secondee_offer::Model],
    needs: &'r [host_need::Model],
    asked: &mut HashSet<(Uuid, Uuid)>,
) -> Option<(&'r secondee_offer::Model, &'r host_need::Model)> {
    if offers.is_empty() || needs.is_empty() {
        return None;
    }
    (0..TRIES).find_map(|_| {
        let (offer, need) = (&offers[world.dice.below(offers.len())], &needs[world.dice.below(needs.len())]);
        let person = world.people.iter().find(|person| person.id == offer.staff_member_id)?;
        let is_elsewhere = person.place.trust.is_none() || person.place.trust != need.trust_uid;
        let is_there =
            is_elsewhere && person.place.school != Some(need.school_urn) && latest(world, offer) > need.created_at;
        (is_there && asked.insert((offer.id, need.id))).then_some((offer, need))
    })
}

/// Until when an offer could be asked about.
fn latest(world: &World, offer: &secondee_offer::Model) -> DateTime<Utc> {
    if offer.version > 1 { offer.updated_at } else { world.now }
}

/// When it was asked, and when it was answered.
fn when(
    world: &mut World,
    state: ContactState,
    (offer, need): (&secondee_offer::Model, &host_need::Model),
) -> (DateTime<Utc>, Option<DateTime<Utc>>) {
    let latest = latest(world, offer);
    let first = offer.consented_at.max(need.created_at);
    let first = if state == Requested { first.max(latest - ANSWER_WITHIN) } else { first };
    let at = between(world, first, latest);
    let answered = matches!(state, Accepted | Declined).then(|| between(world, at, latest.min(at + ANSWER_WITHIN)));
    (at, answered)
}

fn between(world: &mut World, from: DateTime<Utc>, until: DateTime<Utc>) -> DateTime<Utc> {
    from + TimeDelta::seconds(world.dice.between(0, (until - from).num_seconds().max(0)))
}
