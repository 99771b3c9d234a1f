//! The register's file of all groups: academy trusts into one table, all other groups into another.

mod columns;
mod row;

use entity::{school_group, trust};

pub(super) use self::columns::GroupColumns;
use self::row::{Group, GroupReader};
use super::{
    diff::{Diff, Tally},
    first_lines::FirstLines,
    names::CodeNames,
    reader::{Reject, Row, Table},
    run::Run,
};
use crate::register::rows;

/// Takes in every row of a file.
pub(super) async fn take(run: &mut Run<'_>, table: &Table) -> anyhow::Result<Tally> {
    let mut trusts = Diff::new(rows::trusts(run.transaction).await?, run.now);
    let mut others = Diff::new(rows::groups(run.transaction).await?, run.now);
    let (mut names, mut lines) = (CodeNames::default(), FirstLines::default());
    let columns = &GroupColumns::find(table)?;
    let mut reader = GroupReader { columns, names: &mut names, findings: &mut run.findings };
    let mut take = |row: &Row<'_>| {
        reader.names.forget();
        let group = reader.read(row).map_err(|error| row.reject(error))?;
        lines.claim(group.uid(), row, columns.uid)?;
        reader.names.keep();
        match group {
            Group::Trust(trust) => trusts.take(trust),
            Group::Other(group) => others.take(group),
        }
        Ok::<_, Reject>(())
    };
    for row in table.rows() {
        let taken = row.and_then(|row| take(&row));
        run.report.rejects.extend(taken.err().map(Into::into));
    }
    run.write::<trust::Entity>(trusts.to_write).await?;
    run.write::<school_group::Entity>(others.to_write).await?;
    run.write_names(names).await?;
    Ok(trusts.tally + others.tally)
}
