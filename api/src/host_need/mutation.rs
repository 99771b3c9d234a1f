//! How needs are posted and changed.

use async_graphql::{Context, Object, SimpleObject};
use entity::host_need::Model;

use super::{
    HostNeed,
    input::{HostNeedActionInput, PostHostNeedInput, UpdateHostNeedInput},
    save,
};
use crate::{
    changes::{Stop, Write},
    context::RequestContext as _,
    graphql::{error::Error, user_error::UserError},
};

/// What came of a change of a need.
#[derive(SimpleObject)]
pub struct HostNeedPayload {
    /// The need as it is now. Null where the change was not made.
    need: Option<HostNeed>,
    /// Why the change was not made; empty where it was.
    user_errors: Vec<UserError>,
}

/// The changes of needs.
#[derive(Default)]
pub struct HostNeedMutation;

#[Object]
impl HostNeedMutation {
    /// Posts a need of a school. For who leads it or its trust, and partner systems with `secondment:write`.
    async fn post_host_need(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is needed, and where.")] input: PostHostNeedInput,
    ) -> Result<HostNeedPayload, Error> {
        let (mut write, register) = (Write::begin(ctx, "postHostNeed").await?, ctx.register());
        let done = save::post(&mut write, &register, input).await;
        end(ctx, write, done).await
    }

    /// Changes a need that is open or filled. For the same.
    async fn update_host_need(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What of it changes.")] input: UpdateHostNeedInput,
    ) -> Result<HostNeedPayload, Error> {
        let mut write = Write::begin(ctx, "updateHostNeed").await?;
        let done = save::update(&mut write, input).await;
        end(ctx, write, done).await
    }

    /// Looks for nobody any more. What is agreed stays agreed. For the same.
    async fn withdraw_host_need(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: HostNeedActionInput,
    ) -> Result<HostNeedPayload, Error> {
        let mut write = Write::begin(ctx, "withdrawHostNeed").await?;
        let done = save::withdraw(&mut write, input).await;
        end(ctx, write, done).await
    }
}

async fn end(ctx: &Context<'_>, write: Write, done: Result<Model, Stop>) -> Result<HostNeedPayload, Error> {
    Ok(match write.end(done).await? {
        Ok(row) => {
            ctx.live().follow().await?;
            HostNeedPayload { need: Some(HostNeed::new(ctx.register(), row)), user_errors: vec![] }
        }
        Err(error) => HostNeedPayload { need: None, user_errors: vec![error] },
    })
}
