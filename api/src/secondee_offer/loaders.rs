//! What is read for all offers of a reply at once.

use std::collections::HashMap;

use async_graphql::dataloader::Loader;
use entity::{contact_request, secondee_offer, staff_member};
use sea_orm::{ColumnTrait as _, QueryFilter as _};
use uuid::Uuid;

use crate::{access::scope, graphql::error::Error, secondment::loaders::Source};

/// Offers by key, as far as somebody may see them.
pub struct Offers(pub Source);

impl Loader<Uuid> for Offers {
    type Value = secondee_offer::Model;
    type Error = Error;

    async fn load(&self, keys: &[Uuid]) -> Result<HashMap<Uuid, secondee_offer::Model>, Error> {
        let seen = scope::secondee_offers(&self.0.asker.viewer());
        let seen = seen.filter(secondee_offer::Column::Id.is_in(keys.iter().copied())).all(&self.0.db).await?;
        Ok(seen.into_iter().map(|row| (row.id, row)).collect())
    }
}

/// Questions to make oneself known by key, as far as they are about somebody's own offers or needs.
pub struct Contacts(pub Source);

impl Loader<Uuid> for Contacts {
    type Value = contact_request::Model;
    type Error = Error;

    async fn load(&self, keys: &[Uuid]) -> Result<HashMap<Uuid, contact_request::Model>, Error> {
        let seen = scope::contact_requests(&self.0.asker.viewer());
        let seen = seen.filter(contact_request::Column::Id.is_in(keys.iter().copied())).all(&self.0.db).await?;
        Ok(seen.into_iter().map(|row| (row.id, row)).collect())
    }
}

/// Who made offers, by the key of the offer, as far as somebody may know.
pub struct Offerers(pub Source);

impl Loader<Uuid> for Offerers {
    type Value = staff_member::Model;
    type Error = Error;

    async fn load(&self, keys: &[Uuid]) -> Result<HashMap<Uuid, staff_member::Model>, Error> {
        let known = scope::offers_with_names(&self.0.asker.viewer());
        let known = known.filter(secondee_offer::Column::Id.is_in(keys.iter().copied())).all(&self.0.db).await?;
        let ids = known.iter().map(|row| row.staff_member_id);
        let members = scope::exchange::staff_members().filter(staff_member::Column::Id.is_in(ids));
        let members: HashMap<Uuid, staff_member::Model> =
            members.all(&self.0.db).await?.into_iter().map(|row| (row.id, row)).collect();
        Ok(known.into_iter().filter_map(|row| Some((row.id, members.get(&row.staff_member_id)?.clone()))).collect())
    }
}
