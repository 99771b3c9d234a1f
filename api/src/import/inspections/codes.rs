//! What may stand in a cell, and what it means.

use entity::inspection::Column as Field;
use sea_orm::Value;

use super::form::Telling;
use crate::import::{
    cells::day,
    finding_kind::FindingKind,
    findings::Findings,
    reader::{CellError, Column, Row},
};

/// What is read from a column.
#[derive(Clone, Copy)]
pub enum Meaning {
    /// A text as it stands.
    Text,
    /// A day.
    Day,
    /// One of these codes. Others are kept and noticed.
    Code(&'static [&'static str]),
    /// A category of concern, as a code or in words.
    Concern,
}

/// 1 to 4, and what stands where there is no grade.
const GRADES: &[&str] = &["1", "2", "3", "4", "0", "8", "9"];
const OVERALL: &[&str] = &["1", "2", "3", "4", "0", "8", "9", "Not judged"];
const SAFEGUARDING: &[&str] = &["Yes", "No", "0", "8", "9"];
const CARD_SAFEGUARDING: &[&str] = &["Met", "Not met"];
const CARD: &[&str] =
    &["Exceptional", "Strong standard", "Expected standard", "Needs attention", "Urgent improvement", "Not applicable"];
const OUTCOMES: &[&str] = &[
    "School remains Good",
    "School remains Good (Improving) - S5 Next",
    "School remains Good (Concerns) - S5 Next",
    "School remains Outstanding",
    "School remains Outstanding (Concerns) - S5 Next",
    "Improved significantly",
    "Standards maintained",
    "Some aspects not as strong",
];

/// The categories of concern, and how they are called.
const CONCERNS: [(&str, &str); 5] = [
    ("SM", "Special measures"),
    ("SWK", "Serious weaknesses"),
    ("NTI", "Notice to improve"),
    ("RSI", "Requires significant improvement"),
    (NO_CONCERN, "None"),
];

/// Stands where the source says that there is no concern.
pub const NO_CONCERN: &str = "NONE";

/// The years whose first day stands for an unknown one.
const UNKNOWN_YEARS: [i32; 1] = [1900];

impl Meaning {
    /// What stands in a block of that kind where it tells of that field.
    pub fn of(field: Field, telling: Telling) -> Self {
        use Field::*;
        match field {
            StartedOn | EndedOn | PublishedOn | SafeguardingOn => Self::Day,
            CardInclusionOn | CardCurriculumAndTeachingOn | CardAchievementOn | CardAttendanceAndBehaviourOn => {
                Self::Day
            }
            CardPersonalDevelopmentOn | CardLeadershipAndGovernanceOn | CardEarlyYearsOn | CardPost16On => Self::Day,
            OverallCode => Self::Code(OVERALL),
            QualityOfEducationCode | BehaviourAndAttitudesCode | PersonalDevelopmentCode => Self::Code(GRADES),
            LeadershipAndManagementCode | EarlyYearsCode | SixthFormCode => Self::Code(GRADES),
            SafeguardingCode if telling == Telling::Graded => Self::Code(SAFEGUARDING),
            SafeguardingCode => Self::Code(CARD_SAFEGUARDING),
            CardInclusion | CardCurriculumAndTeaching | CardAchievement | CardAttendanceAndBehaviour => {
                Self::Code(CARD)
            }
            CardPersonalDevelopment | CardLeadershipAndGovernance | CardEarlyYears | CardPost16 => Self::Code(CARD),
            ConcernCode => Self::Concern,
            UngradedOutcome if telling == Telling::Ungraded => Self::Code(OUTCOMES),
            _ => Self::Text,
        }
    }

    /// Reads a cell.
    pub fn read(self, row: &Row<'_>, column: Column, findings: &mut Findings) -> Result<Value, CellError> {
        Ok(match self {
            Self::Text => row.text(column).map(str::to_owned).into(),
            Self::Day => day(row, column, &UNKNOWN_YEARS, findings)?.into(),
            Self::Code(known) => code(row, column, |code| known.contains(&code), findings).into(),
            Self::Concern => {
                let known = |code: &str| CONCERNS.iter().any(|(known, _)| *known == concern(code));
                code(row, column, known, findings).map(|code| concern(&code).to_owned()).into()
            }
        })
    }
}

/// A code as it stands, noticed where it is not known. A data tool may have made a fraction of a grade.
fn code(row: &Row<'_>, column: Column, is_known: impl Fn(&str) -> bool, findings: &mut Findings) -> Option<String> {
    let code = row.code(column, 1)?;
    if !is_known(&code) {
        findings.note(FindingKind::UnknownCode, row.line(), || format!("{} {code}", row.header(column)));
    }
    Some(code.into_owned())
}

/// The code of a category of concern that may be spelt out.
fn concern(written: &str) -> &str {
    let called = CONCERNS.iter().find(|(_, name)| name.eq_ignore_ascii_case(written));
    called.map_or(written, |(code, _)| code)
}
