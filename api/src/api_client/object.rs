//! A partner system, as GraphQL shows it.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{Context, ID, Object};
use entity::{
    TrustUid,
    api_client::{Entity, Model},
    api_client_trust,
};
use sea_orm::{ColumnTrait as _, DatabaseConnection, QueryFilter as _, Select};
use uuid::Uuid;

use crate::{
    access::{ClientScope, Viewer, scope},
    context::RequestContext as _,
    graphql::{error::Error, node_id::NodeId, scalars::DateTime},
    register::Register,
    trust::Trust,
};

/// A partner system that may sign in by itself, such as a trust's software for its staff.
pub struct ApiClient {
    row: Model,
    trusts: Vec<TrustUid>,
    register: Arc<Register>,
}

impl ApiClient {
    /// A row with its trusts, in a register.
    pub fn new(register: Arc<Register>, (row, trusts): (Model, Vec<TrustUid>)) -> Self {
        Self { row, trusts, register }
    }

    /// Reads some that the viewer may see, with the trusts of all of them at once.
    pub async fn read(ctx: &Context<'_>, theirs: Select<Entity>) -> Result<Vec<Self>, Error> {
        let rows = Self::rows(&ctx.viewer(), ctx.db(), theirs).await?;
        Ok(rows.into_iter().map(|row| Self::new(ctx.register(), row)).collect())
    }

    /// The rows of some, with their trusts.
    pub async fn rows(
        viewer: &Viewer,
        db: &DatabaseConnection,
        theirs: Select<Entity>,
    ) -> Result<Vec<(Model, Vec<TrustUid>)>, Error> {
        let rows = theirs.all(db).await?;
        let ids = rows.iter().map(|row| row.id);
        let trusts = scope::api_client_trusts(viewer).filter(api_client_trust::Column::ClientId.is_in(ids));
        let mut of_client: HashMap<Uuid, Vec<TrustUid>> = HashMap::new();
        for link in trusts.all(db).await? {
            of_client.entry(link.client_id).or_default().push(link.trust_uid);
        }
        let with_trusts = |row: Model| {
            let trusts = of_client.remove(&row.id).unwrap_or_default();
            (row, trusts)
        };
        Ok(rows.into_iter().map(with_trusts).collect())
    }
}

/// A partner system that may sign in by itself, such as a trust's software for its staff.
#[Object]
impl ApiClient {
    /// Opaque id, unique among all things of this service.
    pub async fn id(&self) -> ID {
        ID::from(&NodeId::ApiClient(self.row.id))
    }

    /// What it calls itself when it signs in: the `client_id` of OAuth.
    async fn client_id(&self) -> String {
        self.row.id.to_string()
    }

    /// What people call it.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// What it may ask for, such as `staff:read`.
    async fn scopes(&self) -> Vec<&'static str> {
        ClientScope::known_in(&self.row.scopes).map(ClientScope::name).collect()
    }

    /// The trusts that it acts for.
    async fn trusts(&self) -> Vec<Trust> {
        let found = self.trusts.iter().filter_map(|uid| self.register.trusts.by_uid(*uid));
        found.map(|at| Trust::new(self.register.clone(), at)).collect()
    }

    /// The last four characters of its secret, by which people tell secrets apart.
    async fn secret_hint(&self) -> &str {
        &self.row.secret_hint
    }

    /// When it was let in.
    async fn created_at(&self) -> DateTime {
        DateTime(self.row.made_at)
    }

    /// When it was revoked. Null while it may sign in.
    async fn revoked_at(&self) -> Option<DateTime> {
        self.row.revoked_at.map(DateTime)
    }
}
