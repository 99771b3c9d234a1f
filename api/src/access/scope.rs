//! Which rows are there for somebody: one function for each private table, and the only place from which these are read.
//!
//! Counts, pages, facets and single rows all start here, so that what is hidden is missing from all of them alike.

#![expect(clippy::disallowed_methods, reason = "this is the room that decides who may see what")]

use entity::{
    access_log, api_client, api_client_trust, change_log, erasure_request, staff_member, staff_person, trust_membership,
};
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait, QueryFilter as _, QueryTrait as _, Select,
    sea_query::{Expr, ExprTrait as _, SelectStatement},
};

use uuid::Uuid;

use super::{ClientScope, Role, Viewer};

/// Nothing.
fn nothing() -> Condition {
    Condition::all().add(Expr::val(1).eq(0))
}

/// The members of staff that somebody may list.
pub fn staff_members(viewer: &Viewer) -> Select<staff_member::Entity> {
    let all = staff_member::Entity::find();
    if viewer.is(Role::SectorAdmin) && viewer.breaks_glass() {
        return all;
    }
    all.filter(kept_by(viewer, ClientScope::StaffRead).add(is_self(viewer)))
}

/// The members of staff that somebody may change something of: those whose list they keep, and themselves.
pub fn staff_members_to_change(viewer: &Viewer) -> Select<staff_member::Entity> {
    staff_member::Entity::find().filter(kept_by(viewer, ClientScope::StaffWrite).add(is_self(viewer)))
}

/// The members of staff of one's own trusts and schools, as a leader or as a system with a scope.
fn kept_by(viewer: &Viewer, scope: ClientScope) -> Condition {
    let mut theirs = Condition::any().add(nothing());
    if viewer.is(Role::TrustLeader) || viewer.holds(scope) {
        let schools = staff_member::Column::BaseSchoolUrn.in_subquery(schools_of(viewer));
        theirs = theirs.add(staff_member::Column::EmployerTrustUid.is_in(viewer.trusts())).add(schools);
    }
    if viewer.is(Role::SchoolLeader) {
        theirs = theirs.add(staff_member::Column::BaseSchoolUrn.is_in(viewer.schools()));
    }
    theirs
}

/// The schools that are in the trusts of somebody's token now.
fn schools_of(viewer: &Viewer) -> SelectStatement {
    let members = trust_membership::Entity::find()
        .filter(trust_membership::Column::TrustUid.is_in(viewer.trusts()))
        .filter(trust_membership::Column::LeftBasis.is_null());
    let mut urns = members.into_query();
    urns.clear_selects().column(trust_membership::Column::Urn);
    urns
}

/// The members of staff whose erasure somebody may ask for.
pub fn staff_members_to_erase(viewer: &Viewer) -> Select<staff_member::Entity> {
    match viewer.is(Role::SectorAdmin) {
        true => staff_member::Entity::find(),
        false => staff_members(viewer),
    }
}

/// The member of staff that somebody is.
pub fn own_staff_member(viewer: &Viewer) -> Select<staff_member::Entity> {
    staff_member::Entity::find().filter(is_self(viewer))
}

/// Who the members of staff are, as far as somebody may know.
pub fn staff_persons(viewer: &Viewer) -> Select<staff_person::Entity> {
    let known = staff_members(viewer).select_only_id();
    staff_person::Entity::find().filter(staff_person::Column::StaffMemberId.in_subquery(known))
}

/// The same of those whom somebody may change something of.
pub fn staff_persons_to_change(viewer: &Viewer) -> Select<staff_person::Entity> {
    let known = staff_members_to_change(viewer).select_only_id();
    staff_person::Entity::find().filter(staff_person::Column::StaffMemberId.in_subquery(known))
}

/// The wishes to be erased that somebody may know of.
pub fn erasure_requests(viewer: &Viewer) -> Select<erasure_request::Entity> {
    let known = staff_members_to_erase(viewer).select_only_id();
    erasure_request::Entity::find().filter(erasure_request::Column::StaffMemberId.in_subquery(known))
}

/// The partner systems that somebody may list.
pub fn api_clients(viewer: &Viewer) -> Select<api_client::Entity> {
    let clients = api_client::Entity::find();
    if viewer.is(Role::SectorAdmin) { clients } else { clients.filter(nothing()) }
}

/// The partner system that somebody is.
pub fn own_api_client(viewer: &Viewer) -> Select<api_client::Entity> {
    let own = viewer.principal.as_ref().and_then(|principal| principal.client);
    api_client::Entity::find().filter(api_client::Column::Id.is_in(own))
}

/// The trusts of the partner systems that somebody may list.
pub fn api_client_trusts(viewer: &Viewer) -> Select<api_client_trust::Entity> {
    let trusts = api_client_trust::Entity::find();
    if viewer.is(Role::SectorAdmin) { trusts } else { trusts.filter(nothing()) }
}

/// The entries of the log that somebody may read: of rows that were of their trusts when they were written.
pub fn log_entries(viewer: &Viewer) -> Select<change_log::Entity> {
    let entries = change_log::Entity::find();
    if viewer.is(Role::SectorAdmin) {
        return entries;
    }
    if !viewer.is(Role::TrustLeader) {
        return entries.filter(nothing());
    }
    let theirs = Condition::any()
        .add(change_log::Column::TrustUid.is_in(viewer.trusts()))
        .add(change_log::Column::OtherTrustUid.is_in(viewer.trusts()));
    entries.filter(theirs)
}

/// What the log says of the member of staff that somebody is, and of what they did.
pub fn own_log_entries(viewer: &Viewer, member: Option<Uuid>) -> Select<change_log::Entity> {
    let Some(principal) = &viewer.principal else { return change_log::Entity::find().filter(nothing()) };
    let theirs = Condition::any().add(change_log::Column::Actor.eq(&*principal.actor));
    let theirs = theirs.add_option(member.map(|id| change_log::Column::EntityId.eq(id.to_string())));
    change_log::Entity::find().filter(theirs)
}

/// Who read the identity of the member of staff that somebody is.
pub fn own_access_log(member: Uuid) -> Select<access_log::Entity> {
    access_log::Entity::find().filter(access_log::Column::StaffMemberIds.contains(member.to_string()))
}

fn is_self(viewer: &Viewer) -> Condition {
    let Some(subject) = viewer.subject() else { return nothing() };
    let mut is_tied = staff_person::Entity::find().filter(staff_person::Column::Subject.eq(subject)).into_query();
    is_tied.clear_selects().column(staff_person::Column::StaffMemberId);
    Condition::all().add(staff_member::Column::Id.in_subquery(is_tied))
}

/// The ids of rows, for another statement to look among.
trait SelectId {
    fn select_only_id(self) -> SelectStatement;
}

impl SelectId for Select<staff_member::Entity> {
    fn select_only_id(self) -> SelectStatement {
        let mut ids = self.into_query();
        ids.clear_selects().column((staff_member::Entity, staff_member::Column::Id));
        ids
    }
}
