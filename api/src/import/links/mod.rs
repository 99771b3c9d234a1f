//! The register's file of links between schools. It adds and renews, at any age; only a link that a newer file
//! contradicts is given up.

mod claims;
mod columns;
mod cycles;
mod notes;
mod row;
mod schools;
mod stored;

use entity::school_link;
use sea_orm::EntityTrait as _;

pub(super) use self::columns::LinkColumns;
use self::{
    row::{Statement, direction, key_of},
    schools::Schools,
    stored::Stored,
};
use super::{edition::Edition, first_lines::FirstLines, reader::Table, run::Run, tally::Tally};
use crate::register::rows;

/// Takes in every row of a file.
#[expect(clippy::disallowed_methods, reason = "the register's rows are the import's to delete")]
pub(super) async fn take(run: &mut Run<'_>, table: &Table, edition: &Edition) -> anyhow::Result<Tally> {
    let columns = &LinkColumns::find(table)?;
    let statements = read(run, table, columns, edition)?;
    let stored = Stored::new(rows::school_links(run.transaction).await?);
    let schools = Schools::new(rows::school_days(run.transaction).await?);
    let refused = claims::refused(&statements, &stored, &schools, edition.as_of);
    let closes_a_cycle =
        |statement: &Statement<'_>| direction(&statement.link).is_some_and(|(edge, _)| refused.contains(&edge));
    let (rejected, kept): (Vec<_>, Vec<_>) = statements.into_iter().partition(closes_a_cycle);
    for Statement { row, link } in rejected {
        let reason = format!("closes a cycle: {} would come before itself", link.urn);
        run.reject(row.reject(row.error(columns.link_type, reason)))?;
    }
    notes::note(&mut run.findings, &kept, &schools);
    let links = kept.into_iter().map(|statement| statement.link).collect();
    let merged = stored.merge(links, &refused, edition);
    run.trace.extend(merged.trace);
    for link in merged.to_delete {
        school_link::Entity::delete_by_id(key_of(&link)).exec(run.transaction).await?;
    }
    run.write::<school_link::Entity>(merged.to_write).await?;
    Ok(merged.tally)
}

/// Reads every row, and refuses those that cannot be a link or say what another row said.
fn read<'t>(
    run: &mut Run<'_>,
    table: &'t Table,
    columns: &LinkColumns,
    edition: &Edition,
) -> anyhow::Result<Vec<Statement<'t>>> {
    let (mut statements, mut lines) = (vec![], FirstLines::default());
    run.each_row(table, |row, findings| {
        let link = row::read(&row, columns, edition.as_of, findings).map_err(|error| row.reject(error))?;
        lines.claim(key_of(&link), &row, columns.linked_urn)?;
        statements.push(Statement { row, link });
        Ok(())
    })?;
    Ok(statements)
}
