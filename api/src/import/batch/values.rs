//! Many rows in one statement, value by value: SQLite's way. All but the last statement have the same text, so that it
//! is prepared once.

use std::iter::from_fn;

use sea_orm::{DbBackend, DbErr, Statement};

use super::{Row, insert::Insert};

/// Values in one statement. SQLite takes up to 32,766; more than a few thousand make it no faster, and take memory.
const VALUES: usize = 6_000;

/// Puts statements together.
pub struct Values<'a> {
    insert: &'a Insert,
    rows: usize,
    text: String,
}

impl<'a> Values<'a> {
    /// Statements that insert into a table.
    pub fn of(insert: &'a Insert) -> Self {
        let rows = VALUES / insert.columns.len();
        Self { insert, rows, text: text(insert, rows) }
    }

    /// One statement after another, and how many rows each inserts.
    pub fn statements(
        self,
        mut rows: impl Iterator<Item = Row>,
    ) -> impl Iterator<Item = Result<(Statement, usize), DbErr>> {
        from_fn(move || {
            let some: Vec<Row> = rows.by_ref().take(self.rows).collect();
            let count = some.len();
            let text = if count == self.rows { self.text.clone() } else { text(self.insert, count) };
            let statement = Statement::from_sql_and_values(DbBackend::Sqlite, text, some.into_iter().flatten());
            (count > 0).then_some(Ok((statement, count)))
        })
    }
}

fn text(insert: &Insert, rows: usize) -> String {
    let row = format!("({})", vec!["?"; insert.columns.len()].join(", "));
    insert.from(&format!("VALUES {}", vec![&*row; rows].join(", ")))
}
