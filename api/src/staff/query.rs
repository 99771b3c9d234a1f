//! How members of staff are asked for.

use async_graphql::{Context, Object};
use entity::staff_member::{Column, Entity};
use sea_orm::{ColumnTrait as _, QueryFilter as _};

use crate::{
    access::{Action, scope},
    context::RequestContext as _,
    graphql::{error::Error, keyset::Forwards, row_connection::RowConnection},
    school::query::SchoolKey,
    trust::query::TrustKey,
};

/// The root field about members of staff.
#[derive(Default)]
pub struct StaffQuery;

#[Object]
impl StaffQuery {
    /// Members of staff that the viewer may see: of their trusts for trust leaders, and for partner systems with
    /// `staff:read`; of their schools for school leaders; oneself for everybody who is one. Null with an error for others.
    #[graphql(cache_control(no_cache))]
    async fn staff_members(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those whom this trust employs.")] trust: Option<TrustKey>,
        #[graphql(desc = "Only those who work at this school.")] school: Option<SchoolKey>,
        #[graphql(desc = "At most this many: 0 to 100, 20 where nothing is said.", default = 20)] first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
    ) -> Option<Result<RowConnection<Entity>, Error>> {
        Some(list(ctx, (trust, school), &Forwards { first, after }).await)
    }
}

async fn list(
    ctx: &Context<'_>,
    (trust, school): (Option<TrustKey>, Option<SchoolKey>),
    part: &Forwards,
) -> Result<RowConnection<Entity>, Error> {
    let (viewer, register) = (ctx.viewer(), ctx.register());
    viewer.may(Action::ListStaffMembers)?;
    let mut theirs = scope::staff_members(&viewer);
    if let Some(key) = trust {
        let uids = key.find(&register)?.map(|at| register.trusts.at(at).uid);
        theirs = theirs.filter(Column::EmployerTrustUid.is_in(uids));
    }
    if let Some(key) = school {
        let urns = key.find(&register)?.map(|at| register.schools.at(at).urn);
        theirs = theirs.filter(Column::BaseSchoolUrn.is_in(urns));
    }
    let listed = RowConnection::new(ctx, theirs, part).await?;
    ctx.note_if_exceptional(listed.rows().iter().map(|row| row.id));
    Ok(listed)
}
