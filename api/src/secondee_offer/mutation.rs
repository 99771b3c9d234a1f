//! How offers are made, and how people come to know each other.

use async_graphql::{Context, Object, SimpleObject};

use super::{
    ContactRequest, SecondeeOffer, contact,
    input::{AnswerContactInput, OfferActionInput, OfferSecondmentInput, RequestContactInput},
    save,
};
use crate::{
    changes::{Stop, Write},
    context::RequestContext as _,
    graphql::{error::Error, user_error::UserError},
};

/// What came of a change of an offer.
#[derive(SimpleObject)]
pub struct OfferPayload {
    /// The offer as it is now. Null where the change was not made.
    offer: Option<SecondeeOffer>,
    /// Why the change was not made; empty where it was.
    user_errors: Vec<UserError>,
}

/// What came of a question to make oneself known, or of its answer.
#[derive(SimpleObject)]
pub struct ContactPayload {
    /// The question as it is now. Null where nothing was done.
    contact_request: Option<ContactRequest>,
    /// Why nothing was done; empty where something was.
    user_errors: Vec<UserError>,
}

/// The changes of offers.
#[derive(Default)]
pub struct OfferMutation;

#[Object]
impl OfferMutation {
    /// Offers oneself to other schools, under a name that tells nothing: for 90 days, or until the time is over. For everybody
    /// who is a member of staff, and by nobody for them. One offer is open at a time.
    async fn offer_secondment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is offered.")] input: OfferSecondmentInput,
    ) -> Result<OfferPayload, Error> {
        let (mut write, register) = (Write::begin(ctx, "offerSecondment").await?, ctx.register());
        let done = save::offer(&mut write, &register, input).await;
        offered(ctx, write, done).await
    }

    /// Takes one's offer back: at once nobody sees it any more.
    async fn withdraw_offer(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: OfferActionInput,
    ) -> Result<OfferPayload, Error> {
        let mut write = Write::begin(ctx, "withdrawOffer").await?;
        let done = save::withdraw(&mut write, input).await;
        offered(ctx, write, done).await
    }

    /// Asks somebody who offers themselves to make themselves known, for an open need; once more where they were not answered
    /// in time. For who leads the school or its trust.
    async fn request_contact(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whom, and for what.")] input: RequestContactInput,
    ) -> Result<ContactPayload, Error> {
        let mut write = Write::begin(ctx, "requestContact").await?;
        let done = contact::request(&mut write, input).await;
        asked(ctx, write, done).await
    }

    /// Answers such a question, as the one who is asked. From a yes on the school knows name and school, and can propose a
    /// secondment.
    async fn answer_contact(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which question, and how.")] input: AnswerContactInput,
    ) -> Result<ContactPayload, Error> {
        let mut write = Write::begin(ctx, "answerContact").await?;
        let done = contact::answer(&mut write, input).await;
        asked(ctx, write, done).await
    }
}

async fn offered(
    ctx: &Context<'_>,
    write: Write,
    done: Result<entity::secondee_offer::Model, Stop>,
) -> Result<OfferPayload, Error> {
    Ok(match write.end(done).await? {
        Ok(row) => {
            ctx.live().follow().await?;
            OfferPayload { offer: Some(SecondeeOffer::new(ctx.register(), row)?), user_errors: vec![] }
        }
        Err(error) => OfferPayload { offer: None, user_errors: vec![error] },
    })
}

async fn asked(
    ctx: &Context<'_>,
    write: Write,
    done: Result<entity::contact_request::Model, Stop>,
) -> Result<ContactPayload, Error> {
    Ok(match write.end(done).await? {
        Ok(row) => {
            ctx.live().follow().await?;
            ContactPayload { contact_request: Some(ContactRequest::new(ctx.register(), row)), user_errors: vec![] }
        }
        Err(error) => ContactPayload { contact_request: None, user_errors: vec![error] },
    })
}
