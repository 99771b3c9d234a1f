//! What is said of practices when they are written.

use async_graphql::{ID, InputObject};

use super::code_lists::{EvidenceLevel, KeyStage, PracticeTheme, Visibility};
use crate::{
    graphql::scalars::{Decimal, Url},
    school::{code_lists::SettingKind, query::SchoolKey},
    trust::query::TrustKey,
};

/// One thing that was found.
#[derive(InputObject, Debug, Clone)]
pub struct EvidenceInput {
    /// What was found, in a sentence: at most 1,000 letters.
    pub statement: String,
    /// What was measured.
    pub measure: Option<String>,
    /// What it was before.
    pub baseline: Option<Decimal>,
    /// What it was after.
    pub result: Option<Decimal>,
    /// In what both are counted, such as `%`.
    pub unit: Option<String>,
    /// Of how many pupils, classes or schools.
    pub sample_size: Option<i32>,
    /// When, such as `2023/24`.
    pub period: Option<String>,
    /// Where more is said: `https` only.
    pub url: Option<Url>,
}

/// One thing that helps to do it.
#[derive(InputObject, Debug, Clone)]
pub struct ResourceInput {
    /// What it is called: at most 200 letters.
    pub title: String,
    /// Where it is: `https` only.
    pub url: Url,
    /// What kind of file it is, such as `application/pdf`.
    pub media_type: Option<String>,
    /// How it may be used, such as `CC-BY-4.0`.
    pub licence: String,
}

/// All that a practice says. What is left out is not said.
#[derive(InputObject, Debug, Clone)]
pub struct PracticeContentInput {
    /// What it is called: 5 to 150 letters.
    pub title: String,
    /// What it is, in a sentence or two: at most 500 letters.
    pub summary: String,
    /// All of it, in Markdown: at most 100 kB. HTML in it is shown as it is allowed: without scripts, styles, or anything
    /// from elsewhere.
    pub body_markdown: String,
    /// What it is about: 1 to 5.
    pub themes: Vec<PracticeTheme>,
    /// Codes of the list `subjects`.
    pub subjects: Option<Vec<String>>,
    /// For which pupils; left out, for all.
    pub key_stages: Option<Vec<KeyStage>>,
    /// In which settings; left out, in all.
    pub settings: Option<Vec<SettingKind>>,
    /// Who may see it once it is published.
    pub visibility: Visibility,
    /// What speaks for it.
    pub evidence_level: EvidenceLevel,
    /// What was found: at most 20.
    pub evidence: Option<Vec<EvidenceInput>>,
    /// What helps to do it: at most 20.
    pub resources: Option<Vec<ResourceInput>>,
    /// Strands of the Education Endowment Foundation's toolkit, such as `feedback`: at most 20.
    pub eef_strands: Option<Vec<String>>,
    /// What it costs, from 1 (very little) to 5 (very much).
    pub cost_band: Option<i32>,
    /// Hours of staff a week: 0 to 1,000, in hundredths.
    pub staff_hours: Option<Decimal>,
    /// The inspections that praised it: at most 20.
    pub linked_inspection_ids: Option<Vec<ID>>,
    /// The members of staff who wrote it, whom the viewer may list: at most 20.
    pub author_staff_member_ids: Option<Vec<ID>>,
}

/// A practice to be begun.
#[derive(InputObject, Debug)]
pub struct CreatePracticeInput {
    /// What it says.
    pub content: PracticeContentInput,
    /// The trust that it is of. Left out where a school is given.
    pub owner_trust: Option<TrustKey>,
    /// The school that it is of; the trust that it is in owns it with the school. Left out for a practice of a whole trust.
    pub owner_school: Option<SchoolKey>,
    /// Asked again under the same key within a day, nothing is made a second time.
    pub idempotency_key: Option<String>,
}

/// What a practice is to say from now on.
#[derive(InputObject, Debug)]
pub struct UpdatePracticeInput {
    /// The practice.
    pub practice_id: ID,
    /// All that it says. What is published stays as it is until it is published again.
    pub content: PracticeContentInput,
    /// What changed, in a sentence for those who use it: at most 500 letters.
    pub change_note: Option<String>,
    /// The version that was read.
    pub expected_version: i32,
    /// Asked again under the same key within a day, nothing is changed a second time.
    pub idempotency_key: Option<String>,
}

/// A practice that is made of another.
#[derive(InputObject, Debug)]
pub struct AdaptPracticeInput {
    /// The practice that it adapts, which must be published.
    pub practice_id: ID,
    /// What it says.
    pub content: PracticeContentInput,
    /// The trust that it is of.
    pub owner_trust: Option<TrustKey>,
    /// The school that it is of.
    pub owner_school: Option<SchoolKey>,
    /// Asked again under the same key within a day, nothing is made a second time.
    pub idempotency_key: Option<String>,
}

/// Which practice is to be moved on.
#[derive(InputObject, Debug)]
pub struct PracticeActionInput {
    /// The practice.
    pub practice_id: ID,
    /// The version that was read.
    pub expected_version: i32,
    /// Why, in a sentence; when publishing, what changed: at most 500 letters.
    pub note: Option<String>,
    /// Asked again under the same key within a day, nothing is moved a second time.
    pub idempotency_key: Option<String>,
}

/// Which practice a trust stands by.
#[derive(InputObject, Debug)]
pub struct EndorsePracticeInput {
    /// The practice, of another trust.
    pub practice_id: ID,
    /// The trust.
    pub trust: TrustKey,
    /// Why: at most 500 letters.
    pub note: Option<String>,
    /// Asked again under the same key within a day, nothing is made a second time.
    pub idempotency_key: Option<String>,
}

/// Which practice a school should try.
#[derive(InputObject, Debug)]
pub struct SuggestPracticeInput {
    /// The practice.
    pub practice_id: ID,
    /// The school.
    pub school: SchoolKey,
    /// Why: at most 500 letters.
    pub note: Option<String>,
    /// Asked again under the same key within a day, nothing is made a second time.
    pub idempotency_key: Option<String>,
}

/// Which practice to find again.
#[derive(InputObject, Debug)]
pub struct SavePracticeInput {
    /// The practice.
    pub practice_id: ID,
    /// Whether to keep it, or no more.
    pub saved: bool,
}
