//! Partner systems at the door: their secrets, and what they may at this moment.
//!
//! What was found is remembered for some seconds, so that a system that is revoked or narrowed is so within the half minute
//! that is promised, in every instance, and yet not every request asks the database.

#![expect(clippy::disallowed_methods, reason = "this room decides who may see what")]

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use aws_lc_rs::{constant_time::verify_slices_are_equal, rand};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use entity::{TrustUid, api_client, api_client_trust};
use moka::future::Cache;
use sea_orm::{ColumnTrait as _, DatabaseConnection, DbErr, EntityTrait as _, QueryFilter as _};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::ClientScope;

/// How long what a partner system may is believed. A revocation takes effect within this time.
const BELIEVED_FOR: Duration = Duration::from_secs(10);

/// Partner systems that are remembered.
const REMEMBERED: u64 = 10_000;

/// Bytes of chance in a secret: nobody guesses it, so hashing it fast is safe.
const SECRET_BYTES: usize = 32;

/// What a partner system may.
#[derive(Debug, Clone, Default)]
pub struct Client {
    /// What it may ask for.
    pub scopes: BTreeSet<ClientScope>,
    /// For whom.
    pub trusts: BTreeSet<TrustUid>,
    secret_hash: String,
}

/// The partner systems that may sign in.
#[derive(Clone)]
pub struct Clients {
    db: DatabaseConnection,
    known: Cache<Uuid, Option<Arc<Client>>>,
}

impl Clients {
    /// Those that a database has.
    pub fn of(db: DatabaseConnection) -> Self {
        Self { db, known: Cache::builder().max_capacity(REMEMBERED).time_to_live(BELIEVED_FOR).build() }
    }

    /// What one may now; nothing where it is unknown or revoked.
    pub async fn find(&self, id: Uuid) -> Result<Option<Arc<Client>>, Arc<DbErr>> {
        self.known.try_get_with(id, self.read(id)).await
    }

    /// What one may, if it knows its secret. Who is unknown, revoked or wrong takes the same time and the same statements.
    pub async fn signed_in(&self, id: Uuid, secret: &str) -> Result<Option<Arc<Client>>, Arc<DbErr>> {
        let found = self.read(id).await?;
        let kept = found.as_ref().map_or_else(|| hash(""), |client| client.secret_hash.clone());
        let is_right = verify_slices_are_equal(hash(secret).as_bytes(), kept.as_bytes()).is_ok();
        Ok(found.filter(|_| is_right))
    }

    async fn read(&self, id: Uuid) -> Result<Option<Arc<Client>>, DbErr> {
        let client = api_client::Entity::find_by_id(id).filter(api_client::Column::RevokedAt.is_null());
        let client = client.one(&self.db).await?;
        let trusts = api_client_trust::Entity::find().filter(api_client_trust::Column::ClientId.eq(id));
        let trusts = trusts.all(&self.db).await?.into_iter().map(|it| it.trust_uid).collect();
        Ok(client.map(|client| {
            let scopes = ClientScope::known_in(&client.scopes).collect();
            Arc::new(Client { scopes, trusts, secret_hash: client.secret_hash })
        }))
    }
}

/// A secret that nobody had before, and what is kept of it.
pub struct NewSecret {
    /// The secret, to be shown once.
    pub secret: String,
    /// Its hash.
    pub hash: String,
    /// Its last characters.
    pub hint: String,
}

impl NewSecret {
    /// Makes one.
    pub fn make() -> anyhow::Result<Self> {
        let mut bytes = [0; SECRET_BYTES];
        rand::fill(&mut bytes).map_err(|_| anyhow::anyhow!("the machine has no chance to offer"))?;
        let secret = format!("stc_{}", URL_SAFE_NO_PAD.encode(bytes));
        let hint = secret[secret.len() - 4..].to_owned();
        Ok(Self { hash: hash(&secret), hint, secret })
    }
}

/// SHA-256 in base 64: of what is random already, so that a slow hash would guard nothing and cost every sign-in.
fn hash(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(secret))
}
