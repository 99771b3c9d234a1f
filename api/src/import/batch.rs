//! Writing many rows at once.

use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DbErr, EntityTrait, IdenStatic as _, IntoActiveModel, Iterable,
    PrimaryKeyToColumn, sea_query::OnConflict,
};

/// Values in one statement: under the 32,766 of SQLite and the 65,535 of PostgreSQL.
const VALUES: usize = 30_000;

/// Adds rows whose keys the database gives out.
pub async fn append<A>(db: &impl ConnectionTrait, rows: impl IntoIterator<Item = A>) -> Result<(), DbErr>
where
    A: ActiveModelTrait + Send,
{
    let per_statement = VALUES / <A::Entity as EntityTrait>::Column::iter().count();
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let some: Vec<A> = rows.by_ref().take(per_statement).collect();
        A::Entity::insert_many(some).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Writes rows, new or changed: what is stored under the same key is replaced.
pub async fn write<E, A>(db: &impl ConnectionTrait, rows: Vec<E::Model>, wrote: impl Fn(usize)) -> Result<(), DbErr>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<A>,
    A: ActiveModelTrait<Entity = E> + Send,
{
    let keys: Vec<E::Column> = E::PrimaryKey::iter().map(PrimaryKeyToColumn::into_column).collect();
    let is_key = |column: &E::Column| keys.iter().any(|key| key.as_str() == column.as_str());
    let others: Vec<E::Column> = E::Column::iter().filter(|column| !is_key(column)).collect();
    let per_statement = VALUES / E::Column::iter().count();
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let some: Vec<A> = rows.by_ref().take(per_statement).map(IntoActiveModel::into_active_model).collect();
        let count = some.len();
        let replace = OnConflict::columns(keys.clone()).update_columns(others.clone()).to_owned();
        E::insert_many(some).on_conflict(replace).exec_without_returning(db).await?;
        wrote(count);
    }
    Ok(())
}
