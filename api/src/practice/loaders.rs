//! What is read for all practices of a reply at once.

use std::collections::{HashMap, HashSet};

use async_graphql::dataloader::Loader;
use entity::{practice, practice_author, practice_edition, saved_practice, staff_member};
use sea_orm::{ColumnTrait as _, DatabaseConnection, QueryFilter as _};
use uuid::Uuid;

use crate::{access::scope, context::Asker, graphql::error::Error};

/// Which practices somebody keeps to find them again.
pub struct Saved {
    /// Where they are.
    pub db: DatabaseConnection,
    /// Who asks.
    pub asker: Asker,
}

impl Loader<Uuid> for Saved {
    type Value = ();
    type Error = Error;

    async fn load(&self, keys: &[Uuid]) -> Result<HashMap<Uuid, ()>, Error> {
        let kept = scope::saved_practices(&self.asker.viewer());
        let kept = kept.filter(saved_practice::Column::PracticeId.is_in(keys.iter().copied())).all(&self.db).await?;
        Ok(kept.into_iter().map(|row| (row.practice_id, ())).collect())
    }
}

/// Who wrote practices, as far as somebody may list them, and whether it was they who ask.
pub struct Authors {
    /// Where they are.
    pub db: DatabaseConnection,
    /// Who asks.
    pub asker: Asker,
}

/// Who wrote a practice.
#[derive(Clone, Default)]
pub struct Authorship {
    /// The authors whom who asks may list.
    pub listed: Vec<staff_member::Model>,
    /// How many there are in all.
    pub all: usize,
    /// Whether who asks is one of them.
    pub is_own: bool,
}

impl Loader<Uuid> for Authors {
    type Value = Authorship;
    type Error = Error;

    async fn load(&self, keys: &[Uuid]) -> Result<HashMap<Uuid, Authorship>, Error> {
        let viewer = self.asker.viewer();
        let links = scope::practice_authors(&viewer);
        let links = links.filter(practice_author::Column::PracticeId.is_in(keys.iter().copied())).all(&self.db).await?;
        let ids: HashSet<Uuid> = links.iter().map(|link| link.staff_member_id).collect();
        let members = scope::staff_members(&viewer).filter(staff_member::Column::Id.is_in(ids)).all(&self.db).await?;
        let members: HashMap<Uuid, staff_member::Model> = members.into_iter().map(|row| (row.id, row)).collect();
        let own = scope::own_staff_member(&viewer).one(&self.db).await?.map(|row| row.id);
        let mut of_practice: HashMap<Uuid, Authorship> = HashMap::new();
        for link in links {
            let authorship = of_practice.entry(link.practice_id).or_default();
            authorship.all += 1;
            authorship.is_own |= own == Some(link.staff_member_id);
            authorship.listed.extend(members.get(&link.staff_member_id).cloned());
        }
        Ok(of_practice)
    }
}

/// Practices by key, as far as somebody may see them.
pub struct Practices {
    /// Where they are.
    pub db: DatabaseConnection,
    /// Who asks.
    pub asker: Asker,
}

impl Loader<Uuid> for Practices {
    type Value = practice::Model;
    type Error = Error;

    async fn load(&self, keys: &[Uuid]) -> Result<HashMap<Uuid, practice::Model>, Error> {
        let seen = scope::practices(&self.asker.viewer()).filter(practice::Column::Id.is_in(keys.iter().copied()));
        Ok(seen.all(&self.db).await?.into_iter().map(|row| (row.id, row)).collect())
    }
}

/// Editions by practice and number, as far as somebody may see them.
pub struct Editions {
    /// Where they are.
    pub db: DatabaseConnection,
    /// Who asks.
    pub asker: Asker,
}

impl Loader<(Uuid, i32)> for Editions {
    type Value = practice_edition::Model;
    type Error = Error;

    async fn load(&self, keys: &[(Uuid, i32)]) -> Result<HashMap<(Uuid, i32), practice_edition::Model>, Error> {
        let (ids, numbers): (HashSet<Uuid>, HashSet<i32>) = keys.iter().copied().unzip();
        let seen = scope::practice_editions(&self.asker.viewer())
            .filter(practice_edition::Column::PracticeId.is_in(ids))
            .filter(practice_edition::Column::Number.is_in(numbers));
        Ok(seen.all(&self.db).await?.into_iter().map(|row| ((row.practice_id, row.number), row)).collect())
    }
}
