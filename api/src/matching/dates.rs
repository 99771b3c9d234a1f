//! How much of the post somebody covers, and how much of the time.

use std::fmt;

use chrono::{Days, NaiveDate};

use super::factor::WHOLE;
use crate::exchange::{NeedFacts, OfferFacts};

/// Of a need without an end the first year counts.
const A_YEAR: Days = Days::new(364);

/// How many days of how many somebody is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Covered {
    days: i64,
    of: i64,
}

impl Covered {
    /// The share, in ten-thousandths.
    pub fn share(self) -> u32 {
        (self.days * i64::from(WHOLE) / self.of.max(1)) as u32
    }
}

/// How many of the days of a need somebody is there who offers themselves, from a day on; none where they never are.
pub fn covered(need: &NeedFacts, offer: &OfferFacts, today: NaiveDate) -> Option<Covered> {
    let from = need.starts_on.max(today);
    let until = need.ends_on.or_else(|| from.checked_add_days(A_YEAR))?;
    let (there, gone) = (from.max(offer.available_from), offer.available_to);
    let ever = there <= need.ends_on.map_or(gone, |end| end.min(gone));
    ever.then(|| Covered { days: days(there, until.min(gone)), of: days(from, until) })
}

/// How much of the post is offered, in ten-thousandths.
pub fn fte(need: &NeedFacts, offer: &OfferFacts) -> u32 {
    let (needed, offered) = (need.fte_hundredths.max(1), offer.fte_hundredths.max(0));
    (i64::from(offered.min(needed)) * i64::from(WHOLE) / i64::from(needed)) as u32
}

/// Why, in a sentence.
pub fn explain_fte(need: &NeedFacts, offer: &OfferFacts) -> String {
    format!("{} of a full post is offered, and {} needed.", Posts(offer.fte_hundredths), Posts(need.fte_hundredths))
}

/// Why, in a sentence.
pub fn explain(need: &NeedFacts, offer: &OfferFacts, today: NaiveDate) -> String {
    let Covered { days, of } = covered(need, offer, today).unwrap_or(Covered { days: 0, of: 0 });
    match need.ends_on {
        Some(_) if days == of => "The offer lasts for all of the time.".to_owned(),
        Some(_) => format!("The offer lasts for {days} of the {of} days."),
        None => format!("The need has no end, and the offer lasts for {days} of its first {of} days from now on."),
    }
}

/// How many days there are from one to another, both included.
fn days(from: NaiveDate, until: NaiveDate) -> i64 {
    ((until - from).num_days() + 1).max(0)
}

/// Hundredths of full posts.
struct Posts(i32);

impl fmt::Display for Posts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}
