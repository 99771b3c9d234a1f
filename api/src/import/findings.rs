//! What an import notices about the files and takes in all the same.

use std::{collections::BTreeMap, fmt};

use serde::Serialize;

/// The kinds of things worth noticing.
#[derive(Serialize, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum FindingKind {
    /// A code that the service reasons with and does not know.
    UnknownCode,
    /// A school names a trust that no groups file lists: a placeholder stands for it.
    UnknownTrust,
    /// An identifier that is none; it is left out.
    MalformedIdentifier,
    /// A Companies House number that had lost its leading zeros.
    LostZeros,
    /// A day that stands for "unknown"; it is left out.
    PlaceholderDate,
    /// A postcode that is not a British one; it is kept as it stands.
    UnusualPostcode,
    /// A school that stands in several federations; the first is kept.
    SeveralFederations,
    /// The loaded files describe different days.
    SourceDatesDiffer,
}

impl FindingKind {
    fn sentence(self) -> &'static str {
        match self {
            Self::UnknownCode => "codes that this version does not know, kept as they are",
            Self::UnknownTrust => "trusts that schools name and no groups file lists",
            Self::MalformedIdentifier => "identifiers that are malformed and left out",
            Self::LostZeros => "company numbers whose leading zeros were put back",
            Self::PlaceholderDate => "days that stand for an unknown day and are left out",
            Self::UnusualPostcode => "postcodes that are not British ones, kept as they are",
            Self::SeveralFederations => "schools that stand in several federations, of which the first is kept",
            Self::SourceDatesDiffer => "files that describe different days, so that some counts cannot be told",
        }
    }
}

/// One kind of thing that was noticed, how often, and where to look.
#[derive(Serialize, Clone, Debug)]
pub struct Finding {
    /// What kind.
    pub kind: FindingKind,
    /// What it is, in words.
    pub message: &'static str,
    /// How often.
    pub count: u32,
    /// The first few.
    pub examples: Vec<String>,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.count, self.message, self.examples.join("; "))?;
        if self.count as usize > self.examples.len() { f.write_str("; …") } else { Ok(()) }
    }
}

/// Gathers findings as rows are read.
#[derive(Default)]
pub struct Findings(BTreeMap<FindingKind, Finding>);

/// How many examples are kept of each kind.
const EXAMPLES: usize = 5;

impl Findings {
    /// Counts one, and keeps it as an example while there are few.
    pub fn note(&mut self, kind: FindingKind, example: impl FnOnce() -> String) {
        let fresh = || Finding { kind, message: kind.sentence(), count: 0, examples: vec![] };
        let finding = self.0.entry(kind).or_insert_with(fresh);
        finding.count += 1;
        if finding.examples.len() < EXAMPLES {
            finding.examples.push(example());
        }
    }

    /// All kinds that occurred.
    pub fn into_list(self) -> Vec<Finding> {
        self.0.into_values().collect()
    }
}
