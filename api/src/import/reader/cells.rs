//! One record's cells as text. Serves [`Row`](super::Row) and the header row; which column is which is not its
//! business.

use super::encoding::Encoding;
use super::records::Record;

/// The cells one after another in one string, and where each ends: two allocations a record, none a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cells {
    text: String,
    ends: Vec<usize>,
}

impl Cells {
    pub fn decode(encoding: Encoding, record: Record<'_>) -> Self {
        match encoding.as_is(record.bytes) {
            Some(text) => Self { text: text.to_owned(), ends: record.ends.to_vec() },
            None => Self::cell_by_cell(encoding, record),
        }
    }

    /// Decoding changes lengths, so the ends move. Few rows need it: one in four hundred of the real ones.
    fn cell_by_cell(encoding: Encoding, record: Record<'_>) -> Self {
        let (mut text, mut ends, mut start) = (String::with_capacity(record.bytes.len() * 2), Vec::new(), 0);
        for end in record.ends {
            text.push_str(&encoding.decode(&record.bytes[start..*end]));
            ends.push(text.len());
            start = *end;
        }
        Self { text, ends }
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn get(&self, index: usize) -> Option<&str> {
        let start = if index == 0 { 0 } else { *self.ends.get(index - 1)? };
        self.text.get(start..*self.ends.get(index)?)
    }

    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    pub fn are_blank(&self) -> bool {
        self.text.trim_start().is_empty()
    }

    /// Whether the record runs over more than one line of the file.
    pub fn hold_lines(&self) -> bool {
        self.text.contains('\n')
    }

    /// The first cell longer than `limit` characters.
    pub fn longer_than(&self, limit: usize) -> Option<usize> {
        // Bytes outnumber characters, so most rows are cleared at a glance.
        if self.text.len() <= limit {
            return None;
        }
        self.iter().position(|cell| cell.len() > limit && cell.chars().nth(limit).is_some())
    }
}
