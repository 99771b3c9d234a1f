//! What is shown while somebody types.

use async_graphql::{Context, SimpleObject};

use super::{answers::Answers, hit::SearchHit};
use crate::graphql::error::Error;

/// One thing that somebody may mean by what was typed so far.
#[derive(SimpleObject)]
pub struct Suggestion {
    /// The thing.
    node: SearchHit,
    /// Its name, as the register spells it; the title of a practice.
    label: String,
    /// What tells things of one name apart. Of a school: town, authority and postcode, the URN, and its status unless it
    /// is open. Of a trust: its reference (its UID where it has none), how many open schools it has, and its status
    /// unless it is open. Of a practice: its themes, its trust, and that it is archived where it is. Never null.
    detail: Option<String>,
    /// What the text was found in. Of several the first of these: an identifier (`URN`, `UKPRN`, `LAESTAB`,
    /// `TRUST_REFERENCE`, `GROUP_UID`, `COMPANIES_HOUSE_NUMBER`, `POSTCODE`), whole or its beginning; `FORMER_NAME`, if
    /// it has a word of the text that the name lacks; `NAME`, or the title of a practice; `TEXT`: the summary or the body
    /// of a practice, its themes or subjects; `PLACE`: a town, authority, district or county; `KIND`: only the phase, the
    /// faith, or the like. More words may be added to these.
    matched_on: &'static str,
}

impl Suggestion {
    /// The best few of what a text means.
    pub async fn best(ctx: &Context<'_>, answers: &Answers, most: usize) -> Result<Vec<Self>, Error> {
        let nodes = answers.nodes(ctx, &answers.best(most)).await?;
        Ok(nodes.into_iter().map(|(doc, node)| Self::new(answers, doc, node)).collect())
    }

    fn new(answers: &Answers, doc: u32, node: SearchHit) -> Self {
        Self {
            node,
            label: answers.name(doc).to_owned(),
            detail: Some(answers.detail(doc)),
            matched_on: answers.matched_on(doc).word(),
        }
    }
}
