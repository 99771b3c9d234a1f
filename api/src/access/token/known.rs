//! A key that is known, and what it verifies: which algorithm it is for is its own affair, never that of a token.

use jsonwebtoken::{
    Algorithm, DecodingKey, Header, Validation, decode,
    jwk::{AlgorithmParameters, EllipticCurve, Jwk, PublicKeyUse},
};
use serde::de::DeserializeOwned;

/// A key that verifies, and the one algorithm that it verifies by.
#[derive(Clone)]
pub struct Key {
    /// The key.
    pub key: DecodingKey,
    /// Its algorithm.
    pub algorithm: Algorithm,
}

/// Shorter keys of RSA, in base 64 of their modulus, are no secret any more: 2,048 bits.
const SHORTEST_RSA: usize = 342;

impl Key {
    /// A key of another issuer; none where it is for something else, or too weak, or of a kind that is not used here. Secrets
    /// that both sides share are no such kind.
    pub fn read(jwk: &Jwk) -> Option<Self> {
        if !matches!(jwk.common.public_key_use, None | Some(PublicKeyUse::Signature)) {
            return None;
        }
        let named = jwk.common.key_algorithm.map(Algorithm::try_from);
        let (usual, fits): (Algorithm, &[Algorithm]) = match &jwk.algorithm {
            AlgorithmParameters::RSA(key) if key.n.len() >= SHORTEST_RSA => (Algorithm::RS256, &RSA),
            AlgorithmParameters::EllipticCurve(key) => match key.curve {
                EllipticCurve::P256 => (Algorithm::ES256, &[Algorithm::ES256]),
                EllipticCurve::P384 => (Algorithm::ES384, &[Algorithm::ES384]),
                _ => return None,
            },
            AlgorithmParameters::OctetKeyPair(key) if key.curve == EllipticCurve::Ed25519 => {
                (Algorithm::EdDSA, &[Algorithm::EdDSA])
            }
            _ => return None,
        };
        let algorithm = named.unwrap_or(Ok(usual)).ok()?;
        let key = fits.contains(&algorithm).then(|| DecodingKey::from_jwk(jwk).ok()).flatten()?;
        Some(Self { key, algorithm })
    }

    /// What a token says, if this key signed it for this audience on this issuer's behalf. Its times are not looked at here.
    pub fn open<C: DeserializeOwned>(&self, token: &str, issuer: &str, audience: &str) -> Option<(Header, C)> {
        let mut validation = Validation::new(self.algorithm);
        validation.set_issuer(&[issuer]);
        validation.set_audience(&[audience]);
        validation.set_required_spec_claims(&["iss", "aud", "sub", "exp"]);
        // The library would ask the machine for the time.
        (validation.validate_exp, validation.validate_nbf) = (false, false);
        let opened = decode::<C>(token, &self.key, &validation).ok()?;
        Some((opened.header, opened.claims))
    }
}

const RSA: [Algorithm; 6] =
    [Algorithm::RS256, Algorithm::RS384, Algorithm::RS512, Algorithm::PS256, Algorithm::PS384, Algorithm::PS512];
