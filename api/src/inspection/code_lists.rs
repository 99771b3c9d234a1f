//! The vocabularies of inspections, and what the words and codes of Ofsted's files mean.

use async_graphql::Enum;
use chrono::NaiveDate;

use crate::school::fact::MissingReason;

/// Which way of judging an inspection belongs to. Grades of different regimes do not compare. Told from the columns that
/// the source fills; it changed on 2 September 2024 and on 10 November 2025.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum InspectionRegime {
    /// Judgements of areas and one grade for the whole school: inspections that began before 2 September 2024.
    OverallEffectiveness,
    /// The same judgements of areas without a grade for the whole: from 2 September 2024 to 9 November 2025.
    KeyJudgementsOnly,
    /// A report card: each area on a scale of five, safeguarding met or not met: from 10 November 2025.
    ReportCard,
}

/// What kind of visit an inspection was.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum InspectionKind {
    /// A full inspection, which gives grades; a shorter one that was turned into a full one counts as such.
    Graded,
    /// A shorter inspection without grades, which may confirm the last one.
    Ungraded,
    /// A visit to a school that has to improve.
    Monitoring,
    /// A visit for a pressing reason.
    Urgent,
}

/// A grade on the scale that was used until 9 November 2025, best first.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LegacyGrade {
    /// Outstanding, coded 1.
    Outstanding,
    /// Good, coded 2.
    Good,
    /// Requires improvement, coded 3: inspections that began on or after 1 September 2012.
    RequiresImprovement,
    /// Satisfactory, coded 3: inspections that began before 1 September 2012, when the grade had this name and meaning.
    Satisfactory,
    /// Inadequate, coded 4.
    Inadequate,
}

/// The first day of the grade 3 as "requires improvement".
const REQUIRES_IMPROVEMENT_FROM: NaiveDate = NaiveDate::from_ymd_opt(2012, 9, 1).expect("a day");

impl LegacyGrade {
    /// Reads the code of an inspection that began on a day. Anything but 1 to 4 is no grade; nor is a 3 of an unknown
    /// day, which has two names.
    pub fn read(code: &str, started_on: Option<NaiveDate>) -> Option<Self> {
        match code {
            "1" => Some(Self::Outstanding),
            "2" => Some(Self::Good),
            "3" if started_on? < REQUIRES_IMPROVEMENT_FROM => Some(Self::Satisfactory),
            "3" => Some(Self::RequiresImprovement),
            "4" => Some(Self::Inadequate),
            _ => None,
        }
    }

    /// How good it is: 1 for the best. "Satisfactory" and "requires improvement" were the same place on the scale.
    pub fn place(self) -> u8 {
        match self {
            Self::Outstanding => 1,
            Self::Good => 2,
            Self::RequiresImprovement | Self::Satisfactory => 3,
            Self::Inadequate => 4,
        }
    }
}

/// Why a code of the old scale is no grade.
pub fn why_no_grade(code: Option<&str>) -> MissingReason {
    match code {
        Some("8") => MissingReason::NotApplicable,
        Some("9") => MissingReason::NotCollected,
        // "0" and "Not judged", and whatever a later file may say.
        Some(_) => MissingReason::NotGraded,
        None => MissingReason::NotCollected,
    }
}

/// An area that was judged on the old scale.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LegacyArea {
    /// Quality of education; judged since September 2019.
    QualityOfEducation,
    /// Behaviour and attitudes; judged since September 2019.
    BehaviourAndAttitudes,
    /// Personal development; judged since September 2019.
    PersonalDevelopment,
    /// Leadership and management.
    LeadershipAndManagement,
    /// Early years provision, where there is any.
    EarlyYears,
    /// Sixth form provision, where there is any.
    SixthForm,
}

impl LegacyArea {
    /// Every area, in the order of the report.
    pub const ALL: [Self; 6] = [
        Self::QualityOfEducation,
        Self::BehaviourAndAttitudes,
        Self::PersonalDevelopment,
        Self::LeadershipAndManagement,
        Self::EarlyYears,
        Self::SixthForm,
    ];
}

/// A grade on a report card, best first.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReportCardGrade {
    /// Exceptional: among the very best, and worth sharing with others.
    Exceptional,
    /// Strong standard.
    StrongStandard,
    /// Expected standard.
    ExpectedStandard,
    /// Needs attention.
    NeedsAttention,
    /// Urgent improvement.
    UrgentImprovement,
    /// A grade that this service does not know; `sourceText` has the source's words.
    Unknown,
}

impl ReportCardGrade {
    /// Reads the source's words, without regard to case. None where they say that there is no grade.
    pub fn read(text: &str) -> Option<Self> {
        Some(match text.to_lowercase().trim_end_matches(" standard") {
            "exceptional" => Self::Exceptional,
            "strong" => Self::StrongStandard,
            "expected" => Self::ExpectedStandard,
            "needs attention" => Self::NeedsAttention,
            "urgent improvement" => Self::UrgentImprovement,
            "not applicable" | "not graded" | "not judged" => return None,
            _ => Self::Unknown,
        })
    }
}

/// Why the words of a report card are no grade.
pub fn why_no_card_grade(text: Option<&str>) -> MissingReason {
    match text.map(str::to_lowercase).as_deref() {
        Some("not applicable") => MissingReason::NotApplicable,
        Some(_) => MissingReason::NotGraded,
        None => MissingReason::NotApplicable,
    }
}

/// An area of a report card.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReportCardArea {
    /// Inclusion.
    Inclusion,
    /// Curriculum and teaching.
    CurriculumAndTeaching,
    /// Achievement.
    Achievement,
    /// Attendance and behaviour.
    AttendanceAndBehaviour,
    /// Personal development and well-being.
    PersonalDevelopmentAndWellBeing,
    /// Leadership and governance.
    LeadershipAndGovernance,
    /// Early years, where there are any.
    EarlyYears,
    /// Post-16 provision, where there is any.
    #[graphql(name = "POST_16")]
    Post16,
}

impl ReportCardArea {
    /// Every area, in the order of the card.
    pub const ALL: [Self; 8] = [
        Self::Inclusion,
        Self::CurriculumAndTeaching,
        Self::Achievement,
        Self::AttendanceAndBehaviour,
        Self::PersonalDevelopmentAndWellBeing,
        Self::LeadershipAndGovernance,
        Self::EarlyYears,
        Self::Post16,
    ];
}

/// What an inspection found of safeguarding. The words of the old reports and of report cards are kept apart.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SafeguardingOutcome {
    /// Effective, by an inspection before 10 November 2025.
    Effective,
    /// Not effective, by an inspection before 10 November 2025.
    NotEffective,
    /// Met, on a report card.
    Met,
    /// Not met, on a report card.
    NotMet,
}

impl SafeguardingOutcome {
    /// Reads the source's words, without regard to case.
    pub fn read(text: &str) -> Option<Self> {
        match text.to_lowercase().as_str() {
            "yes" => Some(Self::Effective),
            "no" => Some(Self::NotEffective),
            "met" => Some(Self::Met),
            "not met" => Some(Self::NotMet),
            _ => None,
        }
    }
}

/// Whether Ofsted put the school in a category of concern.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ConcernCategory {
    /// In none.
    None,
    /// Special measures, coded SM.
    SpecialMeasures,
    /// Serious weaknesses, coded SWK.
    SeriousWeaknesses,
    /// Notice to improve, coded NTI: what serious weaknesses were called until 2012.
    NoticeToImprove,
    /// Requires significant improvement, coded RSI: since report cards.
    RequiresSignificantImprovement,
}

impl ConcernCategory {
    /// Reads the published code.
    pub fn read(code: &str) -> Option<Self> {
        match code {
            "NONE" => Some(Self::None),
            "SM" => Some(Self::SpecialMeasures),
            "SWK" => Some(Self::SeriousWeaknesses),
            "NTI" => Some(Self::NoticeToImprove),
            "RSI" => Some(Self::RequiresSignificantImprovement),
            _ => None,
        }
    }
}

/// What an inspection without grades came to. Only those that begin with REMAINS confirm a grade; no other one implies any.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UngradedOutcome {
    /// The school remains outstanding.
    RemainsOutstanding,
    /// It remains outstanding, with concerns: the next inspection will be a graded one.
    RemainsOutstandingConcerns,
    /// The school remains good.
    RemainsGood,
    /// It remains good and is getting better: the next inspection will be a graded one.
    RemainsGoodImproving,
    /// It remains good, with concerns: the next inspection will be a graded one.
    RemainsGoodConcerns,
    /// Standards are maintained; since September 2024.
    StandardsMaintained,
    /// Its work may have improved significantly; since September 2024.
    ImprovedSignificantly,
    /// Some aspects may not be as strong as before; since September 2024.
    SomeAspectsNotAsStrong,
    /// Another outcome; `ungradedOutcomeText` has the source's words.
    Other,
}

impl UngradedOutcome {
    /// Reads the source's words, without regard to case.
    pub fn read(text: &str) -> Self {
        match text.to_lowercase().as_str() {
            "school remains outstanding" => Self::RemainsOutstanding,
            "school remains outstanding (concerns) - s5 next" => Self::RemainsOutstandingConcerns,
            "school remains good" => Self::RemainsGood,
            "school remains good (improving) - s5 next" => Self::RemainsGoodImproving,
            "school remains good (concerns) - s5 next" => Self::RemainsGoodConcerns,
            "standards maintained" => Self::StandardsMaintained,
            "improved significantly" => Self::ImprovedSignificantly,
            "some aspects not as strong" => Self::SomeAspectsNotAsStrong,
            _ => Self::Other,
        }
    }
}

/// Whether an inspection was made before or after a school joined the trust that it is in.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum JoinTiming {
    /// It began before the school joined.
    BeforeJoining,
    /// It began on the day of joining or later.
    AfterJoining,
    /// The school is in no trust.
    NotApplicable,
    /// The day of joining, or that of the inspection, is not known well enough.
    Unknown,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<NaiveDate> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn a_three_is_satisfactory_before_september_2012_and_requires_improvement_since() {
        assert_eq!(LegacyGrade::read("3", day("2012-08-31")), Some(LegacyGrade::Satisfactory));
        assert_eq!(LegacyGrade::read("3", day("2012-09-01")), Some(LegacyGrade::RequiresImprovement));
        assert_eq!(LegacyGrade::read("3", None), None);
    }

    #[test]
    fn what_stands_in_the_place_of_a_grade_is_none_and_says_why() {
        for (code, why) in [
            ("8", MissingReason::NotApplicable),
            ("9", MissingReason::NotCollected),
            ("0", MissingReason::NotGraded),
            ("Not judged", MissingReason::NotGraded),
        ] {
            assert_eq!((LegacyGrade::read(code, day("2020-01-01")), why_no_grade(Some(code))), (None, why), "{code}");
        }
    }

    #[test]
    fn the_words_of_a_report_card_are_read_without_regard_to_case_and_unknown_ones_are_kept() {
        assert_eq!(ReportCardGrade::read("Strong standard"), Some(ReportCardGrade::StrongStandard));
        assert_eq!(ReportCardGrade::read("Expected Standard"), Some(ReportCardGrade::ExpectedStandard));
        assert_eq!(ReportCardGrade::read("Beyond compare"), Some(ReportCardGrade::Unknown));
        assert_eq!(ReportCardGrade::read("Not applicable"), None);
    }

    #[test]
    fn the_two_vocabularies_of_safeguarding_are_never_mapped_onto_each_other() {
        assert_eq!(SafeguardingOutcome::read("Yes"), Some(SafeguardingOutcome::Effective));
        assert_eq!(SafeguardingOutcome::read("Met"), Some(SafeguardingOutcome::Met));
        assert_eq!(SafeguardingOutcome::read("9"), None);
    }

    #[test]
    fn an_outcome_in_words_that_are_not_known_is_another_one() {
        assert_eq!(
            UngradedOutcome::read("School remains Good (Concerns) - S5 Next"),
            UngradedOutcome::RemainsGoodConcerns
        );
        assert_eq!(UngradedOutcome::read("Protocol 1 – good"), UngradedOutcome::Other);
    }
}
