//! Which files to take in, of what kind each is, and in which order.

use std::{fmt, path::PathBuf};

use super::{
    establishments, groups,
    reader::{FileError, Layout, Limits, PassedOver, Source, Table, recognise, sources},
};
use crate::register::SourceKind;

/// What a file may turn out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FileKind {
    /// One that is imported.
    Register(SourceKind),
    /// One that resembles an imported kind and is known not to be one.
    GroupLinks,
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Register(SourceKind::Groups) => "groups",
            Self::Register(SourceKind::Establishments) => "establishments",
            Self::GroupLinks => "group links",
        })
    }
}

const LAYOUTS: [Layout<FileKind>; 3] = [
    Layout {
        kind: FileKind::Register(SourceKind::Groups),
        key: "Group UID",
        required: groups::GroupColumns::NAMES,
        optional: &[],
    },
    Layout {
        kind: FileKind::Register(SourceKind::Establishments),
        key: "URN",
        required: establishments::EstablishmentColumns::NAMES,
        optional: &[],
    },
    Layout {
        kind: FileKind::GroupLinks,
        key: "Group UID",
        required: &["URN", "Group Name", "Group Type (code)", "Joined date"],
        optional: &[],
    },
];

/// The cells by which a header row is told from the titles above it.
pub const KEYS: [&str; 2] = ["URN", "Group UID"];

/// One file to take in.
pub struct Planned {
    /// What it is.
    pub kind: SourceKind,
    /// Where it is.
    pub source: Source,
}

/// Everything that the operator's paths lead to.
pub struct Plan {
    /// The files to take in, in order: groups before the establishments that name them, older before newer.
    pub files: Vec<Planned>,
    /// The files that were left alone.
    pub passed_over: Vec<PassedOver>,
}

impl Plan {
    /// Looks into every file. One that was named singly must be of a known kind; others may be anything.
    pub fn make(paths: &[PathBuf]) -> Result<Self, FileError> {
        let found = sources(paths, Limits::default())?;
        let mut plan = Self { files: vec![], passed_over: found.passed_over };
        for source in found.sources {
            match kind_of(&source)? {
                Kind::Known(kind) => plan.files.push(Planned { kind, source }),
                Kind::Other(why) => plan.passed_over.push(PassedOver { name: source.name().to_owned(), why }),
            }
        }
        plan.files.sort_by_key(|file| (file.kind, file.source.as_of()));
        Ok(plan)
    }
}

enum Kind {
    Known(SourceKind),
    Other(&'static str),
}

fn kind_of(source: &Source) -> Result<Kind, FileError> {
    let table = match Table::open(source, &KEYS) {
        Err(FileError::NoHeader { .. }) if !source.singly_named() => return Ok(Kind::Other(UNKNOWN)),
        other => other?,
    };
    match recognise(table.headers(), &LAYOUTS) {
        Ok(Layout { kind: FileKind::Register(kind), .. }) => Ok(Kind::Known(*kind)),
        Ok(_) if source.singly_named() => {
            Err(FileError::UnknownKind { file: source.name().to_owned(), kinds: "groups, establishments".into() })
        }
        Ok(_) => Ok(Kind::Other(UNKNOWN)),
        // A file that has most of what a kind needs is a damaged one of that kind, wherever it lies.
        Err(unknown) => match unknown.closest {
            Some(layout) if source.singly_named() || unknown.missing.len() * 2 < layout.required.len() => {
                Err(table.recognise(&LAYOUTS).err().unwrap_or(FileError::NoRows { file: source.name().to_owned() }))
            }
            _ => Ok(Kind::Other(UNKNOWN)),
        },
    }
}

const UNKNOWN: &str = "it is of no kind that is imported";
