//! What those see whom the demo's tokens are about: something to answer, something that runs, something that is over.

use super::{
    super::calendar::{after, before},
    amendments::Answer,
    choice::Wish,
    dates::Times,
    fates::send,
    journey::Journey,
    links::ask,
    needs::{self, Posting},
    offers::{self, Listing},
    world::World,
    write::Rows,
};
use crate::{
    host_need::code_lists::HostNeedState,
    secondee_offer::code_lists::{ContactState, OfferState},
    secondment::code_lists::{
        ApprovalParty::{self, HomeEmployer, HostEmployer, Secondee},
        SecondmentKind,
        SecondmentState::{self, *},
    },
};

/// From where to where.
#[derive(Clone, Copy)]
enum Way {
    /// From the trust to others.
    Out,
    /// From others to the trust.
    In,
    /// From others to the school of those with tokens.
    ToSchool,
    /// From the school of those with tokens to others of the trust.
    FromSchool,
    /// The member of the school's staff, to another school of the trust.
    Own,
}

/// What there is: from where to where, in which state, and whose answer is waited for.
const PLANS: [(Way, SecondmentState, Option<ApprovalParty>); 15] = [
    (Way::Own, Completed, None),
    (Way::Own, Proposed, Some(Secondee)),
    (Way::Out, Proposed, Some(HomeEmployer)),
    (Way::Out, Proposed, Some(HomeEmployer)),
    (Way::In, Proposed, Some(HostEmployer)),
    (Way::In, Proposed, Some(HostEmployer)),
    (Way::ToSchool, Proposed, Some(HostEmployer)),
    (Way::FromSchool, Proposed, Some(HomeEmployer)),
    (Way::Out, Agreed, None),
    (Way::ToSchool, Agreed, None),
    (Way::Out, Active, Some(HomeEmployer)),
    (Way::In, Active, Some(HostEmployer)),
    (Way::ToSchool, Active, None),
    (Way::FromSchool, Active, None),
    (Way::ToSchool, Completed, None),
];

/// Invents it, where there is anybody with a token.
pub fn invent(world: &mut World, rows: &mut Rows) {
    for (way, fate, waits_for) in PLANS {
        let times = Times::of(world, fate, SecondmentKind::Secondment);
        let Some(wish) = wish(world, way) else { continue };
        let Some(chosen) = wish.choose(world, &times) else { continue };
        let mut journey = Journey::new(chosen, (fate, SecondmentKind::Secondment), times);
        match fate {
            // What runs waits for an answer to a change that the other employer asks for.
            Active => journey.asked = waits_for.map(|party| (other(party), Answer::Open)),
            _ => journey.pending = waits_for,
        }
        send(world, rows, journey);
    }
    exchange(world, rows);
}

fn other(employer: ApprovalParty) -> ApprovalParty {
    if employer == HomeEmployer { HostEmployer } else { HomeEmployer }
}

fn wish(world: &World, way: Way) -> Option<Wish> {
    let (trust, school) = world.cast.as_ref().map(|cast| (cast.trust, cast.school))?;
    let anybody = Wish::anybody(world);
    let people = anybody.people.iter().copied();
    let hosts = anybody.hosts.iter().copied();
    let is_of_school = |at: &usize| world.people[*at].place.school == Some(school);
    let is_school = |at: &usize| world.sites[*at].urn == school;
    let is_of_trust = |at: &usize| world.people[*at].place.trust == Some(trust);
    let is_in_trust = |at: &usize| world.sites[*at].trust == Some(trust);
    let (people, hosts): (Vec<usize>, Vec<usize>) = match way {
        Way::Out => (people.filter(is_of_trust).collect(), hosts.filter(|at| !is_in_trust(at)).collect()),
        Way::In => (people.filter(|at| !is_of_trust(at)).collect(), hosts.filter(is_in_trust).collect()),
        Way::ToSchool => (people.filter(|at| !is_of_trust(at)).collect(), hosts.filter(is_school).collect()),
        Way::FromSchool => (people.filter(is_of_school).collect(), hosts.filter(is_in_trust).collect()),
        Way::Own => (of_staff(world).into_iter().collect(), hosts.filter(is_in_trust).collect()),
    };
    let is_possible = !people.is_empty() && !hosts.is_empty();
    is_possible.then_some(Wish { people, hosts, ..anybody })
}

/// The member of the school's staff who has a token.
fn of_staff(world: &World) -> Option<usize> {
    world.people.iter().position(|person| person.is_cast && person.role == "TEACHER")
}

/// The school looks for help, and the member of its staff offers themselves and was asked.
fn exchange(world: &mut World, rows: &mut Rows) {
    let Some(school) = world.cast.as_ref().map(|cast| cast.school) else { return };
    let Some(site) = world.sites.iter().position(|site| site.urn == school) else { return };
    let posted = before(world.today, 30);
    let starts = after(world.today, 40);
    let posting = Posting { posted, starts, ends: after(starts, 180), changed: None };
    for _ in 0..2 {
        let need = needs::need(world, site, HostNeedState::Open, posting);
        rows.needs.push(need);
    }
    let (Some(person), Some(elsewhere)) = (of_staff(world), far_from(world, site)) else { return };
    world.people[person].is_listed = true;
    let from = after(world.today, 250);
    let listing = Listing { consented: before(world.today, 20), from, to: after(from, 200), changed: None };
    let offer = offers::offer(world, rows, (person, OfferState::Open), listing);
    let need = needs::need(world, elsewhere, HostNeedState::Open, posting);
    let at = world.moment(before(world.today, 6));
    ask(world, rows, (offer.id, need.id), (ContactState::Requested, at, None));
    rows.needs.push(need);
    rows.offers.push(offer);
}

/// A school of another trust, the one with most need.
fn far_from(world: &World, site: usize) -> Option<usize> {
    let trust = world.sites[site].trust;
    let others = (0..world.sites.len()).filter(|at| world.sites[*at].trust != trust);
    others.max_by_key(|at| world.sites[*at].decile)
}
