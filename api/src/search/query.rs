//! How the register is searched.

use async_graphql::{Context, Object};

use super::{answers::Answers, code_lists::SearchType, connection::SearchConnection, suggestion::Suggestion};
use crate::graphql::{
    deadline,
    error::Error,
    flag::OpenOnly,
    paging::{Window, bounded},
};

/// The most suggestions that may be asked for.
const MOST_SUGGESTIONS: i32 = 20;
/// How many there are when nobody says.
const SUGGESTIONS: i32 = 5;

/// The root fields that search.
#[derive(Default)]
pub struct SearchQuery;

#[Object]
impl SearchQuery {
    /// What somebody may mean by what was typed so far, best first: made to be asked with every key. The last word may
    /// be unfinished, and words may come in any order.
    ///
    /// A word is met by a name, by a former name, by a town, local authority, district or county, by what kind of
    /// thing it is ("RC", "primary", "MAT"), or by an identifier or its beginning: URN, UKPRN, LAESTAB, trust
    /// reference, group UID, Companies House number, org-id, postcode. Case, accents, apostrophes, hyphens, "St" or
    /// "Saint", "&" or "and" make no difference. All words must be met; "the", "of" and the like need not. Only where
    /// nothing meets all, words are taken to be mistyped: one letter of four or more, two of eight or more. Where that
    /// finds nothing either, things count that meet as many words as any, and more than half. A text without a letter
    /// or a digit finds nothing.
    ///
    /// Practices are found by what they say, by words of the same root and by other names for the same; open among them is
    /// what is published, else what is archived too. Where practices are among what is asked for, nobody may keep the reply.
    ///
    /// A whole identifier comes before all else, and what is open before what is not.
    #[graphql(cache_control(max_age = 60))]
    async fn suggest(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What was typed: at most 200 characters, of which the first 16 words count.")] text: String,
        #[graphql(desc = "Only things of these types; null for all, an empty list for none.")] types: Option<
            Vec<SearchType>,
        >,
        #[graphql(desc = "Leave out what is not open.", default)] open_only: OpenOnly,
        #[graphql(desc = "At most this many: 0 to 20.", default_with = "Some(SUGGESTIONS)")] first: Option<i32>,
    ) -> Result<Vec<Suggestion>, Error> {
        deadline::check()?;
        let most = bounded("first", first.unwrap_or(SUGGESTIONS), MOST_SUGGESTIONS)?;
        let answers = Answers::find(ctx, &text, types.as_deref(), open_only.0).await?;
        Suggestion::best(ctx, &answers, most).await
    }

    /// Everything that a text means, best first, page by page. What is found, and in what order, is as `suggest` says.
    /// A cursor belongs to the text, the types and `openOnly`.
    #[graphql(cache_control(max_age = 60))]
    async fn search(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to look for: at most 200 characters, of which the first 16 words count.")] text: String,
        #[graphql(desc = "Only things of these types; null for all, an empty list for none.")] types: Option<
            Vec<SearchType>,
        >,
        #[graphql(desc = "Leave out what is not open.", default)] open_only: OpenOnly,
        #[graphql(desc = "At most this many: 0 to 100.", default_with = "Some(20)")] first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
    ) -> Result<SearchConnection, Error> {
        deadline::check()?;
        let answers = Answers::find(ctx, &text, types.as_deref(), open_only.0).await?;
        SearchConnection::new(answers, &Window { first, after, ..Window::default() })
    }
}
