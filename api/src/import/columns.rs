//! The columns that an importer reads, named once.

use super::reader::{Column, FileError, Table};

/// Two columns that say one thing: `Gender (code)` and `Gender (name)`.
#[derive(Clone, Copy)]
pub(super) struct Coded {
    pub code: Column,
    pub name: Column,
}

impl Coded {
    /// Finds both in a file.
    pub fn find(table: &Table, code: &str, name: &str) -> Result<Self, FileError> {
        Ok(Self { code: table.column(code)?, name: table.column(name)? })
    }
}

/// Declares the columns of a kind of file: which it must have, and where each stands in one file. Those after `coded`
/// stand there twice, as a code and as a name.
macro_rules! columns {
    ($(#[$doc:meta])* $columns:ident {
        $($field:ident: $name:literal,)+
    } $(coded {
        $($pair:ident: $stem:literal,)+
    })?) => {
        $(#[$doc])*
        pub(in crate::import) struct $columns {
            $(pub(super) $field: $crate::import::reader::Column,)+
            $($(pub(super) $pair: $crate::import::columns::Coded,)+)?
        }

        impl $columns {
            /// The names of all columns, for recognising the file.
            pub(in crate::import) const NAMES: &[&str] = &[
                $($name,)+
                $($(concat!($stem, " (code)"), concat!($stem, " (name)"),)+)?
            ];

            /// Finds the columns in a file.
            pub(super) fn find(
                table: &$crate::import::reader::Table,
            ) -> Result<Self, $crate::import::reader::FileError> {
                Ok(Self {
                    $($field: table.column($name)?,)+
                    $($($pair: $crate::import::columns::Coded::find(
                        table,
                        concat!($stem, " (code)"),
                        concat!($stem, " (name)"),
                    )?,)+)?
                })
            }
        }
    };
}

pub(super) use columns;
