//! One record of a table, its cells by column. Serves the importers, which turn it into their own row and keep nothing
//! of it.
//!
//! Blank means missing in every file, so every reading of a cell may be `None`. Whether that is allowed is the
//! importer's business, and so are placeholders such as 01/01/1900.

use super::cell::CellError;
use super::cells::Cells;
use super::reject::cut;
use super::{Column, Reject, Table, code, date, number};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::fmt::Display;

/// One record with as many cells as the header row has.
pub struct Row<'t> {
    table: &'t Table,
    line: u64,
    cells: Cells,
}

impl<'t> Row<'t> {
    pub(super) fn new(table: &'t Table, line: u64, cells: Cells) -> Self {
        Self { table, line, cells }
    }

    /// The line on which the record starts, counting from 1 as a text editor does.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// What the file calls a column.
    pub fn header(&self, column: Column) -> &'t str {
        self.table.headers().name(column.index)
    }

    /// The cell without the white space around it; `None` when nothing is left, or one of the column's words for blank.
    pub fn text(&self, column: Column) -> Option<&str> {
        let text = self.cells.get(column.index)?.trim();
        (!text.is_empty() && !column.blanks.contains(&text)).then_some(text)
    }

    /// The cell as a code of at least `width` digits: `2`, `02` and a data tool's `2.0` are all `02`. A code with
    /// letters in it is left as it is.
    pub fn code(&self, column: Column, width: usize) -> Option<Cow<'_, str>> {
        self.text(column).map(|text| code::padded(text, width))
    }

    /// The cell as a whole number.
    pub fn integer(&self, column: Column) -> Result<Option<i64>, CellError> {
        self.parse(column, number::integer)
    }

    /// The cell as a number with decimals. A percent sign is dropped: `46.90%` is 46.90.
    pub fn decimal(&self, column: Column) -> Result<Option<Decimal>, CellError> {
        self.parse(column, number::decimal)
    }

    /// The cell as a date, in any of the three ways files write one.
    pub fn date(&self, column: Column) -> Result<Option<NaiveDate>, CellError> {
        self.parse(column, date::date)
    }

    /// The cell as whatever `parse` makes of its text. The parser's error ends the sentence "… holds "x", which …".
    pub fn parse<T, E: Display>(
        &self,
        column: Column,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<Option<T>, CellError> {
        let Some(text) = self.text(column) else { return Ok(None) };
        parse(text).map(Some).map_err(|reason| self.error(column, reason))
    }

    /// The error that a cell means nothing to the importer, for rules that the reader does not know.
    pub fn error(&self, column: Column, reason: impl Display) -> CellError {
        CellError {
            column: self.header(column).to_owned(),
            value: cut(self.cells.get(column.index).unwrap_or_default().trim()),
            reason: reason.to_string(),
        }
    }

    /// The reject that a cell's error makes of this row.
    pub fn reject(&self, error: CellError) -> Reject {
        let value = (!error.value.is_empty()).then_some(error.value);
        Reject {
            file: self.table.file().to_owned(),
            line: self.line,
            column: Some(error.column),
            value,
            reason: error.reason,
        }
    }

    pub(super) fn longer_than(&self, limit: usize) -> Option<Column> {
        self.cells.longer_than(limit).map(|index| Column { index, blanks: &[] })
    }
}
