//! Which needs, offers, secondments and notices there are for somebody.

use entity::{
    amendment_approval, compliance_check, contact_request, cost_share, host_need, notification, notification_read,
    secondee_offer, secondment, secondment_amendment, secondment_approval, secondment_event, secondment_objective,
    secondment_review, secondment_text,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter as _, QueryTrait as _, Select,
    sea_query::{Expr, ExprTrait as _, SelectStatement, SimpleExpr},
};

use super::{SelectId as _, actor, nothing, own_staff_member, schools_of, schools_of_the_same_trusts};
use crate::{
    access::{ClientScope, Role, Viewer},
    changes::name_of,
    host_need::code_lists::HostNeedState,
    practice::code_lists::Visibility,
};

/// The needs that somebody may see: their own in every state, and of others those that were shown to them and not taken
/// back.
pub fn host_needs(viewer: &Viewer) -> Select<host_need::Entity> {
    let needs = host_need::Entity::find();
    if viewer.is(Role::SectorAdmin) {
        return needs;
    }
    let widely = host_need::Column::Visibility.is_in(shown_widely(viewer).into_iter().map(name_of));
    needs.filter(Condition::any().add(Condition::all().add(is_shown()).add(widely)).add(seen_by_few(viewer)))
}

/// Whether a need is there for everybody like the viewer: that can be told without asking for it. The others are in
/// [`host_needs_seen_by_few`].
pub fn is_shown_widely(viewer: &Viewer) -> impl Fn(HostNeedState, Visibility) -> bool {
    let (all, widely) = (viewer.is(Role::SectorAdmin), shown_widely(viewer));
    move |state, visibility| all || SHOWN.contains(&state) && widely.contains(&visibility)
}

/// The needs that are there for somebody and not for everybody like them.
pub fn host_needs_seen_by_few(viewer: &Viewer) -> Select<host_need::Entity> {
    host_need::Entity::find().filter(seen_by_few(viewer))
}

/// States in which a need is shown to others.
const SHOWN: [HostNeedState; 3] = [HostNeedState::Open, HostNeedState::Filled, HostNeedState::Expired];

fn is_shown() -> SimpleExpr {
    host_need::Column::NeedState.is_in(SHOWN.map(name_of))
}

fn shown_widely(viewer: &Viewer) -> Vec<Visibility> {
    let is_known = viewer.is_person() || viewer.holds(ClientScope::SecondmentRead);
    let widely = [(Visibility::Public, true), (Visibility::SignedIn, is_known)];
    widely.into_iter().filter(|(_, is_shown)| *is_shown).map(|(visibility, _)| visibility).collect()
}

/// Those that are shown in a trust alone, one's own, and those for which somebody was asked.
fn seen_by_few(viewer: &Viewer) -> Condition {
    let mut few = Condition::any().add(needs_kept_by(viewer)).add(asked_of(viewer));
    if viewer.works() {
        let near = Condition::any()
            .add(host_need::Column::SchoolUrn.in_subquery(schools_of(viewer)))
            .add(host_need::Column::SchoolUrn.in_subquery(schools_of_the_same_trusts(viewer)))
            .add(host_need::Column::SchoolUrn.is_in(viewer.schools()));
        let in_trust = host_need::Column::Visibility.eq(name_of(Visibility::Trust));
        few = few.add(Condition::all().add(near).add(in_trust).add(is_shown()));
    }
    few
}

/// The needs for which somebody was asked: they are told what it is about, whoever else may see it.
fn asked_of(viewer: &Viewer) -> Condition {
    let offers = ids(own_offers(viewer), secondee_offer::Column::Id);
    let asked = contact_request::Entity::find().filter(contact_request::Column::OfferId.in_subquery(offers));
    let seen = host_need::Column::Id.in_subquery(ids(asked, contact_request::Column::NeedId));
    Condition::all().add(host_need::Column::NeedState.ne("WITHDRAWN")).add(seen)
}

/// The needs of one's own school or trust.
pub fn host_needs_to_keep(viewer: &Viewer) -> Select<host_need::Entity> {
    host_need::Entity::find().filter(needs_kept_by(viewer))
}

fn needs_kept_by(viewer: &Viewer) -> Condition {
    let mut own = Condition::any().add(nothing());
    if viewer.is(Role::TrustLeader) || deals_with_secondments(viewer) {
        own = own.add(host_need::Column::SchoolUrn.in_subquery(schools_of(viewer)));
    }
    if viewer.is(Role::SchoolLeader) {
        own = own.add(host_need::Column::SchoolUrn.is_in(viewer.schools()));
    }
    own
}

/// Whether it is a partner system that reads secondments, or acts on them.
fn deals_with_secondments(viewer: &Viewer) -> bool {
    viewer.holds(ClientScope::SecondmentRead) || viewer.holds(ClientScope::SecondmentWrite)
}

fn leads(viewer: &Viewer) -> bool {
    viewer.is(Role::TrustLeader) || viewer.is(Role::SchoolLeader)
}

/// The offers that somebody may see: their own; for who leads a school with an open need all that are open, and those of
/// whom they asked; for who operates the service all.
pub fn secondee_offers(viewer: &Viewer) -> Select<secondee_offer::Entity> {
    let offers = secondee_offer::Entity::find();
    if viewer.is(Role::SectorAdmin) {
        return offers;
    }
    let mut seen = Condition::any().add(is_own_offer(viewer));
    if leads(viewer) {
        let listed = Condition::all()
            .add(secondee_offer::Column::OfferState.eq("OPEN"))
            .add(Expr::exists(ids(own_open_needs(viewer), host_need::Column::Id)));
        seen = seen.add(listed).add(is_asked(viewer, Condition::all()));
    }
    offers.filter(seen)
}

/// Whether all open offers are among those that somebody may see: that is one question, where naming them is ten thousand
/// keys.
pub async fn sees_every_open_offer(viewer: &Viewer, db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    Ok(viewer.is(Role::SectorAdmin) || leads(viewer) && own_open_needs(viewer).one(db).await?.is_some())
}

fn own_open_needs(viewer: &Viewer) -> Select<host_need::Entity> {
    host_needs_to_keep(viewer).filter(host_need::Column::NeedState.eq("OPEN"))
}

/// The offers that somebody has made.
pub fn own_offers(viewer: &Viewer) -> Select<secondee_offer::Entity> {
    secondee_offer::Entity::find().filter(is_own_offer(viewer))
}

fn is_own_offer(viewer: &Viewer) -> Condition {
    Condition::all().add(secondee_offer::Column::StaffMemberId.in_subquery(own_staff_member(viewer).select_only_id()))
}

/// The offers of which somebody may know whose they are: their own, and those of whom they asked and who said yes.
pub fn offers_with_names(viewer: &Viewer) -> Select<secondee_offer::Entity> {
    let accepted = Condition::all().add(contact_request::Column::ContactState.eq("ACCEPTED"));
    secondee_offer::Entity::find().filter(Condition::any().add(is_own_offer(viewer)).add(is_asked(viewer, accepted)))
}

/// Who asked whom, as far as it is about somebody's own offers or their own needs.
pub fn contact_requests(viewer: &Viewer) -> Select<contact_request::Entity> {
    let offers = ids(own_offers(viewer), secondee_offer::Column::Id);
    let mut theirs = Condition::any().add(contact_request::Column::OfferId.in_subquery(offers));
    if leads(viewer) {
        let needs = own_need_ids(viewer);
        theirs = theirs.add(contact_request::Column::NeedId.in_subquery(needs));
    }
    contact_request::Entity::find().filter(theirs)
}

/// The members of staff who answered a leader's question and made themselves known.
pub(super) fn who_made_themselves_known(viewer: &Viewer) -> SelectStatement {
    let accepted = Condition::all().add(contact_request::Column::ContactState.eq("ACCEPTED"));
    ids(secondee_offer::Entity::find().filter(is_asked(viewer, accepted)), secondee_offer::Column::StaffMemberId)
}

/// That a leader asked for one of their own needs, and that it was not taken back since.
fn is_asked(viewer: &Viewer, how: Condition) -> Condition {
    Condition::all()
        .add(secondee_offer::Column::OfferState.ne("WITHDRAWN"))
        .add(secondee_offer::Column::Id.in_subquery(asked_offer_ids(viewer, how)))
}

/// The offers of whom a leader asked for their own needs.
fn asked_offer_ids(viewer: &Viewer, how: Condition) -> SelectStatement {
    let mut asked = contact_request::Entity::find().filter(nothing());
    if leads(viewer) {
        let needs = own_need_ids(viewer);
        asked = contact_request::Entity::find().filter(contact_request::Column::NeedId.in_subquery(needs)).filter(how);
    }
    ids(asked, contact_request::Column::OfferId)
}

fn own_need_ids(viewer: &Viewer) -> SelectStatement {
    ids(host_needs_to_keep(viewer), host_need::Column::Id)
}

/// The secondments that somebody is a party to: who goes, who leads where they come from or go to. A draft there is for
/// the party that drafted it alone, and one of the secondee for their employer too. Who operates the service sees all that
/// was proposed.
pub fn secondments(viewer: &Viewer) -> Select<secondment::Entity> {
    let all = secondment::Entity::find();
    if viewer.is(Role::SectorAdmin) {
        return all.filter(was_proposed());
    }
    all.filter(is_party(viewer))
}

/// Those of which somebody may know who goes.
pub(super) fn secondments_with_names(viewer: &Viewer) -> Select<secondment::Entity> {
    let is_let = viewer.is_person() || viewer.holds(ClientScope::SecondmentIdentity);
    let known = if is_let { is_party(viewer) } else { nothing() };
    secondment::Entity::find().filter(known)
}

/// The secondments of the member of staff that somebody is.
pub fn own_secondments(viewer: &Viewer) -> Select<secondment::Entity> {
    secondment::Entity::find().filter(is_secondee(viewer))
}

/// Who goes.
pub(super) fn secondee_ids(of: Select<secondment::Entity>) -> SelectStatement {
    ids(of, secondment::Column::SecondeeId)
}

fn is_party(viewer: &Viewer) -> Condition {
    let home = drafted_by(&["HOME_EMPLOYER", "SECONDEE"]).add(led(
        viewer,
        secondment::Column::HomeSchoolUrn,
        secondment::Column::HomeTrustUid,
    ));
    let host = drafted_by_host().add(led(viewer, secondment::Column::HostSchoolUrn, secondment::Column::HostTrustUid));
    Condition::any().add(is_secondee(viewer)).add(home).add(host)
}

fn is_secondee(viewer: &Viewer) -> Condition {
    let own = secondment::Column::SecondeeId.in_subquery(own_staff_member(viewer).select_only_id());
    drafted_by(&["SECONDEE"]).add(own)
}

/// What was proposed, or is a draft of one of these parties.
fn drafted_by(parties: &[&str]) -> Condition {
    let drafted = secondment::Column::ProposedBy.is_in(parties.iter().copied());
    Condition::all().add(was_proposed().add(drafted))
}

/// What was proposed, or is a draft of the host, unless it is about somebody who has taken their offer back since.
fn drafted_by_host() -> Condition {
    let taken_back = secondee_offer::Entity::find().filter(secondee_offer::Column::OfferState.eq("WITHDRAWN"));
    let offer = secondment::Column::OfferId;
    let offered = offer.not_in_subquery(ids(taken_back, secondee_offer::Column::Id));
    // Taking an offer back withdraws its drafts; later the offer goes, and they do not name it any more.
    let is_draft = secondment::Column::SecondmentState.eq("DRAFT");
    let is_offered = Condition::any()
        .add(Condition::all().add(offer.is_null()).add(is_draft))
        .add(Condition::all().add(offer.is_not_null()).add(offered));
    let drafted = Condition::all().add(secondment::Column::ProposedBy.eq("HOST_EMPLOYER")).add(is_offered);
    Condition::all().add(was_proposed().add(drafted))
}

/// What is no draft, nor was withdrawn as one: of that nobody else ever knew.
fn was_proposed() -> Condition {
    let is_its = Expr::col((secondment_event::Entity, secondment_event::Column::SecondmentId))
        .equals((secondment::Entity, secondment::Column::Id));
    let proposal = secondment_event::Entity::find().filter(is_its);
    let proposal = proposal.filter(secondment_event::Column::ToState.eq("PROPOSED"));
    Condition::any()
        .add(secondment::Column::SecondmentState.is_not_in(["DRAFT", "WITHDRAWN"]))
        .add(Expr::exists(ids(proposal, secondment_event::Column::SecondmentId)))
}

/// That somebody leads a school or its trust, or is a system of theirs.
fn led(viewer: &Viewer, school: secondment::Column, trust: secondment::Column) -> Condition {
    let mut led = Condition::any().add(nothing());
    if viewer.is(Role::TrustLeader) || deals_with_secondments(viewer) {
        // A school that came to the trust since did not bring what it agreed under another.
        let of_no_trust = Condition::all().add(trust.is_null()).add(school.in_subquery(schools_of(viewer)));
        led = led.add(trust.is_in(viewer.trusts())).add(of_no_trust);
    }
    if viewer.is(Role::SchoolLeader) {
        led = led.add(school.is_in(viewer.schools()));
    }
    led
}

/// That somebody's answer is waited for: to a proposal, or to a change of what is agreed.
pub fn awaiting(viewer: &Viewer) -> Condition {
    let own = secondment::Column::SecondeeId.in_subquery(own_staff_member(viewer).select_only_id());
    // Nobody is the employer of themselves.
    let others = secondment::Column::SecondeeId.not_in_subquery(own_staff_member(viewer).select_only_id());
    let employs = |school, trust| employs(viewer, school, trust).add(others.clone());
    let home = employs(secondment::Column::HomeSchoolUrn, secondment::Column::HomeTrustUid);
    let host = employs(secondment::Column::HostSchoolUrn, secondment::Column::HostTrustUid);
    let parties = [("SECONDEE", Condition::all().add(own)), ("HOME_EMPLOYER", home), ("HOST_EMPLOYER", host)];
    parties.into_iter().fold(Condition::any().add(nothing()), |any, (party, is_theirs)| {
        any.add(Condition::all().add(is_theirs).add(waits_for(party)))
    })
}

/// That a party has not answered yet.
fn waits_for(party: &str) -> Condition {
    let proposal = secondment_approval::Entity::find()
        .filter(secondment_approval::Column::Party.eq(party))
        .filter(secondment_approval::Column::Decision.eq("PENDING"));
    let is_proposed = Condition::all()
        .add(secondment::Column::SecondmentState.eq("PROPOSED"))
        .add(secondment::Column::Id.in_subquery(ids(proposal, secondment_approval::Column::SecondmentId)));
    let change = amendment_approval::Entity::find()
        .filter(amendment_approval::Column::Party.eq(party))
        .filter(amendment_approval::Column::Decision.eq("PENDING"));
    let open = secondment_amendment::Entity::find()
        .filter(secondment_amendment::Column::AmendmentState.eq("OPEN"))
        .filter(secondment_amendment::Column::Id.in_subquery(ids(change, amendment_approval::Column::AmendmentId)));
    let is_changing = Condition::all()
        .add(secondment::Column::SecondmentState.is_in(["AGREED", "ACTIVE"]))
        .add(secondment::Column::Id.in_subquery(ids(open, secondment_amendment::Column::SecondmentId)));
    Condition::any().add(is_proposed).add(is_changing)
}

/// That somebody's word binds who employs the people of a school: as [`crate::access::policy`] has it.
fn employs(viewer: &Viewer, school: secondment::Column, trust: secondment::Column) -> Condition {
    let mut theirs = Condition::any().add(nothing());
    if viewer.is(Role::TrustLeader) || viewer.holds(ClientScope::SecondmentWrite) {
        // Where there is no trust the answer is no, and not unknown: what is not awaited is listed too.
        theirs = theirs.add(Condition::all().add(trust.is_not_null()).add(trust.is_in(viewer.trusts())));
    }
    if viewer.is(Role::SchoolLeader) {
        theirs = theirs.add(Condition::all().add(trust.is_null()).add(school.is_in(viewer.schools())));
    }
    Condition::all().add(theirs)
}

/// What parties say of the secondments that somebody may see.
pub fn secondment_approvals(viewer: &Viewer) -> Select<secondment_approval::Entity> {
    of_theirs(viewer, secondment_approval::Column::SecondmentId)
}

/// What was done to them.
pub fn secondment_events(viewer: &Viewer) -> Select<secondment_event::Entity> {
    of_theirs(viewer, secondment_event::Column::SecondmentId)
}

/// What was written of them.
pub fn secondment_texts(viewer: &Viewer) -> Select<secondment_text::Entity> {
    of_theirs(viewer, secondment_text::Column::SecondmentId)
}

/// What they are to achieve.
pub fn secondment_objectives(viewer: &Viewer) -> Select<secondment_objective::Entity> {
    of_theirs(viewer, secondment_objective::Column::SecondmentId)
}

/// What came of them.
pub fn secondment_reviews(viewer: &Viewer) -> Select<secondment_review::Entity> {
    of_theirs(viewer, secondment_review::Column::SecondmentId)
}

/// Which checks were passed for them.
pub fn compliance_checks(viewer: &Viewer) -> Select<compliance_check::Entity> {
    of_theirs(viewer, compliance_check::Column::SecondmentId)
}

/// Who pays for them.
pub fn cost_shares(viewer: &Viewer) -> Select<cost_share::Entity> {
    of_theirs(viewer, cost_share::Column::SecondmentId)
}

/// What somebody wants changed of them.
pub fn secondment_amendments(viewer: &Viewer) -> Select<secondment_amendment::Entity> {
    of_theirs(viewer, secondment_amendment::Column::SecondmentId)
}

/// What parties say of that.
pub fn amendment_approvals(viewer: &Viewer) -> Select<amendment_approval::Entity> {
    let theirs = ids(secondment_amendments(viewer), secondment_amendment::Column::Id);
    amendment_approval::Entity::find().filter(amendment_approval::Column::AmendmentId.in_subquery(theirs))
}

fn of_theirs<C: ColumnTrait>(viewer: &Viewer, column: C) -> Select<<C as ColumnTrait>::EntityName>
where
    C::EntityName: EntityTrait,
{
    C::EntityName::find().filter(column.in_subquery(ids(secondments(viewer), secondment::Column::Id)))
}

/// What somebody is told: as a person, and as one who leads a trust or a school.
pub fn notifications(viewer: &Viewer) -> Select<notification::Entity> {
    let own = notification::Column::ToStaffMember.in_subquery(own_staff_member(viewer).select_only_id());
    let mut theirs = Condition::any().add(own);
    if viewer.is(Role::TrustLeader) {
        theirs = theirs.add(notification::Column::ToTrustUid.is_in(viewer.trusts()));
    }
    if viewer.is(Role::SchoolLeader) {
        theirs = theirs.add(notification::Column::ToSchoolUrn.is_in(viewer.schools()));
    }
    notification::Entity::find().filter(theirs)
}

/// What of it somebody has not read.
pub fn unread_notifications(viewer: &Viewer) -> Select<notification::Entity> {
    let read = ids(read_notifications(viewer), notification_read::Column::NotificationId);
    notifications(viewer).filter(notification::Column::Id.not_in_subquery(read))
}

/// What of it somebody has read.
pub fn read_notifications(viewer: &Viewer) -> Select<notification_read::Entity> {
    notification_read::Entity::find().filter(notification_read::Column::Actor.is_in(actor(viewer)))
}

/// One column of rows, for another statement to look among.
fn ids<C: ColumnTrait>(rows: Select<C::EntityName>, column: C) -> SelectStatement
where
    C::EntityName: EntityTrait,
{
    let mut ids = rows.into_query();
    ids.clear_selects().column((C::EntityName::default(), column));
    ids
}

/// Everything of needs, offers and secondments, for what the service does by itself: matching, and moves that the time
/// brings. What matching finds goes through the functions above before anybody sees it.
pub mod exchange {
    use entity::{
        compliance_check, contact_request, host_need, secondee_offer, secondment, secondment_event,
        secondment_reminder, staff_member,
    };
    use sea_orm::{
        ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _, QueryTrait as _, Select,
        sea_query::SelectStatement,
    };

    /// The keys of the members of staff whom the law wants remembered.
    pub fn held_members() -> SelectStatement {
        let held = staff_member::Entity::find().filter(staff_member::Column::LegalHold.eq(true));
        held.select_only().column(staff_member::Column::Id).into_query()
    }

    /// Whatever was done to secondments.
    pub fn secondment_events() -> Select<secondment_event::Entity> {
        secondment_event::Entity::find()
    }

    /// All members of staff, without what tells who they are.
    pub fn staff_members() -> Select<staff_member::Entity> {
        staff_member::Entity::find()
    }

    /// All checks.
    pub fn compliance_checks() -> Select<compliance_check::Entity> {
        compliance_check::Entity::find()
    }

    /// All needs.
    pub fn needs() -> Select<host_need::Entity> {
        host_need::Entity::find()
    }

    /// All offers.
    pub fn offers() -> Select<secondee_offer::Entity> {
        secondee_offer::Entity::find()
    }

    /// All questions to make oneself known.
    pub fn contact_requests() -> Select<contact_request::Entity> {
        contact_request::Entity::find()
    }

    /// All secondments.
    pub fn secondments() -> Select<secondment::Entity> {
        secondment::Entity::find()
    }

    /// On which days their parties were reminded of missing checks.
    pub fn secondment_reminders() -> Select<secondment_reminder::Entity> {
        secondment_reminder::Entity::find()
    }
}
