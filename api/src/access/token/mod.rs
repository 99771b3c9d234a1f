//! Who shows a token: whether it is good, and what it says of them.
//!
//! Two issuers are believed: this service, which issues to partner systems and, where it is not in production, to whoever
//! sits at its command line; and one OpenID Connect provider, which signs people in. A token names its key; the key is
//! looked for among those of the two, and brings with it its algorithm and its issuer. Nothing else in a token's header
//! is heeded.

mod claims;
mod external;
mod issue;
pub mod keys;
mod known;
mod mapping;

use std::{sync::Arc, time::Duration};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use jsonwebtoken::{Header, decode_header};
use moka::future::Cache;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

pub use self::{
    claims::{BY_COMMAND, Claims},
    issue::{Wish, issue},
};
use self::{external::External, keys::Keys, known::Key};
use super::{ClientScope, Principal, Role, client::Clients};
use crate::{clock::Clock, config::Identity};

/// The type that RFC 9068 gives access tokens. Others, such as those that only tell who signed in, open nothing here.
const TYPE: &str = "at+jwt";

/// Longer tokens are not looked at: more trusts and schools than anybody has fit into less.
const MOST_BYTES: usize = 8 * 1024;

/// How long a token that was good is not looked at again, but for its time and its partner system.
const REMEMBERED_FOR: Duration = Duration::from_secs(10);

/// The most tokens that are remembered.
const REMEMBERED: u64 = 10_000;

/// Why a token opens nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It is not good; the text says what is wrong, as far as its bearer may know.
    Token(&'static str),
    /// Whether it is good cannot be told at the moment.
    Unknown,
}

/// Looks at tokens.
pub struct Tokens {
    issuer: String,
    audience: String,
    production: bool,
    keys: Keys,
    clients: Clients,
    external: Option<Arc<External>>,
    clock: Clock,
    good: Cache<[u8; 32], Arc<Principal>>,
}

impl Tokens {
    /// Looks at tokens as the settings have it.
    pub fn new(
        identity: &Identity,
        production: bool,
        (keys, clients): (Keys, Clients),
        clock: Clock,
    ) -> anyhow::Result<Self> {
        Ok(Self {
            issuer: identity.own.token_issuer.clone(),
            audience: identity.own.token_audience.clone(),
            production,
            keys,
            clients,
            external: External::new(&identity.oidc)?,
            clock,
            good: Cache::builder().max_capacity(REMEMBERED).time_to_live(REMEMBERED_FOR).build(),
        })
    }

    /// Who shows a token.
    pub async fn principal(&self, token: &str) -> Result<Arc<Principal>, Refused> {
        if token.len() > MOST_BYTES {
            return Err(Refused::Token("The token is too long."));
        }
        let hash: [u8; 32] = Sha256::digest(token).into();
        let principal = match self.good.get(&hash).await {
            Some(known) if self.clock.now() < known.expires_at => known,
            _ => {
                let read = Arc::new(self.read(token).await?);
                self.good.insert(hash, read.clone()).await;
                read
            }
        };
        self.as_of_now(principal).await
    }

    /// The keys by which others can check the service's own tokens.
    pub async fn published(&self) -> Result<Value, Refused> {
        let keys = self.keys.all().await.map_err(unknown)?;
        let now = self.clock.now();
        let believed = keys.iter().filter(|key| keys::is_believed(key, now));
        let shown = believed.map(|key| {
            json!({ "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": key.kid, "x": key.public_key })
        });
        Ok(json!({ "keys": shown.collect::<Vec<_>>() }))
    }

    async fn read(&self, token: &str) -> Result<Principal, Refused> {
        const MALFORMED: Refused = Refused::Token("This is not a token that this service takes.");
        let header = decode_header(token).map_err(|_| MALFORMED)?;
        if !is_access_token(&header) {
            return Err(Refused::Token("This is not an access token: its type is not at+jwt."));
        }
        let kid = header.kid.ok_or(MALFORMED)?;
        if let Some(key) = self.keys.find(&kid, self.clock.now()).await.map_err(unknown)? {
            return self.own(token, &key).ok_or(MALFORMED)?;
        }
        let Some(external) = &self.external else { return Err(MALFORMED) };
        let key = external.find(&kid).await.map_err(|_| Refused::Unknown)?.ok_or(MALFORMED)?;
        let (_, claims) = key.open::<Value>(token, &external.issuer, &external.audience).ok_or(MALFORMED)?;
        let moment = |name: &str| claims[name].as_f64().map(|seconds| seconds as i64);
        let expires_at = self.in_time(moment("exp").ok_or(MALFORMED)?, moment("nbf"))?;
        let subject = claims["sub"].as_str().filter(|subject| !subject.is_empty()).ok_or(MALFORMED)?;
        Ok(Principal {
            actor: actor("person", &external.issuer, subject),
            expires_at,
            client: None,
            subject: subject.to_owned(),
            roles: external.mapping.roles(&claims),
            scopes: [].into(),
            trusts: external.mapping.trusts(&claims),
            schools: external.mapping.schools(&claims),
        })
    }

    /// What a token of the service's own says; none where it is not one.
    fn own(&self, token: &str, key: &Key) -> Option<Result<Principal, Refused>> {
        let (_, claims) = key.open::<Claims>(token, &self.issuer, &self.audience)?;
        let client: Option<Uuid> = claims.client_id.parse().ok();
        // In production partner systems alone have tokens of the service's own, and they have no other role.
        let is_issued = match client {
            Some(id) => claims.sub == id.to_string() && claims.roles == [Role::Partner],
            None => claims.client_id == BY_COMMAND && !self.production,
        };
        if !is_issued || claims.sub.is_empty() {
            return None;
        }
        let expires_at = match self.in_time(claims.exp, Some(claims.nbf)) {
            Ok(moment) => moment,
            Err(refused) => return Some(Err(refused)),
        };
        Some(Ok(Principal {
            actor: client.map_or_else(|| actor("person", &claims.iss, &claims.sub), |id| format!("client:{id}").into()),
            expires_at,
            client,
            subject: claims.sub,
            roles: claims.roles.into_iter().collect(),
            scopes: ClientScope::known_in(&claims.scope).collect(),
            trusts: claims.trusts.iter().filter_map(|uid| uid.parse().ok()).collect(),
            schools: claims.schools.iter().filter_map(|urn| urn.parse().ok()).collect(),
        }))
    }

    /// Until when a token is good. Not a second longer, and none before its time.
    fn in_time(&self, exp: i64, nbf: Option<i64>) -> Result<DateTime<Utc>, Refused> {
        let now = self.clock.now();
        let expires_at = DateTime::from_timestamp(exp, 0).ok_or(Refused::Token("The token ends at no moment."))?;
        if now >= expires_at {
            return Err(Refused::Token("The token is over."));
        }
        if nbf.is_some_and(|nbf| DateTime::from_timestamp(nbf, 0).is_none_or(|begins| now < begins)) {
            return Err(Refused::Token("The token has not begun."));
        }
        Ok(expires_at)
    }

    /// A partner system may at most what it may now, whatever its token says.
    async fn as_of_now(&self, principal: Arc<Principal>) -> Result<Arc<Principal>, Refused> {
        let Some(id) = principal.client else { return Ok(principal) };
        let client = self.clients.find(id).await.map_err(unknown)?;
        let client = client.ok_or(Refused::Token("The partner system of this token is not let in any more."))?;
        if principal.scopes.is_subset(&client.scopes) && principal.trusts.is_subset(&client.trusts) {
            return Ok(principal);
        }
        Ok(Arc::new(Principal {
            scopes: &principal.scopes & &client.scopes,
            trusts: &principal.trusts & &client.trusts,
            ..Principal::clone(&principal)
        }))
    }
}

fn is_access_token(header: &Header) -> bool {
    let bare = header.typ.as_deref().map(|name| name.strip_prefix("application/").unwrap_or(name));
    bare.is_some_and(|name| name.eq_ignore_ascii_case(TYPE))
}

fn unknown(error: Arc<sea_orm::DbErr>) -> Refused {
    tracing::error!(%error, "tokens cannot be looked at");
    Refused::Unknown
}

/// What the log calls somebody: the same whenever they come, and no name, which a subject may be.
fn actor(kind: &str, issuer: &str, subject: &str) -> Arc<str> {
    let digest = Sha256::digest(format!("{}:{issuer}{subject}", issuer.len()));
    format!("{kind}:{}", URL_SAFE_NO_PAD.encode(&digest[..15])).into()
}
