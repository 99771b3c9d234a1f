//! The inspections of one school, page by page, latest first.

use std::sync::Arc;

use async_graphql::{Object, SimpleObject};

use super::{Inspection, SchoolInspection, code_lists::JoinTiming};
use crate::{
    graphql::{
        connection::PageInfo,
        error::Error,
        order::Direction,
        paging::{DEFAULT_PER_PAGE, Page, Window},
        requested::{Place, Requested},
    },
    register::{Register, inspections::Entry},
};

/// What cursors of this list are bound to.
const ORDER: &str = "schoolInspections.STARTED_ON";

/// One page of a school's history of inspections.
pub struct SchoolInspectionConnection {
    register: Arc<Register>,
    school: u32,
    entries: Vec<Entry>,
    order: Requested,
    page: Page,
}

impl SchoolInspectionConnection {
    /// Cuts a page out of entries, which come by rising position.
    pub fn new(
        register: Arc<Register>,
        school: u32,
        entries: Vec<Entry>,
        first: i32,
        after: Option<String>,
    ) -> Result<Self, Error> {
        let place = |entry: &Entry| {
            let record = register.inspections.at(entry.inspection);
            Place { position: entry.inspection, value: record.recency(), key: record.key }
        };
        let order = Requested::new(ORDER, "", Direction::Desc, entries.iter().map(place).collect());
        let page = order.cut(&Window { first: Some(first), after, ..Window::default() })?;
        Ok(Self { register, school, entries, order, page })
    }

    /// What a page holds when nobody says.
    pub const DEFAULT: i32 = DEFAULT_PER_PAGE;

    fn edge(&self, position: u32) -> Option<SchoolInspectionEdge> {
        let at = self.entries.binary_search_by_key(&position, |entry| entry.inspection).ok()?;
        let SchoolInspection { inspection, inherited, timing } =
            SchoolInspection::new(&self.register, self.school, self.entries[at]);
        Some(SchoolInspectionEdge { cursor: self.order.cursor_of(position), node: inspection, inherited, timing })
    }
}

/// One page of the inspections of a school, latest first; those without a day are last.
#[Object]
impl SchoolInspectionConnection {
    /// The inspections on this page with what they mean for the school.
    async fn edges(&self) -> Vec<SchoolInspectionEdge> {
        self.page.positions.iter().filter_map(|&position| self.edge(position)).collect()
    }

    /// The inspections on this page.
    async fn nodes(&self) -> Vec<Inspection> {
        self.page.positions.iter().map(|&position| Inspection::new(self.register.clone(), position)).collect()
    }

    /// Where this page lies in the list.
    async fn page_info(&self) -> PageInfo {
        PageInfo::new(&self.page, |position| self.order.cursor_of(position))
    }

    /// How many inspections the whole list holds.
    async fn total_count(&self) -> u32 {
        self.entries.len() as u32
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
