//! Ofsted's files of inspections. They add and renew, at any age; an inspection that a newer file no longer lists is
//! still one that took place.

mod blank;
mod checks;
mod codes;
mod corrections;
mod fields;
mod form;
mod forms;
mod found;
mod framework;
mod kinds;
mod merge;
mod number;
mod said;
mod source;
mod statement;

use std::collections::HashSet;

use anyhow::Context as _;
use entity::{Urn, inspection, inspection_listing};

pub(super) use self::form::FORMS;
use self::{
    form::Form,
    found::{BLANK, Found},
    merge::Merge,
    said::Said,
    source::Source,
    statement::Statement,
};
use super::{
    cells::key,
    edition::Edition,
    finding_kind::FindingKind,
    findings::Findings,
    first_lines::FirstLines,
    reader::{CellError, Row, Table},
    run::Run,
    tally::Tally,
};
use crate::register::{SourceKind, rows};

/// Takes in every row of a file.
pub(super) async fn take(run: &mut Run<'_>, table: &Table, edition: &Edition) -> anyhow::Result<Tally> {
    let form = Form::of(table.headers()).context("its columns are of no form that is known")?;
    let source = Source { kind: form.kind, as_of: edition.as_of };
    let blocks = form.blocks.iter().map(|block| Found::find(table, block)).collect::<Result<Vec<_>, _>>()?;
    let urn = table.column("URN")?.blank_when(BLANK);
    let known: HashSet<Urn> = rows::school_names(run.transaction).await?.into_iter().map(|(urn, _)| urn).collect();
    let (mut said, mut lines) = (Said::default(), FirstLines::default());
    run.each_row(table, |row, findings| {
        let school = key(&row, urn).map_err(|error| row.reject(error))?;
        let statements = read(&blocks, &row, school, source, findings).map_err(|error| row.reject(error))?;
        // In a file of the year a row is an inspection.
        if form.kind == SourceKind::Inspections {
            lines.claim(school, &row, urn)?;
        }
        note_unknown(&known, school, &statements, row.line(), findings);
        said.take(school, statements, row.line(), findings);
        Ok(())
    })?;
    let mut stored = vec![];
    rows::each_inspection(run.transaction, |inspection| stored.push(inspection)).await?;
    let listings = rows::inspection_listings(run.transaction).await?;
    let mut merge = Merge::new(stored, listings, source, edition, run.now);
    let tally = merge.take(said);
    run.write::<inspection::Entity>(merge.to_write).await?;
    run.write::<inspection_listing::Entity>(merge.listings_to_write).await?;
    run.trace.extend(merge.trace);
    Ok(tally)
}

/// What every block of a row says.
fn read(
    blocks: &[Found],
    row: &Row<'_>,
    school: Urn,
    source: Source,
    findings: &mut Findings,
) -> Result<Vec<Statement>, CellError> {
    blocks.iter().filter_map(|block| block.read(row, school, source, findings).transpose()).collect()
}

/// Notes schools that no establishments file lists. Before the first one, none is missed.
fn note_unknown(known: &HashSet<Urn>, school: Urn, statements: &[Statement], line: u64, findings: &mut Findings) {
    let inspected = statements.iter().map(|statement| statement.inspection.inspected_urn);
    let mut unknown: Vec<Urn> = inspected.chain([school]).filter(|urn| !known.contains(urn)).collect();
    unknown.sort_unstable();
    unknown.dedup();
    for urn in unknown.into_iter().filter(|_| !known.is_empty()) {
        findings.note(FindingKind::UnknownSchool, line, || urn.to_string());
    }
}
