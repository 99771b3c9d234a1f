//! How members of staff are written.

use async_graphql::{Context, Object, SimpleObject};

use super::{StaffMember, input::UpsertStaffMemberInput, save::save};
use crate::{
    changes::Write,
    context::RequestContext as _,
    graphql::{error::Error, user_error::UserError},
};

/// What came of a change of a member of staff.
#[derive(SimpleObject)]
pub struct StaffMemberPayload {
    /// The member of staff as they are now. Null where the change was not made.
    pub staff_member: Option<StaffMember>,
    /// Why the change was not made; empty where it was.
    pub user_errors: Vec<UserError>,
}

/// The changes of members of staff.
#[derive(Default)]
pub struct StaffMutation;

#[Object]
impl StaffMutation {
    /// Adds a member of staff, or changes one. For trust leaders and partner systems with `staff:write`, of their trusts; for
    /// school leaders, of their schools; for everybody, their own name and address.
    async fn upsert_staff_member(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "All that is to be held of them.")] input: UpsertStaffMemberInput,
    ) -> Result<StaffMemberPayload, Error> {
        let (mut write, register) = (Write::begin(ctx, "upsertStaffMember").await?, ctx.register());
        let done = save(&mut write, &register, input).await;
        Ok(match write.end(done).await? {
            Ok(row) => StaffMemberPayload { staff_member: Some(StaffMember::new(register, row)), user_errors: vec![] },
            Err(error) => StaffMemberPayload { staff_member: None, user_errors: vec![error] },
        })
    }
}
