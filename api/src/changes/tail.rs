//! Following the log: what was changed since it was last looked at, by whichever instance.

use entity::change_log::{Column, Model};
use sea_orm::{ColumnTrait as _, DatabaseConnection, DbErr, QueryFilter as _, QueryOrder as _};

use super::code_lists::{EntityType, name_of};
use crate::access::scope::library as all;

/// Where in the log somebody is who follows it.
pub struct Tail {
    db: DatabaseConnection,
    of: &'static [EntityType],
    last: i64,
}

impl Tail {
    /// Begins at its present end.
    pub async fn begin(db: DatabaseConnection, of: &'static [EntityType]) -> Result<Self, DbErr> {
        let last = all::changes().order_by_desc(Column::Id).one(&db).await?;
        Ok(Self { last: last.map_or(0, |entry| entry.id), db, of })
    }

    /// What was written since, oldest first. It comes again until it is [`Self::passed`].
    pub async fn entries(&self) -> Result<Vec<Model>, DbErr> {
        let wanted = Column::EntityType.is_in(self.of.iter().map(|kind| name_of(*kind)));
        let since = all::changes().filter(Column::Id.gt(self.last)).filter(wanted);
        since.order_by_asc(Column::Id).all(&self.db).await
    }

    /// Goes on behind some entries.
    pub fn passed(&mut self, entries: &[Model]) {
        self.last = entries.last().map_or(self.last, |entry| entry.id);
    }
}
