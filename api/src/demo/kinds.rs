//! The types of establishment that occur in the register, and one that does not.

use super::code::code;
use super::kind::Sector::{self, *};
use super::kind::*;
use super::phase::Phase::{self, *};

type Phases = &'static [(Phase, u32)];
type Numbers = (u16, u16);

const fn kind(
    name: (&'static str, &'static str),
    group: super::code::Code,
    sector: Sector,
    (open, closed): (u32, u32),
    (phases, numbers): (Phases, Numbers),
    styles: &'static [&'static str],
) -> Kind {
    Kind { code: code(name.0, name.1), group, sector, open, closed, phases, numbers, styles }
}

const NONE: Phases = &[(NotApplicable, 1)];
const MIXED: Phases = &[(Primary, 780), (Secondary, 195), (MiddleSecondary, 8), (MiddlePrimary, 3), (AllThrough, 10)];
const VOLUNTARY: Phases = &[(Primary, 930), (Secondary, 65), (MiddleSecondary, 3), (AllThrough, 2)];
const UPPER: Phases = &[(Secondary, 1)];
const SIXTH: Phases = &[(Sixteen, 1)];

const EARLY: Numbers = (1000, 1000);
const MAIN: Numbers = (2000, 2000);
const INDEPENDENTS: Numbers = (6000, 1000);
const SPECIALS: Numbers = (7000, 1000);
const FURTHER: Numbers = (8000, 1000);
const MISC: Numbers = (9000, 1000);

const PLAIN: &[&str] = &[];
const SPECIAL_NAMES: &[&str] = &["{f} School", "The {f} School", "{p} Park School", "{f} Academy"];
const REFERRAL_NAMES: &[&str] = &["{p} Pupil Referral Unit", "The {f} Centre", "{f} Academy", "{p} Education Centre"];

/// In code order.
#[rustfmt::skip]
pub static KINDS: &[Kind] = &[
    kind(("01", "Community school"), MAINTAINED, Community, (5217, 11214), (MIXED, MAIN), PLAIN),
    kind(("02", "Voluntary aided school"), MAINTAINED, Voluntary, (2200, 2939), (VOLUNTARY, MAIN), PLAIN),
    kind(("03", "Voluntary controlled school"), MAINTAINED, Voluntary, (1425, 1706), (VOLUNTARY, MAIN), PLAIN),
    kind(("05", "Foundation school"), MAINTAINED, Foundation, (611, 1571), (MIXED, (5000, 1000)), PLAIN),
    kind(("06", "City technology college"), INDEPENDENT, Independent, (1, 6), (NONE, INDEPENDENTS), &["{p} City Technology College"]),
    kind(("07", "Community special school"), SPECIAL, Community, (449, 1154), (NONE, SPECIALS), SPECIAL_NAMES),
    kind(("08", "Non-maintained special school"), SPECIAL, Independent, (52, 42), (NONE, SPECIALS), SPECIAL_NAMES),
    kind(("10", "Other independent special school"), SPECIAL, Independent, (820, 516), (NONE, INDEPENDENTS), SPECIAL_NAMES),
    kind(("11", "Other independent school"), INDEPENDENT, Independent, (1658, 2172), (NONE, INDEPENDENTS), &["{p} Preparatory School", "{f} House School", "{p} College", "{p} Grammar School", "The {f} School"]),
    kind(("12", "Foundation special school"), SPECIAL, Foundation, (78, 51), (NONE, SPECIALS), SPECIAL_NAMES),
    kind(("14", "Pupil referral unit"), MAINTAINED, Referral, (158, 711), (NONE, EARLY), REFERRAL_NAMES),
    kind(("15", "Local authority nursery school"), MAINTAINED, Community, (379, 240), (&[(Nursery, 1)], EARLY), PLAIN),
    kind(("18", "Further education"), COLLEGES, College, (218, 271), (SIXTH, FURTHER), &["{p} College", "{p} and {f} College"]),
    kind(("24", "Secure units"), OTHER, Other, (17, 31), (NONE, MISC), &["{f} Secure Children's Home"]),
    kind(("25", "Offshore schools"), OTHER, Offshore, (125, 29), (NONE, MAIN), &["{p} Island School", "{f} Preparatory School"]),
    kind(("26", "Service children's education"), OTHER, Offshore, (28, 55), (NONE, MAIN), &["{f} Garrison School"]),
    kind(("27", "Miscellaneous"), OTHER, Other, (76, 154), (NONE, MISC), &["{p} Education Service", "{f} Hospital School"]),
    kind(("28", "Academy sponsor led"), ACADEMIES, Academy, (2666, 220), (&[(Primary, 690), (Secondary, 285), (AllThrough, 20), (MiddleSecondary, 4), (MiddlePrimary, 1)], MAIN), PLAIN),
    kind(("29", "Higher education institutions"), UNIVERSITIES, Other, (129, 9), (NONE, (0, 0)), &["University of {p}", "{p} Institute of Arts"]),
    kind(("30", "Welsh establishment"), WELSH, Welsh, (1575, 897), (NONE, MAIN), &["Ysgol {p}", "Ysgol Gynradd {p}", "Ysgol y {f}"]),
    kind(("31", "Sixth form centres"), COLLEGES, College, (13, 48), (NONE, (4000, 2000)), &["{p} Sixth Form Centre"]),
    kind(("32", "Special post 16 institution"), OTHER, Other, (142, 13), (NONE, SPECIALS), &["{f} Specialist College"]),
    kind(("33", "Academy special sponsor led"), ACADEMIES, Academy, (93, 9), (NONE, SPECIALS), SPECIAL_NAMES),
    kind(("34", "Academy converter"), ACADEMIES, Academy, (7449, 278), (&[(Primary, 770), (Secondary, 218), (MiddleSecondary, 8), (AllThrough, 6), (MiddlePrimary, 1)], MAIN), PLAIN),
    kind(("35", "Free schools"), FREE_SCHOOLS, Academy, (530, 38), (&[(Primary, 530), (Secondary, 370), (AllThrough, 90)], MAIN), PLAIN),
    kind(("36", "Free schools special"), FREE_SCHOOLS, Academy, (121, 4), (NONE, SPECIALS), SPECIAL_NAMES),
    kind(("37", "British schools overseas"), OTHER, Overseas, (296, 9), (NONE, INDEPENDENTS), &["The British School of {p}", "{f} International School"]),
    kind(("38", "Free schools alternative provision"), FREE_SCHOOLS, Academy, (54, 6), (NONE, EARLY), REFERRAL_NAMES),
    kind(("39", "Free schools 16 to 19"), FREE_SCHOOLS, Academy, (35, 3), (SIXTH, (4000, 2000)), &["{p} Sixth Form", "{p} Mathematics School"]),
    kind(("40", "University technical college"), FREE_SCHOOLS, Academy, (44, 23), (UPPER, (4000, 2000)), &["UTC {p}", "{p} University Technical College"]),
    kind(("41", "Studio schools"), FREE_SCHOOLS, Academy, (19, 29), (UPPER, (4000, 2000)), &["{p} Studio School"]),
    kind(("42", "Academy alternative provision converter"), ACADEMIES, Academy, (88, 11), (NONE, EARLY), REFERRAL_NAMES),
    kind(("43", "Academy alternative provision sponsor led"), ACADEMIES, Academy, (34, 10), (NONE, EARLY), REFERRAL_NAMES),
    kind(("44", "Academy special converter"), ACADEMIES, Academy, (320, 15), (NONE, SPECIALS), SPECIAL_NAMES),
    kind(("45", "Academy 16-19 converter"), ACADEMIES, Academy, (39, 0), (SIXTH, FURTHER), &["{p} Sixth Form College"]),
    kind(("46", "Academy 16 to 19 sponsor led"), ACADEMIES, Academy, (2, 0), (SIXTH, FURTHER), &["{p} Sixth Form Academy"]),
    kind(("49", "Online provider"), ONLINE, Overseas, (8, 0), (&[(AllThrough, 1), (Secondary, 1)], EARLY), &["{f} Online School"]),
    kind(("56", "Institution funded by other government department"), OTHER, Other, (0, 1), (NONE, FURTHER), &["{p} Defence Sixth Form College"]),
    kind(("57", "Academy secure 16 to 19"), ACADEMIES, SecureAcademy, (0, 0), (SIXTH, (4000, 2000)), &["{f} Secure School"]),
    // The list of types has grown before: the importer should not be surprised when it does again.
    kind(("58", "Regional learning hub"), OTHER, Other, (0, 0), (NONE, MISC), &["{p} Learning Hub"]),
];

/// The type with that code.
pub fn by_code(code: &str) -> &'static Kind {
    KINDS.iter().find(|kind| kind.is(code)).unwrap_or(&KINDS[0])
}
