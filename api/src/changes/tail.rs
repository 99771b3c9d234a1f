//! Following the log: what was changed since it was last looked at, by whichever instance.

use entity::change_log::{Column, Model};
use sea_orm::{ColumnTrait as _, DatabaseConnection, DbErr, QueryFilter as _, QueryOrder as _};

use super::code_lists::{EntityType, name_of};
use crate::access::scope::library as all;

/// Where in the log somebody is who follows it.
pub struct Tail {
    db: DatabaseConnection,
    of: &'static [EntityType],
    /// The last entry that was passed.
    last: i64,
    /// The last that was read.
    read: i64,
}

impl Tail {
    /// Begins at its present end.
    pub async fn begin(db: DatabaseConnection, of: &'static [EntityType]) -> Result<Self, DbErr> {
        let last = all::changes().order_by_desc(Column::Id).one(&db).await?;
        let last = last.map_or(0, |entry| entry.id);
        Ok(Self { db, of, last, read: last })
    }

    /// What was written since, oldest first. It comes again until it is [`Self::passed`].
    ///
    /// Entries of other things are read too and left out here, not by the database: it would go through them again each
    /// time until one of these is written.
    pub async fn entries(&mut self) -> Result<Vec<Model>, DbErr> {
        let since = all::changes().filter(Column::Id.gt(self.last)).order_by_asc(Column::Id);
        let mut entries = since.all(&self.db).await?;
        self.read = entries.last().map_or(self.last, |entry| entry.id);
        entries.retain(|entry| self.of.iter().any(|kind| name_of(*kind) == entry.entity_type));
        if entries.is_empty() {
            self.passed();
        }
        Ok(entries)
    }

    /// Goes on behind what was read.
    pub fn passed(&mut self) {
        self.last = self.read;
    }
}
