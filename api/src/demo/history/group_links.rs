//! The file of who was in which group, as somebody saved it again.

use super::centres::centres;
use super::{History, names, was_open};
use crate::demo::calendar::day;
use crate::demo::code::{Code, Pair, code};
use crate::demo::group::{Group, uid};
use crate::demo::layout;
use crate::demo::phase::Phase;
use crate::demo::row::{Layout, Row};
use crate::demo::school::School;
use crate::demo::table::{Form, Table};
use crate::demo::vocabulary::SPONSOR;
use chrono::NaiveDate;
use std::path::Path;

/// What such tools make of a blank date of joining.
const PLACEHOLDER: NaiveDate = day(1900, 1, 1);
/// Of so many academies, the file forgot one.
const FORGOTTEN: usize = 70;

/// A school, or a children's centre, in a group.
struct Link<'l> {
    urn: usize,
    name: &'l str,
    kind: Code,
    phase: Code,
    la: &'l dyn Pair,
    /// By place in the groups file.
    group: usize,
    joined: NaiveDate,
}

pub fn write_all(history: &History, path: &Path) -> anyhow::Result<()> {
    let layout = Layout::new(layout::GROUP_LINKS);
    let mut writer = Writer {
        table: Table::create(path, &layout, Form::Resaved)?,
        row: Row::new(layout),
        written: 0,
        as_of: history.world.options.group_links_as_of,
    };
    for centre in centres(history.world, writer.as_of) {
        let group = &history.world.groups.all[centre.group];
        let (kind, phase) = (code("47", "Children's centre"), Phase::NotApplicable.code());
        let joined = group.opened.filter(|opened| *opened > day(1902, 1, 1)).unwrap_or(PLACEHOLDER);
        let link =
            Link { urn: centre.urn, name: &centre.name, kind, phase, la: &centre.la, group: centre.group, joined };
        writer.write(&link, group)?;
    }
    let mut academies = 0;
    for school in &history.schools {
        let Some(spot) = &school.spot else { continue };
        let name = names::of_school(history.world, school);
        for (group, joined) in history.groups_of(school, &mut academies) {
            let (urn, kind, phase) = (school.urn, school.kind.code, school.phase.code());
            let la = &spot.la(&history.world.atlas).la;
            writer
                .write(&Link { urn, name: &name, kind, phase, la, group, joined }, &history.world.groups.all[group])?;
        }
    }
    writer.table.finish()
}

impl History<'_> {
    /// The groups that a school was in when the file was written, with the days on which it joined them.
    fn groups_of(&self, school: &School, academies: &mut usize) -> Vec<(usize, NaiveDate)> {
        let (groups, membership) = (&self.world.groups.all, &school.membership);
        let as_of = self.world.options.group_links_as_of;
        let mut listed = Vec::new();
        if let Some(stay) = self.trust_on(school, as_of) {
            *academies += 1;
            let sponsor = groups.get(stay.trust + 1).filter(|group| group.kind == SPONSOR && membership.sponsored);
            listed.extend(sponsor.map(|_| (stay.trust + 1, stay.since)));
            listed.extend((*academies % FORGOTTEN != FORGOTTEN / 2).then_some((stay.trust, stay.since)));
        }
        for group in membership.federation.iter().chain(&membership.foundation) {
            let since = groups[*group].opened.unwrap_or(PLACEHOLDER);
            if was_open(school, as_of) && since <= as_of {
                listed.push((*group, since.max(school.founding.opened.unwrap_or(since))));
            }
        }
        listed
    }
}

struct Writer {
    table: Table,
    row: Row,
    written: usize,
    as_of: NaiveDate,
}

impl Writer {
    fn write(&mut self, link: &Link<'_>, group: &Group) -> anyhow::Result<()> {
        self.row.clear();
        self.row.set("", self.written);
        self.written += 1;
        self.row.set("URN", link.urn);
        self.fill_group(group, link.group);
        self.row.set("Joined date", link.joined);
        self.row.set("EstablishmentName", link.name);
        self.pair("TypeOfEstablishment", &link.kind);
        self.pair("PhaseOfEducation", &link.phase);
        self.pair("LA", link.la);
        self.table.write(&self.row)
    }

    fn fill_group(&mut self, group: &Group, place: usize) {
        let closed = group.closed.filter(|closed| *closed <= self.as_of);
        // The mark came when the ID was given to another.
        let id = if closed.is_some() { &group.group_id } else { group.unmarked_id() };
        self.row.set("Group UID", uid(place));
        self.row.set("Group ID", id);
        self.row.set("Group Name", names::of_trust(group, place));
        self.row.set("Companies House Number", as_decimal(&group.company));
        self.row.set("Group Type (code)", without_zeros(group.kind.code));
        self.row.set("Group Type", group.kind.name);
        for (column, date) in
            [("Closed Date", closed), ("Open date", group.opened), ("Incorporated on (open date)", group.incorporated)]
        {
            self.row.set(column, date.map(|date| date.to_string()).unwrap_or_default());
        }
        self.row.set("Group Status (code)", if closed.is_some() { "CLOSED" } else { "OPEN" });
        self.row.set("Group Status", if closed.is_some() { "Closed" } else { "Open" });
    }

    fn pair(&mut self, stem: &str, pair: &dyn Pair) {
        self.row.set(&format!("{stem} (code)"), without_zeros(pair.code()));
        self.row.set(&format!("{stem} (name)"), pair.name());
    }
}

/// The tool took codes for numbers.
fn without_zeros(code: &str) -> &str {
    match code.trim_start_matches('0') {
        "" if !code.is_empty() => "0",
        rest => rest,
    }
}

/// And numbers in a column that has gaps for such with a fraction.
fn as_decimal(company: &str) -> String {
    company.parse::<u32>().map_or(company.to_owned(), |number| format!("{number}.0"))
}
