//! What came of an import: for the operator to read, and for a program.

use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

use super::{findings::Finding, reader};

/// The whole report. Its JSON keys are a contract with those who run imports by night.
#[derive(Serialize, Debug, Default)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// What came of each file.
    pub files: Vec<FileReport>,
    /// Files that were left alone.
    pub passed_over: Vec<PassedOver>,
    /// What was noticed and imported all the same.
    pub findings: Vec<Finding>,
    /// Rows that were refused.
    pub rejects: Vec<Reject>,
}

/// What came of one file.
#[derive(Serialize, Clone, Debug)]
#[serde(rename_all = "camelCase")]
pub struct FileReport {
    /// The file as the operator knows it.
    pub name: String,
    /// What kind it is.
    pub kind: &'static str,
    /// The day that it describes; null where its name has no date.
    pub as_of: Option<NaiveDate>,
    /// Data rows.
    pub read: i32,
    /// Rows that made something new.
    pub created: i32,
    /// Rows that changed something.
    pub changed: i32,
    /// Rows that said what was known.
    pub unchanged: i32,
    /// Rows that were refused.
    pub rejected: i32,
}

/// A file that was left alone.
#[derive(Serialize, Clone, Debug)]
pub struct PassedOver {
    /// The file as the operator knows it.
    pub name: String,
    /// Why.
    pub why: String,
}

/// A row that was refused.
#[derive(Serialize, Clone, Debug)]
pub struct Reject {
    /// The file as the operator knows it.
    pub file: String,
    /// The line on which the row starts.
    pub line: u64,
    /// The column at fault; null where the whole row is.
    pub column: Option<String>,
    /// What stands there.
    pub value: Option<String>,
    /// What is wrong with it.
    pub reason: String,
    #[serde(skip)]
    sentence: String,
}

impl From<reader::Reject> for Reject {
    fn from(reject: reader::Reject) -> Self {
        let sentence = reject.to_string();
        let reader::Reject { file, line, column, value, reason } = reject;
        Self { file, line, column, value, reason, sentence }
    }
}

/// The most rejects that the text shows; the JSON has all.
const SHOWN: usize = 20;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for file in &self.files {
            let as_of = file.as_of.map_or_else(|| "of unknown date".into(), |day| format!("as of {day}"));
            writeln!(
                f,
                "{}: {} {as_of}, {} rows: {} created, {} changed, {} unchanged, {} rejected",
                file.name, file.kind, file.read, file.created, file.changed, file.unchanged, file.rejected
            )?;
        }
        for file in &self.passed_over {
            writeln!(f, "{}: passed over, {}", file.name, file.why)?;
        }
        for finding in &self.findings {
            writeln!(f, "finding: {finding}")?;
        }
        for reject in self.rejects.iter().take(SHOWN) {
            writeln!(f, "rejected: {}", reject.sentence)?;
        }
        match self.rejects.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => writeln!(f, "rejected: {more} more; --report FILE lists them all"),
        }
    }
}
