//! What the lists of one level of a reply have in common, asked for once.

use std::{collections::HashMap, hash::Hash, sync::Arc};

use async_graphql::dataloader::Loader;
use entity::{TrustUid, Urn, host_need, secondee_offer};
use sea_orm::{
    ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter as _, QuerySelect as _, Select, TryGetable, Value,
};
use uuid::Uuid;

use super::{Board, Exchange};
use crate::{access::scope, graphql::error::Error, secondment::loaders::Source};

/// All needs and offers as they are now.
pub struct Boards(pub Exchange);

impl Loader<()> for Boards {
    type Value = Arc<Board>;
    type Error = Error;

    async fn load(&self, _: &[()]) -> Result<HashMap<(), Arc<Board>>, Error> {
        Ok(HashMap::from([((), self.0.board().await?)]))
    }
}

/// Which of the open offers there are for who asks.
#[derive(Clone)]
pub enum Seen {
    /// All.
    All,
    /// These.
    These(Arc<[Uuid]>),
}

/// See [`Seen`].
pub struct OpenOffers(pub Source);

impl Loader<()> for OpenOffers {
    type Value = Seen;
    type Error = Error;

    async fn load(&self, _: &[()]) -> Result<HashMap<(), Seen>, Error> {
        let (viewer, db) = (self.0.asker.viewer(), &self.0.db);
        if scope::sees_every_open_offer(&viewer, db).await? {
            return Ok(HashMap::from([((), Seen::All)]));
        }
        let open = scope::secondee_offers(&viewer).filter(secondee_offer::Column::OfferState.eq("OPEN"));
        Ok(HashMap::from([((), Seen::These(ids(db, open, secondee_offer::Column::Id).await?.into()))]))
    }
}

/// The needs that there are for who asks and not for everybody like them.
pub struct NeedsSeenByFew(pub Source);

impl Loader<()> for NeedsSeenByFew {
    type Value = Arc<[Uuid]>;
    type Error = Error;

    async fn load(&self, _: &[()]) -> Result<HashMap<(), Arc<[Uuid]>>, Error> {
        let few = scope::host_needs_seen_by_few(&self.0.asker.viewer());
        Ok(HashMap::from([((), ids(&self.0.db, few, host_need::Column::Id).await?.into())]))
    }
}

/// The needs of schools, and of trusts whose schools posted them, as far as there are any for who asks.
pub struct NeedsOf(pub Source);

impl Loader<Urn> for NeedsOf {
    type Value = Vec<Uuid>;
    type Error = Error;

    async fn load(&self, urns: &[Urn]) -> Result<HashMap<Urn, Vec<Uuid>>, Error> {
        self.by(host_need::Column::SchoolUrn, urns).await
    }
}

impl Loader<TrustUid> for NeedsOf {
    type Value = Vec<Uuid>;
    type Error = Error;

    async fn load(&self, uids: &[TrustUid]) -> Result<HashMap<TrustUid, Vec<Uuid>>, Error> {
        self.by(host_need::Column::TrustUid, uids).await
    }
}

impl NeedsOf {
    async fn by<K>(&self, of: host_need::Column, keys: &[K]) -> Result<HashMap<K, Vec<Uuid>>, Error>
    where
        K: Copy + Eq + Hash + Into<Value> + TryGetable,
    {
        let theirs = scope::host_needs(&self.0.asker.viewer()).filter(of.is_in(keys.iter().copied()));
        let theirs = theirs.select_only().column(of).column(host_need::Column::Id);
        let found: Vec<(K, Uuid)> = theirs.into_tuple().all(&self.0.db).await?;
        let mut gathered: HashMap<K, Vec<Uuid>> = HashMap::new();
        for (of, id) in found {
            gathered.entry(of).or_default().push(id);
        }
        Ok(gathered)
    }
}

async fn ids<E: EntityTrait>(db: &DatabaseConnection, of: Select<E>, id: impl ColumnTrait) -> Result<Vec<Uuid>, Error> {
    Ok(of.select_only().column(id).into_tuple().all(db).await?)
}
