//! What an import leaves behind besides the rows: its trace, its findings, and word to those who serve the register.

use std::collections::HashMap;

use entity::{finding, former_name, source_file};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait as _, ConnectionTrait, DbBackend, DbErr, EntityTrait, QueryFilter as _,
    sea_query::Query,
};

use super::{batch, findings::Noticed, trace::Trace};
use crate::{database::REGISTER_CHANNEL, register::rows};

/// Stores what a file changed.
pub async fn store_trace(db: &impl ConnectionTrait, file: i64, trace: Trace) -> anyhow::Result<()> {
    batch::append(db, trace.rows(file)).await?;
    let news = unknown_names(rows::former_names(db).await?, trace.former_names);
    batch::write::<former_name::Entity, former_name::ActiveModel>(db, news, |_| {}).await?;
    Ok(())
}

/// The names that are new, or were borne for longer than was known. An older file tells nothing of a name that a newer
/// one had too.
fn unknown_names(stored: Vec<former_name::Model>, names: Vec<former_name::Model>) -> Vec<former_name::Model> {
    let stored: HashMap<_, _> =
        stored.into_iter().map(|row| ((row.entity, row.entity_key, row.name), row.last_listed_on)).collect();
    let known = |row: &former_name::Model| stored.get(&(row.entity.clone(), row.entity_key, row.name.clone())).copied();
    names.into_iter().filter(|row| known(row).is_none_or(|day| day < row.last_listed_on)).collect()
}

/// Puts what was noticed in a file, or in all files together, in place of what was noticed in the last of its kind.
#[expect(clippy::disallowed_methods, reason = "the register's rows are the import's to delete")]
pub async fn replace_findings(
    db: &impl ConnectionTrait,
    file: Option<(i64, &str)>,
    noticed: Vec<Noticed>,
) -> anyhow::Result<()> {
    let outdated = match file {
        None => finding::COLUMN.source_file_id.is_null(),
        Some((_, kind)) => {
            let of_kind = Query::select()
                .column(source_file::Column::Id)
                .from(source_file::Entity)
                .and_where(source_file::Column::Kind.eq(kind))
                .to_owned();
            finding::Column::SourceFileId.in_subquery(of_kind)
        }
    };
    finding::Entity::delete_many().filter(outdated).exec(db).await?;
    let rows = noticed.into_iter().map(|noticed| finding::ActiveModel {
        id: NotSet,
        source_file_id: Set(file.map(|(id, _)| id)),
        kind: Set(noticed.kind.name().to_owned()),
        line: Set(noticed.line.map(|line| line as i64)),
        detail: Set(noticed.detail),
    });
    batch::append(db, rows).await?;
    Ok(())
}

/// Tells every instance that listens, once the import is committed, that there is a newer register.
pub async fn announce(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    if db.get_database_backend() == DbBackend::Postgres {
        db.execute_unprepared(&format!("NOTIFY {REGISTER_CHANNEL}")).await?;
    }
    Ok(())
}
