//! Schools, and the file of them. One is drawn, written and forgotten before the next.

mod areas;
mod character;
mod contact;
mod draw;
mod founding;
mod identity;
mod membership;
mod numbering;
mod predecessor;
mod provision;
mod roll;

use super::code::Code;
use super::kind::Kind;
use super::layout;
use super::phase::{Phase, Stage};
use super::quirks::Quirks;
use super::row::{Layout, Row};
use super::spot::Spot;
use super::table::{Form, Table};
use super::world::World;
use super::{dice::Dice, plan::Fate};
use founding::Founding;
pub use founding::dashed;
pub use membership::Membership;
use numbering::Numbering;
use roll::Roll;
use std::path::Path;

/// A school, as far as its row needs to agree with itself or with its predecessor's.
pub struct School {
    pub urn: usize,
    pub kind: &'static Kind,
    pub fate: Fate,
    pub name: String,
    pub phase: Phase,
    pub stage: Stage,
    pub faith: Code,
    pub gender: Code,
    pub membership: Membership,
    /// Nowhere for schools outside England and Wales.
    pub spot: Option<Spot>,
    /// With the code of the authority, the LAESTAB number.
    pub number: Option<u16>,
    pub ukprn: Option<usize>,
    pub founding: Founding,
    pub roll: Roll,
    /// The school that it replaced, by URN.
    pub former: Option<usize>,
}

/// Real URNs are far below this.
pub const FIRST_URN: usize = 500_000;

/// Chance for the schools that the register dropped, so that the others do not notice them.
const VANISHED: u64 = 2 << 40;

/// Writes the establishments file, and hands back the schools in it and those that vanished from it.
pub fn write_all(world: &World, path: &Path) -> anyhow::Result<Vec<School>> {
    let layout = Layout::new(layout::ESTABLISHMENTS);
    let mut table = Table::create(path, &layout, Form::Register)?;
    let mut schools = Vec::new();
    each(world, |school, row| {
        if school.is_listed(world) {
            table.write(row)?;
        }
        let name = row.get("EstablishmentName").to_owned();
        schools.push(School { name, ..school });
        Ok(())
    })?;
    table.finish()?;
    Ok(schools)
}

/// Draws every school with its row, in the order of their URNs: for each site the school, and before it the one
/// it replaced; at last those that vanished.
pub fn each(world: &World, mut visit: impl FnMut(School, &Row) -> anyhow::Result<()>) -> anyhow::Result<()> {
    let mut row = Row::new(Layout::new(layout::ESTABLISHMENTS));
    let mut quirks = Quirks::default();
    let mut numbering = Numbering::default();
    let streams = (0..).zip(&world.sites).chain((VANISHED..).zip(&world.vanished));
    let mut urn = FIRST_URN;
    for (stream, site) in streams {
        let mut dice = Dice::new(world.options.seed, stream);
        for school in draw::schools(world, site, &mut numbering, urn, &mut dice) {
            // The last site may have a school too many, which makes room for those that vanished.
            if urn == world.end() && stream < VANISHED {
                break;
            }
            school.fill(world, &mut row, &mut dice);
            if school.is_listed(world) {
                quirks.spoil(&mut row);
            }
            visit(school, &row)?;
            urn += 1;
        }
    }
    Ok(())
}

impl School {
    /// Whether the later establishments file lists it.
    pub fn is_listed(&self, world: &World) -> bool {
        self.urn < world.end()
    }

    fn fill(&self, world: &World, row: &mut Row, dice: &mut Dice) {
        row.clear();
        identity::fill(row, self, world, dice);
        self.founding.fill(row);
        self.roll.fill(row, self, dice);
        character::fill(row, self, dice);
        self.membership.fill(row, self, world);
        provision::fill(row, self, dice);
        areas::fill(row, self, &world.atlas, dice);
        contact::fill(row, self, &world.atlas, dice);
    }

    pub fn is_open(&self) -> bool {
        matches!(self.fate, Fate::Open | Fate::Closing)
    }
}
