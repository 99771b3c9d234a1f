//! What every resolver may ask the request for.

use std::sync::Arc;

use async_graphql::Context;
use chrono::{DateTime, Utc};

use crate::{
    quota::Budget,
    register::{Register, subscription::Updates},
};

/// Which register a request sees.
pub enum Sight {
    /// The one that was served when it came in. The whole request sees this one.
    Moment(Arc<Register>),
    /// Whichever is the newest: a subscription may last for days, and keeps no old one in memory.
    Newest(Updates),
}

/// The one value put into a request.
pub struct RequestData {
    /// Which register it sees.
    pub sight: Sight,
    /// What the request costs, and what its caller has left.
    pub spending: Spending,
}

/// What a request costs, and what its caller has left.
#[derive(Clone, Copy, Debug)]
pub struct Spending {
    /// Points that it costs.
    pub cost: u32,
    /// What the caller has left; none where nothing bounds it.
    pub budget: Option<Budget>,
    /// When it was asked for.
    pub asked_at: DateTime<Utc>,
}

/// Reaches the request's data from a resolver.
pub trait RequestContext {
    /// The register that this request sees.
    fn register(&self) -> Arc<Register>;
    /// The registers to come, for a subscription.
    fn updates(&self) -> Option<Updates>;
    /// What this request costs.
    fn spending(&self) -> Spending;
}

impl RequestContext for Context<'_> {
    fn register(&self) -> Arc<Register> {
        match &self.data_unchecked::<RequestData>().sight {
            Sight::Moment(register) => register.clone(),
            Sight::Newest(updates) => updates.current(),
        }
    }

    fn updates(&self) -> Option<Updates> {
        match &self.data_unchecked::<RequestData>().sight {
            Sight::Moment(_) => None,
            Sight::Newest(updates) => Some(updates.clone()),
        }
    }

    fn spending(&self) -> Spending {
        self.data_unchecked::<RequestData>().spending
    }
}
