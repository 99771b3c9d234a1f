//! The census columns of the performance tables. Each file has the facts of one day, and adds or corrects them, at any
//! age.

mod columns;
mod merge;
mod row;

use std::collections::HashSet;

use entity::{Urn, school_census};

pub(super) use self::columns::CensusColumns;
use self::{merge::Merge, row::Counted};
use super::{
    edition::Edition, finding_kind::FindingKind, first_lines::FirstLines, reader::Table, run::Run, tally::Tally,
};
use crate::register::rows;

/// Takes in every row of a file.
pub(super) async fn take(run: &mut Run<'_>, table: &Table, edition: &Edition) -> anyhow::Result<Tally> {
    let stored = rows::census_on(run.transaction, edition.as_of).await?;
    let mut merge = Merge::new(stored, edition, run.now);
    let known: HashSet<Urn> = rows::school_names(run.transaction).await?.into_iter().map(|(urn, _)| urn).collect();
    let (columns, mut lines) = (&CensusColumns::find(table)?, FirstLines::default());
    run.each_row(table, |row, findings| {
        let counted = match row::read(&row, columns, edition.as_of).map_err(|error| row.reject(error))? {
            Counted::School(counted) => counted,
            Counted::Total => {
                merge.tally.left_out += 1;
                return Ok(());
            }
        };
        lines.claim(counted.urn, &row, columns.urn)?;
        // Before the first file of establishments, none is missed.
        if !known.is_empty() && !known.contains(&counted.urn) {
            findings.note(FindingKind::UnknownSchool, row.line(), || counted.urn.to_string());
        }
        if let Some(excess) = row::excess(&counted) {
            findings.note(FindingKind::PartAboveWhole, row.line(), || excess);
        }
        merge.take(*counted);
        Ok(())
    })?;
    run.write::<school_census::Entity>(merge.to_write).await?;
    run.trace.extend(merge.trace);
    Ok(merge.tally)
}
