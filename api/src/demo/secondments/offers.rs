//! Who offers themselves.

use chrono::NaiveDate;
use entity::secondee_offer;

use super::{
    super::calendar::{after, before},
    world::World,
    write::Rows,
};
use crate::{
    changes::name_of,
    coded,
    secondee_offer::{
        LISTED,
        code_lists::OfferState::{self, *},
        pseudonym,
    },
};

/// How many there are beside those that secondments came from.
const STATES: [(OfferState, usize); 3] = [(Open, 104), (Expired, 45), (Withdrawn, 36)];

/// The days of an offer.
#[derive(Clone, Copy)]
pub struct Listing {
    pub consented: NaiveDate,
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// When it was matched, expired or withdrawn.
    pub changed: Option<NaiveDate>,
}

/// Invents the offers that nothing came of, or nothing yet.
pub fn invent(world: &mut World, rows: &mut Rows) {
    for (state, often) in STATES {
        for _ in 0..often {
            let listing = listing(world, state);
            if let Some(person) = somebody(world, state, listing) {
                world.people[person].is_listed |= state == Open;
                let made = offer(world, rows, (person, state), listing);
                rows.offers.push(made);
            }
        }
    }
}

/// Somebody who is at home then, and has no other offer that is open.
fn somebody(world: &mut World, state: OfferState, listing: Listing) -> Option<usize> {
    let may = |at: &usize| {
        let person = &world.people[*at];
        !person.is_cast && person.is_free(listing.from, listing.to) && !(state == Open && person.is_listed)
    };
    let people: Vec<usize> = (0..world.people.len()).filter(may).collect();
    (!people.is_empty()).then(|| world.dice.pick(&people))
}

/// Days that fit a state of today. What is over is kept for 90 days more.
fn listing(world: &mut World, state: OfferState) -> Listing {
    let today = world.today;
    let (consented, changed) = match state {
        Expired => {
            let consented = before(today, world.days(95, 170));
            (consented, Some(consented + LISTED))
        }
        Withdrawn => {
            let consented = before(today, world.days(12, 85));
            (consented, Some(after(consented, world.days(2, 12))))
        }
        _ => (before(today, world.days(1, 80)), None),
    };
    let from = after(consented, world.days(10, 120)).max(if state == Open { after(today, 5) } else { consented });
    Listing { consented, from, to: after(from, world.days(60, 365)), changed }
}

/// An offer of somebody's.
pub fn offer(
    world: &mut World,
    rows: &Rows,
    (person, state): (usize, OfferState),
    listing: Listing,
) -> secondee_offer::Model {
    let consented_at = world.moment(listing.consented);
    let updated_at = listing.changed.map_or(consented_at, |day| world.moment(day));
    let (id, pseudonym) = (world.random_id(), name(world, rows));
    let (dice, person) = (&mut world.dice, &world.people[person]);
    let home = person.site.map(|site| &world.sites[site]);
    let key_stages = home.map(|home| home.key_stages(dice)).unwrap_or_default();
    secondee_offer::Model {
        id,
        staff_member_id: person.id,
        pseudonym,
        offer_state: name_of(state).to_owned(),
        role: person.role.clone(),
        subjects: coded::write(&home.map(|home| home.subjects(dice)).unwrap_or_default()),
        key_stages: coded::write(&key_stages.into_iter().map(name_of).collect::<Vec<_>>()),
        area_region: name_of(person.area.region).to_owned(),
        area_authority: person.area.authority.clone(),
        fte_hundredths: if dice.chance(500) { person.contract } else { (person.contract / 2).max(20) },
        available_from: listing.from,
        available_to: listing.to,
        max_travel_minutes: dice.chance(700).then(|| dice.pick(&[20, 30, 45, 60, 90])),
        consented_at,
        updated_at,
        version: if listing.changed.is_some() { 2 } else { 1 },
    }
}

/// A name that no other offer has.
fn name(world: &mut World, rows: &Rows) -> String {
    loop {
        let name = pseudonym::thrown(|bound| world.dice.below(bound));
        if rows.offers.iter().all(|offer| offer.pseudonym != name) {
            return name;
        }
    }
}
