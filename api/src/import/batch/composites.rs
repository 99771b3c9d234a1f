//! Many rows as one text: PostgreSQL's way. The server reads an array of whole rows as fast as it reads what `COPY`
//! sends, and can do with them what `COPY` cannot: put them in place of others.
//!
//! The rows are of the table's own type, so each value is read as its column's. Their values stand in the order of the
//! table's columns, which the server is asked for.

use std::{fmt::Write as _, iter::from_fn};

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, Value};

use super::{Row, insert::Insert};

/// Rows in one statement.
const ROWS: usize = 1_000;

/// Puts statements together.
pub struct Composites {
    text: String,
    /// For each column of the table, in its own order, where a row of ours has its value.
    places: Vec<Option<usize>>,
}

impl Composites {
    /// Statements that insert into a table.
    pub async fn of(db: &impl ConnectionTrait, insert: &Insert) -> Result<Self, DbErr> {
        let (table, columns) = (insert.table, insert.listed());
        let text = insert.from(&format!("SELECT {columns} FROM unnest($1::text::\"{table}\"[])"));
        let in_order = format!(
            "SELECT attname::text FROM pg_attribute WHERE attrelid = '\"{table}\"'::regclass AND attnum > 0 \
             AND NOT attisdropped ORDER BY attnum"
        );
        let in_order = db.query_all_raw(Statement::from_string(DbBackend::Postgres, in_order)).await?;
        let place = |name: String| insert.columns.iter().position(|column| **column == name);
        let places = in_order.iter().map(|column| column.try_get_by_index(0).map(place)).collect::<Result<_, _>>()?;
        Ok(Self { text, places })
    }

    /// One statement after another, and how many rows each inserts.
    pub fn statements(
        self,
        mut rows: impl Iterator<Item = Row>,
    ) -> impl Iterator<Item = Result<(Statement, usize), DbErr>> {
        from_fn(move || {
            let (mut array, mut count) = (String::new(), 0);
            for row in rows.by_ref().take(ROWS) {
                array.push(if count == 0 { '{' } else { ',' });
                if let Err(error) = self.push_row(&mut array, &row) {
                    return Some(Err(error));
                }
                count += 1;
            }
            array.push('}');
            let statement = Statement::from_sql_and_values(DbBackend::Postgres, &self.text, [array.into()]);
            (count > 0).then_some(Ok((statement, count)))
        })
    }

    fn push_row(&self, array: &mut String, row: &Row) -> Result<(), DbErr> {
        let mut before = "\"(";
        for place in &self.places {
            array.push_str(before);
            if let Some(value) = place.and_then(|place| row.get(place)) {
                push_value(array, value).map_err(|_| DbErr::Type(format!("no text is known for {value:?}")))?;
            }
            before = ",";
        }
        array.push_str(")\"");
        Ok(())
    }
}

/// Adds a value's text. A missing one has none.
fn push_value(array: &mut String, value: &Value) -> std::fmt::Result {
    match value {
        Value::String(Some(value)) => push_quoted(array, value),
        Value::Bool(Some(value)) => write!(array, "{value}"),
        Value::Int(Some(value)) => write!(array, "{value}"),
        Value::BigInt(Some(value)) => write!(array, "{value}"),
        Value::ChronoDate(Some(value)) => write!(array, "{value}"),
        Value::ChronoDateTimeUtc(Some(value)) => write!(array, "{}", value.format("%FT%T%.6fZ")),
        Value::Uuid(Some(value)) => write!(array, "{value}"),
        missing if *missing == missing.as_null() => Ok(()),
        _ => Err(std::fmt::Error),
    }
}

/// A text in the quotation marks of a row, in those of an array: what either would misread is escaped for both.
fn push_quoted(array: &mut String, value: &str) -> std::fmt::Result {
    array.push_str("\\\"");
    match value.contains(['"', '\\']) {
        true => array.push_str(&value.replace('\\', r"\\\\").replace('"', r#"\"\""#)),
        false => array.push_str(value),
    }
    array.push_str("\\\"");
    Ok(())
}
