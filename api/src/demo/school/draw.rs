//! Draws a school, and its predecessor from it.

use super::School;
use super::character;
use super::founding::Founding;
use super::membership::Membership;
use super::numbering::Numbering;
use super::predecessor::predecessor;
use super::roll::Roll;
use crate::demo::code::Code;
use crate::demo::dice::Dice;
use crate::demo::faith;
use crate::demo::kind::{Kind, Sector};
use crate::demo::phase::Phase;
use crate::demo::place_names::place_name;
use crate::demo::plan::{Fate, Site};
use crate::demo::school_names::school_name;
use crate::demo::spot::Spot;
use crate::demo::world::World;

/// The schools of a site, the older first, numbered from `urn`.
pub fn schools(world: &World, site: &Site, numbering: &mut Numbering, urn: usize, dice: &mut Dice) -> Vec<School> {
    let mut school = draw(world, site, numbering, urn, dice);
    if !site.converted {
        return vec![school];
    }
    let former = predecessor(&school, world, numbering, dice);
    school.urn = urn + 1;
    school.former = Some(former.urn);
    // A few schools keep the provider number they had; most get another.
    school.ukprn = if dice.chance(60) { former.ukprn } else { ukprn(school.urn) };
    vec![former, school]
}

fn draw(world: &World, site: &Site, numbering: &mut Numbering, urn: usize, dice: &mut Dice) -> School {
    let kind = site.kind;
    let membership = Membership::draw(world, site, dice);
    let spot = authority(world, kind, &membership, dice).map(|la| Spot::draw(&world.atlas, la, dice));
    let phase = dice.weigh(kind.phases, |(_, weight)| *weight).0;
    let stage = phase.stage(dice);
    let faith = faith_of(world, kind, &membership, dice);
    let away = place_name(9_000 + dice.below(900));
    let place = spot.as_ref().map_or(away.as_str(), |spot| spot.place(&world.atlas));
    let name = school_name(dice, kind, stage, faith, place);
    let gender = character::gender(kind, phase, dice);
    let founding = Founding::draw(world, site, dice);
    let roll = Roll::draw(world, site, phase, &founding, spot.as_ref(), dice);
    let number = numbering.next(spot.as_ref().map(|spot| spot.authority), kind, phase == Phase::Secondary);
    let ukprn = if kind.sector == Sector::Overseas || dice.chance(if site.fate == Fate::Open { 40 } else { 500 }) {
        None
    } else {
        ukprn(urn)
    };
    School {
        urn,
        kind,
        fate: site.fate,
        name,
        phase,
        stage,
        faith,
        gender,
        membership,
        spot,
        number,
        ukprn,
        founding,
        roll,
        former: None,
    }
}

/// Providers are numbered like the schools they are.
pub fn ukprn(urn: usize) -> Option<usize> {
    Some(19_000_000 + urn - super::FIRST_URN)
}

/// Most academies are near the rest of their trust.
fn authority(world: &World, kind: &Kind, membership: &Membership, dice: &mut Dice) -> Option<usize> {
    let atlas = &world.atlas;
    match (kind.sector, membership.group()) {
        (Sector::Offshore | Sector::Overseas, _) => None,
        (Sector::Welsh, _) => Some(atlas.wales(dice)),
        (_, None) => Some(atlas.somewhere(dice)),
        (_, Some(group)) => {
            let home = world.groups.all[group].home;
            Some(if dice.chance(750) { home } else { atlas.nearby(home, dice) })
        }
    }
}

fn faith_of(world: &World, kind: &Kind, membership: &Membership, dice: &mut Dice) -> Code {
    match kind.sector {
        Sector::Voluntary if kind.is("03") || dice.chance(520) => faith::ENGLAND,
        Sector::Voluntary => {
            dice.pick(&[faith::ROMAN, faith::ROMAN, faith::ROMAN, faith::ROMAN, faith::METHODIST, faith::RARE[3]])
        }
        Sector::Academy if kind.styles.is_empty() => match membership.trust {
            Some(trust) if world.groups.all[trust].faith != faith::DOES_NOT_APPLY => world.groups.all[trust].faith,
            _ => dice.pick(&[faith::DOES_NOT_APPLY, faith::DOES_NOT_APPLY, faith::NONE, faith::NEVER_ASKED]),
        },
        Sector::Independent if dice.chance(350) => dice.pick(faith::RARE),
        Sector::Independent => faith::NONE,
        Sector::Welsh | Sector::Overseas => faith::NEVER_ASKED,
        _ => faith::DOES_NOT_APPLY,
    }
}
