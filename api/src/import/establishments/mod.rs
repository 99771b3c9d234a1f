//! The register's file of all establishments: schools, and on the way authorities and code lists.

pub mod blank;
mod columns;
mod identity;
mod membership;
mod place;
mod provision;
mod row;
mod sightings;

use std::collections::BTreeMap;

use entity::{local_authority, school};

pub(super) use self::columns::EstablishmentColumns;
use self::row::SchoolReader;
use super::{
    cells::key,
    diff::Diff,
    edition::Edition,
    first_lines::FirstLines,
    names::{AuthorityNames, CodeNames},
    placeholders,
    reader::Table,
    run::Run,
    settle::settle,
    tally::Tally,
};
use crate::register::rows;

/// Takes in every row of a file.
pub(super) async fn take(run: &mut Run<'_>, table: &Table, edition: &Edition) -> anyhow::Result<Tally> {
    let mut schools = Diff::new(rows::schools(run.transaction).await?, edition, run.now);
    let (mut names, mut authorities) = (CodeNames::default(), AuthorityNames::default());
    let (mut lines, mut named_trusts, mut sightings) = (FirstLines::default(), BTreeMap::new(), vec![]);
    let columns = &EstablishmentColumns::find(table)?;
    let mut keyless = false;
    let whole = run.each_row(table, |row, findings| {
        let mut reader = SchoolReader { columns, names: &mut names, authorities: &mut authorities, findings };
        reader.names.forget();
        match key(&row, columns.urn) {
            Ok(urn) => schools.lists(urn),
            Err(_) => keyless = true,
        }
        let (school, named) = reader.read(&row).map_err(|error| row.reject(error))?;
        lines.claim(school.urn, &row, columns.urn)?;
        reader.keep(&row, &school);
        named_trusts.extend(named.map(|trust| (trust.uid, trust)));
        sightings.push((school.urn, school.trust_uid));
        schools.take(school);
        Ok(())
    })?;
    let stored = rows::authorities(run.transaction).await?;
    run.write::<local_authority::Entity>(authorities.unlike(&stored, edition.is_history())).await?;
    run.write_names(names, edition).await?;
    placeholders::write(run, named_trusts).await?;
    let tally = settle::<school::Entity>(run, schools, whole && !keyless).await?;
    sightings::record(run, sightings, edition).await?;
    Ok(tally)
}
