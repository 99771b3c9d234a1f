//! Cutting one page out of rows of the database: by the value of the last row, never by counting.

use sea_orm::{
    ColumnTrait, DatabaseConnection, EntityTrait, FromQueryResult, Order, PaginatorTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Select, Value,
};
use uuid::Uuid;

use super::{
    connection::PageInfo,
    cursor::Cursor,
    error::Error,
    order::{Direction, SortValue},
    paging::{DEFAULT_PER_PAGE, MOST_PER_PAGE, Window, bounded},
};

/// A kind of row that can be paged: it runs by one column, in which no value stands twice.
pub trait Rows: EntityTrait {
    /// What the list is called in its cursors.
    const NAME: &'static str;
    /// Which way it runs.
    const DIRECTION: Direction;
    /// The column that it runs by.
    const COLUMN: Self::Column;

    /// The value of a row there.
    fn key(row: &Self::Model) -> SortValue;
    /// A value there, out of a cursor.
    fn value(key: SortValue) -> Option<Value>;
}

/// The [`Rows::key`] of what runs by its id.
pub fn key_of_id(id: Uuid) -> SortValue {
    SortValue::Text(id.to_string())
}

/// The [`Rows::value`] of what runs by its id.
pub fn id_of_key(key: SortValue) -> Option<Value> {
    match key {
        SortValue::Text(id) => Uuid::parse_str(&id).ok().map(Value::from),
        SortValue::Number(_) => None,
    }
}

/// Which part of a list is asked for.
pub struct Forwards {
    /// At most this many.
    pub first: Option<i32>,
    /// Only what stands behind this cursor.
    pub after: Option<String>,
}

impl From<&Forwards> for Window {
    fn from(part: &Forwards) -> Self {
        Self { first: part.first, after: part.after.clone(), ..Self::default() }
    }
}

/// One page of rows.
pub struct RowPage<E: EntityTrait> {
    /// The rows, in order.
    pub rows: Vec<E::Model>,
    has_next: bool,
    has_previous: bool,
}

/// Reads the page that is asked for: one row more than it holds, which tells whether there is another.
pub async fn fetch<E>(db: &DatabaseConnection, theirs: Select<E>, part: &Forwards) -> Result<RowPage<E>, Error>
where
    E: Rows,
    E::Model: FromQueryResult + Send + Sync,
{
    let most = bounded("first", part.first.unwrap_or(DEFAULT_PER_PAGE), MOST_PER_PAGE)?;
    let (order, behind): (_, fn(&E::Column, Value) -> _) = match E::DIRECTION {
        Direction::Asc => (Order::Asc, |column, value| column.gt(value)),
        Direction::Desc => (Order::Desc, |column, value| column.lt(value)),
    };
    let mut wanted = theirs.order_by(E::COLUMN, order).limit(most as u64 + 1);
    if let Some(after) = &part.after {
        let cursor = Cursor::decode(after, E::NAME, E::DIRECTION)?;
        let value = cursor.value.and_then(E::value).ok_or_else(Cursor::refusal)?;
        wanted = wanted.filter(behind(&E::COLUMN, value));
    }
    let mut rows = wanted.all(db).await?;
    let has_next = rows.len() > most;
    rows.truncate(most);
    Ok(RowPage { rows, has_next, has_previous: part.after.is_some() })
}

/// How many rows there are in all.
pub async fn count<E>(db: &DatabaseConnection, theirs: Select<E>) -> Result<i32, Error>
where
    E: EntityTrait,
    E::Model: FromQueryResult + Send + Sync,
{
    Ok(i32::try_from(theirs.count(db).await?).unwrap_or(i32::MAX))
}

/// The cursor of a row.
pub fn cursor_of<E: Rows>(row: &E::Model) -> String {
    Cursor { order: E::NAME.to_owned(), direction: E::DIRECTION, value: Some(E::key(row)), key: 0 }.encode()
}

impl<E: Rows> RowPage<E> {
    /// Where the page lies.
    pub fn info(&self) -> PageInfo {
        PageInfo {
            has_next_page: self.has_next,
            has_previous_page: self.has_previous,
            start_cursor: self.rows.first().map(cursor_of::<E>),
            end_cursor: self.rows.last().map(cursor_of::<E>),
        }
    }
}
