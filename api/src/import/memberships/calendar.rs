//! The days of the files that are loaded.

use chrono::NaiveDate;

use crate::register::{
    SourceKind,
    sources::{LoadedFile, days},
};

/// The days of the files that are loaded.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    /// The days of the establishments files, in order.
    pub snapshots: Vec<NaiveDate>,
    /// The days of the files of group links, in order.
    pub link_files: Vec<NaiveDate>,
    /// The newest day that any file tells of.
    pub known_until: Option<NaiveDate>,
}

impl Calendar {
    /// Notes the days of files.
    pub fn of(files: &[LoadedFile]) -> Self {
        Self {
            snapshots: days(files, SourceKind::Establishments),
            link_files: days(files, SourceKind::GroupLinks),
            known_until: files.iter().filter_map(|(file, _)| file.as_of).max(),
        }
    }

    /// The establishments files before the one that no longer lists a school.
    pub fn snapshots_of(&self, vanished_on: Option<NaiveDate>) -> &[NaiveDate] {
        let is_listed = |day: &NaiveDate| vanished_on.is_none_or(|vanished| *day < vanished);
        &self.snapshots[..self.snapshots.partition_point(is_listed)]
    }

    /// The last establishments file before a day.
    pub fn snapshot_before(&self, day: NaiveDate) -> Option<NaiveDate> {
        last_before(&self.snapshots, day)
    }

    /// The last file before a day that would have named a school's trust.
    pub fn file_before(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.snapshot_before(day).max(last_before(&self.link_files, day))
    }
}

fn last_before(days: &[NaiveDate], day: NaiveDate) -> Option<NaiveDate> {
    days[..days.partition_point(|other| *other < day)].last().copied()
}
