//! Groups that are not academy trusts.

use super::Options;
use super::atlas::Atlas;
use super::calendar::{before, day, within};
use super::code::Code;
use super::dice::Dice;
use super::faith;
use super::group::Group;
use super::spot::Spot;
use super::vocabulary::*;
use super::words::FEATURES;
use super::world::Groups;
use chrono::NaiveDate;

/// A group of which little is known.
pub fn plain(kind: Code, name: String, home: usize) -> Group {
    Group {
        kind,
        group_id: String::new(),
        name,
        company: String::new(),
        ukprn: String::new(),
        opened: None,
        incorporated: None,
        closed: None,
        office: None,
        home,
        faith: faith::DOES_NOT_APPLY,
        sponsor: None,
    }
}

/// A kind of group: how many to a thousand schools, at least how many, and what they are called.
struct Sort {
    kind: Code,
    per_mille: usize,
    least: usize,
    styles: &'static [&'static str],
}

const SORTS: [Sort; 6] = [
    Sort {
        kind: FEDERATION,
        per_mille: 22,
        least: 6,
        styles: &["The {p} and {q} Federation", "The {f} Federation", "{p} Federation of Schools"],
    },
    Sort {
        kind: FOUNDATION,
        per_mille: 9,
        least: 4,
        styles: &["The {p} Co-operative Learning Trust", "{f} Educational Foundation", "{p} Community Trust"],
    },
    Sort {
        kind: SPONSOR,
        per_mille: 6,
        least: 3,
        styles: &["{p} University", "The {f} Foundation", "{p} Diocesan Board of Education"],
    },
    Sort { kind: UMBRELLA, per_mille: 1, least: 3, styles: &["{p} Umbrella Trust", "{p} Diocesan Umbrella Trust"] },
    Sort {
        kind: CENTRES_GROUP,
        per_mille: 10,
        least: 6,
        styles: &["West", "East", "North", "{p} Locality", "{p} and {q}", "Locality 1"],
    },
    Sort { kind: CENTRES_COLLABORATION, per_mille: 2, least: 3, styles: &["Cluster B", "{p}/{q}", "West Locality"] },
];

pub fn make_all(options: &Options, atlas: &Atlas, dice: &mut Dice, groups: &mut Groups) {
    for sort in &SORTS {
        for n in 0..(options.schools * sort.per_mille / 1000).max(sort.least) {
            let group = make(options, atlas, dice, sort, n);
            if group.closed.is_none() {
                groups.enlist(&group);
            }
            groups.all.push(group);
        }
    }
}

fn make(options: &Options, atlas: &Atlas, dice: &mut Dice, sort: &Sort, n: usize) -> Group {
    let home = atlas.somewhere(dice);
    let [one, other] = [0, 1].map(|_| Spot::draw(atlas, home, dice));
    let name = dice.pick(sort.styles).replace("{p}", one.place(atlas)).replace("{q}", other.town(atlas));
    let mut group = plain(sort.kind, name.replace("{f}", dice.pick(&FEATURES)), home);
    if sort.kind == FEDERATION && n == 1 {
        group.name = format!("The Children’s Federation of {}", one.town(atlas));
    }
    group.group_id = group_id(sort.kind, n);
    let opened = opened(options, dice, sort.kind, n);
    group.opened = Some(opened);
    if n % 4 == 3 && sort.kind != UMBRELLA {
        let from = opened.max(day(2012, 1, 1));
        group.closed = Some(within(dice, from, options.groups_as_of));
    }
    if sort.kind == FOUNDATION && n == 1 {
        group.company = super::company::company_number(900_000);
    }
    group
}

/// Where nobody knew the date, somebody put one in.
fn opened(options: &Options, dice: &mut Dice, kind: Code, n: usize) -> NaiveDate {
    match kind.code {
        "08" | "09" | "07" if n % 7 != 5 => day(1902, 1, 1),
        "02" | "01" if n % 9 == 4 => day(1902, 1, 1),
        "01" | "02" if n % 9 == 2 => day(1900, 1, 1),
        _ => within(dice, day(2009, 1, 5), before(options.groups_as_of, 400)),
    }
}

/// Federations have none, except where somebody typed something into the field.
fn group_id(kind: Code, n: usize) -> String {
    match kind.code {
        "05" => format!("SP{}", 90_000 + n),
        "07" => format!("UT{}", 50_001 + n),
        "01" if n == 5 => "The federation".to_owned(),
        "01" if n == 3 => "1700".to_owned(),
        _ => String::new(),
    }
}
