//! Whether somebody would go to where pupils are more disadvantaged.

use std::cmp::Ordering;

use super::{
    factor::WHOLE,
    side::{NeedSide, OfferSide},
};
use crate::register::Register;

/// The farthest that two tenths can lie apart.
const FARTHEST: i32 = 9;

/// By how many tenths of free school meals the school stands above the middle of the area; none where either is not known.
pub fn delta(need: &NeedSide<'_>, offer: &OfferSide<'_>) -> Option<i32> {
    Some(i32::from(need.decile?) - i32::from(offer.middle.fsm_decile?))
}

/// How far up it goes, in ten-thousandths: nothing from the most disadvantaged tenth to the least, all the other way round.
/// What is not known counts as going neither up nor down.
pub fn share(need: &NeedSide<'_>, offer: &OfferSide<'_>) -> u32 {
    let delta = delta(need, offer).unwrap_or_default().clamp(-FARTHEST, FARTHEST);
    (delta + FARTHEST) as u32 * WHOLE / (2 * FARTHEST as u32)
}

/// Why, in a sentence.
pub fn explain(need: &NeedSide<'_>, offer: &OfferSide<'_>, register: &Register) -> String {
    let (Some(school), Some(middle)) = (need.decile, offer.middle.fsm_decile) else {
        return "Which pupils are more disadvantaged is not known.".to_owned();
    };
    let area = offer.facts.area.describe(register);
    let than = match school.cmp(&middle) {
        Ordering::Less => "less disadvantaged than is usual",
        Ordering::Equal => "as disadvantaged as is usual",
        Ordering::Greater => "more disadvantaged than is usual",
    };
    format!(
        "The school's pupils are {than} in {area}: its tenth of free school meals is {school} of 10, and the median there \
         is {middle}."
    )
}
