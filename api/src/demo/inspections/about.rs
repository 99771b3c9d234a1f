//! What the inspectorate's files say of a school, apart from its inspections.

use super::names::{phase, type_name};
use crate::demo::code::Pair as _;
use crate::demo::dice::Dice;
use crate::demo::group::uid;
use crate::demo::history::History;
use crate::demo::row::Row;
use crate::demo::school::School;
use crate::demo::vocabulary::{MULTI, SPONSOR};
use chrono::NaiveDate;

/// Chance for what only these files say of a school, a stream for each URN. See `World` for the other streams.
const STREAM: u64 = 6 << 40;

/// A school at the time of an inspection.
pub struct AtTheTime {
    pub laestab: String,
    pub name: String,
    pub kind: &'static str,
}

impl AtTheTime {
    pub fn of(history: &History, school: &School) -> Self {
        Self { laestab: laestab(history, school), name: school.name.clone(), kind: type_name(school.kind) }
    }
}

/// The authority's number and the school's, without what stands between them elsewhere.
pub fn laestab(history: &History, school: &School) -> String {
    let la = school.spot.as_ref().map(|spot| spot.la(&history.world.atlas).la.code());
    la.zip(school.number).map(|(la, number)| format!("{la}{number:04}")).unwrap_or_default()
}

/// The columns that all the files have, which differ in how two of them are spelt.
pub fn fill(row: &mut Row, known: &Row, school: &School, history: &History, day: NaiveDate) {
    let link = spelt(row, "Web link", "Web Link (opens in new window)");
    let sponsor_name = spelt(row, "Academy sponsor name", "Academy Sponsor Name");
    // The real pages are numbered like the schools, so these lead nowhere.
    row.set(link, format_args!("https://reports.ofsted.example/provider/21/{}", school.urn));
    row.set("URN", school.urn);
    row.set("LAESTAB", laestab(history, school));
    row.set("School name", known.get("EstablishmentName"));
    row.set("Ofsted phase", phase(school));
    row.set("Type of education", type_name(school.kind));
    row.set("School open date", slashed(school.founding.opened));
    row.set("Postcode", known.get("Postcode"));
    fill_character(row, known);
    fill_place(row, known);
    if let Some(stay) = history.trust_on(school, day) {
        let groups = &history.world.groups.all;
        if groups[stay.trust].kind == MULTI {
            row.set("Multi-academy trust UID", uid(stay.trust));
            row.set("Multi-academy trust name", &groups[stay.trust].name);
        }
        if let Some(sponsor) = groups.get(stay.trust + 1).filter(|it| it.kind == SPONSOR && school.membership.sponsored)
        {
            row.set("Academy sponsor UID", uid(stay.trust + 1));
            row.set(sponsor_name, &sponsor.name);
        }
    }
    let mut dice = Dice::new(history.world.options.seed, STREAM + school.urn as u64);
    if !dice.chance(5) {
        row.set("The income deprivation affecting children index (IDACI) quintile", dice.between(1, 5));
    }
    row.set("Total number of pupils", known.get("NumberOfPupils"));
    if row.has("Statutory lowest age") {
        row.set("Statutory lowest age", known.get("StatutoryLowAge"));
        row.set("Statutory highest age", known.get("StatutoryHighAge"));
    }
}

/// The spelling of a column that a file has.
fn spelt(row: &Row, one: &'static str, other: &'static str) -> &'static str {
    if row.has(one) { one } else { other }
}

fn fill_character(row: &mut Row, known: &Row) {
    let or = |column: &str, blank: &'static str| match known.get(column) {
        "" => blank.to_owned(),
        name => name.to_owned(),
    };
    let character = or("ReligiousCharacter (name)", "");
    row.set("Faith grouping", faith_grouping(&character));
    row.set("Admissions policy", or("AdmissionsPolicy (name)", "Unknown"));
    row.set("Sixth form", or("OfficialSixthForm (name)", "Not recorded"));
    row.set("Designated religious character", character);
    row.set("Religious ethos", or("ReligiousEthos (name)", ""));
}

fn faith_grouping(character: &str) -> &'static str {
    match character {
        "" | "None" | "Does not apply" => "Non-faith",
        _ if character.contains("Jewish") => "Jewish",
        "Muslim" | "Islam" => "Muslim",
        "Sikh" | "Hindu" | "Buddhist" | "Multi-faith" => "Other faith",
        _ => "Christian",
    }
}

fn fill_place(row: &mut Row, known: &Row) {
    let region = known.get("GOR (name)");
    row.set("Region", region);
    row.set(
        "Ofsted region",
        match region {
            "North East" | "Yorkshire and the Humber" => "North East, Yorkshire and the Humber",
            other => other,
        },
    );
    row.set("Local authority", known.get("LA (name)"));
    row.set("Parliamentary constituency", known.get("ParliamentaryConstituency (name)"));
}

pub fn slashed(date: Option<NaiveDate>) -> String {
    date.map(|date| date.format("%d/%m/%Y").to_string()).unwrap_or_default()
}
