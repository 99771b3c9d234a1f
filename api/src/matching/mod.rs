//! How well an offer meets a need, and why.
//!
//! Only facts that are listed of an offer are weighed, and of where somebody is only their area: so a match can tell nobody
//! more of a person than the list does. [`factor`] says how much each thing counts; each has a file that says how it is
//! judged and in what words. No database, no clock, no chance: the same need and offer always give the same.

mod connection;
mod dates;
mod disadvantage;
mod factor;
mod knowledge;
mod object;
mod role;
mod side;
mod travel;
mod weigh;

use chrono::NaiveDate;

pub use self::{
    connection::MatchConnection,
    factor::MatchFactor,
    weigh::{Reason, Weighed},
};
use self::{
    side::{NeedSide, OfferSide},
    weigh::judge,
};
use crate::{
    exchange::{NeedFacts, OfferFacts},
    register::Register,
};

/// How well an offer meets a need from a day on; none where it cannot: their dates do not meet, or it is another kind of
/// work altogether.
pub fn weigh(need: &NeedFacts, offer: &OfferFacts, register: &Register, today: NaiveDate) -> Option<Weighed> {
    let (need, offer) = (NeedSide::of(need, register), OfferSide::of(offer, register));
    judge(&need, &offer, today).map(|judged| judged.explain(&need, &offer, register, today))
}

/// How well offers, with their positions, meet a need, in ten-thousandths: those of them that can. Offers that are not listed
/// meet nothing, and a need that is not open is met by none.
pub fn offers_for<'b>(
    need: &NeedFacts,
    offers: impl IntoIterator<Item = (u32, &'b OfferFacts)>,
    register: &Register,
    today: NaiveDate,
) -> Vec<(u32, i64)> {
    let side = NeedSide::of(need, register);
    let offers = offers.into_iter().filter(|(_, offer)| need.is_open() && offer.is_open());
    let points = |(at, offer)| Some((at, judge(&side, &OfferSide::of(offer, register), today)?.points().into()));
    offers.filter_map(points).collect()
}

/// The same of needs that an offer can meet.
pub fn needs_for<'b>(
    offer: &OfferFacts,
    needs: impl IntoIterator<Item = (u32, &'b NeedFacts)>,
    register: &Register,
    today: NaiveDate,
) -> Vec<(u32, i64)> {
    let side = OfferSide::of(offer, register);
    let needs = needs.into_iter().filter(|(_, need)| need.is_open() && offer.is_open());
    let points = |(at, need)| Some((at, judge(&NeedSide::of(need, register), &side, today)?.points().into()));
    needs.filter_map(points).collect()
}

#[cfg(test)]
mod tests;
