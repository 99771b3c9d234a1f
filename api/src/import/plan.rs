//! Which files to take in, of what kind each is, and in which order.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::{
    census::CensusColumns,
    establishments::EstablishmentColumns,
    group_links::GroupLinkColumns,
    groups::GroupColumns,
    inspections,
    links::LinkColumns,
    reader::{FileError, Layout, Limits, PassedOver, Source, Table, Unknown, recognise, sources},
};
use crate::register::SourceKind;

const LAYOUTS: [Layout<SourceKind>; 10] = [
    Layout { kind: SourceKind::Groups, key: "Group UID", required: GroupColumns::NAMES, optional: &[] },
    Layout { kind: SourceKind::Establishments, key: "URN", required: EstablishmentColumns::NAMES, optional: &[] },
    Layout { kind: SourceKind::GroupLinks, key: "URN", required: GroupLinkColumns::NAMES, optional: &[] },
    Layout { kind: SourceKind::Links, key: "LinkURN", required: LinkColumns::NAMES, optional: &[] },
    Layout { kind: SourceKind::Census, key: "URN", required: CensusColumns::NAMES, optional: &[] },
    inspections::FORMS[0].layout(),
    inspections::FORMS[1].layout(),
    inspections::FORMS[2].layout(),
    inspections::FORMS[3].layout(),
    inspections::FORMS[4].layout(),
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
    /// The files to take in, in order: groups before the establishments that name them, these before links and
    /// inspections, and older before newer.
    pub files: Vec<Planned>,
    /// The files that were left alone.
    pub passed_over: Vec<PassedOver>,
}

impl Plan {
    /// Looks into every file. One that was named singly must be of a known kind; others may be anything. One whose name
    /// has no date is given the operator's.
    pub fn make(paths: &[PathBuf], undated: Option<NaiveDate>) -> Result<Self, FileError> {
        let found = sources(paths, Limits::default())?;
        let mut plan = Self { files: vec![], passed_over: found.passed_over };
        for source in found.sources {
            match kind_of(&source)? {
                Kind::Known(kind) => plan.files.push(Planned { kind, source }),
                Kind::Other(why) => plan.passed_over.push(PassedOver { name: source.name().to_owned(), why }),
            }
        }
        plan.files.sort_by_key(|file| (file.kind, file.source.as_of().or(undated)));
        Ok(plan)
    }
}

enum Kind {
    Known(SourceKind),
    Other(&'static str),
}

fn kind_of(source: &Source) -> Result<Kind, FileError> {
    let table = match Table::glance(source, &KEYS) {
        Err(FileError::NoHeader { .. }) if !source.singly_named() => return Ok(Kind::Other(UNKNOWN)),
        other => other?,
    };
    // Looked for first, since such a file may have every column of a groups file besides.
    if GroupLinkColumns::NAMES.iter().all(|name| table.headers().find(name).is_some()) {
        return Ok(Kind::Known(SourceKind::GroupLinks));
    }
    match recognise(table.headers(), &LAYOUTS) {
        Ok(layout) => Ok(Kind::Known(layout.kind)),
        // A file that has most of what a kind needs is a damaged one of that kind, wherever it lies.
        Err(Unknown { closest: Some(layout), missing }) if missing.len() * 2 < layout.required.len() => {
            Err(table.lacks(&missing, form(layout)))
        }
        _ if source.singly_named() => {
            let mut kinds = LAYOUTS.map(|layout| name(layout.kind)).to_vec();
            kinds.dedup();
            let kinds = kinds.join(", ");
            Err(FileError::UnknownKind { file: source.name().to_owned(), kinds })
        }
        _ => Ok(Kind::Other(UNKNOWN)),
    }
}

/// What a file of that layout is called. Of inspections there are several.
fn form(layout: &Layout<SourceKind>) -> &'static str {
    let form = inspections::FORMS.iter().find(|form| form.required == layout.required);
    form.map_or(name(layout.kind), |form| form.name)
}

fn name(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Groups => "groups",
        SourceKind::Establishments => "establishments",
        SourceKind::GroupLinks => "group links",
        SourceKind::Links => "links",
        SourceKind::Inspections => "inspections",
        SourceKind::InspectionsInYear => "inspections in the year",
        SourceKind::Census => "census",
    }
}

const UNKNOWN: &str = "it is of no kind that is imported";
