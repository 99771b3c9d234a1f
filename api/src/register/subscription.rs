//! Hearing of newer registers.

use std::sync::Arc;

use async_graphql::{Context, Subscription};
use futures_util::stream::{self, Stream, StreamExt as _};
use tokio::sync::watch;

use super::{Register, keeper::Keeper, query::RegisterInfo};
use crate::context::RequestContext as _;

/// The registers to come, from the moment when this was asked for. Who is slow to look finds the newest alone.
#[derive(Clone)]
pub struct Updates {
    keeper: Keeper,
    version: watch::Receiver<i64>,
}

impl Updates {
    pub(super) fn new(keeper: Keeper, version: watch::Receiver<i64>) -> Self {
        Self { keeper, version }
    }

    /// The register as it is now.
    pub fn current(&self) -> Arc<Register> {
        self.keeper.current()
    }

    /// Waits for a register of another version.
    async fn next(mut self) -> Option<(Arc<Register>, Self)> {
        self.version.changed().await.ok()?;
        Some((self.current(), self))
    }
}

/// The root fields of what can be heard of the register as a whole.
#[derive(Default)]
pub struct RegisterSubscription;

#[Subscription]
impl RegisterSubscription {
    /// The state of the register, each time that a newer version of it is served here: soon after an import. Who is
    /// slow to take one hears of the newest alone.
    async fn register_updated(&self, ctx: &Context<'_>) -> impl Stream<Item = RegisterInfo> {
        let updates = stream::iter(ctx.updates());
        updates.flat_map(|updates| stream::unfold(updates, Updates::next)).map(RegisterInfo)
    }
}
