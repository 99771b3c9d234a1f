//! What is said of practices in codes.

use async_graphql::{Enum, resolver_utils::EnumType};
use serde::{Deserialize, Serialize};

use crate::graphql::facet::Labelled;

/// How far a practice has come.
#[derive(Enum, Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PracticeState {
    /// It is being written: for its owners alone.
    Draft,
    /// Somebody else looks at it before it is shown.
    InReview,
    /// It is shown to those whom its visibility names.
    Published,
    /// It was published, and is not recommended any more.
    Archived,
    /// It was published and taken back: nothing of it is shown but that it was there.
    Withdrawn,
}

/// Who may see a practice, or a need, once it is published.
#[derive(Enum, Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Visibility {
    /// Those at the school that owns it, and who leads its trust.
    School,
    /// Those in the trust that owns it.
    Trust,
    /// Everybody who is signed in.
    SignedIn,
    /// Everybody.
    Public,
}

/// What a practice is about.
#[derive(Enum, Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PracticeTheme {
    /// What is taught, and in what order.
    Curriculum,
    /// How it is found out what pupils know.
    Assessment,
    /// How lessons are taught.
    TeachingAndLearning,
    /// How pupils behave.
    Behaviour,
    /// Whether pupils come.
    Attendance,
    /// Special educational needs and disabilities.
    Send,
    /// How all pupils belong.
    Inclusion,
    /// Reading, writing and speaking.
    Literacy,
    /// Mathematics.
    Mathematics,
    /// The years before Year 1.
    EarlyYears,
    /// After age 16.
    #[graphql(name = "POST_16")]
    #[serde(rename = "POST_16")]
    Post16,
    /// How pupils grow as persons.
    PersonalDevelopment,
    /// How schools are led.
    Leadership,
    /// How trusts and schools are governed.
    Governance,
    /// How staff learn.
    ProfessionalDevelopment,
    /// How pupils are kept safe.
    Safeguarding,
    /// How much staff have to do.
    Workload,
    /// What things cost.
    Efficiency,
    /// What there is beside lessons.
    Enrichment,
}

/// What speaks for a practice, the weakest first.
#[derive(Enum, Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EvidenceLevel {
    /// People say so.
    Narrative,
    /// Something was measured before and after.
    BeforeAfter,
    /// It was measured there and where nothing changed.
    MatchedComparison,
    /// Chance decided where it was tried.
    Trial,
    /// Many studies elsewhere were weighed together.
    ExternalSynthesis,
}

/// For which pupils, by age.
#[derive(Enum, Serialize, Deserialize, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum KeyStage {
    /// Up to age 5.
    EarlyYears,
    /// Years 1 and 2.
    Ks1,
    /// Years 3 to 6.
    Ks2,
    /// Years 7 to 9.
    Ks3,
    /// Years 10 and 11.
    Ks4,
    /// Years 12 and 13.
    Ks5,
}

impl Labelled for PracticeTheme {
    fn label(self) -> &'static str {
        match self {
            Self::Curriculum => "Curriculum",
            Self::Assessment => "Assessment",
            Self::TeachingAndLearning => "Teaching and learning",
            Self::Behaviour => "Behaviour",
            Self::Attendance => "Attendance",
            Self::Send => "SEND",
            Self::Inclusion => "Inclusion",
            Self::Literacy => "Literacy",
            Self::Mathematics => "Mathematics",
            Self::EarlyYears => "Early years",
            Self::Post16 => "Post-16",
            Self::PersonalDevelopment => "Personal development",
            Self::Leadership => "Leadership",
            Self::Governance => "Governance",
            Self::ProfessionalDevelopment => "Professional development",
            Self::Safeguarding => "Safeguarding",
            Self::Workload => "Workload",
            Self::Efficiency => "Efficiency",
            Self::Enrichment => "Enrichment",
        }
    }
}

impl Labelled for EvidenceLevel {
    fn label(self) -> &'static str {
        match self {
            Self::Narrative => "Narrative",
            Self::BeforeAfter => "Before and after",
            Self::MatchedComparison => "Matched comparison",
            Self::Trial => "Trial",
            Self::ExternalSynthesis => "External synthesis",
        }
    }
}

impl Labelled for KeyStage {
    fn label(self) -> &'static str {
        match self {
            Self::EarlyYears => "Early years",
            Self::Ks1 => "Key stage 1",
            Self::Ks2 => "Key stage 2",
            Self::Ks3 => "Key stage 3",
            Self::Ks4 => "Key stage 4",
            Self::Ks5 => "Key stage 5",
        }
    }
}

/// What the list of subjects is called.
pub const SUBJECTS_LIST: &str = "subjects";

/// The subjects that practices are about: the code list `subjects`. The codes are this service's own.
pub const SUBJECTS: [(&str, &str); 22] = [
    ("ART_AND_DESIGN", "Art and design"),
    ("BIOLOGY", "Biology"),
    ("BUSINESS", "Business"),
    ("CHEMISTRY", "Chemistry"),
    ("CITIZENSHIP", "Citizenship"),
    ("COMPUTING", "Computing"),
    ("DESIGN_AND_TECHNOLOGY", "Design and technology"),
    ("DRAMA", "Drama"),
    ("ECONOMICS", "Economics"),
    ("ENGLISH", "English"),
    ("FOOD", "Food preparation and nutrition"),
    ("GEOGRAPHY", "Geography"),
    ("HISTORY", "History"),
    ("LANGUAGES", "Languages"),
    ("MATHEMATICS", "Mathematics"),
    ("MUSIC", "Music"),
    ("PHYSICAL_EDUCATION", "Physical education"),
    ("PHYSICS", "Physics"),
    ("PSHE", "Personal, social, health and economic education"),
    ("RELIGIOUS_EDUCATION", "Religious education"),
    ("SCIENCE", "Science"),
    ("SOCIOLOGY", "Sociology"),
];

/// What a subject's code stands for.
pub fn subject(code: &str) -> Option<&'static str> {
    SUBJECTS.iter().find(|(known, _)| *known == code).map(|(_, name)| *name)
}

/// All values of a list, in its order.
pub fn all<E: EnumType>() -> impl Iterator<Item = E> {
    E::items().iter().map(|item| item.value)
}
