//! One page of what a search found.

use std::sync::Arc;

use async_graphql::{Object, SimpleObject};

use super::{hit::SearchHit, shown::Shown};
use crate::{
    graphql::{
        connection::PageInfo,
        error::Error,
        order::Direction,
        paging::{Page, Window},
        requested::{self, Requested},
    },
    register::{
        Register,
        search::{Found, Scope, Text},
    },
};

/// What a search found, the page of it that was asked for, and where that lies.
pub struct SearchConnection {
    register: Arc<Register>,
    found: Found,
    order: Requested,
    page: Page,
}

/// One thing that was found, and how it matches.
#[derive(SimpleObject)]
pub struct SearchEdge {
    /// The place of this thing in the list, to be handed to `after`.
    cursor: String,
    /// How well it matches: more is better. It tells the order within one search, and nothing across searches.
    score: f64,
    /// Its texts in which something was found: the name, former names, the place, identifiers. What was found stands
    /// between `<mark>` and `</mark>`; the rest is escaped for HTML. Empty where only its kind matches.
    highlights: Vec<String>,
    /// The thing itself.
    node: SearchHit,
}

impl SearchConnection {
    /// Searches, and cuts out the page.
    pub fn new(register: Arc<Register>, text: &Text, scope: Scope, window: &Window) -> Result<Self, Error> {
        let found = register.search.find(text, scope);
        let places = found.hits.iter().map(|hit| requested::Place {
            position: hit.doc,
            value: Some(hit.score),
            key: register.search.key(hit.doc),
        });
        let depends_on = format!("{} {scope:?}", text.essence());
        let order = Requested::new("search", &depends_on, Direction::Desc, places.collect());
        let page = order.cut(window)?;
        Ok(Self { register, found, order, page })
    }

    /// The things on the page with all that is shown of them.
    pub fn page(&self) -> Vec<SearchEdge> {
        self.page.positions.iter().map(|&doc| self.edge(doc)).collect()
    }

    fn node(&self, doc: u32) -> SearchHit {
        SearchHit::new(&self.register, self.register.search.place(doc))
    }

    fn edge(&self, doc: u32) -> SearchEdge {
        SearchEdge {
            cursor: self.order.cursor_of(doc),
            score: self.order.value_of(doc).unwrap_or_default() as f64 / 1000.0,
            highlights: Shown::new(&self.register, &self.found, doc).highlights(),
            node: self.node(doc),
        }
    }
}

/// One page of what a search found, best first. It is walked forwards.
#[Object]
impl SearchConnection {
    /// The things on this page with their cursors, scores and highlights, in order.
    fn edges(&self) -> Vec<SearchEdge> {
        self.page()
    }

    /// The things on this page, in order.
    fn nodes(&self) -> Vec<SearchHit> {
        self.page.positions.iter().map(|&doc| self.node(doc)).collect()
    }

    /// Where this page lies in the list.
    fn page_info(&self) -> PageInfo {
        PageInfo::new(&self.page, |doc| self.order.cursor_of(doc))
    }

    /// How many things were found in all; never null.
    fn total_count(&self) -> Option<u32> {
        Some(self.found.hits.len() as u32)
    }
}
