//! When schools were there, as far as the register of establishments knows.

use std::{cmp::Ordering, collections::HashMap};

use chrono::NaiveDate;
use entity::Urn;

use super::row::Edge;

/// The days of opening and closing of every school; empty before the first file of establishments.
pub struct Schools(HashMap<Urn, Days>);

/// The day of opening and the day of closing.
type Days = (Option<NaiveDate>, Option<NaiveDate>);

impl Schools {
    /// Gathers what the register knows.
    pub fn new(days: Vec<(Urn, Option<NaiveDate>, Option<NaiveDate>)>) -> Self {
        Self(days.into_iter().map(|(urn, opened_on, closed_on)| (urn, (opened_on, closed_on))).collect())
    }

    /// Whether no file of establishments lists the school. Before the first one, none is missed.
    pub fn lack(&self, urn: Urn) -> bool {
        !self.0.is_empty() && !self.0.contains_key(&urn)
    }

    /// How the days of two schools stand to the claim that one came before the other: less where they agree with it,
    /// greater where they do not. The school that closed first came first, else the one that opened first.
    pub fn order(&self, edge: Edge) -> Ordering {
        let [earlier, later] = [edge.earlier, edge.later].map(|urn| self.0.get(&urn).copied().unwrap_or_default());
        let open_to_this_day = NaiveDate::MAX;
        let by_closing = earlier.1.unwrap_or(open_to_this_day).cmp(&later.1.unwrap_or(open_to_this_day));
        let by_opening = earlier.0.zip(later.0).map_or(Ordering::Equal, |(earlier, later)| earlier.cmp(&later));
        by_closing.then(by_opening)
    }
}
