//! How practices are written and moved on.

use async_graphql::{Context, Object, SimpleObject};
use entity::practice::Model;

use super::{
    Practice,
    input::{
        AdaptPracticeInput, CreatePracticeInput, EndorsePracticeInput, PracticeActionInput, SavePracticeInput,
        SuggestPracticeInput, UpdatePracticeInput,
    },
    moves::move_on,
    other_writes, save,
    state::Move,
};
use crate::{
    changes::{Stop, Write},
    context::RequestContext as _,
    graphql::{error::Error, user_error::UserError},
};

/// What came of a change of a practice.
#[derive(SimpleObject)]
pub struct PracticePayload {
    /// The practice as it is now. Null where the change was not made.
    practice: Option<Practice>,
    /// Why the change was not made; empty where it was.
    user_errors: Vec<UserError>,
}

/// The changes of practices.
#[derive(Default)]
pub struct PracticeMutation;

#[Object]
impl PracticeMutation {
    /// Begins a practice, as a draft. For those who work at its school or lead its trust, and partner systems with
    /// `practice:write`.
    async fn create_practice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What it says, and whose it is.")] input: CreatePracticeInput,
    ) -> Result<PracticePayload, Error> {
        let (mut write, register) = (Write::begin(ctx, "createPractice").await?, ctx.register());
        let done = save::create(&mut write, &register, input).await;
        end(ctx, write, done).await
    }

    /// Changes what a draft says, or what the next edition of a published one will say. For the same.
    async fn update_practice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that it is to say.")] input: UpdatePracticeInput,
    ) -> Result<PracticePayload, Error> {
        let (mut write, register) = (Write::begin(ctx, "updatePractice").await?, ctx.register());
        let done = save::update(&mut write, &register, input).await;
        end(ctx, write, done).await
    }

    /// Has a draft looked at by somebody who leads its owner. For the same.
    async fn submit_practice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which practice.")] input: PracticeActionInput,
    ) -> Result<PracticePayload, Error> {
        moved(ctx, ("submitPractice", Move::Submit), input).await
    }

    /// Sends a practice back that is looked at. For trust leaders; for school leaders where it is for their school alone.
    async fn request_practice_changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which practice, and why.")] input: PracticeActionInput,
    ) -> Result<PracticePayload, Error> {
        moved(ctx, ("requestPracticeChanges", Move::RequestChanges), input).await
    }

    /// Shows a practice, as a new edition. For the same, but for nobody who has written it.
    async fn publish_practice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which practice, and what changed.")] input: PracticeActionInput,
    ) -> Result<PracticePayload, Error> {
        moved(ctx, ("publishPractice", Move::Publish), input).await
    }

    /// Recommends a published practice no more. It stays readable. For the same.
    async fn archive_practice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which practice.")] input: PracticeActionInput,
    ) -> Result<PracticePayload, Error> {
        moved(ctx, ("archivePractice", Move::Archive), input).await
    }

    /// Takes an archived practice up again, as a draft. For the same.
    async fn reopen_practice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which practice.")] input: PracticeActionInput,
    ) -> Result<PracticePayload, Error> {
        moved(ctx, ("reopenPractice", Move::Reopen), input).await
    }

    /// Takes a practice back: nothing of it is shown any more but that it was there. For those who lead its owner, and for
    /// who operates the service.
    async fn withdraw_practice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which practice, and why.")] input: PracticeActionInput,
    ) -> Result<PracticePayload, Error> {
        moved(ctx, ("withdrawPractice", Move::Withdraw), input).await
    }

    /// Begins a practice that adapts another, which is published. For those who may begin one.
    async fn adapt_practice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, what the new one says, and whose that is.")] input: AdaptPracticeInput,
    ) -> Result<PracticePayload, Error> {
        let (mut write, register) = (Write::begin(ctx, "adaptPractice").await?, ctx.register());
        let done = save::adapt(&mut write, &register, input).await;
        end(ctx, write, done).await
    }

    /// Has a trust stand by a practice of another. For who leads the trust, and for who operates the service.
    async fn endorse_practice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which practice, and which trust.")] input: EndorsePracticeInput,
    ) -> Result<PracticePayload, Error> {
        let (mut write, register) = (Write::begin(ctx, "endorsePractice").await?, ctx.register());
        let done = other_writes::endorse(&mut write, &register, input).await;
        end(ctx, write, done).await
    }

    /// Suggests a practice to one's own school.
    async fn suggest_practice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which practice, and to which school.")] input: SuggestPracticeInput,
    ) -> Result<PracticePayload, Error> {
        let (mut write, register) = (Write::begin(ctx, "suggestPractice").await?, ctx.register());
        let done = other_writes::suggest(&mut write, &register, input).await;
        end(ctx, write, done).await
    }

    /// Keeps a practice to find it again, or no more. For everybody who is signed in.
    async fn save_practice(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which practice.")] input: SavePracticeInput,
    ) -> Result<PracticePayload, Error> {
        let mut write = Write::begin(ctx, "savePractice").await?;
        let done = other_writes::keep(&mut write, &input).await;
        end(ctx, write, done).await
    }
}

async fn moved(
    ctx: &Context<'_>,
    (operation, by): (&'static str, Move),
    input: PracticeActionInput,
) -> Result<PracticePayload, Error> {
    let (mut write, register) = (Write::begin(ctx, operation).await?, ctx.register());
    let done = move_on(&mut write, &register, by, input).await;
    end(ctx, write, done).await
}

async fn end(ctx: &Context<'_>, write: Write, done: Result<Model, Stop>) -> Result<PracticePayload, Error> {
    Ok(match write.end(done).await? {
        Ok(row) => {
            ctx.live().follow().await?;
            PracticePayload { practice: Some(Practice::new(ctx, row)?), user_errors: vec![] }
        }
        Err(error) => PracticePayload { practice: None, user_errors: vec![error] },
    })
}
