//! One row of a file, filled by column name so that the order of the columns matters nowhere else.

use super::code::Pair;
use std::collections::HashMap;
use std::fmt::{Display, Write};
use std::rc::Rc;

/// The columns of a file, found by name.
#[derive(Debug)]
pub struct Layout {
    pub columns: Vec<&'static str>,
    places: HashMap<&'static str, usize>,
}

impl Layout {
    pub fn new(header: &'static str) -> Rc<Self> {
        Self::of(header.split(',').collect())
    }

    pub fn of(columns: Vec<&'static str>) -> Rc<Self> {
        let mut places: HashMap<_, _> = columns.iter().enumerate().map(|(n, column)| (*column, n)).collect();
        for (place, column) in columns.iter().enumerate() {
            if let Some(stem) = column.strip_suffix(" (code)") {
                places.entry(stem).or_insert(place);
            }
        }
        Rc::new(Self { columns, places })
    }
}

/// One row. Every cell starts blank, which is what the register writes for what it does not know.
#[derive(Debug)]
pub struct Row {
    layout: Rc<Layout>,
    cells: Vec<String>,
}

impl Row {
    pub fn new(layout: Rc<Layout>) -> Self {
        let cells = vec![String::new(); layout.columns.len()];
        Self { layout, cells }
    }

    pub fn cells(&self) -> &[String] {
        &self.cells
    }

    pub fn clear(&mut self) {
        self.cells.iter_mut().for_each(String::clear);
    }

    /// Puts a word into every cell that is blank.
    pub fn fill_blanks(&mut self, word: &str) {
        self.cells.iter_mut().filter(|cell| cell.is_empty()).for_each(|cell| cell.push_str(word));
    }

    /// Takes over every cell of a row whose columns this one has too.
    pub fn copy(&mut self, other: &Row) {
        self.clear();
        for (column, cell) in other.layout.columns.iter().zip(&other.cells) {
            self.set(column, cell);
        }
    }

    pub fn has(&self, column: &str) -> bool {
        self.layout.places.contains_key(column)
    }

    pub fn get(&self, column: &str) -> &str {
        &self.cells[self.place(column)]
    }

    pub fn is(&self, column: &str, value: &str) -> bool {
        self.get(column) == value
    }

    pub fn set(&mut self, column: &str, value: impl Display) {
        let place = self.place(column);
        self.fill(place, value);
    }

    /// Fills `Gender (code)` and `Gender (name)` for `Gender`: such pairs stand side by side.
    pub fn pair(&mut self, stem: &str, pair: &impl Pair) {
        let place = self.place(stem);
        self.fill(place, pair.code());
        self.fill(place + 1, pair.name());
    }

    /// A misspelt column is a mistake in this program, and any test that writes a file finds it.
    fn place(&self, column: &str) -> usize {
        match self.layout.places.get(column) {
            Some(place) => *place,
            None => panic!("the file has no column {column}"),
        }
    }

    fn fill(&mut self, place: usize, value: impl Display) {
        let cell = &mut self.cells[place];
        cell.clear();
        // Writing to a string cannot fail.
        let _ = write!(cell, "{value}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::code::code;

    #[test]
    fn a_code_and_its_name_stand_side_by_side() {
        let mut row = Row::new(Layout::new("URN,Gender (code),Gender (name)"));
        row.pair("Gender", &code("3", "Mixed"));
        assert_eq!(row.cells(), ["", "3", "Mixed"]);
    }
}
