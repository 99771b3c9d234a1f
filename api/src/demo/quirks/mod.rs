//! Oddities of the real register that chance might leave out of a small one.
//!
//! Each is put once into every 900 rows, into the first row that it suits.

mod spoil;
mod suits;

use super::row::Row;
use spoil::*;
use suits::*;

/// Something odd that may happen to a row.
struct Quirk {
    suits: fn(&Row) -> bool,
    spoil: fn(&mut Row),
}

const EVERY: usize = 900;

/// Which oddities are still to come.
#[derive(Default)]
pub struct Quirks {
    rows: usize,
    done: [bool; QUIRKS.len()],
}

impl Quirks {
    /// Makes the row odd where that is due. One oddity to a row, so that none hides another.
    pub fn spoil(&mut self, row: &mut Row) {
        if self.rows.is_multiple_of(EVERY) {
            self.done = [false; QUIRKS.len()];
        }
        self.rows += 1;
        for (quirk, done) in QUIRKS.iter().zip(&mut self.done) {
            if !*done && (quirk.suits)(row) {
                (quirk.spoil)(row);
                *done = true;
                return;
            }
        }
    }
}

const QUIRKS: [Quirk; 22] = [
    Quirk { suits: is_academy, spoil: |row| point_at_no_trust(row) },
    Quirk { suits: is_academy, spoil: |row| rename(row, |name| format!("{name}, Lower Site")) },
    Quirk { suits: is_academy, spoil: |row| rename(row, |name| format!("The \"{name}\"")) },
    Quirk { suits: is_academy, spoil: |row| rename(row, |name| format!("École {name} – Juniors")) },
    Quirk { suits: has_apostrophe, spoil: |row| rename(row, |name| name.replace('\'', "’")) },
    Quirk {
        suits: is_independent, spoil: |row| rename(row, |_| "Café Théâtre Academy of Performing Arts".to_owned())
    },
    Quirk { suits: is_independent, spoil: |row| row.set("OpenDate", "01-01-1803") },
    Quirk { suits: is_community, spoil: |row| row.set("OpenDate", "01-01-1900") },
    Quirk { suits: is_community, spoil: |row| row.set("EstablishmentNumber", "") },
    Quirk { suits: is_community, spoil: |row| nowhere(row) },
    Quirk { suits: is_community, spoil: |row| row.set("SchoolCapacity", 0) },
    Quirk { suits: is_primary, spoil: |row| middle(row) },
    Quirk { suits: is_academy, spoil: |row| row.set("SchoolCapacity", "") },
    Quirk { suits: is_counted, spoil: |row| share(row, 0, ".00") },
    Quirk { suits: is_counted, spoil: |row| share(row, 0, "0.0") },
    Quirk { suits: is_counted, spoil: |row| share(row, 0, "0.00") },
    Quirk { suits: is_counted, spoil: |row| share(row, 0, "0") },
    Quirk { suits: is_counted, spoil: |row| row.set("PercentageFSM", "7.50") },
    Quirk { suits: is_counted, spoil: |row| row.set("PercentageFSM", "12") },
    Quirk { suits: is_counted, spoil: |row| row.set("NumberOfGirls", "0") },
    Quirk { suits: is_independent, spoil: |row| row.set("TelephoneNum", "79460123") },
    Quirk { suits: is_independent, spoil: |row| unknown_faith(row) },
];
