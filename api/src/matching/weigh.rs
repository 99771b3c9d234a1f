//! All factors together.

use chrono::NaiveDate;

use super::{
    MatchFactor, dates, disadvantage,
    factor::{WHOLE, share},
    knowledge, role,
    side::{NeedSide, OfferSide},
    travel,
};
use crate::register::Register;

/// How well an offer meets a need, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed {
    /// From 0 to 1: what all factors contribute.
    pub score: f64,
    /// What each factor contributes, always all of them, in the same order.
    pub factors: Vec<Reason>,
    /// By how many tenths of free school meals the school of the need stands above the middle of the area of the offer;
    /// none where either is not known.
    pub disadvantage_delta: Option<i32>,
}

/// What one factor contributes, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// The factor.
    pub factor: MatchFactor,
    /// The most that it can contribute.
    pub weight: f64,
    /// What it contributes, from 0 to its weight.
    pub contribution: f64,
    /// Why, in a sentence.
    pub explanation: String,
}

impl Weighed {
    /// The score in whole ten-thousandths, for orders and their cursors.
    pub fn points(&self) -> i64 {
        (self.score * f64::from(WHOLE)).round() as i64
    }
}

/// What each factor contributes, in ten-thousandths of the whole, in the order of [`MatchFactor::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged([u32; MatchFactor::ALL.len()]);

/// How well an offer meets a need; none where it cannot.
pub fn judge(need: &NeedSide<'_>, offer: &OfferSide<'_>, today: NaiveDate) -> Option<Judged> {
    let fit = role::fit(need.facts.role, offer.facts.role)?;
    let dates = dates::covered(need.facts, offer.facts, today)?.share();
    let mut points = MatchFactor::ALL.map(|factor| match factor {
        MatchFactor::Role => fit,
        MatchFactor::Subject => knowledge::subjects(need.facts, offer.facts),
        MatchFactor::KeyStage => knowledge::key_stages(need.facts, offer.facts),
        MatchFactor::Fte => dates::fte(need.facts, offer.facts),
        MatchFactor::Dates => dates,
        MatchFactor::Distance => travel::share(need, offer),
        MatchFactor::Disadvantage => disadvantage::share(need, offer),
    });
    for (factor, points) in MatchFactor::ALL.iter().zip(&mut points) {
        *points = factor.points() * (*points).min(WHOLE) / WHOLE;
    }
    Some(Judged(points))
}

impl Judged {
    /// All of it, in ten-thousandths.
    pub fn points(&self) -> u32 {
        self.0.iter().sum()
    }

    /// The same in words.
    pub fn explain(
        &self,
        need: &NeedSide<'_>,
        offer: &OfferSide<'_>,
        register: &Register,
        today: NaiveDate,
    ) -> Weighed {
        let reason = |(factor, points): (MatchFactor, u32)| Reason {
            factor,
            weight: factor.weight(),
            contribution: share(points),
            explanation: match factor {
                MatchFactor::Role => role::explain(need.facts.role, offer.facts.role),
                MatchFactor::Subject => knowledge::explain_subjects(need.facts, offer.facts),
                MatchFactor::KeyStage => knowledge::explain_key_stages(need.facts, offer.facts),
                MatchFactor::Fte => dates::explain_fte(need.facts, offer.facts),
                MatchFactor::Dates => dates::explain(need.facts, offer.facts, today),
                MatchFactor::Distance => travel::explain(need, offer, register),
                MatchFactor::Disadvantage => disadvantage::explain(need, offer, register),
            },
        };
        Weighed {
            score: share(self.points()),
            factors: MatchFactor::ALL.into_iter().zip(self.0).map(reason).collect(),
            disadvantage_delta: disadvantage::delta(need, offer),
        }
    }
}
