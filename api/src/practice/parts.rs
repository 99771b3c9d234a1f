//! What a practice is made of.

use async_graphql::{ID, Object, SimpleObject};

use super::content::{EvidenceItem, ResourceItem};
use crate::graphql::scalars::{Decimal, Url};

/// One thing that was found of a practice.
pub struct Evidence(pub EvidenceItem);

/// One thing that was found of a practice.
#[Object]
impl Evidence {
    /// Opaque id, good within the practice.
    async fn id(&self) -> ID {
        ID(self.0.id.to_string())
    }

    /// What was found, in a sentence.
    async fn statement(&self) -> &str {
        &self.0.statement
    }

    /// What was measured. Null where nothing was.
    async fn measure(&self) -> Option<&str> {
        self.0.measure.as_deref()
    }

    /// What it was before. Null where it was not measured.
    async fn baseline(&self) -> Option<Decimal> {
        decimal(self.0.baseline.as_deref())
    }

    /// What it was after. Null where it was not measured.
    async fn result(&self) -> Option<Decimal> {
        decimal(self.0.result.as_deref())
    }

    /// In what both are counted, such as `%`. Null where it is not said.
    async fn unit(&self) -> Option<&str> {
        self.0.unit.as_deref()
    }

    /// Of how many pupils, classes or schools. Null where it is not said.
    async fn sample_size(&self) -> Option<i32> {
        self.0.sample_size
    }

    /// When, such as `2023/24`. Null where it is not said.
    async fn period(&self) -> Option<&str> {
        self.0.period.as_deref()
    }

    /// Where more is said. Null where nothing is.
    async fn url(&self) -> Option<Url> {
        self.0.url.clone().map(Url)
    }
}

/// One thing that helps to do what a practice says.
#[derive(SimpleObject)]
pub struct Resource {
    /// Opaque id, good within the practice.
    id: ID,
    /// What it is called.
    title: String,
    /// What kind of file it is, such as `application/pdf`. Null where it is not said.
    media_type: Option<String>,
    /// Where it is.
    url: Url,
    /// How it may be used, such as `CC-BY-4.0`.
    licence: String,
}

impl From<&ResourceItem> for Resource {
    fn from(item: &ResourceItem) -> Self {
        Self {
            id: ID(item.id.to_string()),
            title: item.title.clone(),
            media_type: item.media_type.clone(),
            url: Url(item.url.clone()),
            licence: item.licence.clone(),
        }
    }
}

/// A decimal number that is kept as a text.
pub fn decimal(text: Option<&str>) -> Option<Decimal> {
    text.and_then(|text| text.parse().ok()).map(Decimal)
}
