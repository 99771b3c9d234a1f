//! Memberships as they were stored and as they are worked out now: which is which, and what differs.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use entity::{Urn, trust_membership::Model};
use uuid::{NoContext, Timestamp, Uuid};

/// What is to be written.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// Memberships that no longer follow from the files.
    pub gone: Vec<Uuid>,
    /// Memberships that are new or changed.
    pub to_write: Vec<Model>,
}

/// Compares what is stored with what is worked out, each school's memberships from the oldest to the youngest.
pub fn differences(stored: Vec<Model>, worked_out: Vec<Vec<Model>>, now: DateTime<Utc>) -> Differences {
    let mut of_school: HashMap<Urn, Vec<Model>> = HashMap::new();
    for row in stored {
        of_school.entry(row.urn).or_default().push(row);
    }
    let mut differences = Differences::default();
    for rows in worked_out {
        let stored = rows.first().and_then(|row| of_school.remove(&row.urn)).unwrap_or_default();
        differences.compare(stored, rows, now);
    }
    differences.gone.extend(of_school.into_values().flatten().map(|row| row.id));
    differences
}

impl Differences {
    fn compare(&mut self, mut stored: Vec<Model>, rows: Vec<Model>, now: DateTime<Utc>) {
        stored.sort_by_key(|row| (row.left_basis.is_none(), row.joined_not_after, row.left_not_after, row.id));
        let mut known: Vec<Option<Model>> = rows.iter().map(|_| None).collect();
        // History is added in front, so that the last with the last are the same.
        for place in (0..rows.len()).rev() {
            known[place] = take_last(&mut stored, |row| row.trust_uid == rows[place].trust_uid);
        }
        // A trust that no file named, and that one names now.
        if let Some(first @ None) = known.first_mut() {
            *first = take_last(&mut stored, |row| row.trust_uid.is_none());
        }
        for (row, known) in rows.into_iter().zip(known) {
            self.to_write.extend(written(row, known, now));
        }
        self.gone.extend(stored.into_iter().map(|row| row.id));
    }
}

fn take_last(rows: &mut Vec<Model>, is_it: impl Fn(&Model) -> bool) -> Option<Model> {
    rows.iter().rposition(is_it).map(|place| rows.remove(place))
}

/// The row as it is to be written; none where it is stored just so.
fn written(mut row: Model, known: Option<Model>, now: DateTime<Utc>) -> Option<Model> {
    let Some(known) = known else {
        let (seconds, nanoseconds) = (now.timestamp().unsigned_abs(), now.timestamp_subsec_nanos());
        row.id = Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, nanoseconds));
        return Some(row);
    };
    (row.id, row.version, row.updated_at) = (known.id, known.version, known.updated_at);
    let differs = row != known;
    (row.version, row.updated_at) = (known.version + 1, now);
    differs.then_some(row)
}
