//! Who members of staff are: read for all of a reply at once, noted as read, and only as far as who asks may know.

use std::{collections::HashMap, sync::Arc};

use async_graphql::dataloader::Loader;
use entity::staff_person::{Column, Model};
use sea_orm::{ColumnTrait as _, DatabaseConnection, QueryFilter as _};
use uuid::Uuid;

use crate::{access::scope, changes::IdentityReads, context::Asker, graphql::error::Error};

/// Reads who members of staff are.
pub struct Persons {
    db: DatabaseConnection,
    asker: Asker,
    reads: Arc<IdentityReads>,
}

/// Who a member of staff is.
pub type Person = Arc<Model>;

impl Persons {
    /// For one request.
    pub fn new(db: DatabaseConnection, asker: Asker, reads: Arc<IdentityReads>) -> Self {
        Self { db, asker, reads }
    }
}

impl Loader<Uuid> for Persons {
    type Value = Person;
    type Error = Error;

    async fn load(&self, keys: &[Uuid]) -> Result<HashMap<Uuid, Person>, Error> {
        let viewer = self.asker.viewer();
        let known = scope::staff_persons(&viewer).filter(Column::StaffMemberId.is_in(keys.iter().copied()));
        let persons = known.all(&self.db).await?;
        // Nobody has to be told that they looked at themselves.
        let others = persons.iter().filter(|person| !viewer.is_tied_to(person));
        self.reads.note(others.map(|person| person.staff_member_id));
        Ok(persons.into_iter().map(|person| (person.staff_member_id, Arc::new(person))).collect())
    }
}
