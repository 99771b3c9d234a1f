//! The need that a secondment answers, and the offer that it came from.

use chrono::{DateTime, Utc};
use entity::{contact_request, host_need, secondee_offer};

use super::{
    super::calendar::{after, before},
    journey::Journey,
    needs::{self, Posting},
    offers::{self, Listing},
    world::World,
    write::Rows,
};
use crate::{
    changes::name_of,
    host_need::code_lists::HostNeedState,
    secondee_offer::code_lists::{ContactState, OfferState},
    secondment::code_lists::{
        ApprovalParty::{self, HomeEmployer, HostEmployer, Secondee},
        SecondmentState::{self, *},
    },
};

/// Decides who proposes it, and what it answers.
pub fn link(world: &mut World, rows: &mut Rows, journey: &mut Journey) {
    let within = is_within(world, journey);
    journey.by = proposer(world, journey, within);
    if journey.by == HostEmployer && !within {
        // Somebody of another trust is only known where they said yes to being asked.
        let need = need(world, rows, journey);
        journey.need = Some(need);
        journey.offer = Some(offer(world, rows, journey, need));
    } else if answers(journey.fate) && world.dice.chance(110) {
        journey.need = Some(need(world, rows, journey));
    }
}

fn is_within(world: &World, journey: &Journey) -> bool {
    let trust = world.sites[journey.host].trust;
    trust.is_some() && trust == world.people[journey.person].place.trust
}

fn proposer(world: &mut World, journey: &Journey, within: bool) -> ApprovalParty {
    let is_known = within || (answers(journey.fate) && !world.people[journey.person].is_listed);
    let often = if within { 500 } else { 300 };
    match journey.fate {
        Draft if world.dice.chance(400) => Secondee,
        _ if is_known && world.dice.chance(often) => HostEmployer,
        _ => HomeEmployer,
    }
}

/// Whether a need or an offer may still be open, or was covered for good.
fn answers(fate: SecondmentState) -> bool {
    matches!(fate, Proposed | Agreed | Active | Paused | Completed)
}

fn need(world: &mut World, rows: &mut Rows, journey: &Journey) -> uuid::Uuid {
    let times = journey.times;
    let is_filled = journey.fate.is_binding() || journey.fate == Completed;
    let posting = Posting {
        posted: before(times.proposed, world.days(16, 25)),
        starts: times.starts,
        ends: times.ends.unwrap_or(after(times.starts, 365)),
        changed: is_filled.then_some(times.agreed),
    };
    let state = if is_filled { HostNeedState::Filled } else { HostNeedState::Open };
    let role = world.people[journey.person].role.clone();
    let made = needs::need(world, journey.host, state, posting);
    let id = made.id;
    rows.needs.push(host_need::Model { role, fte_hundredths: journey.fte, ..made });
    id
}

fn offer(world: &mut World, rows: &mut Rows, journey: &Journey, need: uuid::Uuid) -> uuid::Uuid {
    let times = journey.times;
    let is_matched = journey.fate != Proposed;
    let listing = Listing {
        consented: before(times.proposed, world.days(20, 50)),
        from: times.starts,
        to: times.ends.unwrap_or(after(times.starts, 365)),
        changed: is_matched.then_some(times.agreed),
    };
    let state = if is_matched { OfferState::Matched } else { OfferState::Open };
    world.people[journey.person].is_listed |= !is_matched;
    let made = offers::offer(world, rows, (journey.person, state), listing);
    let id = made.id;
    rows.offers.push(secondee_offer::Model { fte_hundredths: journey.fte, ..made });
    let asked = before(times.proposed, world.days(8, 15));
    let [asked, answered] = [asked, after(asked, world.days(1, 5))].map(|day| world.moment(day));
    ask(world, rows, (id, need), (ContactState::Accepted, asked, Some(answered)));
    id
}

/// A school asks somebody to make themselves known.
pub fn ask(
    world: &mut World,
    rows: &mut Rows,
    (offer_id, need_id): (uuid::Uuid, uuid::Uuid),
    (state, requested_at, answered_at): (ContactState, DateTime<Utc>, Option<DateTime<Utc>>),
) {
    rows.contacts.push(contact_request::Model {
        id: world.id(requested_at),
        offer_id,
        need_id,
        contact_state: name_of(state).to_owned(),
        asked_by: "demo".to_owned(),
        requested_at,
        answered_at,
        version: if state == ContactState::Requested { 1 } else { 2 },
    });
}
