//! Rows that carry when and how often they changed.

use std::{fmt::Display, hash::Hash};

use chrono::{DateTime, NaiveDate, Utc};
use entity::{school, school_group, trust};
use sea_orm::{IdenStatic as _, Iterable as _, ModelTrait as _};

/// A row that carries when and how often it changed, and whether the register still lists it.
pub trait Versioned: PartialEq {
    /// What identifies the row.
    type Key: Copy + Display + Eq + Ord + Hash;
    /// The table that it stands in.
    const TABLE: &'static str;

    /// The row's key.
    fn key(&self) -> Self::Key;
    /// The row's key as a number.
    fn number(&self) -> i32;
    /// What the register calls it; none for a placeholder.
    fn name(&self) -> Option<&str>;
    /// Whether it stands for something that no file lists.
    fn is_placeholder(&self) -> bool;
    /// Whether the newest file no longer lists it.
    fn is_gone(&self) -> bool;
    /// The day of the first file that no longer lists it, to be read and set.
    fn vanished_on(&mut self) -> &mut Option<NaiveDate>;
    /// The day and number of its last change, to be read and set.
    fn stamp(&mut self) -> (&mut DateTime<Utc>, &mut i32);
    /// The columns in which it differs from another, the stamp left out.
    fn unlike(&self, other: &Self) -> Vec<&'static str>;
}

macro_rules! versioned {
    ($entity:ident, $key:ty, $field:ident, $table:literal, $placeholder:expr) => {
        impl Versioned for $entity::Model {
            type Key = $key;
            const TABLE: &'static str = $table;

            fn key(&self) -> $key {
                self.$field
            }

            fn number(&self) -> i32 {
                self.$field.number()
            }

            fn name(&self) -> Option<&str> {
                (!self.is_placeholder()).then_some(&*self.name)
            }

            fn is_placeholder(&self) -> bool {
                let is_placeholder: fn(&Self) -> bool = $placeholder;
                is_placeholder(self)
            }

            fn is_gone(&self) -> bool {
                self.vanished_on.is_some()
            }

            fn vanished_on(&mut self) -> &mut Option<NaiveDate> {
                &mut self.vanished_on
            }

            fn stamp(&mut self) -> (&mut DateTime<Utc>, &mut i32) {
                (&mut self.updated_at, &mut self.version)
            }

            fn unlike(&self, other: &Self) -> Vec<&'static str> {
                $entity::Column::iter()
                    .filter(|column| !["updated_at", "version"].contains(&column.as_str()))
                    .filter(|column| self.get(*column) != other.get(*column))
                    .map(|column| column.as_str())
                    .collect()
            }
        }
    };
}

versioned!(school, entity::Urn, urn, "school", |_| false);
versioned!(trust, entity::TrustUid, uid, "trust", |trust| trust.placeholder);
versioned!(school_group, entity::TrustUid, uid, "school_group", |_| false);
