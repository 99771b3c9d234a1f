//! What is held of somebody, for themselves: also what they do not see at work, such as a draft about them.

use entity::{amendment_approval, contact_request, notification, secondee_offer, secondment, secondment_amendment};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter as _, QuerySelect as _, QueryTrait as _, Select};
use uuid::Uuid;

use super::actor;
use crate::access::Viewer;

/// The rows of a table about the member of staff that somebody is, by the column that names them.
pub fn rows_of_oneself<C: ColumnTrait>(member: Uuid, column: C) -> Select<C::EntityName>
where
    C::EntityName: EntityTrait,
{
    C::EntityName::find().filter(column.eq(member))
}

/// What belongs to their secondments, by the column that names the secondment.
pub fn parts_of_oneself<C: ColumnTrait>(member: Uuid, column: C) -> Select<C::EntityName>
where
    C::EntityName: EntityTrait,
{
    let theirs = rows_of_oneself(member, secondment::Column::SecondeeId).select_only().column(secondment::Column::Id);
    C::EntityName::find().filter(column.in_subquery(theirs.into_query()))
}

/// What parties said of changes of their secondments.
pub fn amendment_approvals_of_oneself(member: Uuid) -> Select<amendment_approval::Entity> {
    let wanted = parts_of_oneself(member, secondment_amendment::Column::SecondmentId);
    let ids = wanted.select_only().column(secondment_amendment::Column::Id).into_query();
    amendment_approval::Entity::find().filter(amendment_approval::Column::AmendmentId.in_subquery(ids))
}

/// Who asked them to make themselves known.
pub fn contact_requests_of_oneself(member: Uuid) -> Select<contact_request::Entity> {
    let theirs = rows_of_oneself(member, secondee_offer::Column::StaffMemberId);
    let ids = theirs.select_only().column(secondee_offer::Column::Id).into_query();
    contact_request::Entity::find().filter(contact_request::Column::OfferId.in_subquery(ids))
}

/// What they were told.
pub fn notifications_of_oneself(member: Uuid) -> Select<notification::Entity> {
    rows_of_oneself(member, notification::Column::ToStaffMember)
}

/// What somebody did, by the column that names who.
pub fn done_by_oneself<C: ColumnTrait>(viewer: &Viewer, column: C) -> Select<C::EntityName>
where
    C::EntityName: EntityTrait,
{
    C::EntityName::find().filter(column.is_in(actor(viewer)))
}
