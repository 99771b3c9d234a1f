//! A match, as GraphQL shows it.

use std::sync::Arc;

use async_graphql::{ComplexObject, Context, SimpleObject};
use uuid::Uuid;

use super::{
    MatchFactor,
    weigh::{Reason, Weighed},
};
use crate::{
    context::RequestContext as _, graphql::error::Error, host_need::HostNeed, register::Register,
    secondee_offer::SecondeeOffer,
};

/// A need and an offer that can meet it: how well, and why. Nothing else is weighed than what is listed of both.
#[derive(SimpleObject)]
#[graphql(complex)]
pub struct Match {
    #[graphql(skip)]
    register: Arc<Register>,
    #[graphql(skip)]
    need_id: Uuid,
    #[graphql(skip)]
    offer_id: Uuid,
    /// How well, from 0 to 1: what all factors contribute together.
    score: f64,
    /// What each factor contributes: always all of them, in the same order.
    factors: Vec<MatchReason>,
    /// By how many tenths of free school meals the school of the need stands above the middle of the area of the offer. Null
    /// where either is not known.
    disadvantage_delta: Option<i32>,
}

/// What one factor contributes to a match, and why.
#[derive(SimpleObject)]
pub struct MatchReason {
    /// The factor.
    factor: MatchFactor,
    /// The most that it can contribute. All weights together are 1.
    weight: f64,
    /// What it contributes: from 0 to its weight.
    contribution: f64,
    /// Why, in a sentence for people.
    explanation: String,
}

impl Match {
    /// Of a need and an offer.
    pub fn new(register: Arc<Register>, (need_id, offer_id): (Uuid, Uuid), weighed: Weighed) -> Self {
        let Weighed { score, factors, disadvantage_delta } = weighed;
        let factors = factors.into_iter().map(MatchReason::from).collect();
        Self { register, need_id, offer_id, score, factors, disadvantage_delta }
    }
}

impl From<Reason> for MatchReason {
    fn from(Reason { factor, weight, contribution, explanation }: Reason) -> Self {
        Self { factor, weight, contribution, explanation }
    }
}

#[ComplexObject]
impl Match {
    /// The need. Null where it was taken from the viewer's sight a moment ago.
    async fn need(&self, ctx: &Context<'_>) -> Option<Result<HostNeed, Error>> {
        let row = ctx.loaders().needs.load_one(self.need_id).await.transpose()?;
        Some(row.map(|row| HostNeed::new(self.register.clone(), row)))
    }

    /// The offer. Null where it was taken from the viewer's sight a moment ago.
    async fn offer(&self, ctx: &Context<'_>) -> Option<Result<SecondeeOffer, Error>> {
        let row = ctx.loaders().offers.load_one(self.offer_id).await.transpose()?;
        Some(row.and_then(|row| SecondeeOffer::new(self.register.clone(), row)))
    }
}
