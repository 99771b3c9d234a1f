//! Inspections in the register: those of a school and of the schools before it, and the orders that pages use.

mod history;

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::inspection_listing;

pub use self::history::Entry;
use self::history::Histories;
use super::{InspectionRecord, Lineages, roll::Roll, school_record::Inspected};
use crate::{
    graphql::{
        order::{Ranking, SortValue},
        paging::Listing,
    },
    inspection::order::InspectionOrderField,
};

/// All inspections, latest last.
pub struct Inspections {
    records: Vec<InspectionRecord>,
    by_id: HashMap<Box<str>, u32>,
    rankings: [Ranking; InspectionOrderField::COUNT],
    histories: Histories,
}

impl Inspections {
    /// Orders inspections by age, and gives each school those that are its own and those that it inherits.
    pub fn new(
        mut records: Vec<InspectionRecord>,
        listings: &[inspection_listing::Model],
        schools: &Roll,
        lineages: &Lineages,
    ) -> Self {
        for record in &mut records {
            record.school = schools.by_urn(record.inspected_urn);
        }
        records.sort_by_cached_key(|record| (record.recency(), record.key));
        records.shrink_to_fit();
        let by_id: HashMap<Box<str>, u32> = (0..).zip(&records).map(|(at, record)| (record.id.clone(), at)).collect();
        let listed = listings.iter().filter_map(|listing| {
            Some((schools.by_urn(listing.urn)?, by_id.get(listing.inspection_id.as_str()).copied()?))
        });
        Self {
            histories: Histories::new(&records, listed, schools, lineages),
            rankings: InspectionOrderField::ALL
                .map(|field| Ranking::new(records.len(), |position| sort_key(&records[position as usize], field))),
            by_id,
            records,
        }
    }

    /// All records, latest last.
    pub fn records(&self) -> &[InspectionRecord] {
        &self.records
    }

    /// The inspection at a position. Of two the later one has the higher position.
    pub fn at(&self, position: u32) -> &InspectionRecord {
        &self.records[position as usize]
    }

    /// The inspection with a key.
    pub fn by_id(&self, id: &str) -> Option<u32> {
        self.by_id.get(id).copied()
    }

    /// What counts as a school's record, latest last: its own inspections, and those of the schools that it continues.
    pub fn of_school(&self, school: u32) -> &[Entry] {
        self.histories.of(school)
    }

    /// The record of a school and of every school that merged, amalgamated or split into it, latest last.
    pub fn of_all_before(&self, school: u32, lineages: &Lineages) -> Vec<Entry> {
        self.histories.of_all_before(school, lineages)
    }

    /// What lists and filters ask of a school's record.
    pub fn inspected(&self, school: u32) -> Inspected {
        let latest = self.of_school(school).last().map(|entry| self.at(entry.inspection));
        let graded = self.latest(school, InspectionRecord::is_graded).map(|entry| entry.inspection);
        Inspected {
            on: latest.and_then(|latest| latest.started_on),
            graded,
            grade: graded.and_then(|position| self.at(position).overall_grade()),
            concern: graded.and_then(|position| self.at(position).concern),
        }
    }

    /// The latest inspection of a school's record that fits.
    pub fn latest(&self, school: u32, fits: impl Fn(&InspectionRecord) -> bool) -> Option<Entry> {
        self.of_school(school).iter().rev().copied().find(|entry| fits(self.at(entry.inspection)))
    }

    /// The latest of a school's graded inspections that began before a day.
    pub fn latest_graded_before(&self, school: u32, day: NaiveDate) -> Option<Entry> {
        self.latest(school, |it| it.is_graded() && it.started_on.is_some_and(|started| started < day))
    }

    /// The latest of a school's graded inspections that began in a span whose end is open or is left out.
    pub fn latest_graded_within(&self, school: u32, from: NaiveDate, until: Option<NaiveDate>) -> Option<Entry> {
        self.latest(school, |it| {
            let within = |started| from <= started && until.is_none_or(|until| started < until);
            it.is_graded() && it.started_on.is_some_and(within)
        })
    }
}

fn sort_key(record: &InspectionRecord, field: InspectionOrderField) -> (Option<i64>, i64) {
    let day = match field {
        InspectionOrderField::StartedOn => record.started_on,
        InspectionOrderField::PublishedOn => record.published_on,
    };
    (day.map(|day| i64::from(day.to_epoch_days())), record.key)
}

impl Listing for Inspections {
    type Field = InspectionOrderField;
    const NAME: &'static str = "inspections";

    fn ranking(&self, field: InspectionOrderField) -> Option<&Ranking> {
        self.rankings.get(field as usize)
    }

    fn sort_key(&self, field: InspectionOrderField, position: u32) -> (Option<SortValue>, i64) {
        let (value, key) = sort_key(self.at(position), field);
        (value.map(SortValue::Number), key)
    }
}
