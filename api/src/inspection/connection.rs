//! The inspections of one school, page by page, latest first.

use std::sync::Arc;

use async_graphql::{Object, SimpleObject};

use super::{Inspection, SchoolInspection, code_lists::JoinTiming};
use crate::{
    graphql::{
        connection::PageInfo,
        cursor::Cursor,
        error::Error,
        order::{Direction, SortValue},
        paging::{DEFAULT_PER_PAGE, MOST_PER_PAGE},
    },
    register::{Register, inspections::Entry},
};

/// The order that cursors of this list are bound to.
const ORDER: &str = "schoolInspections.STARTED_ON";

/// One page of a school's history of inspections.
pub struct SchoolInspectionConnection {
    register: Arc<Register>,
    school: u32,
    page: Vec<Entry>,
    total: usize,
    before: usize,
}

impl SchoolInspectionConnection {
    /// Cuts a page out of entries, which come latest first.
    pub fn new(
        register: Arc<Register>,
        school: u32,
        entries: Vec<Entry>,
        first: i32,
        after: Option<&str>,
    ) -> Result<Self, Error> {
        if !(0..=MOST_PER_PAGE).contains(&first) {
            return Err(Error::bad_input(format!("first is {first}; it may be 0 to {MOST_PER_PAGE}.")));
        }
        let cursor = after.map(|text| Cursor::decode(text, ORDER, Direction::Desc)).transpose()?;
        let is_past = |entry: &&Entry| cursor.as_ref().is_some_and(|cursor| place(&register, entry) >= mark(cursor));
        let before = entries.iter().take_while(is_past).count();
        let page = entries.iter().skip(before).take(first as usize).copied().collect();
        Ok(Self { register, school, page, total: entries.len(), before })
    }

    /// What a page holds when nobody says.
    pub const DEFAULT: i32 = DEFAULT_PER_PAGE;

    fn cursor(&self, entry: &Entry) -> String {
        let (value, key) = place(&self.register, entry);
        let value = value.map(SortValue::Number);
        Cursor { order: ORDER.to_owned(), direction: Direction::Desc, value, key }.encode()
    }

    fn edge(&self, entry: &Entry) -> SchoolInspectionEdge {
        let SchoolInspection { inspection, inherited, timing } =
            SchoolInspection::new(&self.register, self.school, *entry);
        SchoolInspectionEdge { cursor: self.cursor(entry), node: inspection, inherited, timing }
    }
}

/// Where an entry stands: by its day, then by its key.
fn place(register: &Register, entry: &Entry) -> (Option<i64>, i64) {
    let record = register.inspections.at(entry.inspection);
    (record.started_on.map(|day| i64::from(day.to_epoch_days())), record.key)
}

fn mark(cursor: &Cursor) -> (Option<i64>, i64) {
    let value = match cursor.value {
        Some(SortValue::Number(day)) => Some(day),
        _ => None,
    };
    (value, cursor.key)
}

/// One page of the inspections of a school, latest first; those without a day are last.
#[Object]
impl SchoolInspectionConnection {
    /// The inspections on this page with what they mean for the school.
    async fn edges(&self) -> Vec<SchoolInspectionEdge> {
        self.page.iter().map(|entry| self.edge(entry)).collect()
    }

    /// The inspections on this page.
    async fn nodes(&self) -> Vec<Inspection> {
        self.page.iter().map(|entry| Inspection::new(self.register.clone(), entry.inspection)).collect()
    }

    /// Where this page lies in the list.
    async fn page_info(&self) -> PageInfo {
        let cursor = |entry: Option<&Entry>| entry.map(|entry| self.cursor(entry));
        PageInfo {
            has_next_page: self.before + self.page.len() < self.total,
            has_previous_page: self.before > 0,
            start_cursor: cursor(self.page.first()),
            end_cursor: cursor(self.page.last()),
        }
    }

    /// How many inspections the whole list holds.
    async fn total_count(&self) -> u32 {
        self.total as u32
    }
}

/// An inspection in the history of a school, and its place there.
#[derive(SimpleObject)]
pub struct SchoolInspectionEdge {
    /// The place of this inspection in the list, to be handed to `after`.
    cursor: String,
    /// The inspection.
    node: Inspection,
    /// Whether the school has it from one that it continues; as on `SchoolInspection`.
    inherited: bool,
    /// Whether it began before or after the school joined the trust that it is in.
    timing: JoinTiming,
}
