//! The service's own keys: Ed25519 pairs that lie in the database, where every instance finds the same ones.

#![expect(clippy::disallowed_methods, reason = "this room decides who may see what")]

use std::{sync::Arc, time::Duration};

use aws_lc_rs::{
    rand,
    signature::{Ed25519KeyPair, KeyPair as _},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD, prelude::BASE64_STANDARD};
use chrono::{DateTime, TimeDelta, Utc};
use entity::signing_key::{ActiveModel, Column, Entity, Model};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey};
use moka::future::Cache;
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseConnection, DbErr,
    EntityTrait as _, QueryFilter as _, QueryOrder as _, sea_query::OnConflict,
};

use super::known::Key;
use crate::database;

/// How long the keys that were read are believed to be all, and as they are.
const BELIEVED_FOR: Duration = Duration::from_secs(10);

/// How often an unknown key may have the database asked before that: who sends many such tokens asks no more often.
const FLOOR: Duration = Duration::from_secs(1);

/// The name of the lock under which keys are rotated.
const ROTATION_LOCK: i64 = 7_216_545_106;

/// The keys, as they were read some seconds ago.
#[derive(Clone)]
pub struct Keys {
    db: DatabaseConnection,
    read: Cache<(), Arc<Vec<Model>>>,
    asked_anew: Cache<(), ()>,
}

impl Keys {
    /// The keys of a database.
    pub fn of(db: DatabaseConnection) -> Self {
        let cache = |time: Duration| Cache::builder().max_capacity(1).time_to_live(time);
        Self { db, read: cache(BELIEVED_FOR).build(), asked_anew: Cache::builder().time_to_live(FLOOR).build() }
    }

    /// All keys that may be believed or will sign.
    pub async fn all(&self) -> Result<Arc<Vec<Model>>, Arc<DbErr>> {
        self.read.try_get_with((), read(&self.db)).await
    }

    /// The key of a name that is believed at a moment. One that is unknown may have been made just now.
    pub async fn find(&self, kid: &str, now: DateTime<Utc>) -> Result<Option<Key>, Arc<DbErr>> {
        let known = |keys: &[Model]| keys.iter().find(|key| key.kid == kid && is_believed(key, now)).cloned();
        let mut found = known(&self.all().await?);
        if found.is_none() && !self.asked_anew.contains_key(&()) {
            self.asked_anew.insert((), ()).await;
            self.read.invalidate(&()).await;
            found = known(&self.all().await?);
        }
        Ok(found
            .and_then(|key| DecodingKey::from_ed_components(&key.public_key).ok())
            .map(|key| Key { key, algorithm: Algorithm::EdDSA }))
    }

    /// The key that signs, made where there is none yet.
    pub async fn signing(&self, now: DateTime<Utc>) -> anyhow::Result<(String, EncodingKey)> {
        let key = signing(&self.db, now).await?;
        Ok((key.kid, EncodingKey::from_ed_der(&BASE64_STANDARD.decode(key.private_key)?)))
    }
}

/// Whether what a key signed may be believed.
pub fn is_believed(key: &Model, now: DateTime<Utc>) -> bool {
    key.believed_until.is_none_or(|until| now < until)
}

async fn read(db: &DatabaseConnection) -> Result<Arc<Vec<Model>>, DbErr> {
    Ok(Arc::new(Entity::find().order_by_desc(Column::MadeAt).all(db).await?))
}

/// The key that signs. Where several instances start at once on an empty database, one makes it and all have it.
pub async fn signing(db: &DatabaseConnection, now: DateTime<Utc>) -> anyhow::Result<Model> {
    let signs = || Entity::find().filter(Column::Signs.eq(1));
    if let Some(key) = signs().one(db).await? {
        return Ok(key);
    }
    let unless_there_is_one = OnConflict::column(Column::Signs).do_nothing().to_owned();
    Entity::insert(make(now)?).on_conflict(unless_there_is_one).exec_without_returning(db).await?;
    signs().one(db).await?.ok_or_else(|| anyhow::anyhow!("the key to sign with was not kept"))
}

/// Puts a new key in the place of the one that signs, which is believed for some time yet. Others are forgotten when their
/// time is over.
pub async fn rotate(db: &DatabaseConnection, now: DateTime<Utc>, overlap: TimeDelta) -> anyhow::Result<Model> {
    let alone = database::claim(db, ROTATION_LOCK).await?;
    Entity::delete_many().filter(Column::BelievedUntil.lt(now)).exec(&alone).await?;
    retire(&alone, now + overlap).await?;
    let key = make(now)?.insert(&alone).await?;
    alone.commit().await?;
    Ok(key)
}

async fn retire(db: &impl ConnectionTrait, until: DateTime<Utc>) -> Result<(), DbErr> {
    // Those before it are believed no longer than it is, and no private half is kept that does not sign.
    let shortened = ActiveModel { believed_until: Set(Some(until)), ..Default::default() };
    Entity::update_many().set(shortened).filter(Column::BelievedUntil.gt(until)).exec(db).await?;
    let (none, until) = (Set(String::new()), Set(Some(until)));
    let retired = ActiveModel { signs: Set(None), private_key: none, believed_until: until, ..Default::default() };
    Entity::update_many().set(retired).filter(Column::Signs.eq(1)).exec(db).await.map(drop)
}

fn make(now: DateTime<Utc>) -> anyhow::Result<ActiveModel> {
    let failed = |_| anyhow::anyhow!("no key could be made");
    let pair = Ed25519KeyPair::generate_pkcs8(&rand::SystemRandom::new()).map_err(failed)?;
    let public = Ed25519KeyPair::from_pkcs8(pair.as_ref()).map_err(|_| anyhow::anyhow!("the key is no key"))?;
    let mut name = [0; 9];
    rand::fill(&mut name).map_err(failed)?;
    Ok(ActiveModel {
        kid: Set(URL_SAFE_NO_PAD.encode(name)),
        private_key: Set(BASE64_STANDARD.encode(pair.as_ref())),
        public_key: Set(URL_SAFE_NO_PAD.encode(public.public_key().as_ref())),
        made_at: Set(now),
        believed_until: Set(None),
        signs: Set(Some(1)),
    })
}
