//! The register's file of links between schools and groups. It adds and renews, at any age.

mod columns;
mod merge;
mod names;
mod row;

use std::collections::HashMap;

use entity::{Urn, group_link};

pub(super) use self::columns::GroupLinkColumns;
use self::{columns::NameColumns, merge::Merge, names::Names, row::Listed};
use super::{
    edition::Edition, finding_kind::FindingKind, first_lines::FirstLines, placeholders, reader::Table, run::Run,
    tally::Tally,
};
use crate::register::rows;

/// Takes in every row of a file.
pub(super) async fn take(run: &mut Run<'_>, table: &Table, edition: &Edition) -> anyhow::Result<Tally> {
    let mut merge = Merge::new(rows::group_links(run.transaction).await?, edition);
    let known: HashMap<Urn, String> = rows::school_names(run.transaction).await?.into_iter().collect();
    let (columns, name_columns) = (&GroupLinkColumns::find(table)?, &NameColumns::find(table));
    let (mut names, mut lines) = (Names::default(), FirstLines::default());
    run.each_row(table, |row, findings| {
        let listed = row::read(&row, columns, edition.as_of, findings).map_err(|error| row.reject(error))?;
        let link = match listed {
            Listed::School(link) => link,
            Listed::NoSchool(number) => {
                findings.note(FindingKind::NotASchool, row.line(), || number);
                merge.tally.left_out += 1;
                return Ok(());
            }
        };
        lines.claim((link.urn, link.group_uid), &row, columns.uid)?;
        // Before the first file of establishments, none is missed.
        if !known.is_empty() && !known.contains_key(&link.urn) {
            findings.note(FindingKind::UnknownSchool, row.line(), || link.urn.to_string());
        }
        names.learn(&row, &link, name_columns);
        merge.take(link);
        Ok(())
    })?;
    run.write::<group_link::Entity>(merge.to_write).await?;
    run.trace.extend(merge.trace);
    names.compare(run, &known, edition.as_of).await?;
    placeholders::write(run, names.trusts).await?;
    Ok(merge.tally)
}
