//! How schools begin with practices, and go on.

use async_graphql::{Context, Object, SimpleObject};
use entity::adoption::Model;

use super::{
    Adoption,
    input::{AdoptPracticeInput, UpdateAdoptionInput},
    save,
};
use crate::{
    changes::{Stop, Write},
    context::RequestContext as _,
    graphql::{error::Error, user_error::UserError},
};

/// What came of a change of a school's use of a practice.
#[derive(SimpleObject)]
pub struct AdoptionPayload {
    /// The school's use of the practice as it is now. Null where the change was not made.
    adoption: Option<Adoption>,
    /// Why the change was not made; empty where it was.
    user_errors: Vec<UserError>,
}

/// The changes of schools' use of practices.
#[derive(Default)]
pub struct AdoptionMutation;

#[Object]
impl AdoptionMutation {
    /// Begins with a practice at a school. For who leads the school or its trust, and partner systems with `practice:write`.
    async fn adopt_practice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which practice, and where.")] input: AdoptPracticeInput,
    ) -> Result<AdoptionPayload, Error> {
        let (mut write, register) = (Write::begin(ctx, "adoptPractice").await?, ctx.register());
        let done = save::begin(&mut write, &register, input).await;
        end(ctx, write, done).await
    }

    /// Says how a school goes on with a practice, and what came of it. For the same.
    async fn update_adoption(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How it goes on.")] input: UpdateAdoptionInput,
    ) -> Result<AdoptionPayload, Error> {
        let mut write = Write::begin(ctx, "updateAdoption").await?;
        let done = save::go_on(&mut write, input).await;
        end(ctx, write, done).await
    }
}

async fn end(ctx: &Context<'_>, write: Write, done: Result<Model, Stop>) -> Result<AdoptionPayload, Error> {
    Ok(match write.end(done).await? {
        Ok(row) => {
            ctx.library().follow().await?;
            AdoptionPayload { adoption: Some(Adoption::new(ctx.register(), row)), user_errors: vec![] }
        }
        Err(error) => AdoptionPayload { adoption: None, user_errors: vec![error] },
    })
}
