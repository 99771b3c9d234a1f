//! How secondments are proposed, agreed and followed to their end.

use async_graphql::{Context, Object, SimpleObject};
use entity::secondment::Model;
use futures_util::future::BoxFuture;

use super::{
    Secondment, amend,
    code_lists::SecondmentAction,
    decide, follow_up,
    input::{
        AnswerAmendmentInput, ApproveSecondmentInput, DeclineSecondmentInput, PauseSecondmentInput,
        ProposeAmendmentInput, ProposeSecondmentInput, RecordComplianceCheckInput, ReviewSecondmentInput,
        SecondmentActionInput,
    },
    moves, propose,
};
use crate::{
    changes::{Stop, Write},
    context::RequestContext as _,
    graphql::{error::Error, user_error::UserError},
};

/// What came of a change of a secondment.
#[derive(SimpleObject)]
pub struct SecondmentPayload {
    /// The secondment as it is now. Null where the change was not made.
    secondment: Option<Secondment>,
    /// Why the change was not made; empty where it was.
    user_errors: Vec<UserError>,
}

/// The changes of secondments.
#[derive(Default)]
pub struct SecondmentMutation;

#[Object]
impl SecondmentMutation {
    /// Proposes a secondment, or drafts one. For who leads the home or the host, and partner systems with
    /// `secondment:write`; of one's own staff, or of who made themselves known. The secondee may draft one.
    async fn propose_secondment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who, where, when, and why.")] input: ProposeSecondmentInput,
    ) -> Result<SecondmentPayload, Error> {
        let register = ctx.register();
        change(ctx, "proposeSecondment", |write| {
            Box::pin(async move { propose::propose(write, &register, input).await })
        })
        .await
    }

    /// Proposes what was drafted. For who leads the side that drafted it; a draft of the secondee, for who leads their home.
    async fn submit_secondment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which draft.")] input: SecondmentActionInput,
    ) -> Result<SecondmentPayload, Error> {
        let register = ctx.register();
        change(ctx, "submitSecondment", |write| Box::pin(async move { propose::submit(write, &register, input).await }))
            .await
    }

    /// Says yes as one party: the secondee; who leads the trust that employs them, or in a school of no trust who leads that;
    /// the same of the host. Nobody says yes for two, but within one trust the employer does so once for both. The last yes
    /// makes it AGREED. Sent again after a lost reply, it changes nothing.
    async fn approve_secondment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "To what, and as whom.")] input: ApproveSecondmentInput,
    ) -> Result<SecondmentPayload, Error> {
        let register = ctx.register();
        change(ctx, "approveSecondment", |write| {
            Box::pin(async move { decide::approve(write, &register, input).await })
        })
        .await
    }

    /// Says no as one party, which ends it. For the same.
    async fn decline_secondment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "To what, as whom, and why.")] input: DeclineSecondmentInput,
    ) -> Result<SecondmentPayload, Error> {
        change(ctx, "declineSecondment", |write| Box::pin(decide::decline(write, input))).await
    }

    /// Wants it no more, before it is agreed. For who proposed it, and the secondee.
    async fn withdraw_secondment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: SecondmentActionInput,
    ) -> Result<SecondmentPayload, Error> {
        change(ctx, "withdrawSecondment", |write| Box::pin(moves::act(write, SecondmentAction::Withdraw, input))).await
    }

    /// Calls off what is agreed, before it begins. For any party, with a reason.
    async fn cancel_secondment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, and why.")] input: SecondmentActionInput,
    ) -> Result<SecondmentPayload, Error> {
        change(ctx, "cancelSecondment", |write| Box::pin(moves::act(write, SecondmentAction::Cancel, input))).await
    }

    /// Begins, from the first day on, once the required checks were passed. For the host; by itself it begins too.
    async fn start_secondment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: SecondmentActionInput,
    ) -> Result<SecondmentPayload, Error> {
        change(ctx, "startSecondment", |write| Box::pin(moves::act(write, SecondmentAction::Start, input))).await
    }

    /// Lets it rest. For home and host.
    async fn pause_secondment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, and why.")] input: PauseSecondmentInput,
    ) -> Result<SecondmentPayload, Error> {
        change(ctx, "pauseSecondment", |write| Box::pin(moves::pause(write, input))).await
    }

    /// Goes on. For home and host.
    async fn resume_secondment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: SecondmentActionInput,
    ) -> Result<SecondmentPayload, Error> {
        change(ctx, "resumeSecondment", |write| Box::pin(moves::act(write, SecondmentAction::Resume, input))).await
    }

    /// Ends it before its time. For any party, with a reason.
    async fn end_secondment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, since when, and why.")] input: SecondmentActionInput,
    ) -> Result<SecondmentPayload, Error> {
        change(ctx, "endSecondment", |write| Box::pin(moves::act(write, SecondmentAction::End, input))).await
    }

    /// Ends it as planned, from its last day on. For the host; on the day after the last it ends by itself too.
    async fn complete_secondment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: SecondmentActionInput,
    ) -> Result<SecondmentPayload, Error> {
        change(ctx, "completeSecondment", |write| Box::pin(moves::act(write, SecondmentAction::Complete, input))).await
    }

    /// Asks for other days or another share of a post. For who employs, at home or at the host: they have then said yes, and
    /// the others have to.
    async fn propose_amendment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is to change.")] input: ProposeAmendmentInput,
    ) -> Result<SecondmentPayload, Error> {
        let register = ctx.register();
        change(ctx, "proposeAmendment", |write| Box::pin(async move { amend::propose(write, &register, input).await }))
            .await
    }

    /// Says yes or no to such a change, as one party. The last yes makes it hold; a no ends it.
    async fn answer_amendment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "To what, as whom, and how.")] input: AnswerAmendmentInput,
    ) -> Result<SecondmentPayload, Error> {
        let register = ctx.register();
        change(ctx, "answerAmendment", |write| Box::pin(async move { amend::answer(write, &register, input).await }))
            .await
    }

    /// Says that a check of the person was passed, or was not. For home and host.
    async fn record_compliance_check(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which check, and whether it was passed.")] input: RecordComplianceCheckInput,
    ) -> Result<SecondmentPayload, Error> {
        change(ctx, "recordComplianceCheck", |write| Box::pin(follow_up::record_check(write, input))).await
    }

    /// Looks back on it, and says how far its objectives were reached. For any party.
    async fn review_secondment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What came of it.")] input: ReviewSecondmentInput,
    ) -> Result<SecondmentPayload, Error> {
        change(ctx, "reviewSecondment", |write| Box::pin(follow_up::review(write, input))).await
    }
}

/// Makes a change and tells what came of it. Boxed: else all changes that there are would lie side by side on the stack.
fn change<'c>(
    ctx: &'c Context<'_>,
    operation: &'static str,
    step: impl FnOnce(&mut Write) -> BoxFuture<'_, Result<Model, Stop>> + Send + 'c,
) -> BoxFuture<'c, Result<SecondmentPayload, Error>> {
    Box::pin(async move {
        let mut write = Write::begin(ctx, operation).await?;
        let done = step(&mut write).await;
        Ok(match write.end(done).await? {
            Ok(row) => {
                ctx.live().follow().await?;
                SecondmentPayload { secondment: Some(Secondment::new(ctx.register(), row)), user_errors: vec![] }
            }
            Err(error) => SecondmentPayload { secondment: None, user_errors: vec![error] },
        })
    })
}
