//! One page of what a search found.

use async_graphql::{Context, Object, SimpleObject};

use super::{answers::Answers, hit::SearchHit};
use crate::{
    graphql::{
        connection::PageInfo,
        error::Error,
        order::Direction,
        paging::{Page, Window},
        requested::{Place, Requested},
    },
    register::search::Hit,
};

/// What a search found, the page of it that was asked for, and where that lies.
pub struct SearchConnection {
    answers: Answers,
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
    /// Its texts in which something was found: the name, former names, the place, identifiers; of a practice the title and
    /// the summary, or a sentence. What was found stands between `<mark>` and `</mark>`; the rest is escaped for HTML.
    /// Empty where only its kind matches.
    highlights: Vec<String>,
    /// The thing itself.
    node: SearchHit,
}

impl SearchConnection {
    /// Cuts the page out of what was found.
    pub fn new(answers: Answers, window: &Window) -> Result<Self, Error> {
        let place = |hit: &Hit| Place { position: hit.doc, value: Some(hit.score), key: answers.key(hit.doc) };
        let places = answers.hits.iter().map(place).collect();
        let order = Requested::new("search", &answers.depends_on, Direction::Desc, places);
        let page = order.cut(window)?;
        Ok(Self { answers, order, page })
    }

    fn edge(&self, doc: u32, node: SearchHit) -> SearchEdge {
        SearchEdge {
            cursor: self.order.cursor_of(doc),
            score: self.order.value_of(doc).unwrap_or_default() as f64 / 1000.0,
            highlights: self.answers.highlights(doc),
            node,
        }
    }
}

/// One page of what a search found, best first. It is walked forwards.
#[Object]
impl SearchConnection {
    /// The things on this page with their cursors, scores and highlights, in order.
    async fn edges(&self, ctx: &Context<'_>) -> Result<Vec<SearchEdge>, Error> {
        let nodes = self.answers.nodes(ctx, &self.page.positions).await?;
        Ok(nodes.into_iter().map(|(doc, node)| self.edge(doc, node)).collect())
    }

    /// The things on this page, in order.
    async fn nodes(&self, ctx: &Context<'_>) -> Result<Vec<SearchHit>, Error> {
        let nodes = self.answers.nodes(ctx, &self.page.positions).await?;
        Ok(nodes.into_iter().map(|(_, node)| node).collect())
    }

    /// Where this page lies in the list.
    async fn page_info(&self) -> PageInfo {
        PageInfo::new(&self.page, |doc| self.order.cursor_of(doc))
    }

    /// How many things were found in all, of those that the viewer may see; never null. Of practices at most the best
    /// thousand count.
    async fn total_count(&self) -> Option<usize> {
        Some(self.answers.hits.len())
    }
}
