//! What was published of a practice, each time.

use std::sync::Arc;

use async_graphql::Object;
use entity::practice_edition::{Column, Entity, Model};
use sea_orm::Value;

use super::{content::Content, markdown};
use crate::{
    graphql::{
        error::Error,
        keyset::Rows,
        order::{Direction, SortValue},
        row_connection::Shown,
        scalars::DateTime,
    },
    register::Register,
};

/// What was published of a practice at one time. It never changes.
pub struct PracticeEdition {
    number: i32,
    published_at: chrono::DateTime<chrono::Utc>,
    change_note: String,
    content: Content,
}

impl PracticeEdition {
    /// Of a row.
    pub fn new(row: &Model) -> Result<Self, Error> {
        let content = Content::read(&row.content)?;
        Ok(Self { number: row.number, published_at: row.published_at, change_note: row.change_note.clone(), content })
    }
}

/// What was published of a practice at one time. It never changes.
#[Object]
impl PracticeEdition {
    /// Counts the editions from 1.
    async fn number(&self) -> i32 {
        self.number
    }

    /// When it was published.
    async fn published_at(&self) -> DateTime {
        DateTime(self.published_at)
    }

    /// What changed since the one before, in a sentence; empty where nobody said.
    async fn change_note(&self) -> &str {
        &self.change_note
    }

    /// What it was called.
    async fn title(&self) -> &str {
        &self.content.title
    }

    /// What it was, in a sentence or two.
    async fn summary(&self) -> &str {
        &self.content.summary
    }

    /// All of it, in Markdown.
    async fn body_markdown(&self) -> &str {
        &self.content.body
    }

    /// All of it, as HTML that may stand in any page: no script, no style, nothing fetched from elsewhere.
    async fn body_html(&self) -> String {
        markdown::html(&self.content.body)
    }
}

/// The newest first.
impl Rows for Entity {
    const NAME: &'static str = "editions";
    const DIRECTION: Direction = Direction::Desc;
    const COLUMN: Column = Column::Number;

    fn key(row: &Model) -> SortValue {
        SortValue::Number(row.number.into())
    }

    fn value(key: SortValue) -> Option<Value> {
        match key {
            SortValue::Number(number) => i32::try_from(number).ok().map(Value::from),
            SortValue::Text(_) => None,
        }
    }
}

impl Shown for Entity {
    type Node = PracticeEdition;

    fn show(_: &Arc<Register>, row: Model) -> Result<PracticeEdition, Error> {
        PracticeEdition::new(&row)
    }
}
