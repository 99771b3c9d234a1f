//! What the inspectorate calls phases and types of school, which is not what the register calls them.

use crate::demo::kind::{Kind, Sector};
use crate::demo::phase::Phase;
use crate::demo::school::School;

pub fn phase(school: &School) -> &'static str {
    match school.phase {
        _ if school.kind.is_special() => "Special",
        _ if school.kind.is_alternative() => "PRU",
        Phase::Nursery => "Nursery",
        Phase::Primary | Phase::MiddlePrimary => "Primary",
        _ => "Secondary",
    }
}

/// Types by the names that the inspectorate has for them.
pub fn type_name(kind: &Kind) -> &'static str {
    match kind.code.code {
        "01" => "Community School",
        "02" => "Voluntary Aided School",
        "03" => "Voluntary Controlled School",
        "05" => "Foundation School",
        "06" => "City Technology College",
        "07" => "Community Special School",
        "08" => "Non-Maintained Special School",
        "12" => "Foundation Special School",
        "14" => "Pupil Referral Unit",
        "15" => "LA Nursery School",
        "28" => "Academy Sponsor Led",
        "33" => "Academy Special Sponsor Led",
        "34" => "Academy Converter",
        "35" => "Free School",
        "36" => "Free School Special",
        "38" => "Free School - Alternative Provision",
        "40" => "University Technical College",
        "41" => "Studio School",
        "42" => "Academy Alternative Provision Converter",
        "43" => "Academy Alternative Provision Sponsor Led",
        "44" => "Academy Special Converter",
        _ => kind.code.name,
    }
}

/// What a chart of the inspectorate counts a school as, by an inspection of itself or of another.
pub fn chart(kind: &Kind, own: bool) -> &'static str {
    let free = kind.group.code == "11" && !kind.is("40") && !kind.is("41");
    match (kind.code.code, own) {
        _ if kind.sector != Sector::Academy => "Maintained school",
        ("34" | "42" | "44", true) => "Academy converter",
        // So spelt.
        ("34" | "42" | "44", false) => "Academy Converter",
        (_, false) => "Not inspected in current form",
        _ if free => "Free school",
        _ => "Academy sponsor led",
    }
}
