//! The issuer of people's tokens: an OpenID Connect provider that the operator trusts.
//!
//! Its keys are found by discovery and kept. They are fetched anew when they are old, and when a token names one that is
//! not among them, but never more often than a floor allows, whatever tokens are sent. While the issuer cannot be reached,
//! or talks nonsense, the last good keys stay.

use std::{collections::HashMap, sync::Arc, time::Duration};

use anyhow::{Context as _, ensure};
use arc_swap::ArcSwapOption;
use jsonwebtoken::jwk::Jwk;
use reqwest::{Client, Url, redirect::Policy};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;
use tokio::{sync::Mutex, time::Instant};

use super::{known::Key, mapping::Mapping};
use crate::config::Oidc;

/// How long the keys are used before they are fetched anew.
const OLD_AFTER: Duration = Duration::from_secs(600);

/// The least time between two fetches.
const FLOOR: Duration = Duration::from_secs(30);

/// How long the issuer may take to answer.
const ANSWERS_WITHIN: Duration = Duration::from_secs(3);

/// The most bytes of an answer, and the most keys in one.
const MOST_BYTES: usize = 128 * 1024;
const MOST_KEYS: usize = 50;

/// The issuer of people's tokens.
pub struct External {
    /// Its name, which its tokens bear.
    pub issuer: String,
    /// What its tokens have to be for.
    pub audience: String,
    /// What its claims mean here.
    pub mapping: Mapping,
    http: Client,
    held: ArcSwapOption<Held>,
    last_tried: Mutex<Option<Instant>>,
}

/// The keys that were fetched last.
struct Held {
    keys: HashMap<String, Key>,
    fetched: Instant,
}

#[derive(Deserialize)]
struct Discovery {
    issuer: String,
    jwks_uri: String,
}

#[derive(Deserialize)]
struct KeySet {
    keys: Vec<Value>,
}

impl External {
    /// The issuer that the settings name; none where they name none.
    pub fn new(oidc: &Oidc) -> anyhow::Result<Option<Arc<Self>>> {
        let Some(issuer) = oidc.oidc_issuer.clone() else { return Ok(None) };
        let audience = oidc.oidc_audience.clone().context("OIDC_ISSUER needs OIDC_AUDIENCE")?;
        let address: Url = issuer.parse().context("OIDC_ISSUER is not an address")?;
        ensure!(is_safe(&address), "OIDC_ISSUER must be https, unless it is on this machine");
        let http = Client::builder().timeout(ANSWERS_WITHIN).redirect(Policy::none()).build()?;
        let mapping = Mapping::new(oidc)?;
        let (held, last_tried) = (ArcSwapOption::empty(), Mutex::new(None));
        Ok(Some(Arc::new(Self { issuer, audience, mapping, http, held, last_tried })))
    }

    /// The key of a name; none where the issuer has none. An error where its keys are not known at all.
    pub async fn find(self: &Arc<Self>, kid: &str) -> anyhow::Result<Option<Key>> {
        let held = self.held.load_full();
        let known = held.as_ref().and_then(|held| held.keys.get(kid).cloned());
        let is_old = held.as_ref().is_none_or(|held| held.fetched.elapsed() > OLD_AFTER);
        if let (Some(key), true) = (&known, is_old) {
            // Whoever comes first asks; nobody waits, since the key is at hand.
            self.refresh_meanwhile();
            return Ok(Some(key.clone()));
        }
        if known.is_none() {
            self.refresh().await;
        }
        let held = self.held.load_full().context("the issuer's keys are not known")?;
        Ok(held.keys.get(kid).cloned())
    }

    /// Fetches the keys while others are answered.
    fn refresh_meanwhile(self: &Arc<Self>) {
        let issuer = self.clone();
        tokio::spawn(async move { issuer.refresh().await });
    }

    /// Fetches the keys, one request at a time while others wait for what it brings.
    async fn refresh(&self) {
        let mut last_tried = self.last_tried.lock().await;
        if last_tried.is_some_and(|tried| tried.elapsed() < FLOOR) {
            return;
        }
        *last_tried = Some(Instant::now());
        match self.fetch().await {
            Ok(keys) => self.held.store(Some(Arc::new(Held { keys, fetched: Instant::now() }))),
            Err(error) => tracing::warn!(
                error = format!("{error:#}"),
                "the keys of OIDC_ISSUER cannot be had; the last good ones stay"
            ),
        }
    }

    async fn fetch(&self) -> anyhow::Result<HashMap<String, Key>> {
        let discovery = format!("{}/.well-known/openid-configuration", self.issuer.trim_end_matches('/'));
        let found: Discovery = self.get(&discovery).await?;
        ensure!(found.issuer == self.issuer, "its discovery document is of another issuer");
        let address: Url = found.jwks_uri.parse().context("its jwks_uri is not an address")?;
        ensure!(is_safe(&address), "its jwks_uri is not https");
        let set: KeySet = self.get(address.as_str()).await?;
        ensure!(set.keys.len() <= MOST_KEYS, "it has more than {MOST_KEYS} keys");
        // Keys of kinds that are not known here are for others.
        let read = set.keys.into_iter().filter_map(|key| serde_json::from_value::<Jwk>(key).ok());
        let keys: HashMap<_, _> = read.filter_map(|jwk| Some((jwk.common.key_id.clone()?, Key::read(&jwk)?))).collect();
        ensure!(!keys.is_empty(), "it has no key that verifies tokens");
        Ok(keys)
    }

    async fn get<T: DeserializeOwned>(&self, address: &str) -> anyhow::Result<T> {
        let mut reply = self.http.get(address).send().await?.error_for_status()?;
        ensure!(reply.status().is_success(), "it answers with {}", reply.status());
        let mut body = vec![];
        while let Some(chunk) = reply.chunk().await? {
            body.extend_from_slice(&chunk);
            ensure!(body.len() <= MOST_BYTES, "its answer has more than {MOST_BYTES} bytes");
        }
        serde_json::from_slice(&body).context("its answer is not what it should be")
    }
}

/// What is fetched from elsewhere comes encrypted, or from this machine.
fn is_safe(address: &Url) -> bool {
    let is_here = || match address.host_str() {
        Some("localhost") => true,
        Some(host) => host.trim_matches(['[', ']']).parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback()),
        None => false,
    };
    address.scheme() == "https" || (address.scheme() == "http" && is_here())
}

#[cfg(test)]
mod tests {
    use super::is_safe;

    #[test]
    fn what_comes_from_elsewhere_comes_encrypted() {
        for good in ["https://issuer.example.org", "http://127.0.0.1:8080/a", "http://localhost", "http://[::1]:1"] {
            assert!(is_safe(&good.parse().unwrap()), "{good}");
        }
        for bad in
            ["http://issuer.example.org", "http://127.0.0.1.example.org", "ftp://localhost", "file:///etc/passwd"]
        {
            assert!(!is_safe(&bad.parse().unwrap()), "{bad}");
        }
    }
}
