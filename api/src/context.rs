//! What every resolver may ask the request for.

use std::sync::Arc;

use async_graphql::Context;

use crate::register::Register;

/// The one value put into a request.
pub struct RequestData {
    /// The register as it was when the request came in. The whole request sees this one.
    pub register: Arc<Register>,
}

/// Reaches the request's data from a resolver.
pub trait RequestContext {
    /// The register that this request sees.
    fn register(&self) -> Arc<Register>;
}

impl RequestContext for Context<'_> {
    fn register(&self) -> Arc<Register> {
        self.data_unchecked::<RequestData>().register.clone()
    }
}
