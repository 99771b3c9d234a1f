//! How a census file is written: its kinds of school, its per cents, and what stands in place of a number.

use super::counts::Counts;
use crate::demo::kind::Sector;
use crate::demo::phase::Phase;
use crate::demo::row::Row;
use crate::demo::school::School;

/// Kinds of school, as the census sorts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Primary,
    Secondary,
    Special,
    NonMaintainedSpecial,
    Nursery,
    Alternative,
    Independent,
}

/// Whether shares are written with a sign and two decimals, or with one and no sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    WithSigns,
    WithoutSigns,
}

/// What stands in place of a number that is not told.
const MARKERS: [&str; 9] = ["SUPP", "NE", "NP", "LOWCOV", "z", "x", "c", "u", "NA"];
/// Of so many schools, one has such a word somewhere.
const MARKED: usize = 20;

const LANGUAGE: [&str; 6] = ["NUMEAL", "NUMENGFL", "NUMUNCFL", "PNUMEAL", "PNUMENGFL", "PNUMUNCFL"];
const MEALS: [&str; 4] = ["NUMFSM", "NUMFSMEVER", "NORFSMEVER", "PNUMFSMEVER"];
const NEEDS: [&str; 4] = ["TSENELSE", "PSENELSE", "TSENELK", "PSENELK"];
const PUPILS: [&str; 5] = ["NOR", "NORG", "NORB", "PNORG", "PNORB"];

impl Kind {
    pub fn of(school: &School) -> Option<Self> {
        Some(match (school.kind.sector, school.phase) {
            _ if school.kind.is("08") => Self::NonMaintainedSpecial,
            (Sector::Independent, _) => Self::Independent,
            _ if school.kind.is_special() => Self::Special,
            _ if school.kind.is_alternative() => Self::Alternative,
            (_, Phase::Nursery) => Self::Nursery,
            (_, Phase::Sixteen) => return None,
            (_, Phase::Primary | Phase::MiddlePrimary) => Self::Primary,
            _ => Self::Secondary,
        })
    }

    fn name(self) -> &'static str {
        match self {
            Self::Primary => "State-funded primary",
            Self::Secondary => "State-funded secondary",
            Self::Special => "State-funded special school",
            Self::NonMaintainedSpecial => "Non-maintained special school",
            Self::Nursery => "State-funded nursery",
            Self::Alternative => "State-funded AP school",
            Self::Independent => "Independent school",
        }
    }
}

/// Fills in what was counted. Independent schools do not tell of languages and free meals.
pub fn fill(row: &mut Row, kind: Kind, counts: &Counts, style: Style) {
    row.set("SCHOOLTYPE", kind.name());
    fill_counts(row, counts, style);
    if kind == Kind::Independent {
        LANGUAGE.iter().chain(&MEALS).for_each(|column| row.set(column, "NA"));
    }
}

fn fill_counts(row: &mut Row, counts: &Counts, style: Style) {
    let Counts { pupils, girls, plans, support, other_language, unknown_language, .. } = *counts;
    let english = pupils - other_language - unknown_language;
    row.set("NOR", pupils);
    for (number, share, part, whole) in [
        ("NORG", "PNORG", girls, pupils),
        ("NORB", "PNORB", pupils - girls, pupils),
        ("TSENELSE", "PSENELSE", plans, pupils),
        ("TSENELK", "PSENELK", support, pupils),
        ("NUMEAL", "PNUMEAL", other_language, pupils),
        ("NUMENGFL", "PNUMENGFL", english, pupils),
        ("NUMUNCFL", "PNUMUNCFL", unknown_language, pupils),
        ("NUMFSMEVER", "PNUMFSMEVER", counts.ever_six, counts.of_pupils),
    ] {
        row.set(number, part);
        row.set(share, style.share(part, whole));
    }
    row.set("NUMFSM", counts.free_meals);
    row.set("NORFSMEVER", counts.of_pupils);
}

impl Style {
    /// A part of a whole, rounded to tenths of a per cent. A part of nothing is nothing.
    fn share(self, part: i64, whole: i64) -> String {
        let permille = if whole == 0 { 0 } else { (part * 2000 + whole) / (whole * 2) };
        match self {
            Self::WithSigns => format!("{}.{}0%", permille / 10, permille % 10),
            Self::WithoutSigns => format!("{}.{}", permille / 10, permille % 10),
        }
    }
}

/// Puts a word in place of some numbers of one school in twenty, each word in its turn, and leaves a few cells blank. It
/// is the same in every year, so that no other census has the number.
pub fn mark(row: &mut Row, nth: usize) {
    if nth % MARKED != 11 {
        return;
    }
    let turn = nth / MARKED;
    let columns: &[&str] = match turn % 4 {
        0 => &MEALS,
        1 => &LANGUAGE,
        2 => &NEEDS,
        _ => &PUPILS,
    };
    let word = if turn % 11 == 9 { "" } else { MARKERS[turn % MARKERS.len()] };
    columns.iter().for_each(|column| row.set(column, word));
}

/// Fills in a total.
pub fn fill_total(row: &mut Row, kind: &str, counts: &Counts, style: Style) {
    let name = match kind {
        "PRI" => Kind::Primary.name(),
        "SEC" => Kind::Secondary.name(),
        _ => "Special school",
    };
    row.set("SCHOOLTYPE", name);
    fill_counts(row, counts, style);
}
