//! One row after another, and what to do with a record that cannot be one. Serves the importers' main loop.
//!
//! A stray quotation mark can make one record of many lines. Such a record is rejected where it starts, and reading is
//! taken up on the very next line, so that it costs one row and not the rest of the file.

use super::cells::Cells;
use super::limits::{CELL_CHARS, FRESH_STARTS};
use super::records::{Broken, Records, Start};
use super::{Reject, Row, Table, quoting};

/// The rows of a table in order. Blank ones are left out, wherever they stand: there is nothing in them to import.
pub struct Rows<'t> {
    table: &'t Table,
    records: Records<'t>,
    fresh_starts: u32,
    ended: bool,
}

impl<'t> Rows<'t> {
    pub(super) fn new(table: &'t Table) -> Self {
        Self { table, records: table.records(), fresh_starts: 0, ended: false }
    }

    fn judge(&mut self, start: Start, cells: Cells) -> Result<Row<'t>, Reject> {
        if let Some(fault) = self.fault(start, &cells) {
            if cells.hold_lines() {
                self.leave_on_first_line(start);
            }
            return Err(self.reject(start, fault));
        }
        let row = Row::new(self.table, start.line, cells);
        match row.longer_than(CELL_CHARS) {
            Some(column) => Err(row.reject(row.error(column, format!("is longer than {CELL_CHARS} characters")))),
            None => Ok(row),
        }
    }

    fn fault(&self, start: Start, cells: &Cells) -> Option<String> {
        let (has, needs) = (cells.len(), self.table.headers().len());
        if has != needs {
            return Some(format!("has {has} cells where the header row has {needs}"));
        }
        let misquoted = cells.hold_lines() && !quoting::is_sound(self.records.since(start));
        misquoted.then(|| "runs over several lines with a quotation mark out of place".to_owned())
    }

    /// A faulty record of several lines has most likely run on into its neighbours.
    fn leave_on_first_line(&mut self, start: Start) {
        if let Some(next) = self.records.line_after(start) {
            self.start_afresh(next);
        }
    }

    /// A record without an end leaves nothing to go on from but the next line. When that has been tried too often,
    /// reading stops, and the reject says so: each attempt searches far ahead, and a file of nothing else would take
    /// for ever.
    fn give_up_on(&mut self, start: Start, broken: Broken) -> Reject {
        let next = self.records.line_after(start);
        self.ended = !next.is_some_and(|next| self.start_afresh(next));
        let unread = if self.ended && next.is_some() { "; the rest of the file was not read" } else { "" };
        self.reject(start, format!("{}{unread}", broken.reason()))
    }

    fn start_afresh(&mut self, next: Start) -> bool {
        let allowed = self.fresh_starts < FRESH_STARTS;
        if allowed {
            self.fresh_starts += 1;
            self.records.resume(next);
        }
        allowed
    }

    fn reject(&self, start: Start, reason: String) -> Reject {
        Reject { file: self.table.file().to_owned(), line: start.line, column: None, value: None, reason }
    }
}

impl<'t> Iterator for Rows<'t> {
    type Item = Result<Row<'t>, Reject>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let (start, record) = self.records.read()?;
            match record.map(|record| Cells::decode(self.table.encoding(), record)) {
                Ok(cells) if cells.are_blank() => {}
                Ok(cells) => return Some(self.judge(start, cells)),
                Err(broken) => return Some(Err(self.give_up_on(start, broken))),
            }
        }
        None
    }
}
