//! The register's code lists, as far as they are not about kinds of schools, phases or faith.

use super::code::{Code, code};

pub const OPEN: Code = code("1", "Open");
pub const CLOSED: Code = code("2", "Closed");
pub const CLOSING: Code = code("3", "Open, but proposed to close");
pub const PROPOSED: Code = code("4", "Proposed to open");

pub const NOT_APPLICABLE: Code = code("0", "Not applicable");
/// What the register writes where it never asked.
pub const NEVER_ASKED: Code = code("9", "");

pub const NO_REASON: Code = code("00", "Not applicable");
pub const REASON_NEVER_ASKED: Code = code("99", "");

pub const OPENED_AS_CONVERTER: Code = code("10", "Academy Converter");
pub const OPENED_NEW: Code = code("06", "New Provision");
pub const OPENED_FRESH: Code = code("04", "Fresh Start");
pub const OPENED_FOR: &[Code] = &[
    code("01", "Result of Amalgamation"),
    OPENED_NEW,
    code("02", "Result of Closure"),
    code("13", "Not Recorded"),
    code("03", "Change Religious Character"),
    code("09", "Change in status"),
    code("07", "Former Independent"),
    code("08", "Split school"),
];
pub const OPENED_FREE_SCHOOL: Code = code("11", "Academy Free School");

pub const CLOSED_AS_CONVERTER: Code = code("10", "Academy Converter");
pub const CLOSED_FOR_ACADEMY: Code = code("06", "For Academy");
pub const CLOSED_FOR: &[Code] = &[
    code("01", "Result of Amalgamation/Merger"),
    code("02", "Closure"),
    code("02", "Closure"),
    code("04", "Fresh Start"),
    code("05", "Close Nursery School"),
    code("03", "Change Religious Character"),
    code("08", "Does not meet criteria for registration"),
    code("07", "De-registered"),
    code("12", "Transferred to new sponsor"),
];

pub const NO_BOARDERS: Code = code("1", "No boarders");
pub const CHILDRENS_HOME: Code = code("2", "Children's home (Boarding school)");
pub const BOARDING: Code = code("3", "Boarding school");
pub const COLLEGE_RESIDENCE: Code = code("4", "College / FE residential accommodation");

pub const SIXTH_FORM: Code = code("1", "Has a sixth form");
pub const NO_SIXTH_FORM: Code = code("2", "Does not have a sixth form");

pub const BOYS: Code = code("1", "Boys");
pub const GIRLS: Code = code("2", "Girls");
pub const MIXED: Code = code("3", "Mixed");

pub const SELECTIVE: Code = code("2", "Selective");
pub const NON_SELECTIVE: Code = code("4", "Non-selective");

pub const SPECIAL_CLASSES: Code = code("1", "Has Special Classes");
pub const NO_SPECIAL_CLASSES: Code = code("2", "No Special Classes");

pub const FOUNDATION_TRUST: Code = code("1", "Supported by a trust");
pub const NO_TRUST: Code = code("2", "Not supported by a trust");
pub const MULTI_ACADEMY_TRUST: Code = code("3", "Supported by a multi-academy trust");
pub const SINGLE_ACADEMY_TRUST: Code = code("5", "Supported by a single-academy trust");

pub const URBAN: &[Code] = &[
    code("C1", "(England/Wales) Urban city and town"),
    code("A1", "(England/Wales) Urban major conurbation"),
    code("B1", "(England/Wales) Urban minor conurbation"),
];
pub const RURAL: &[Code] = &[
    code("D1", "(England/Wales) Rural town and fringe"),
    code("E1", "(England/Wales) Rural village"),
    code("E1", "(England/Wales) Rural village"),
    code("F1", "(England/Wales) Rural hamlet and isolated dwellings"),
    code("E2", "(England/Wales) Rural village in a sparse setting"),
    code("D2", "(England/Wales) Rural town and fringe in a sparse setting"),
];

pub const SEN: [&str; 12] = [
    "SpLD - Specific Learning Difficulty",
    "VI - Visual Impairment",
    "OTH - Other Difficulty/Disability",
    "HI - Hearing Impairment",
    "SLCN - Speech, language and Communication",
    "ASD - Autistic Spectrum Disorder",
    "SEMH - Social, Emotional and Mental Health",
    "MSI - Multi-Sensory Impairment",
    "PD - Physical Disability",
    "MLD - Moderate Learning Difficulty",
    "SLD - Severe Learning Difficulty",
    "PMLD - Profound and Multiple Learning Difficulty",
];

pub const FEDERATION: Code = code("01", "Federation");
pub const FOUNDATION: Code = code("02", "Trust");
pub const SPONSOR: Code = code("05", "School sponsor");
pub const MULTI: Code = code("06", "Multi-academy trust");
pub const UMBRELLA: Code = code("07", "Umbrella trust");
pub const CENTRES_GROUP: Code = code("08", "Children's Centres Group");
pub const CENTRES_COLLABORATION: Code = code("09", "Children's Centres Collaboration");
pub const SINGLE: Code = code("10", "Single-academy trust");
pub const SECURE: Code = code("11", "Secure single-academy trust");
