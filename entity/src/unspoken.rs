//! Rows that are not shown where rows are debugged, since that ends up in logs.

/// Has the rows of a table debug as the table's name and nothing of what is in them.
macro_rules! unspoken {
    ($table:literal, $($row:ty),+) => {
        $(impl std::fmt::Debug for $row {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!($table, " { .. }"))
            }
        })+
    };
}

pub(crate) use unspoken;
