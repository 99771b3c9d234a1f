//! Who was told of what happened lately.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use entity::{notification, secondment, secondment_event};
use uuid::Uuid;

use super::{world::World, write::Rows};
use crate::{
    access::Place,
    changes::{EntityType, name_of, named},
    host_need::code_lists::HostNeedState,
    notification::{NotificationKind, Recipient},
    secondee_offer::code_lists::{ContactState, OfferState},
    secondment::code_lists::{
        ActingParty, CheckKind,
        SecondmentAction::{self, *},
        SecondmentState,
    },
};

/// How far back an inbox reaches.
const LATELY: TimeDelta = TimeDelta::days(60);

/// Something that somebody is told.
struct Notice {
    kind: NotificationKind,
    about: (EntityType, Uuid),
    to: Vec<Recipient>,
    at: DateTime<Utc>,
}

/// Tells everybody what they would have been told.
pub fn invent(world: &mut World, rows: &mut Rows) {
    let mut notices = of_secondments(world, rows);
    notices.extend(of_checks(world, rows));
    notices.extend(of_needs(rows));
    notices.extend(of_offers(rows));
    notices.extend(of_contacts(rows));
    notices.retain(|notice| notice.at > world.now - LATELY);
    notices.sort_by_key(|notice| notice.at);
    for notice in notices {
        for recipient in &notice.to {
            let row = row(world, &notice, *recipient);
            rows.notifications.push(row);
        }
    }
}

fn row(world: &mut World, notice: &Notice, to: Recipient) -> notification::Model {
    notification::Model {
        id: world.id(notice.at),
        kind: name_of(notice.kind).to_owned(),
        entity_type: name_of(notice.about.0).to_owned(),
        entity_id: notice.about.1,
        to_staff_member: if let Recipient::Person(member) = to { Some(member) } else { None },
        to_trust_uid: if let Recipient::Trust(uid) = to { Some(uid) } else { None },
        to_school_urn: if let Recipient::School(urn) = to { Some(urn) } else { None },
        made_at: notice.at,
    }
}

fn of_secondments(world: &World, rows: &Rows) -> Vec<Notice> {
    let known: HashMap<Uuid, &secondment::Model> = rows.secondments.iter().map(|row| (row.id, row)).collect();
    let notice = |event: &secondment_event::Model| {
        let row = known.get(&event.secondment_id)?;
        let kind = kind(event)?;
        let by = named::<ActingParty>(&event.by_party);
        let to = parties(world, row).into_iter();
        // Who has done it knows of it, but what all have agreed, or time has brought, is told to all.
        let is_for_all = by == Some(ActingParty::System) || kind == NotificationKind::SecondmentAgreed;
        let is_for_home = kind == NotificationKind::SecondmentDrafted;
        let is_told = |party| is_for_all || Some(party) != by && (!is_for_home || party == ActingParty::HomeEmployer);
        let to = to.filter(|(party, _)| is_told(*party)).map(|(_, recipient)| recipient).collect();
        Some(Notice { kind, about: (EntityType::Secondment, row.id), to, at: event.made_at })
    };
    rows.events.iter().filter_map(notice).collect()
}

/// Who is told of a secondment, and as which party.
fn parties(world: &World, row: &secondment::Model) -> Vec<(ActingParty, Recipient)> {
    let home = Place { trust: row.home_trust_uid, school: row.home_school_urn };
    let host = Place { trust: row.host_trust_uid, school: Some(row.host_school_urn) };
    let mut told = vec![(ActingParty::Secondee, Recipient::Person(row.secondee_id))];
    for (party, place) in [(ActingParty::HomeEmployer, home), (ActingParty::HostEmployer, host)] {
        told.extend(Recipient::of(&place).map(|recipient| (party, recipient)));
        // Who leads the school with a token has something to read too.
        let school = place.school.filter(|urn| world.cast.as_ref().is_some_and(|cast| cast.school == *urn));
        told.extend(school.filter(|_| place.trust.is_some()).map(|urn| (party, Recipient::School(urn))));
    }
    told.sort_by_key(|(_, recipient)| *recipient);
    told.dedup_by_key(|(_, recipient)| *recipient);
    told
}

fn kind(event: &secondment_event::Model) -> Option<NotificationKind> {
    use NotificationKind as Kind;
    let is_agreed = event.to_state == name_of(SecondmentState::Agreed);
    Some(match named::<SecondmentAction>(&event.action)? {
        Propose if event.to_state == name_of(SecondmentState::Draft) => {
            // What the secondee has drafted is for who employs them.
            return (event.by_party == name_of(ActingParty::Secondee)).then_some(Kind::SecondmentDrafted);
        }
        Propose => Kind::SecondmentProposed,
        Approve if is_agreed => Kind::SecondmentAgreed,
        Approve => Kind::SecondmentApproved,
        Decline => Kind::SecondmentDeclined,
        Withdraw if event.from_state == name_of(SecondmentState::Draft) => return None,
        Withdraw => Kind::SecondmentWithdrawn,
        Cancel => Kind::SecondmentCancelled,
        Start => Kind::SecondmentStarted,
        Pause => Kind::SecondmentPaused,
        Resume => Kind::SecondmentResumed,
        End => Kind::SecondmentEnded,
        Complete => Kind::SecondmentCompleted,
        Amend => Kind::AmendmentProposed,
        AnswerAmendment => Kind::AmendmentAnswered,
        Review | RecordCheck => return None,
    })
}

/// What should have begun waits for its checks.
fn of_checks(world: &World, rows: &Rows) -> Vec<Notice> {
    let mut passed: HashMap<Uuid, usize> = HashMap::new();
    rows.checks.iter().for_each(|check| *passed.entry(check.secondment_id).or_default() += 1);
    let is_missing = |id: &Uuid| passed.get(id).is_none_or(|passed| *passed < CheckKind::REQUIRED.len());
    let agreed: Vec<Uuid> = rows.ids_in(SecondmentState::Agreed);
    let waiting = rows.secondments.iter().filter(|row| agreed.contains(&row.id) && row.starts_on <= world.today);
    waiting
        .filter(|row| is_missing(&row.id))
        .map(|row| {
            let to = parties(world, row).into_iter().filter(|(party, _)| *party != ActingParty::Secondee);
            let to = to.map(|(_, recipient)| recipient).collect();
            let at = world.now - TimeDelta::hours(6);
            Notice { kind: NotificationKind::ChecksMissing, about: (EntityType::Secondment, row.id), to, at }
        })
        .collect()
}

fn of_needs(rows: &Rows) -> Vec<Notice> {
    let notice = |need: &entity::host_need::Model| {
        let kind = match named(&need.need_state)? {
            HostNeedState::Filled => NotificationKind::NeedFilled,
            HostNeedState::Expired => NotificationKind::NeedExpired,
            _ => return None,
        };
        Some(Notice { kind, about: (EntityType::HostNeed, need.id), to: both(need), at: need.updated_at })
    };
    rows.needs.iter().filter_map(notice).collect()
}

/// Who posted a need: be it through the school or through its trust.
fn both(need: &entity::host_need::Model) -> Vec<Recipient> {
    need.trust_uid.map(Recipient::Trust).into_iter().chain([Recipient::School(need.school_urn)]).collect()
}

fn of_offers(rows: &Rows) -> Vec<Notice> {
    let expired = rows.offers.iter().filter(|offer| offer.offer_state == name_of(OfferState::Expired));
    expired
        .map(|offer| Notice {
            kind: NotificationKind::OfferExpired,
            about: (EntityType::SecondeeOffer, offer.id),
            to: vec![Recipient::Person(offer.staff_member_id)],
            at: offer.updated_at,
        })
        .collect()
}

/// The person is told that they are asked, and the school what they say.
fn of_contacts(rows: &Rows) -> Vec<Notice> {
    let people: HashMap<Uuid, Uuid> = rows.offers.iter().map(|offer| (offer.id, offer.staff_member_id)).collect();
    let needs: HashMap<Uuid, &entity::host_need::Model> = rows.needs.iter().map(|need| (need.id, need)).collect();
    let mut notices = vec![];
    for contact in &rows.contacts {
        let about = (EntityType::ContactRequest, contact.id);
        let person =
            people.get(&contact.offer_id).filter(|_| contact.contact_state == name_of(ContactState::Requested));
        let (kind, to) = (NotificationKind::ContactRequested, person.map(|id| Recipient::Person(*id)));
        notices.extend(to.map(|to| Notice { kind, about, to: vec![to], at: contact.requested_at }));
        let answered = contact.answered_at.zip(needs.get(&contact.need_id));
        let kind = NotificationKind::ContactAnswered;
        notices.extend(answered.map(|(at, need)| Notice { kind, about, to: both(need), at }));
    }
    notices
}
