//! From files to rows: what every importer shares.
//!
//! An importer says which paths, which columns and what they mean. This reader finds the files ([`sources`]), unpacks
//! them within [`Limits`], settles their encoding, finds and checks the header row ([`Table`], [`recognise`]), and
//! hands out rows whose cells are text, numbers, dates and codes ([`Row`]). A file that cannot be used is a
//! [`FileError`]; a record that cannot is a [`Reject`], and reading goes on.
//!
//! It stops there: no URN, no school, no placeholder date, no database.
//!
//! ```no_run
//! # use api::import::reader::{FileError, Limits, Table, sources};
//! # fn main() -> Result<(), FileError> {
//! let found = sources(&["extract.zip".into()], Limits::default())?;
//! for source in &found.sources {
//!     let table = Table::open(source, &["URN"])?;
//!     let name = table.column("EstablishmentName")?;
//!     for row in table.rows() {
//!         match row {
//!             Ok(row) => println!("{} {:?}", row.line(), row.text(name)),
//!             Err(reject) => eprintln!("{reject}"),
//!         }
//!     }
//! }
//! # Ok(())
//! # }
//! ```

mod archive;
mod as_of;
mod cell;
mod cells;
mod code;
mod date;
mod directory;
mod encoding;
mod entry_name;
mod error;
mod format;
mod headers;
mod inflate;
mod layout;
mod limits;
mod number;
mod quoting;
mod records;
mod reject;
mod row;
mod rows;
mod source;
mod table;

#[cfg(test)]
mod tests;

pub use as_of::as_of;
pub use cell::CellError;
pub use encoding::Encoding;
pub use error::FileError;
pub use headers::{Column, Headers};
pub use layout::{Layout, Unknown, recognise};
pub use limits::Limits;
pub use reject::Reject;
pub use row::Row;
pub use rows::Rows;
pub use source::{Found, PassedOver, Source, sources};
pub use table::Table;
