//! What a text means, of the register and of the library, in one order.

use std::{cmp::Reverse, collections::HashMap, sync::Arc};

use async_graphql::Context;
use uuid::Uuid;

use super::{
    code_lists::SearchType,
    hit::SearchHit,
    practices::{GUESSED, Practices},
    shown::Shown,
};
use crate::{
    context::RequestContext as _,
    graphql::error::Error,
    practice::Practice,
    register::{
        Register,
        search::{Found, Hit, MatchedOn, Text},
    },
};

/// Everything that was found. Things have one row of numbers: those of the register, then the practices.
pub struct Answers {
    /// The register that was searched.
    pub register: Arc<Register>,
    /// What was found, by rising number.
    pub hits: Vec<Hit>,
    /// On what the order depends beside the register and the library.
    pub depends_on: String,
    found: Found,
    practices: Practices,
}

impl Answers {
    /// Searches what is asked for.
    pub async fn find(
        ctx: &Context<'_>,
        text: &str,
        types: Option<&[SearchType]>,
        open_only: bool,
    ) -> Result<Self, Error> {
        let (register, read) = (ctx.register(), Text::new(text)?);
        let scope = SearchType::scope(types, open_only);
        let with_practices = SearchType::Practice.is_in(types);
        let practices = if with_practices {
            // What is withdrawn has to be gone at once.
            ctx.insert_http_header("cache-control", "no-store");
            Practices::find(ctx, text, open_only).await?
        } else {
            Practices::none(ctx)
        };
        let mut found = register.search.find(&read, scope);
        let guessed = if found.is_literal { 0 } else { GUESSED };
        let (mut hits, size) = (std::mem::take(&mut found.hits), register.search.size());
        hits.iter_mut().for_each(|hit| hit.score -= guessed);
        hits.extend(practices.hits.iter().map(|&(position, score)| Hit { doc: size + position, score }));
        let depends_on = format!("{} {scope:?} {with_practices}", read.essence());
        Ok(Self { register, hits, depends_on, found, practices })
    }

    /// Orders things that fit equally well.
    pub fn key(&self, doc: u32) -> i64 {
        match self.practice(doc) {
            Some(position) => self.practices.at(position).key(),
            None => self.register.search.key(doc),
        }
    }

    /// The best few, best first.
    pub fn best(&self, most: usize) -> Vec<u32> {
        let mut hits = self.hits.clone();
        let rank = |hit: &Hit| Reverse((hit.score, self.key(hit.doc)));
        if most < hits.len() {
            hits.select_nth_unstable_by_key(most, rank);
            hits.truncate(most);
        }
        hits.sort_unstable_by_key(rank);
        hits.into_iter().map(|hit| hit.doc).collect()
    }

    /// The things of some numbers, in their order. What was hidden from the viewer meanwhile is left out.
    pub async fn nodes(&self, ctx: &Context<'_>, docs: &[u32]) -> Result<Vec<(u32, SearchHit)>, Error> {
        let id = |position| self.practices.at(position).id;
        let ids: Vec<Uuid> = docs.iter().filter_map(|doc| self.practice(*doc)).map(id).collect();
        let mut rows = if ids.is_empty() { HashMap::new() } else { ctx.loaders().practices.load_many(ids).await? };
        let node = |&doc: &u32| match self.practice(doc) {
            Some(position) => {
                let row = rows.remove(&id(position))?;
                Some(Practice::new(ctx, row).map(|practice| (doc, SearchHit::Practice(practice))))
            }
            None => Some(Ok((doc, SearchHit::new(&self.register, self.register.search.place(doc))))),
        };
        docs.iter().filter_map(node).collect()
    }

    /// What a thing is called.
    pub fn name(&self, doc: u32) -> &str {
        match self.practice(doc) {
            Some(position) => &self.practices.at(position).content.title,
            None => self.shown(doc).name(),
        }
    }

    /// What tells things of one name apart.
    pub fn detail(&self, doc: u32) -> String {
        match self.practice(doc) {
            Some(position) => self.practices.detail(position, &self.register),
            None => self.shown(doc).detail(),
        }
    }

    /// What best tells why a thing was found.
    pub fn matched_on(&self, doc: u32) -> MatchedOn {
        match self.practice(doc) {
            Some(position) => self.practices.matched_on(position),
            None => self.shown(doc).matched_on(),
        }
    }

    /// A thing's texts with what was met marked.
    pub fn highlights(&self, doc: u32) -> Vec<String> {
        match self.practice(doc) {
            Some(position) => self.practices.highlights(position),
            None => self.shown(doc).highlights(),
        }
    }

    fn practice(&self, doc: u32) -> Option<u32> {
        doc.checked_sub(self.register.search.size())
    }

    fn shown(&self, doc: u32) -> Shown<'_> {
        Shown::new(&self.register, &self.found, doc)
    }
}
