//! What came of an import: for the operator to read, and for a program.

use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

use super::{findings::Finding, reader};

/// The whole report. Its JSON keys are a contract with those who run imports by night.
#[derive(Serialize, Debug, Default)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Whether nothing was written, since the operator only wanted to know.
    pub dry_run: bool,
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
    /// The day that it describes.
    pub as_of: NaiveDate,
    /// Whether a newer file of its kind was loaded already, so that it only told of the past.
    pub history: bool,
    /// Data rows.
    pub read: i32,
    /// Rows that made something new.
    pub created: i32,
    /// Rows that changed something.
    pub changed: i32,
    /// Rows that said what was known.
    pub unchanged: i32,
    /// Rows that the file before it had and this one has not.
    pub vanished: i32,
    /// Rows that are of nothing that the register holds, such as children's centres.
    pub left_out: i32,
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

impl Report {
    /// The first rows that were refused, a line each.
    pub fn first_rejects(&self) -> String {
        self.rejects.iter().take(SHOWN).map(|reject| format!("rejected: {}\n", reject.sentence)).collect()
    }
}

impl fmt::Display for FileReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, kind, as_of, read, created, changed, unchanged, rejected, .. } = self;
        let history = if self.history { ", as history" } else { "" };
        write!(f, "{name}: {kind} as of {as_of}{history}, {read} rows: ")?;
        write!(f, "{created} created, {changed} changed, {unchanged} unchanged, {rejected} rejected")?;
        let others = [(self.left_out, "left out"), (self.vanished, "vanished")];
        others.into_iter().filter(|(count, _)| *count > 0).try_for_each(|(count, what)| write!(f, ", {count} {what}"))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for file in &self.files {
            writeln!(f, "{file}")?;
        }
        for file in &self.passed_over {
            writeln!(f, "{}: passed over, {}", file.name, file.why)?;
        }
        for finding in &self.findings {
            writeln!(f, "finding: {finding}")?;
        }
        f.write_str(&self.first_rejects())?;
        match self.rejects.len().saturating_sub(SHOWN) {
            0 => {}
            more => writeln!(f, "rejected: {more} more; --report FILE lists them all")?,
        }
        if self.dry_run { writeln!(f, "nothing was written: this was a dry run") } else { Ok(()) }
    }
}
