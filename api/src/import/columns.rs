//! The columns that an importer reads, named once.

/// Declares the columns of a kind of file: which it must have, and where each stands in one file.
macro_rules! columns {
    ($(#[$doc:meta])* $columns:ident { $($field:ident: $name:literal),+ $(,)? }) => {
        $(#[$doc])*
        pub(super) struct $columns {
            $(pub(super) $field: $crate::import::reader::Column),+
        }

        impl $columns {
            /// The names of all columns, for recognising the file.
            pub(super) const NAMES: &[&str] = &[$($name),+];

            /// Finds the columns in a file.
            pub(super) fn find(
                table: &$crate::import::reader::Table,
            ) -> Result<Self, $crate::import::reader::FileError> {
                Ok(Self { $($field: table.column($name)?),+ })
            }
        }
    };
}

pub(super) use columns;
