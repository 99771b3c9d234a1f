//! The school that stood in a place before the academy did.

use super::School;
use super::draw::ukprn;
use super::founding::Founding;
use super::membership::Membership;
use super::numbering::Numbering;
use super::roll::Roll;
use crate::demo::calendar::census_known_on;
use crate::demo::dice::Dice;
use crate::demo::faith;
use crate::demo::kind::Kind;
use crate::demo::kinds::by_code;
use crate::demo::phase::Phase;
use crate::demo::plan::Fate;
use crate::demo::school_names::former_name;
use crate::demo::world::World;

/// The maintained school an academy was: in the same place, closed on the day before the academy opened.
pub fn predecessor(school: &School, world: &World, numbering: &mut Numbering, dice: &mut Dice) -> School {
    let kind = former_kind(school);
    let founding = Founding::of_predecessor(&school.founding, school.kind, dice);
    let authority = school.spot.as_ref().map(|spot| spot.authority);
    School {
        urn: school.urn,
        kind,
        fate: Fate::Closed,
        name: former_name(&school.name),
        phase: if kind.styles.is_empty() || kind.is("18") { school.phase } else { Phase::NotApplicable },
        stage: school.stage,
        faith: if school.faith == faith::NEVER_ASKED { faith::DOES_NOT_APPLY } else { school.faith },
        gender: school.gender,
        membership: Membership::default(),
        spot: school.spot.clone(),
        // Converters keep their number more often than not.
        number: match school.number {
            Some(number) if dice.chance(700) => Some(number),
            _ => numbering.next(authority, kind, school.phase == Phase::Secondary),
        },
        ukprn: ukprn(school.urn).filter(|_| dice.chance(600)),
        roll: Roll::of_predecessor(
            &school.roll,
            founding.closed,
            census_known_on(world.options.establishments_as_of),
            dice,
        ),
        founding,
        former: None,
    }
}

fn former_kind(school: &School) -> &'static Kind {
    by_code(match (school.kind.code.code, school.faith.code) {
        ("33" | "44", _) => "07",
        ("42" | "43", _) => "14",
        ("45" | "46", _) => "18",
        (_, "03") => "02",
        (_, "02") if school.urn.is_multiple_of(2) => "03",
        (_, "02") => "02",
        _ if school.phase == Phase::Secondary && school.urn.is_multiple_of(3) => "05",
        _ => "01",
    })
}
