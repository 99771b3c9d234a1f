//! What kind of thing a school or trust is, in the words that people use for it.

use crate::{
    register::{SchoolRecord, TrustRecord},
    school::code_lists::{Phase, SchoolSector, SettingKind},
    trust::code_lists::TrustType,
};

/// The words for a school, as stems.
pub(super) fn of_school(school: &SchoolRecord) -> Vec<&'static str> {
    let mut words = vec!["school"];
    words.extend_from_slice(phase(school.phase));
    words.extend_from_slice(setting(school.setting));
    words.extend_from_slice(faith(school));
    if school.is_academy {
        words.push("academy");
    }
    if school.sector == SchoolSector::Independent {
        words.extend(["independent", "private"]);
    } else if school.phase == Phase::Secondary {
        words.push("comprehensive");
    }
    words
}

fn phase(phase: Phase) -> &'static [&'static str] {
    match phase {
        Phase::Nursery => &["nursery"],
        Phase::Primary => &["primary"],
        Phase::MiddleDeemedPrimary => &["middle", "primary"],
        Phase::Secondary => &["secondary", "high"],
        Phase::MiddleDeemedSecondary => &["middle", "secondary"],
        Phase::SixteenPlus => &["sixth", "form", "college"],
        Phase::AllThrough => &["through", "primary", "secondary"],
        Phase::NotApplicable | Phase::Unknown => &[],
    }
}

fn setting(setting: SettingKind) -> &'static [&'static str] {
    match setting {
        SettingKind::Special => &["special"],
        SettingKind::AlternativeProvision => &["alternative", "provision"],
        SettingKind::SixteenToNineteen => &["sixth", "form", "college"],
        SettingKind::Secure => &["secure"],
        SettingKind::Nursery => &["nursery"],
        SettingKind::Mainstream | SettingKind::Other => &[],
    }
}

/// The two faiths that have several names; what other faiths are called stands in the names of their schools.
fn faith(school: &SchoolRecord) -> &'static [&'static str] {
    let name = school.traits.religious_character.as_ref().map_or("", |character| &*character.name);
    match (name.contains("Church of England"), name.contains("Catholic")) {
        (true, true) => &["cofe", "catholic"],
        (true, false) => &["cofe"],
        (false, true) => &["catholic"],
        (false, false) => &[],
    }
}

/// The words for a trust, as stems.
pub(super) fn of_trust(trust: &TrustRecord) -> &'static [&'static str] {
    match trust.trust_type {
        TrustType::MultiAcademy => &["trust", "academy", "academie", "mat", "multi"],
        TrustType::SingleAcademy | TrustType::SecureSingleAcademy => &["trust", "academy", "sat", "single"],
    }
}
