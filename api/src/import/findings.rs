//! What an import notices about the files and takes in all the same.

use std::{collections::BTreeMap, fmt};

use serde::Serialize;

use super::finding_kind::FindingKind;

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

/// One thing that was noticed, to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noticed {
    /// What kind.
    pub kind: FindingKind,
    /// The line on which the row starts; none where it is no single row's.
    pub line: Option<u64>,
    /// What it is, in a few words.
    pub detail: String,
}

/// Gathers findings as rows are read.
#[derive(Default)]
pub struct Findings {
    file: Option<String>,
    counted: BTreeMap<FindingKind, Finding>,
    noticed: Vec<Noticed>,
    kept: BTreeMap<FindingKind, u32>,
}

/// How many examples the report has of each kind.
const EXAMPLES: usize = 5;

/// How many of one kind are stored of one file. What a file has more of is counted.
const STORED: u32 = 20_000;

impl Findings {
    /// Says which file the next findings are of; none where all files together show them.
    pub fn look_at(&mut self, file: Option<&str>) {
        self.file = file.map(str::to_owned);
        self.kept.clear();
    }

    /// Counts one, and keeps it.
    pub fn note(&mut self, kind: FindingKind, line: impl Into<Option<u64>>, detail: impl FnOnce() -> String) {
        let fresh = || Finding { kind, message: kind.sentence(), count: 0, examples: vec![] };
        let finding = self.counted.entry(kind).or_insert_with(fresh);
        finding.count += 1;
        let kept = self.kept.entry(kind).or_default();
        *kept += 1;
        if *kept > STORED {
            return;
        }
        let noticed = Noticed { kind, line: line.into(), detail: detail() };
        if finding.examples.len() < EXAMPLES {
            finding.examples.push(place(self.file.as_deref(), noticed.line, &noticed.detail));
        }
        self.noticed.push(noticed);
    }

    /// What was noticed since the last call.
    pub fn take_noticed(&mut self) -> Vec<Noticed> {
        std::mem::take(&mut self.noticed)
    }

    /// All kinds that occurred.
    pub fn into_list(self) -> Vec<Finding> {
        self.counted.into_values().collect()
    }
}

/// Where something is and what it is: `edubasealldata20250401.csv line 12: 1234567`.
pub fn place(file: Option<&str>, line: Option<u64>, detail: &str) -> String {
    match (file, line) {
        (Some(file), Some(line)) => format!("{file} line {line}: {detail}"),
        (Some(file), None) => format!("{file}: {detail}"),
        _ => detail.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_has_too_much_of_is_counted_and_not_kept() {
        let mut findings = Findings::default();
        for file in ["one.csv", "two.csv"] {
            findings.look_at(Some(file));
            for line in 0..=u64::from(STORED) {
                findings.note(FindingKind::LostZeros, line, || "1234567".to_owned());
            }
            findings.note(FindingKind::UndatedLink, None, || "500000".to_owned());
            assert_eq!(findings.take_noticed().len(), STORED as usize + 1);
        }
        let [lost, undated] = &findings.into_list()[..] else { panic!("two kinds") };
        assert_eq!((lost.count, undated.count), (2 * (STORED + 1), 2));
        assert_eq!((lost.examples.len(), &*lost.examples[1]), (EXAMPLES, "one.csv line 1: 1234567"));
    }
}
