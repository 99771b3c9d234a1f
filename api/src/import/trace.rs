//! What a file changed, row by row: kept beside the rows, so that anybody can see which file brought what.

use chrono::NaiveDate;
use entity::{former_name, register_change};
use sea_orm::ActiveValue::{NotSet, Set};

/// What happened to one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is new.
    Created,
    /// These columns of it changed.
    Changed(Vec<&'static str>),
    /// The file no longer lists it.
    Vanished,
}

impl Change {
    fn name(&self) -> &'static str {
        match self {
            Self::Created => "CREATED",
            Self::Changed(_) => "CHANGED",
            Self::Vanished => "VANISHED",
        }
    }
}

/// What one file changed.
#[derive(Default)]
pub struct Trace {
    /// Which rows, by table and key, and how.
    pub changes: Vec<(&'static str, i32, Change)>,
    /// Names that rows had before.
    pub former_names: Vec<former_name::Model>,
}

impl Trace {
    /// Adds what was traced elsewhere.
    pub fn extend(&mut self, other: Self) {
        self.changes.extend(other.changes);
        self.former_names.extend(other.former_names);
    }

    /// Remembers what a row was called on a day, where it is not what it is called now, as far as that is known.
    pub fn was_called(&mut self, table: &str, key: i32, was: &str, is: Option<&str>, last_listed_on: NaiveDate) {
        if is != Some(was) {
            let (entity, entity_key, name) = (table.to_uppercase(), key, was.to_owned());
            self.former_names.push(former_name::Model { entity, entity_key, name, last_listed_on });
        }
    }

    /// The rows to be stored for the file.
    pub fn rows(&self, source_file_id: i64) -> impl Iterator<Item = register_change::ActiveModel> {
        self.changes.iter().map(move |(entity, key, change)| register_change::ActiveModel {
            id: NotSet,
            source_file_id: Set(source_file_id),
            entity: Set((*entity).to_owned()),
            entity_key: Set(*key),
            change: Set(change.name().to_owned()),
            fields: Set(match change {
                Change::Changed(fields) => fields.join(","),
                Change::Created | Change::Vanished => String::new(),
            }),
        })
    }
}
