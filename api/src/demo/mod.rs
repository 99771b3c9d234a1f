//! An invented register of schools and trusts, in the register's own file formats.
//!
//! Whoever tries the service needs something to look at, and the real register does not belong in this
//! project's repository. So this writes the files the importer reads, spelling mistakes included:
//! every oddity of the real files occurs here, and everything a reader could mistake for a real school
//! is out of the real ranges or made up.
//!
//! | what | where it stays clear of the real ones |
//! |---|---|
//! | URN | from 500000; of children's centres from 60000 |
//! | group UID, group ID | from 600000; from TR50000, SP50000, UT50000 |
//! | UKPRN | 19xxxxxx |
//! | Companies House number | 99xxxxxx and ZZxxxxxx (see [`company`] for the exception) |
//! | area codes | E98, E99, W98, W99; local authorities 101 to 199 and 950 to 999 |
//! | postcodes | areas ZA to ZY, none of which is in use |
//! | inspection numbers | from 19000000, from ITS900000 |
//! | telephone numbers, websites | Ofcom's numbers for drama; `.example` |
//!
//! The same seed gives the same bytes.

mod area;
mod atlas;
mod calendar;
mod census;
mod closed_trusts;
mod code;
mod company;
mod dice;
mod faith;
mod group;
mod history;
mod inspections;
mod kind;
mod kinds;
mod layout;
mod other_groups;
pub mod people;
mod person_names;
mod phase;
mod place_names;
mod plan;
pub mod practices;
mod quirks;
mod region;
mod row;
mod school;
mod school_names;
pub mod secondments;
mod spot;
mod table;
pub mod tokens;
mod trust_names;
mod trust_sizes;
mod trusts;
mod vocabulary;
mod words;
mod world;

#[cfg(test)]
mod tests;

pub use school::FIRST_URN;

use chrono::NaiveDate;
use history::History;
use std::path::{Path, PathBuf};
use world::World;

/// As many schools as there are numbers from 500000 to 999999.
pub const MOST_SCHOOLS: usize = 500_000;

/// How large an invented register to write, and as of which days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Rows of the establishments file, open or not. Every oddity occurs from 900 on.
    pub schools: usize,
    /// The same seed gives the same bytes.
    pub seed: u64,
    /// The date in the name of the establishments file. Nothing in it has happened later, except what is proposed.
    pub establishments_as_of: NaiveDate,
    /// The date in the name of the groups file.
    pub groups_as_of: NaiveDate,
    /// The date in the name of an earlier establishments file, of the same world.
    pub earlier_establishments_as_of: NaiveDate,
    /// The date in the name of the file of who was in which group.
    pub group_links_as_of: NaiveDate,
    /// The date in the name of the file of predecessors and successors.
    pub links_as_of: NaiveDate,
}

impl Options {
    /// How many academy trusts the groups file will have.
    pub fn trusts(&self) -> usize {
        (self.schools / 14).max(60)
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            schools: 900,
            seed: 1,
            establishments_as_of: calendar::day(2025, 4, 1),
            groups_as_of: calendar::day(2026, 3, 23),
            earlier_establishments_as_of: calendar::day(2025, 1, 5),
            group_links_as_of: calendar::day(2022, 8, 31),
            links_as_of: calendar::day(2025, 4, 22),
        }
    }
}

/// Writes all files into `dir`, which must exist, and says where they are: establishments, groups, then what tells
/// of the past: earlier establishments, group links, and links between establishments; then what inspectors found, in
/// four forms, and what two censuses counted.
pub fn write_files(dir: &Path, options: &Options) -> anyhow::Result<Vec<PathBuf>> {
    anyhow::ensure!(
        (1..=MOST_SCHOOLS).contains(&options.schools),
        "a demo register has between 1 and {MOST_SCHOOLS} schools, not {}",
        options.schools
    );
    let establishments = dir.join(dated("edubasealldata", options.establishments_as_of));
    let groups = dir.join(dated("allgroupsdata", options.groups_as_of));
    let earlier = dir.join(dated("edubasealldata", options.earlier_establishments_as_of));
    let group_links = dir.join(dated("alllinksdata", options.group_links_as_of));
    let links = dir.join(dated("links_edubasealldata", options.links_as_of));
    let world = World::new(options);
    let schools = school::write_all(&world, &establishments)?;
    group::write_all(&world.groups, &groups)?;
    let history = History::new(&world, schools);
    history::earlier::write_all(&history, &earlier)?;
    history::group_links::write_all(&history, &group_links)?;
    history::links::write_all(&history, &links)?;
    let mut written = vec![establishments, groups, earlier, group_links, links];
    written.extend(inspections::write_all(&history, dir)?);
    written.extend(census::write_all(&history, dir)?);
    Ok(written)
}

fn dated(stem: &str, date: NaiveDate) -> String {
    format!("{stem}{}.csv", date.format("%Y%m%d"))
}
