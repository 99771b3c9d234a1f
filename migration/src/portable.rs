//! What keeps the two databases the same: columns by meaning rather than by type, checks that both enforce.

use sea_orm_migration::{
    prelude::*,
    schema::{date_null, integer, integer_null, string, string_null},
    sea_orm::DbBackend,
};

/// Adds columns by meaning to a table in the making.
pub trait Columns {
    /// Texts that are always there.
    fn texts(&mut self, names: &[&'static str]) -> &mut Self;
    /// Texts that may be missing.
    fn maybe_texts(&mut self, names: &[&'static str]) -> &mut Self;
    /// Days that may be missing.
    fn maybe_days(&mut self, names: &[&'static str]) -> &mut Self;
    /// Whole numbers from nothing to `most` that may be missing.
    fn maybe_counts(&mut self, names: &[&'static str], most: i32) -> &mut Self;
}

impl Columns for TableCreateStatement {
    fn texts(&mut self, names: &[&'static str]) -> &mut Self {
        names.iter().fold(self, |table, name| table.col(string(*name)))
    }

    fn maybe_texts(&mut self, names: &[&'static str]) -> &mut Self {
        names.iter().fold(self, |table, name| table.col(string_null(*name)))
    }

    fn maybe_days(&mut self, names: &[&'static str]) -> &mut Self {
        names.iter().fold(self, |table, name| table.col(date_null(*name)))
    }

    fn maybe_counts(&mut self, names: &[&'static str], most: i32) -> &mut Self {
        names.iter().fold(self, |table, name| table.col(integer_null(*name).check(Expr::col(*name).between(0, most))))
    }
}

/// Builds one index for each column, so that the tables answer without the register too.
pub async fn index(manager: &SchemaManager<'_>, table: &'static str, columns: &[&'static str]) -> Result<(), DbErr> {
    for column in columns {
        let index = Index::create().name(format!("{table}_{column}")).table(table).col(*column).to_owned();
        manager.create_index(index).await?;
    }
    Ok(())
}

/// Builds one index over several columns together.
pub async fn index_over(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    let index = Index::create().name(format!("{table}_{}", columns.join("_"))).table(table).to_owned();
    manager.create_index(columns.iter().fold(index, |mut index, column| index.col(*column).to_owned())).await
}

/// Builds an index under which no values stand twice together; those that are missing do not count.
pub async fn unique(manager: &SchemaManager<'_>, table: &'static str, columns: &[&'static str]) -> Result<(), DbErr> {
    let index = Index::create().name(format!("{table}_{}_once", columns.join("_"))).table(table).unique().to_owned();
    manager.create_index(columns.iter().fold(index, |mut index, column| index.col(*column).to_owned())).await
}

/// A reference from one table to the key of another, refused by the database where the other row is missing.
pub fn reference(
    table: &'static str,
    column: &'static str,
    to: &'static str,
    key: &'static str,
) -> ForeignKeyCreateStatement {
    ForeignKey::create().name(format!("{table}_{column}_exists")).from(table, column).to(to, key).to_owned()
}

/// A column that holds a URN.
pub fn urn(name: &'static str) -> ColumnDef {
    integer(name).check(Expr::col(name).between(100_000, 999_999)).to_owned()
}

/// Has the database itself refuse a change of rows of which `condition` holds. It speaks of the row as `NEW` and `OLD`.
pub async fn forbid(
    manager: &SchemaManager<'_>,
    event: &str,
    table: &str,
    condition: &str,
    message: &str,
) -> Result<(), DbErr> {
    forbid_under_lock(manager, event, table, "NULL", condition, message).await
}

/// The same where the condition looks at other rows, which nobody may change meanwhile: on PostgreSQL they are locked
/// first, by a statement in its procedural language. SQLite has one writer anyway.
pub async fn forbid_under_lock(
    manager: &SchemaManager<'_>,
    event: &str,
    table: &str,
    lock: &str,
    condition: &str,
    message: &str,
) -> Result<(), DbErr> {
    let name =
        format!("{table}_{}_{}", event.to_lowercase(), message.replace(|it: char| !it.is_ascii_alphanumeric(), "_"));
    let db = manager.get_connection();
    let statement = match manager.get_database_backend() {
        DbBackend::Postgres => format!(
            "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                {lock};
                IF {condition} THEN RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation'; END IF;
                RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END; END $$;
             CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
        ),
        _ => format!(
            "CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW WHEN {condition}
             BEGIN SELECT RAISE(ABORT, '{message}'); END"
        ),
    };
    db.execute_unprepared(&statement).await.map(drop)
}
