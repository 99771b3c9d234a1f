//! Groups of schools, and the file of them.

use super::code::Code;
use super::layout;
use super::row::{Layout, Row};
use super::table::{Form, Table};
use super::world::Groups;
use chrono::NaiveDate;
use std::path::Path;

/// A trust, a sponsor, a federation or whatever else holds schools together.
#[derive(Clone, Debug)]
pub struct Group {
    pub kind: Code,
    /// Not unique in the register, and so not here.
    pub group_id: String,
    pub name: String,
    pub company: String,
    pub ukprn: String,
    pub opened: Option<NaiveDate>,
    pub incorporated: Option<NaiveDate>,
    pub closed: Option<NaiveDate>,
    pub office: Option<Office>,
    /// The local authority most of its schools are in.
    pub home: usize,
    /// The religious character its schools have.
    pub faith: Code,
    /// The sponsor its schools name.
    pub sponsor: Option<String>,
}

/// The address of an academy trust. The register has none for the others.
#[derive(Clone, Debug)]
pub struct Office {
    pub street: String,
    pub locality: String,
    pub address3: String,
    pub town: String,
    pub postcode: String,
}

/// The register starts at 1000. Real UIDs are far below this.
pub const FIRST_UID: usize = 600_000;

pub fn uid(index: usize) -> usize {
    FIRST_UID + index
}

impl Group {
    /// The group ID without the mark that it is an old one.
    pub fn unmarked_id(&self) -> &str {
        self.group_id.split(['.', '_', '-']).next().unwrap_or_default()
    }
}

/// Writes the groups file, in the order of their UIDs.
pub fn write_all(groups: &Groups, path: &Path) -> anyhow::Result<()> {
    let layout = Layout::new(layout::GROUPS);
    let mut table = Table::create(path, &layout, Form::Register)?;
    let mut row = Row::new(layout);
    for (index, group) in groups.all.iter().enumerate() {
        row.clear();
        fill(&mut row, group, index);
        table.write(&row)?;
    }
    table.finish()
}

fn fill(row: &mut Row, group: &Group, index: usize) {
    row.set("Group UID", uid(index));
    row.set("Group ID", &group.group_id);
    row.set("Group Name", &group.name);
    row.set("Companies House Number", &group.company);
    row.set("Group Type (code)", group.kind.code);
    row.set("Group Type", group.kind.name);
    row.set("Closed Date", slashed(group.closed));
    row.set("Open date", slashed(group.opened));
    row.set("Incorporated on (open date)", slashed(group.incorporated));
    row.set("Group Status (code)", if group.closed.is_some() { "CLOSED" } else { "OPEN" });
    row.set("Group Status", if group.closed.is_some() { "Closed" } else { "Open" });
    row.set("Group County", if group.kind.code == "08" { "" } else { "Not recorded" });
    row.set("UKPRN", &group.ukprn);
    if let Some(office) = &group.office {
        row.set("Group Street", &office.street);
        row.set("Group Locality", &office.locality);
        row.set("Group Address 3", &office.address3);
        row.set("Group Town", &office.town);
        row.set("Group Postcode", &office.postcode);
    }
}

/// This file writes dates with slashes, the establishments file with dashes.
fn slashed(date: Option<NaiveDate>) -> String {
    date.map(|date| date.format("%d/%m/%Y").to_string()).unwrap_or_default()
}
