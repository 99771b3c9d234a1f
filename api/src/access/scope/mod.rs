//! Which rows are there for somebody: one function for each private table, and the only place from which these are read.
//!
//! Counts, pages, facets and single rows all start here, so that what is hidden is missing from all of them alike.

#![expect(clippy::disallowed_methods, reason = "this is the room that decides who may see what")]

use entity::{
    access_log, adoption, api_client, api_client_trust, change_log, endorsement, erasure_request, practice,
    practice_author, practice_edition, saved_practice, staff_member, staff_person, trust_membership,
};
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait, QueryFilter as _, QueryTrait as _, Select,
    sea_query::{Expr, ExprTrait as _, SelectStatement},
};

use uuid::Uuid;

use super::{ClientScope, Role, Viewer};

mod oneself;
mod secondments;

pub use self::{oneself::*, secondments::*};

/// Nothing.
fn nothing() -> Condition {
    Condition::all().add(Expr::val(1).eq(0))
}

/// The members of staff that somebody may list.
pub fn staff_members(viewer: &Viewer) -> Select<staff_member::Entity> {
    let all = staff_member::Entity::find().filter(is_or_was_somebody());
    if viewer.is(Role::SectorAdmin) && viewer.breaks_glass() {
        return all;
    }
    all.filter(kept_by(viewer, ClientScope::StaffRead).add(is_self(viewer)))
}

/// No stand-in for who went on a secondment that is forgotten: whoever was erased had asked for it.
fn is_or_was_somebody() -> Condition {
    let mut erased = erasure_request::Entity::find().into_query();
    erased.clear_selects().column(erasure_request::Column::StaffMemberId);
    Condition::any().add(staff_member::Column::RedactedAt.is_null()).add(staff_member::Column::Id.in_subquery(erased))
}

/// The members of staff that somebody may change something of: those whose list they keep, and themselves.
pub fn staff_members_to_change(viewer: &Viewer) -> Select<staff_member::Entity> {
    staff_member::Entity::find().filter(kept_by(viewer, ClientScope::StaffWrite).add(is_self(viewer)))
}

/// The members of staff whom somebody may propose for a secondment: those of their trusts and schools, and themselves.
pub fn staff_members_to_second(viewer: &Viewer) -> Select<staff_member::Entity> {
    staff_member::Entity::find().filter(kept_by(viewer, ClientScope::SecondmentWrite).add(is_self(viewer)))
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

/// The schools that are in the trusts of somebody's schools now.
fn schools_of_the_same_trusts(viewer: &Viewer) -> SelectStatement {
    let members = trust_membership::Entity::find()
        .filter(trust_membership::Column::TrustUid.in_subquery(trusts_of(viewer)))
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

/// The members of staff that there are for somebody: those that they may list, those of secondments that they may see, and
/// those who made themselves known to them.
pub fn known_staff_members(viewer: &Viewer) -> Select<staff_member::Entity> {
    let known = Condition::any()
        .add(staff_member::Column::Id.in_subquery(staff_members(viewer).select_only_id()))
        .add(staff_member::Column::Id.in_subquery(secondee_ids(secondments(viewer))))
        .add(staff_member::Column::Id.in_subquery(who_made_themselves_known(viewer)));
    staff_member::Entity::find().filter(known)
}

/// Who the members of staff are, as far as somebody may know: of those that they may list, of those who come to them or go
/// from them, and of those who made themselves known to them.
pub fn staff_persons(viewer: &Viewer) -> Select<staff_person::Entity> {
    let known = Condition::any()
        .add(staff_person::Column::StaffMemberId.in_subquery(staff_members(viewer).select_only_id()))
        .add(staff_person::Column::StaffMemberId.in_subquery(secondee_ids(secondments_with_names(viewer))))
        .add(staff_person::Column::StaffMemberId.in_subquery(who_made_themselves_known(viewer)));
    staff_person::Entity::find().filter(known)
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

/// What was changed of the member of staff that somebody is.
pub fn log_of_oneself(member: Uuid) -> Select<change_log::Entity> {
    change_log::Entity::find().filter(change_log::Column::EntityId.eq(member.to_string()))
}

/// What somebody changed.
pub fn log_by_oneself(viewer: &Viewer) -> Select<change_log::Entity> {
    change_log::Entity::find().filter(change_log::Column::Actor.is_in(actor(viewer)))
}

/// Who read the identity of the member of staff that somebody is.
pub fn reads_of_oneself(member: Uuid) -> Select<access_log::Entity> {
    access_log::Entity::find().filter(access_log::Column::StaffMemberIds.contains(member.to_string()))
}

/// Whose identities somebody read: that they did, and why.
pub fn reads_by_oneself(viewer: &Viewer) -> Select<access_log::Entity> {
    access_log::Entity::find().filter(access_log::Column::Actor.is_in(actor(viewer)))
}

fn actor(viewer: &Viewer) -> Option<String> {
    viewer.principal.as_ref().map(|principal| principal.actor.to_string())
}

/// The practices that somebody may see: their own in every state, and of others those that were published for them.
pub fn practices(viewer: &Viewer) -> Select<practice::Entity> {
    let shown = Condition::all()
        .add(practice::Column::PracticeState.is_in(["PUBLISHED", "ARCHIVED", "WITHDRAWN"]))
        .add(published_for(viewer));
    practice::Entity::find().filter(Condition::any().add(shown).add(written_by(viewer)))
}

/// The practices that somebody writes.
pub fn practices_to_write(viewer: &Viewer) -> Select<practice::Entity> {
    practice::Entity::find().filter(written_by(viewer))
}

/// The practices that somebody may act on: what they see, and for who operates the service what is published to anybody.
pub fn practices_to_withdraw(viewer: &Viewer) -> Select<practice::Entity> {
    match viewer.is(Role::SectorAdmin) {
        true => practice::Entity::find().filter(practice::Column::Edition.is_not_null()),
        false => practices(viewer),
    }
}

fn published_for(viewer: &Viewer) -> Condition {
    let mut shown = Condition::any().add(practice::Column::Visibility.eq("PUBLIC"));
    if viewer.is_person() || viewer.holds(ClientScope::PracticeRead) {
        shown = shown.add(practice::Column::Visibility.eq("SIGNED_IN"));
    }
    if viewer.works() {
        let near = Condition::any()
            .add(practice::Column::OwnerTrustUid.is_in(viewer.trusts()))
            .add(practice::Column::OwnerTrustUid.in_subquery(trusts_of(viewer)));
        shown = shown.add(Condition::all().add(practice::Column::Visibility.eq("TRUST")).add(near));
    }
    shown
}

fn written_by(viewer: &Viewer) -> Condition {
    let mut own = Condition::any().add(nothing());
    let of_no_school =
        |of_trust: Condition| Condition::all().add(practice::Column::OwnerSchoolUrn.is_null()).add(of_trust);
    if viewer.is(Role::TrustLeader) || viewer.holds(ClientScope::PracticeWrite) {
        let of_trust = Condition::all().add(practice::Column::OwnerTrustUid.is_in(viewer.trusts()));
        own = own.add(practice::Column::OwnerSchoolUrn.in_subquery(schools_of(viewer))).add(of_no_school(of_trust));
    }
    if viewer.is(Role::SchoolStaff) || viewer.is(Role::SchoolLeader) {
        let of_trust = Condition::all().add(practice::Column::OwnerTrustUid.in_subquery(trusts_of(viewer)));
        own = own.add(practice::Column::OwnerSchoolUrn.is_in(viewer.schools())).add(of_no_school(of_trust));
    }
    own
}

/// The trusts that the schools of somebody's token are in now.
fn trusts_of(viewer: &Viewer) -> SelectStatement {
    let theirs = trust_membership::Entity::find()
        .filter(trust_membership::Column::Urn.is_in(viewer.schools()))
        .filter(trust_membership::Column::TrustUid.is_not_null())
        .filter(trust_membership::Column::LeftBasis.is_null());
    let mut uids = theirs.into_query();
    uids.clear_selects().column(trust_membership::Column::TrustUid);
    uids
}

/// Everything of practices, for the library that is searched in memory: what it finds goes through [`practices`] before
/// anybody sees it.
pub mod library {
    use entity::{adoption, change_log, practice};
    use sea_orm::{EntityTrait as _, Select};

    /// All practices.
    pub fn practices() -> Select<practice::Entity> {
        practice::Entity::find()
    }

    /// All uses of practices.
    pub fn adoptions() -> Select<adoption::Entity> {
        adoption::Entity::find()
    }

    /// What was changed: by this the library sees what it has to read again.
    pub fn changes() -> Select<change_log::Entity> {
        change_log::Entity::find()
    }
}

/// The uses of the practices that somebody may see.
pub fn adoptions(viewer: &Viewer) -> Select<adoption::Entity> {
    adoption::Entity::find().filter(adoption::Column::PracticeId.in_subquery(practice_ids(viewer)))
}

/// The editions of the practices that somebody may see. Those of what is withdrawn are for nobody.
pub fn practice_editions(viewer: &Viewer) -> Select<practice_edition::Entity> {
    let mut shown = practices(viewer).filter(practice::Column::PracticeState.ne("WITHDRAWN")).into_query();
    shown.clear_selects().column((practice::Entity, practice::Column::Id));
    practice_edition::Entity::find().filter(practice_edition::Column::PracticeId.in_subquery(shown))
}

/// The endorsements of the practices that somebody may see.
pub fn endorsements(viewer: &Viewer) -> Select<endorsement::Entity> {
    endorsement::Entity::find().filter(endorsement::Column::PracticeId.in_subquery(practice_ids(viewer)))
}

/// Who wrote the practices that somebody may see. Which of these people there are for them is another question.
pub fn practice_authors(viewer: &Viewer) -> Select<practice_author::Entity> {
    practice_author::Entity::find().filter(practice_author::Column::PracticeId.in_subquery(practice_ids(viewer)))
}

/// What somebody keeps to find it again.
pub fn saved_practices(viewer: &Viewer) -> Select<saved_practice::Entity> {
    saved_practice::Entity::find().filter(saved_practice::Column::Actor.is_in(actor(viewer)))
}

fn practice_ids(viewer: &Viewer) -> SelectStatement {
    let mut ids = practices(viewer).into_query();
    ids.clear_selects().column((practice::Entity, practice::Column::Id));
    ids
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
