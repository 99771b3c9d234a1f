//! How people use their rights.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use uuid::Uuid;

use super::{
    erasure::{self, ErasureHold},
    my_data, wipe,
};
use crate::{
    access::Action,
    changes::{Stop, Write},
    context::RequestContext as _,
    graphql::{error::Error, node_id::NodeId, scalars::Date, user_error::UserError},
    staff::StaffMember,
};

/// Who is to be erased.
#[derive(InputObject)]
pub struct RequestErasureInput {
    /// The member of staff. Left out, it is oneself.
    staff_member_id: Option<ID>,
    /// That it is meant: nobody can undo it. Anything but true is refused.
    confirm: bool,
}

/// A copy of all that is held of who asks.
#[derive(SimpleObject)]
pub struct MyDataPayload {
    /// The copy. Null where it was refused.
    document: Option<String>,
    /// How the copy is written: `application/json`. Null where it was refused.
    media_type: Option<&'static str>,
    /// Why there is no copy; empty where there is one.
    user_errors: Vec<UserError>,
}

/// What came of a wish to be erased.
#[derive(SimpleObject)]
pub struct ErasurePayload {
    /// The member of staff as they are now. Null where the wish was refused.
    staff_member: Option<StaffMember>,
    /// The last day on which the wish may be granted: a month after it was first made. Null once it is granted.
    due_by: Option<Date>,
    /// Why it is not granted yet; empty where it is. It is granted without another wish once nothing stands here.
    held_by: Vec<ErasureHold>,
    /// Why the wish was refused; empty where it was not.
    user_errors: Vec<UserError>,
}

/// What people may ask of what is held of them.
#[derive(Default)]
pub struct PrivacyMutation;

#[Object]
impl PrivacyMutation {
    /// A copy of all that is held of who asks, and of who read who they are. For people.
    async fn request_my_data(&self, ctx: &Context<'_>) -> Result<MyDataPayload, Error> {
        let viewer = ctx.viewer();
        match viewer.may(Action::CopyOwnData) {
            Ok(()) => {
                let document = my_data::held(&viewer, ctx.db(), ctx.now()).await?.to_string();
                Ok(MyDataPayload {
                    document: Some(document),
                    media_type: Some("application/json"),
                    user_errors: vec![],
                })
            }
            Err(Error::Forbidden) => {
                Ok(MyDataPayload { document: None, media_type: None, user_errors: vec![UserError::forbidden()] })
            }
            Err(error) => Err(error),
        }
    }

    /// Has a person erased: all that tells who they are is deleted, from the database's files too, and what is left is kept
    /// for statistics. For people themselves, for trust leaders of their own staff, and for who operates the service.
    async fn request_erasure(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Who is to be erased.")] input: RequestErasureInput,
    ) -> Result<ErasurePayload, Error> {
        let mut write = Write::begin(ctx, "requestErasure").await?;
        let now = write.now;
        let done = match read(&input) {
            Ok(wanted) => erasure::ask(&mut write, wanted).await,
            Err(stop) => Err(stop),
        };
        let outcome = match write.end(done).await? {
            Ok(outcome) => outcome,
            Err(error) => {
                let user_errors = vec![error];
                return Ok(ErasurePayload { staff_member: None, due_by: None, held_by: vec![], user_errors });
            }
        };
        if let Err(error) = wipe::wipe(ctx.db(), now, false).await {
            tracing::warn!(%error, "what was erased lies in the database's files yet; the next sweep tries again");
        }
        Ok(ErasurePayload {
            staff_member: Some(StaffMember::new(ctx.register(), outcome.member)),
            due_by: outcome.due_on.map(Date),
            held_by: outcome.holds,
            user_errors: vec![],
        })
    }
}

fn read(input: &RequestErasureInput) -> Result<Option<Uuid>, Stop> {
    if !input.confirm {
        let message = "Nobody can undo this: confirm it with true.";
        return Err(UserError::invalid(&["input", "confirm"], message).into());
    }
    let Some(id) = &input.staff_member_id else { return Ok(None) };
    match NodeId::parse(id)? {
        NodeId::StaffMember(id) => Ok(Some(id)),
        other => Err(other.wrong_type("StaffMember").into()),
    }
}
