//! The practices that a text means.
//!
//! The library in memory brings candidates; the database says which of them there are for the viewer. It is asked whatever
//! was found, so that what is hidden shows in no count of statements either.

use std::{cmp::Reverse, sync::Arc};

use async_graphql::Context;
use entity::practice;
use sea_orm::{ColumnTrait as _, QueryFilter as _, QuerySelect as _};
use uuid::Uuid;

use crate::{
    access::scope,
    changes::name_of,
    context::RequestContext as _,
    graphql::{error::Error, facet::Labelled as _},
    library::{Answers, Entry, Question, Shelf},
    practice::{code_lists::PracticeState, markdown},
    register::{Register, search::MatchedOn},
};

/// How many of the best candidates the database is asked about.
const CANDIDATES: usize = 1000;

/// What something loses that does not meet all words as they were typed, so that it comes behind whatever does.
pub const GUESSED: i64 = 1000;

/// The practices that were found, of those that the viewer may see.
pub struct Practices {
    shelf: Arc<Shelf>,
    question: Question,
    /// Their positions with how well they fit, by rising position.
    pub hits: Vec<(u32, i64)>,
}

impl Practices {
    /// Of a search that asks for none.
    pub fn none(ctx: &Context<'_>) -> Self {
        Self { shelf: ctx.library().shelf(), question: Question::default(), hits: vec![] }
    }

    /// Those that a text means: what is published, and where not only open things are asked for, what is archived too.
    pub async fn find(ctx: &Context<'_>, text: &str, open_only: bool) -> Result<Self, Error> {
        let (shelf, question) = (ctx.library().shelf(), Question::new(text)?);
        let mut states = vec![PracticeState::Published];
        states.extend((!open_only).then_some(PracticeState::Archived));
        let found = best(shelf.ask(&question), &shelf, &question, &states);
        let ids: Vec<Uuid> = found.iter().map(|(position, _)| shelf.at(*position).id).collect();
        let shown = scope::practices(&ctx.viewer())
            .filter(practice::Column::PracticeState.is_in(states.into_iter().map(name_of)))
            .filter(practice::Column::Id.is_in(ids));
        let shown: Vec<Uuid> = shown.select_only().column(practice::Column::Id).into_tuple().all(ctx.db()).await?;
        let hits = found.into_iter().filter(|(position, _)| shown.contains(&shelf.at(*position).id)).collect();
        Ok(Self { shelf, question, hits })
    }

    /// The practice at a position.
    pub fn at(&self, position: u32) -> &Entry {
        self.shelf.at(position)
    }

    /// What tells practices of one title apart: what it is about, whose it is, and whether it is no longer in use.
    pub fn detail(&self, position: u32, register: &Register) -> String {
        let entry = self.at(position);
        let owner = entry.owner_trust.and_then(|uid| register.trusts.by_uid(uid));
        let owner = owner.map(|at| register.trusts.at(at).name.to_string());
        let archived = (entry.state == PracticeState::Archived).then(|| "archived".to_owned());
        let themes = entry.content.themes.iter().map(|theme| theme.label().to_owned());
        themes.chain(owner).chain(archived).collect::<Vec<_>>().join(" · ")
    }

    /// What the text was found in.
    pub fn matched_on(&self, position: u32) -> MatchedOn {
        match self.question.mark(&self.at(position).content.title) {
            Some(_) => MatchedOn::Name,
            None => MatchedOn::Text,
        }
    }

    /// The title and the summary with what was met marked; where it is in neither, the first sentence that has it.
    pub fn highlights(&self, position: u32) -> Vec<String> {
        let content = &self.at(position).content;
        let marked: Vec<String> =
            [&content.title, &content.summary].into_iter().filter_map(|text| self.question.mark(text)).collect();
        if !marked.is_empty() {
            return marked;
        }
        let body = markdown::plain(&content.body);
        body.split_inclusive(['.', '!', '?', '\n'])
            .find_map(|sentence| self.question.mark(sentence.trim()))
            .into_iter()
            .collect()
    }
}

/// The best that answer, by rising position. They are measured as what is in the register: that something is open, how
/// well it fits, how much of its name was said, whether its name begins so; less where they do not meet all words.
fn best(answers: Answers, shelf: &Shelf, question: &Question, states: &[PracticeState]) -> Vec<(u32, i64)> {
    let score = |position: u32, weight: f64| {
        let entry = shelf.at(position);
        let open = if entry.state == PracticeState::Published { 2000 } else { 0 };
        let fits = 700.0 * weight / answers.most.max(f64::MIN_POSITIVE);
        let covered = 200.0 * question.covers(&entry.content.title);
        let begins = if question.begins(&entry.content.title) { 60 } else { 0 };
        let guessed = if answers.is_whole { 0 } else { GUESSED };
        open + (fits + covered) as i64 + begins - guessed
    };
    let asked = answers.weights.iter().filter(|(position, _)| states.contains(&shelf.at(**position).state));
    let mut found: Vec<(u32, i64)> = asked.map(|(&position, &weight)| (position, score(position, weight))).collect();
    found.sort_unstable_by_key(|&(position, score)| (Reverse(score), position));
    found.truncate(CANDIDATES);
    found.sort_unstable();
    found
}
