//! What a practice says: kept as one JSON text, for what is being written and for each edition.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::code_lists::{EvidenceLevel, KeyStage, PracticeTheme, Visibility};

/// What a practice says.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// What it is called.
    pub title: String,
    /// What it is, in a sentence or two.
    pub summary: String,
    /// All of it, in Markdown.
    pub body: String,
    /// What it is about.
    pub themes: Vec<PracticeTheme>,
    /// Codes of the list `subjects`.
    pub subjects: Vec<String>,
    /// For which pupils.
    pub key_stages: Vec<KeyStage>,
    /// In which settings, by the names of the contract.
    pub settings: Vec<String>,
    /// Who may see it.
    pub visibility: Visibility,
    /// What speaks for it.
    pub evidence_level: EvidenceLevel,
    /// What was found.
    pub evidence: Vec<EvidenceItem>,
    /// What helps to do it.
    pub resources: Vec<ResourceItem>,
    /// Strands of the Education Endowment Foundation's toolkit.
    pub eef_strands: Vec<String>,
    /// What it costs, from 1 to 5.
    pub cost_band: Option<i32>,
    /// Hours of staff a week: a decimal number.
    pub staff_hours: Option<String>,
    /// Keys of the inspections that praised it.
    pub inspections: Vec<String>,
    /// What its authors did when it was written.
    pub author_roles: Vec<String>,
}

/// One thing that was found.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct EvidenceItem {
    /// Its key.
    pub id: Uuid,
    /// What was found, in a sentence.
    pub statement: String,
    /// What was measured.
    pub measure: Option<String>,
    /// What it was before: a decimal number.
    pub baseline: Option<String>,
    /// What it was after: a decimal number.
    pub result: Option<String>,
    /// In what both are counted.
    pub unit: Option<String>,
    /// Of how many.
    pub sample_size: Option<i32>,
    /// When.
    pub period: Option<String>,
    /// Where more is said.
    pub url: Option<String>,
}

/// One thing that helps.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct ResourceItem {
    /// Its key.
    pub id: Uuid,
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// What kind of file it is.
    pub media_type: Option<String>,
    /// How it may be used.
    pub licence: String,
}

impl Content {
    /// Reads what was kept. What cannot be read is a fault, which names the practice.
    pub fn read(json: &str) -> Result<Self, crate::graphql::error::Error> {
        serde_json::from_str(json)
            .map_err(|error| crate::graphql::error::Error::Fault(format!("a practice's content: {error}")))
    }

    /// As it is kept.
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What is left of what was taken back.
    pub fn withdrawn(&self) -> Self {
        Self {
            title: "Withdrawn".into(),
            summary: "This practice was taken back.".into(),
            body: String::new(),
            themes: vec![],
            subjects: vec![],
            key_stages: vec![],
            settings: vec![],
            evidence: vec![],
            resources: vec![],
            eef_strands: vec![],
            cost_band: None,
            staff_hours: None,
            inspections: vec![],
            author_roles: vec![],
            ..*self
        }
    }
}
