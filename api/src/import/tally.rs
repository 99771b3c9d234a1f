//! How many rows of a file did what.

use std::ops::Add;

/// How many rows did what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Made something new.
    pub created: i32,
    /// Changed something.
    pub changed: i32,
    /// Said what was known.
    pub unchanged: i32,
    /// Are missing from the file and were in the one before it.
    pub vanished: i32,
    /// Are read and rightly left out, since they are of nothing that the register holds.
    pub left_out: i32,
}

impl Tally {
    /// Rows that were taken in.
    pub fn taken(self) -> i32 {
        self.created + self.changed + self.unchanged
    }
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            created: self.created + other.created,
            changed: self.changed + other.changed,
            unchanged: self.unchanged + other.unchanged,
            vanished: self.vanished + other.vanished,
            left_out: self.left_out + other.left_out,
        }
    }
}
