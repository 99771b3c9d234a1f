//! An earlier establishments file: the later one, with what has changed since put back.

use super::{History, inspections, names};
use crate::demo::calendar::{before, within};
use crate::demo::dice::Dice;
use crate::demo::layout;
use crate::demo::plan::Fate;
use crate::demo::row::{Layout, Row};
use crate::demo::school::{self, Membership, School, dashed};
use crate::demo::table::{Form, Table};
use crate::demo::vocabulary::{NO_REASON, OPEN, PROPOSED};
use crate::demo::world::World;
use chrono::NaiveDate;
use std::path::Path;

/// Chance for what the later file does not have, a stream for each URN. See `World` for the other streams.
const STREAM: u64 = 4 << 40;

pub fn write_all(history: &History, path: &Path) -> anyhow::Result<()> {
    let layout = Layout::of(layout::establishments_with_grades());
    let mut table = Table::create(path, &layout, Form::Register)?;
    let mut row = Row::new(layout);
    let mut schools = history.schools.iter();
    school::each(history.world, |_, later| {
        if let Some(school) = schools.next().filter(|school| history.was_listed(school)) {
            row.copy(later);
            history.put_back(school, &mut row);
            table.write(&row)?;
        }
        Ok(())
    })?;
    table.finish()
}

/// What of a school only the earlier file has is drawn from here, its last inspection first.
pub fn chance(world: &World, school: &School) -> Dice {
    Dice::new(world.options.seed, STREAM + school.urn as u64)
}

impl History<'_> {
    fn day(&self) -> NaiveDate {
        self.world.options.earlier_establishments_as_of
    }

    /// New schools were not in the earlier file, unless they had been proposed. What vanished was there.
    fn was_listed(&self, school: &School) -> bool {
        !self.opened_since(school) || is_announced(school) || !school.is_listed(self.world)
    }

    fn opened_since(&self, school: &School) -> bool {
        school.founding.opened.is_some_and(|opened| opened > self.day())
    }

    fn closed_since(&self, school: &School) -> bool {
        school.fate == Fate::Closed && school.founding.closed.is_some_and(|closed| closed > self.day())
    }

    fn put_back(&self, school: &School, row: &mut Row) {
        let mut dice = chance(self.world, school);
        row.set("EstablishmentName", names::of_school(self.world, school));
        self.put_back_status(school, row);
        self.put_back_trust(school, row);
        inspections::fill(row, school, self.day(), &mut dice);
        let changed = NaiveDate::parse_from_str(row.get("LastChangedDate"), "%d-%m-%Y");
        if changed.is_ok_and(|changed| changed >= self.day()) {
            let earlier = within(&mut dice, before(self.day(), 500), before(self.day(), 1));
            row.set("LastChangedDate", dashed(Some(earlier)));
        }
    }

    /// What has opened since was proposed, what has closed since was open, and of some nobody knew that they would close.
    fn put_back_status(&self, school: &School, row: &mut Row) {
        let unannounced = school.fate == Fate::Closing && school.urn.is_multiple_of(3);
        if self.opened_since(school) {
            row.pair("EstablishmentStatus", &PROPOSED);
        } else if self.closed_since(school) || unannounced {
            row.pair("EstablishmentStatus", &OPEN);
            row.pair("ReasonEstablishmentClosed", &NO_REASON);
            row.set("CloseDate", "");
        }
    }

    /// Proposed schools are in no trust yet, and almost no closed one shows the trust that it had when it was open.
    fn put_back_trust(&self, school: &School, row: &mut Row) {
        let then = self.trust_on(school, self.day()).map(|stay| stay.trust);
        let moved = then.is_some() && then != school.membership.trust;
        if moved || self.closed_since(school) || (self.opened_since(school) && school.membership.trust.is_some()) {
            for column in ["Trusts (code)", "Trusts (name)", "SchoolSponsors (name)"] {
                row.set(column, "");
            }
            Membership { trust: then, ..school.membership }.fill(row, school, self.world);
        }
    }
}

/// Sponsors' academies and free schools are proposed long before they open; that a school converts is not known so
/// long, and of some others nobody had heard either.
fn is_announced(school: &School) -> bool {
    !matches!(school.kind.code.code, "34" | "42" | "44" | "45") && school.urn.is_multiple_of(2)
}
