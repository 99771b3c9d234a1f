//! What is shown while somebody types.

use std::sync::Arc;

use async_graphql::SimpleObject;

use super::{hit::SearchHit, shown::Shown};
use crate::register::{
    Register,
    search::{Found, Hit, Scope, Text},
};

/// One thing that somebody may mean by what was typed so far.
#[derive(SimpleObject)]
pub struct Suggestion {
    /// The thing.
    node: SearchHit,
    /// Its name, as the register spells it.
    label: String,
    /// What tells things of one name apart. Of a school: town, authority and postcode, the URN, and its status unless it
    /// is open. Of a trust: its reference (its UID where it has none), how many open schools it has, and its status
    /// unless it is open. Never null.
    detail: Option<String>,
    /// What the text was found in. Of several the first of these: an identifier (`URN`, `UKPRN`, `LAESTAB`,
    /// `TRUST_REFERENCE`, `GROUP_UID`, `COMPANIES_HOUSE_NUMBER`, `POSTCODE`), whole or its beginning; `FORMER_NAME`, if
    /// it has a word of the text that the name lacks; `NAME`; `PLACE`: a town, authority, district or county; `KIND`:
    /// only the phase, the faith, or the like. More words may be added to these.
    matched_on: &'static str,
}

impl Suggestion {
    /// The best few of what a text means.
    pub fn best(register: &Arc<Register>, text: &Text, scope: Scope, most: usize) -> Vec<Self> {
        let mut found = register.search.find(text, scope);
        let best = best(register, &mut found, most);
        best.iter().map(|hit| Self::new(register, &found, hit.doc)).collect()
    }

    fn new(register: &Arc<Register>, found: &Found, doc: u32) -> Self {
        let shown = Shown::new(register, found, doc);
        Self {
            node: SearchHit::new(register, register.search.place(doc)),
            label: shown.name().to_owned(),
            detail: Some(shown.detail()),
            matched_on: shown.matched_on().word(),
        }
    }
}

/// The few that `search` lists first; they leave the list of all.
fn best(register: &Register, found: &mut Found, most: usize) -> Vec<Hit> {
    let mut hits = std::mem::take(&mut found.hits);
    let rank = |hit: &Hit| std::cmp::Reverse((hit.score, register.search.key(hit.doc)));
    if most < hits.len() {
        hits.select_nth_unstable_by_key(most, rank);
        hits.truncate(most);
    }
    hits.sort_unstable_by_key(rank);
    hits
}
