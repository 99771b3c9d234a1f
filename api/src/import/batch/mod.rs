//! Writing many rows at once, as fast as each of the two databases takes them.

pub mod bare;
mod composites;
mod insert;
mod values;

use futures_util::future::join;
use sea_orm::{
    ActiveModelTrait, ColumnTrait as _, Condition, ConnectionTrait, DbBackend, DbErr, EntityName as _, EntityTrait,
    IdenStatic as _, IntoActiveModel, Iterable, PrimaryKeyToColumn, QueryFilter as _, Statement, Value,
};

use self::{composites::Composites, insert::Insert, values::Values};

/// Adds rows whose keys the database gives out.
pub async fn append<A>(db: &impl ConnectionTrait, rows: impl IntoIterator<Item = A>) -> Result<(), DbErr>
where
    A: ActiveModelTrait,
{
    let (_, columns) = keys_and_others::<A::Entity>();
    let insert = Insert::new(A::Entity::default().table_name(), &columns);
    insert_all(db, insert, &columns, rows.into_iter(), |_| {}).await
}

/// Writes rows, new or changed: what is stored under the same key is replaced.
pub async fn write<E, A>(db: &impl ConnectionTrait, rows: Vec<E::Model>, wrote: impl Fn(usize)) -> Result<(), DbErr>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<A>,
    A: ActiveModelTrait<Entity = E>,
{
    let (keys, others) = keys_and_others::<E>();
    let columns: Vec<E::Column> = keys.iter().chain(&others).copied().collect();
    let insert = Insert::new(E::default().table_name(), &columns).replacing(&keys, &others);
    insert_all(db, insert, &columns, rows.into_iter().map(IntoActiveModel::into_active_model), wrote).await
}

/// Keys in one statement: under the 32,766 values of SQLite.
const KEYS: usize = 30_000;

/// Deletes the rows that a condition and a column's values choose.
#[expect(clippy::disallowed_methods, reason = "the register's rows are the import's to delete")]
pub async fn delete<E: EntityTrait>(
    db: &impl ConnectionTrait,
    of: Condition,
    column: E::Column,
    values: impl IntoIterator<Item = impl Into<Value>>,
) -> Result<(), DbErr> {
    let values: Vec<Value> = values.into_iter().map(Into::into).collect();
    for values in values.chunks(KEYS) {
        let chosen = of.clone().add(column.is_in(values.iter().cloned()));
        E::delete_many().filter(chosen).exec(db).await?;
    }
    Ok(())
}

/// The columns of a table: those of its key, and all others.
fn keys_and_others<E: EntityTrait>() -> (Vec<E::Column>, Vec<E::Column>) {
    let keys: Vec<E::Column> = E::PrimaryKey::iter().map(PrimaryKeyToColumn::into_column).collect();
    let is_key = |column: &E::Column| keys.iter().any(|key| key.as_str() == column.as_str());
    let others = E::Column::iter().filter(|column| !is_key(column)).collect();
    (keys, others)
}

async fn insert_all<A: ActiveModelTrait>(
    db: &impl ConnectionTrait,
    insert: Insert,
    columns: &[<A::Entity as EntityTrait>::Column],
    rows: impl Iterator<Item = A>,
    wrote: impl Fn(usize),
) -> Result<(), DbErr> {
    let value = |row: &mut A, column| row.take(column).into_value().unwrap_or(Value::Int(None));
    let mut rows = rows.map(|mut row| columns.iter().map(|column| value(&mut row, *column)).collect()).peekable();
    if rows.peek().is_none() {
        return Ok(());
    }
    match db.get_database_backend() {
        DbBackend::Postgres => execute_all(db, Composites::of(db, &insert).await?.statements(rows), wrote).await,
        _ => execute_all(db, Values::of(&insert).statements(rows), wrote).await,
    }
}

/// Executes one statement after another. While the database works on one, the next is put together.
async fn execute_all(
    db: &impl ConnectionTrait,
    mut statements: impl Iterator<Item = Result<(Statement, usize), DbErr>>,
    wrote: impl Fn(usize),
) -> Result<(), DbErr> {
    let mut next = statements.next().transpose()?;
    while let Some((statement, rows)) = next {
        let (executed, prepared) = join(db.execute_raw(statement), async { statements.next().transpose() }).await;
        executed?;
        wrote(rows);
        next = prepared?;
    }
    Ok(())
}

/// A row's values, in the order of the statement's columns.
type Row = Vec<Value>;
