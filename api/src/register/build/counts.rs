//! What all sources together say was counted at a school.

use entity::school;

use crate::register::{
    census::{Census, Censuses},
    counts::{Count, SchoolCounts},
};

/// The counts of a school's row, and of every census that is loaded: of each number the latest.
pub(super) fn counts(row: &school::Model, censuses: &Censuses) -> SchoolCounts {
    let theirs = censuses.of(row.urn);
    let of_row = |value| Count::of_establishments(value, row.census_on);
    let latest = |first: Count, of: fn(&Census) -> Count| theirs.iter().map(of).fold(first, Count::or_later);
    let fsm_share = latest(of_row(row.fsm_permille), Census::fsm_share_count);
    let chosen = theirs.iter().find(|census| census.fsm_share_count() == fsm_share);
    SchoolCounts {
        pupils: latest(of_row(row.pupils), |census| census.pupils),
        fsm_pupils: latest(of_row(row.fsm_pupils), |census| census.fsm_pupils),
        fsm_share,
        fsm_parts: chosen.map_or_else(|| implied_parts(row), Census::fsm_parts),
        fsm_ever_six: latest(Count::default(), |census| census.fsm_ever_six),
        sen_support: latest(Count::default(), |census| census.sen_support),
        ehcp: latest(Count::default(), |census| census.ehcp),
        eal: latest(Count::default(), |census| census.eal),
        capacity: row.capacity,
        ..SchoolCounts::default()
    }
}

/// The establishments file has the eligible pupils and their share, which imply the pupils of whom they are the share.
/// Where there are none, it is out of all pupils.
fn implied_parts(row: &school::Model) -> Option<(i32, i32)> {
    let (part, permille) = (i64::from(row.fsm_pupils?), i64::from(row.fsm_permille?));
    match permille {
        0 => Some((0, row.pupils.filter(|&pupils| pupils > 0)?)),
        _ => Some((part as i32, ((1_000 * part + permille / 2) / permille) as i32)),
    }
}
