//! When schools opened and closed, and why.

use crate::demo::calendar::{after, before, day, opening, within};
use crate::demo::code::Code;
use crate::demo::dice::Dice;
use crate::demo::kind::{FREE_SCHOOLS, Kind, Sector};
use crate::demo::plan::{Fate, Site};
use crate::demo::row::Row;
use crate::demo::vocabulary::*;
use crate::demo::world::World;
use chrono::{Datelike, NaiveDate};

pub struct Founding {
    pub opened_for: Code,
    /// Unknown for most schools that are not academies.
    pub opened: Option<NaiveDate>,
    pub closed_for: Code,
    pub closed: Option<NaiveDate>,
}

impl Founding {
    pub fn draw(world: &World, site: &Site, dice: &mut Dice) -> Self {
        let as_of = world.options.establishments_as_of;
        let (closed_for, closed) = closing(site, as_of, dice);
        let opened = match site.fate {
            Fate::Proposed => Some(first_of_month(after(as_of, dice.between(32, 250) as u64))),
            _ => opened(world, site, closed.unwrap_or(as_of).min(as_of), dice),
        };
        Self { opened_for: opened_for(site, dice), opened, closed_for, closed }
    }

    /// The school an academy replaced closed when the academy opened.
    pub fn of_predecessor(academy: &Self, kind: &Kind, dice: &mut Dice) -> Self {
        let closed = academy.opened.map(|opened| before(opened, 1));
        let led = matches!(kind.code.code, "28" | "33" | "43" | "46");
        Self {
            opened_for: NO_REASON,
            opened: old_date(dice, day(2009, 9, 1)),
            closed_for: if led { CLOSED_FOR_ACADEMY } else { CLOSED_AS_CONVERTER },
            closed,
        }
    }

    pub fn fill(&self, row: &mut Row) {
        row.pair("ReasonEstablishmentOpened", &self.opened_for);
        row.set("OpenDate", dashed(self.opened));
        row.pair("ReasonEstablishmentClosed", &self.closed_for);
        row.set("CloseDate", dashed(self.closed));
    }
}

pub fn dashed(date: Option<NaiveDate>) -> String {
    date.map(|date| date.format("%d-%m-%Y").to_string()).unwrap_or_default()
}

fn first_of_month(date: NaiveDate) -> NaiveDate {
    day(date.year(), date.month(), 1)
}

fn closing(site: &Site, as_of: NaiveDate, dice: &mut Dice) -> (Code, Option<NaiveDate>) {
    match site.fate {
        Fate::Open => (dice.pick(&[NO_REASON, REASON_NEVER_ASKED]), None),
        Fate::Proposed => (REASON_NEVER_ASKED, None),
        Fate::Closing => {
            let last = before(first_of_month(after(as_of, dice.between(62, 250) as u64)), 1);
            (dice.pick(&[CLOSED_FOR_ACADEMY, CLOSED_FOR_ACADEMY, CLOSED_FOR[0], CLOSED_FOR[1]]), Some(last))
        }
        Fate::Closed => {
            let earliest = if site.kind.sector == Sector::Academy { day(2013, 8, 31) } else { day(1984, 8, 31) };
            let date = within(dice, earliest, before(as_of, 1));
            let end_of_year = day(date.year(), 8, 31);
            let date = if dice.chance(600) && end_of_year < as_of { end_of_year } else { date };
            (dice.pick(CLOSED_FOR), Some(date))
        }
    }
}

fn opened(world: &World, site: &Site, until: NaiveDate, dice: &mut Dice) -> Option<NaiveDate> {
    match site.kind.sector {
        Sector::Academy | Sector::SecureAcademy => {
            let trust = site.trust.and_then(|trust| world.groups.all[trust].incorporated);
            let from = trust.unwrap_or(day(2010, 9, 1)).max(day(2010, 9, 1));
            Some(opening(dice, from.min(until), until))
        }
        Sector::Independent | Sector::Overseas => Some(opening(dice, day(1905, 9, 1).min(until), until)),
        _ => old_date(dice, until),
    }
}

/// Nobody knows when most schools opened, and somebody once filled in the first day of the century.
fn old_date(dice: &mut Dice, until: NaiveDate) -> Option<NaiveDate> {
    match dice.below(100) {
        0..=71 => None,
        72..=79 => Some(day(1900, 1, 1)),
        _ => Some(opening(dice, day(1954, 9, 1).min(until), until)),
    }
}

fn opened_for(site: &Site, dice: &mut Dice) -> Code {
    match site.kind.code.code {
        "34" | "42" | "44" | "45" if dice.chance(950) => OPENED_AS_CONVERTER,
        "28" | "33" | "43" | "46" => dice.pick(&[OPENED_NEW, OPENED_NEW, OPENED_NEW, OPENED_FRESH, REASON_NEVER_ASKED]),
        _ if site.kind.group == FREE_SCHOOLS => {
            dice.pick(&[OPENED_NEW, OPENED_NEW, OPENED_FREE_SCHOOL, REASON_NEVER_ASKED])
        }
        _ if dice.chance(150) => dice.pick(OPENED_FOR),
        _ => NO_REASON,
    }
}
