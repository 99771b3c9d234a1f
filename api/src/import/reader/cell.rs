//! What is wrong with one cell. Serves [`Row`](super::Row); how a cell is read is in `number`, `date` and `code`.

/// A cell that does not say what its column should. [`Row::reject`](super::Row::reject) makes a report line of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{column:?} holds {value:?}, which {reason}")]
pub struct CellError {
    /// The column's name in the file.
    pub column: String,
    /// The value found, cut to 200 characters.
    pub value: String,
    /// What is wrong, as the end of a sentence: "is not a date".
    pub reason: String,
}
