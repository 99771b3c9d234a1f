//! A secondment as it is first written.

use chrono::{DateTime, Utc};
use entity::secondment;

use super::{journey::Journey, words, world::World};
use crate::{
    changes::name_of,
    coded,
    secondment::{
        code_lists::{ApprovalParty::HostEmployer, EmployerKind, SecondmentState::*},
        reference_of,
    },
};

/// The row as it is first written; what is true when it is agreed is known already.
pub fn row(world: &mut World, journey: &Journey, at: DateTime<Utc>) -> secondment::Model {
    let id = world.id(at);
    let reason = name_of(world.dice.weigh(&words::REASONS, |(_, often, _)| *often).0).to_owned();
    let has_reference = world.dice.chance(150);
    let (person, host) = (&world.people[journey.person], &world.sites[journey.host]);
    let home = person.site.map(|site| &world.sites[site]);
    let subjects = host.subjects(&mut world.dice);
    let is_agreed = !matches!(journey.fate, Draft | Proposed | Declined | Withdrawn);
    let decile = |decile: Option<i32>| decile.filter(|_| is_agreed);
    let keeper = if journey.by == HostEmployer { host.place() } else { person.place };
    secondment::Model {
        id,
        secondment_kind: name_of(journey.kind).to_owned(),
        secondment_state: name_of(Draft).to_owned(),
        proposed_by: name_of(journey.by).to_owned(),
        secondee_id: person.id,
        home_school_urn: person.place.school,
        home_trust_uid: person.place.trust,
        home_employer_kind: name_of(home.map_or(EmployerKind::SchoolTrust, |home| home.employer)).to_owned(),
        host_school_urn: host.urn,
        host_trust_uid: host.trust,
        within_trust: host.trust.is_some() && host.trust == person.place.trust,
        role: person.role.clone(),
        subjects: coded::write(&subjects),
        fte_hundredths: journey.fte,
        starts_on: journey.times.starts,
        ends_on: journey.times.ends,
        actual_ended_on: None,
        reason,
        need_id: journey.need,
        offer_id: journey.offer,
        fsm_decile_home: decile(home.and_then(|home| home.decile)),
        fsm_decile_host: decile(host.decile),
        fsm_census: host.census.clone().filter(|_| is_agreed),
        pause_reason: None,
        review_due_on: None,
        external_reference: has_reference.then(|| format!("S-{}", &id.simple().to_string()[20..])),
        reference_of: has_reference.then(|| reference_of(&keeper)),
        created_by: "demo".to_owned(),
        created_at: at,
        agreed_at: None,
        updated_at: at,
        pseudonymised_at: None,
        version: 1,
    }
}
