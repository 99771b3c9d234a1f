//! How long the way is: an estimate, since neither roads are known here nor where in their area somebody lives.

use super::{
    factor::WHOLE,
    side::{NeedSide, OfferSide},
};
use crate::register::Register;

/// Minutes for getting out, parking and getting in.
const AT_BOTH_ENDS: u32 = 10;

/// Minutes for each 100 kilometres in a straight line: roads are 1.3 times as long, and 50 kilometres an hour are made on
/// them, towns and country taken together.
const PER_100_KM: u32 = 156;

/// So long is a way that people take each day who do not say how far they would travel.
const USUAL: u32 = 60;

/// What a way is worth at least where the school helps with a place to stay, in ten-thousandths: it is not made daily.
const WITH_A_PLACE_TO_STAY: u32 = 4_000;

/// Minutes from the middle of the area of an offer to the school of a need; none where either is not known.
fn minutes(need: &NeedSide<'_>, offer: &OfferSide<'_>) -> Option<u32> {
    let metres = offer.middle.point?.metres_to(need.point?);
    Some(AT_BOTH_ENDS + (u64::from(metres) * u64::from(PER_100_KM) / 100_000) as u32)
}

fn most(offer: &OfferSide<'_>) -> u32 {
    offer.facts.max_travel_minutes.and_then(|most| u32::try_from(most).ok()).unwrap_or(USUAL).max(1)
}

/// How near it is, in ten-thousandths: all for no way at all, half for as long as they would travel, nothing for twice
/// that; half where it is not known.
pub fn share(need: &NeedSide<'_>, offer: &OfferSide<'_>) -> u32 {
    let Some(minutes) = minutes(need, offer) else { return WHOLE / 2 };
    let most = most(offer);
    let near = WHOLE - minutes.min(2 * most) * (WHOLE / 2) / most;
    if need.facts.accommodation_support { near.max(WITH_A_PLACE_TO_STAY) } else { near }
}

/// Why, in a sentence.
pub fn explain(need: &NeedSide<'_>, offer: &OfferSide<'_>, register: &Register) -> String {
    let Some(minutes) = minutes(need, offer) else { return "How long the way is cannot be estimated.".to_owned() };
    // To five minutes: more would only pretend.
    let shown = minutes.div_ceil(5) * 5;
    let middle = offer.facts.area.describe(register);
    let compared = match offer.facts.max_travel_minutes {
        None => "how far they would travel is not said",
        Some(_) if minutes <= most(offer) => "not more than they would travel",
        Some(_) => "more than they would travel",
    };
    let stay = if need.facts.accommodation_support { ", and the school helps with a place to stay" } else { "" };
    format!("From the middle of {middle} it is, by an estimate, {shown} minutes each way: {compared}{stay}.")
}
