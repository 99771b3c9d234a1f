//! What schools need: more of it where pupils have less.

use chrono::NaiveDate;
use entity::host_need;

use super::{
    super::calendar::{after, before},
    words,
    world::World,
    write::Rows,
};
use crate::{
    changes::name_of,
    coded,
    host_need::{
        STALE_AFTER,
        code_lists::{
            HostNeedState::{self, *},
            NeedReason,
        },
    },
    practice::code_lists::Visibility,
    staff::code_lists::StaffRole,
};

/// How many there are beside those that secondments answer.
const STATES: [(HostNeedState, usize); 4] = [(Open, 112), (Expired, 26), (Withdrawn, 14), (Draft, 9)];

/// What somebody is needed as, and how often.
const ROLES: [(StaffRole, u32); 9] = [
    (StaffRole::Teacher, 42),
    (StaffRole::HeadOfDepartmentOrCurriculum, 14),
    (StaffRole::Sendco, 10),
    (StaffRole::AssistantHeadteacher, 9),
    (StaffRole::DeputyHeadteacher, 7),
    (StaffRole::Headteacher, 4),
    (StaffRole::HeadOfYearOrPhase, 6),
    (StaffRole::HigherLevelTeachingAssistant, 5),
    (StaffRole::SchoolBusinessProfessional, 3),
];

/// Who may see it, and how often.
const VISIBILITIES: [(Visibility, u32); 3] =
    [(Visibility::SignedIn, 50), (Visibility::Public, 34), (Visibility::Trust, 16)];

/// The days of a need.
#[derive(Clone, Copy)]
pub struct Posting {
    pub posted: NaiveDate,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    /// When it was filled, expired or withdrawn.
    pub changed: Option<NaiveDate>,
}

/// Invents the needs that nothing has answered.
pub fn invent(world: &mut World, rows: &mut Rows) {
    for (state, often) in STATES {
        for _ in 0..often {
            let posting = posting(world, state);
            let site = somewhere(world, posting.posted);
            let made = need(world, site, state, posting);
            rows.needs.push(made);
        }
    }
}

/// Some school that was open: the more often, the less its pupils have.
fn somewhere(world: &mut World, day: NaiveDate) -> usize {
    let weights: Vec<(usize, u32)> = world
        .sites
        .iter()
        .enumerate()
        .filter(|(_, site)| site.was_open(day))
        .map(|(at, site)| (at, site.decile.map_or(2, |decile| (decile * decile).unsigned_abs())))
        .collect();
    match weights.is_empty() {
        true => world.dice.below(world.sites.len()),
        false => world.dice.weigh(&weights, |(_, weight)| *weight).0,
    }
}

/// Days that fit a state of today.
fn posting(world: &mut World, state: HostNeedState) -> Posting {
    let today = world.today;
    let (posted, starts, changed) = match state {
        Expired => {
            let starts = before(today, world.days(30, 700));
            (before(starts, world.days(10, 60)), starts, Some(after(starts + STALE_AFTER, 1)))
        }
        Withdrawn => {
            let posted = before(today, world.days(30, 500));
            (posted, after(posted, world.days(20, 90)), Some(after(posted, world.days(5, 25))))
        }
        _ => (before(today, world.days(1, 75)), after(before(today, 15), world.days(0, 165)), None),
    };
    Posting { posted, starts, ends: after(starts, world.days(40, 380)), changed }
}

/// A need of a school.
pub fn need(world: &mut World, site: usize, state: HostNeedState, posting: Posting) -> host_need::Model {
    let created_at = world.moment(posting.posted);
    let updated_at = posting.changed.map_or(created_at, |day| world.moment(day));
    let id = world.id(created_at);
    let (reason, _, wants) = world.dice.weigh(&words::REASONS, |(_, often, _)| *often);
    let description = describe(world, wants);
    let (dice, site) = (&mut world.dice, &world.sites[site]);
    let visibility = dice.weigh(&VISIBILITIES, |(_, often)| *often).0;
    let is_hidden = visibility == Visibility::Trust && site.trust.is_none();
    host_need::Model {
        id,
        school_urn: site.urn,
        trust_uid: site.trust,
        role: name_of(dice.weigh(&ROLES, |(_, often)| *often).0).to_owned(),
        subjects: coded::write(&site.subjects(dice)),
        key_stages: coded::write(&site.key_stages(dice).into_iter().map(name_of).collect::<Vec<_>>()),
        reason: name_of(*reason).to_owned(),
        description,
        fte_hundredths: dice.pick(&[20, 40, 50, 60, 80, 100, 100, 100, 200]),
        starts_on: posting.starts,
        ends_on: Some(posting.ends),
        travel_support: dice.chance(450),
        accommodation_support: dice.chance(80),
        funding_pence: dice.chance(350).then(|| dice.between(5, 60) * 50_000),
        visibility: name_of(if is_hidden { Visibility::SignedIn } else { visibility }).to_owned(),
        need_state: name_of(state).to_owned(),
        priority: priority(site.decile, *reason, dice.below(3) as i32),
        external_reference: dice.chance(200).then(|| format!("N-{}", &id.simple().to_string()[20..])),
        posted_by: "demo".to_owned(),
        created_at,
        updated_at,
        version: if posting.changed.is_some() { 2 } else { 1 },
    }
}

/// From 0 to 9: more where pupils have less, and where inspectors were not content.
fn priority(decile: Option<i32>, reason: NeedReason, more: i32) -> i32 {
    let urgent = if reason == NeedReason::InspectionOutcome { 2 } else { 0 };
    (decile.map_or(1, |decile| decile / 2) + urgent + more).min(9)
}

/// What is needed, what for, and what there is for who comes.
fn describe(world: &mut World, wants: &[&str]) -> String {
    let [want, aim] = [wants, &words::AIMS].map(|some| world.dice.pick(some));
    match world.dice.chance(600) {
        true => format!("{want} {aim} {}", world.dice.pick(&words::WELCOMES)),
        false => format!("{want} {aim}"),
    }
}
