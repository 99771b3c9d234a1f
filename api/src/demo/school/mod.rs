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
use super::table::Table;
use super::world::World;
use super::{dice::Dice, plan::Fate};
use founding::Founding;
use membership::Membership;
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
}

/// Real URNs are far below this.
pub const FIRST_URN: usize = 500_000;

/// Writes the establishments file: for each site the school, and before it the one it replaced.
pub fn write_all(world: &World, path: &Path) -> anyhow::Result<()> {
    let layout = Layout::new(layout::ESTABLISHMENTS);
    let mut table = Table::create(path, &layout)?;
    let mut row = Row::new(layout);
    let mut quirks = Quirks::default();
    let mut numbering = Numbering::default();
    let mut urn = FIRST_URN;
    for (stream, site) in world.sites.iter().enumerate() {
        let mut dice = Dice::new(world.options.seed, stream as u64);
        for school in draw::schools(world, site, &mut numbering, urn, &mut dice) {
            if urn == FIRST_URN + world.options.schools {
                break;
            }
            school.fill(world, &mut row, &mut dice);
            quirks.spoil(&mut row);
            table.write(&row)?;
            urn += 1;
        }
    }
    table.finish()
}

impl School {
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
