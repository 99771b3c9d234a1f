//! `doctor --findings`: what the loaded files show and was taken in all the same.

use std::collections::BTreeMap;

use sea_orm::DatabaseConnection;

use super::print;
use crate::{
    config::Database,
    database,
    import::{finding_kind::FindingKind, findings::place},
    register::rows,
};

/// Counts every kind, or lists all of one.
pub async fn run(options: &Database, kind: Option<FindingKind>) -> anyhow::Result<()> {
    let db = database::connect_to_existing(&options.database_url).await?;
    database::check_migrations(&db).await?;
    let told = match kind {
        None => count(&db).await?,
        Some(kind) => list(&db, kind).await?,
    };
    print(if told.is_empty() { "there are none\n" } else { &told })
}

async fn count(db: &DatabaseConnection) -> anyhow::Result<String> {
    let mut counts = BTreeMap::new();
    for (finding, _) in rows::findings(db).await? {
        *counts.entry(FindingKind::of(&finding.kind)).or_insert(0) += 1;
    }
    let known = counts.into_iter().filter_map(|(kind, count)| Some((kind?, count)));
    Ok(known.map(|(kind, count)| format!("{}: {count} {}\n", kind.name(), kind.sentence())).collect())
}

async fn list(db: &DatabaseConnection, kind: FindingKind) -> anyhow::Result<String> {
    let found = rows::findings(db).await?.into_iter().filter(|(finding, _)| finding.kind == kind.name());
    Ok(found
        .map(|(finding, file)| {
            let (file, line) = (file.as_ref().map(|file| &*file.name), finding.line.map(|line| line as u64));
            place(file, line, &finding.detail) + "\n"
        })
        .collect())
}
