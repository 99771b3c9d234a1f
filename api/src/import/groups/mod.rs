//! The register's file of all groups: academy trusts into one table, all other groups into another.

mod columns;
mod row;

use entity::{school_group, trust};

pub(super) use self::columns::GroupColumns;
use self::row::{Group, GroupReader};
use super::{
    cells::key, diff::Diff, edition::Edition, first_lines::FirstLines, names::CodeNames, reader::Table, run::Run,
    settle::settle, tally::Tally,
};
use crate::register::rows;

/// Takes in every row of a file.
pub(super) async fn take(run: &mut Run<'_>, table: &Table, edition: &Edition) -> anyhow::Result<Tally> {
    let mut trusts = Diff::new(rows::trusts(run.transaction).await?, edition, run.now);
    let mut others = Diff::new(rows::groups(run.transaction).await?, edition, run.now);
    let (mut names, mut lines) = (CodeNames::default(), FirstLines::default());
    let columns = &GroupColumns::find(table)?;
    let mut keyless = false;
    let whole = run.each_row(table, |row, findings| {
        let mut reader = GroupReader { columns, names: &mut names, findings };
        reader.names.forget();
        match key(&row, columns.uid) {
            Ok(uid) => {
                trusts.lists(uid);
                others.lists(uid);
            }
            Err(_) => keyless = true,
        }
        let group = reader.read(&row).map_err(|error| row.reject(error))?;
        lines.claim(group.uid(), &row, columns.uid)?;
        reader.names.keep();
        match group {
            Group::Trust(trust) => trusts.take(trust),
            Group::Other(group) => others.take(group),
        }
        Ok(())
    })?;
    run.write_names(names, edition).await?;
    let trusts = settle::<trust::Entity>(run, trusts, whole && !keyless).await?;
    let others = settle::<school_group::Entity>(run, others, whole && !keyless).await?;
    Ok(trusts + others)
}
