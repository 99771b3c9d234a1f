//! What every resolver may ask the request for.

use std::sync::Arc;

use async_graphql::Context;
use chrono::{DateTime, Utc};

use crate::{quota::Budget, register::Register};

/// The one value put into a request.
pub struct RequestData {
    /// The register as it was when the request came in. The whole request sees this one.
    pub register: Arc<Register>,
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
    /// What this request costs.
    fn spending(&self) -> Spending;
}

impl RequestContext for Context<'_> {
    fn register(&self) -> Arc<Register> {
        self.data_unchecked::<RequestData>().register.clone()
    }

    fn spending(&self) -> Spending {
        self.data_unchecked::<RequestData>().spending
    }
}
