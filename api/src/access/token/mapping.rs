//! What the claims of another issuer mean here.

use std::{collections::BTreeSet, str::FromStr};

use anyhow::{Context as _, ensure};
use entity::{TrustUid, Urn};
use serde_json::Value;
use serde_json_path::JsonPath;

use crate::{access::Role, config::Oidc};

/// Where the claims of another issuer say what, and what its words for roles mean.
pub struct Mapping {
    roles: JsonPath,
    role_names: Vec<(String, Role)>,
    trusts: JsonPath,
    schools: JsonPath,
}

impl Mapping {
    /// As the settings have it.
    pub fn new(oidc: &Oidc) -> anyhow::Result<Self> {
        let path = |name: &str, path: &str| JsonPath::parse(path).with_context(|| format!("{name} is not a JSONPath"));
        Ok(Self {
            roles: path("OIDC_ROLES", &oidc.oidc_roles)?,
            role_names: oidc.oidc_role_names.iter().map(|pair| read_pair(pair)).collect::<anyhow::Result<_>>()?,
            trusts: path("OIDC_TRUSTS", &oidc.oidc_trusts)?,
            schools: path("OIDC_SCHOOLS", &oidc.oidc_schools)?,
        })
    }

    /// The roles that claims give. A word that means nothing here gives none.
    pub fn roles(&self, claims: &Value) -> BTreeSet<Role> {
        let words = texts(&self.roles, claims);
        words.filter_map(|word| self.role_names.iter().find(|(name, _)| *name == word).map(|(_, role)| *role)).collect()
    }

    /// The trusts that claims name.
    pub fn trusts(&self, claims: &Value) -> BTreeSet<TrustUid> {
        numbers(&self.trusts, claims)
    }

    /// The schools that claims name.
    pub fn schools(&self, claims: &Value) -> BTreeSet<Urn> {
        numbers(&self.schools, claims)
    }
}

/// `WORD=ROLE`: people only, since partner systems sign in here.
fn read_pair(pair: &str) -> anyhow::Result<(String, Role)> {
    let (name, role) = pair.split_once('=').with_context(|| format!("OIDC_ROLE_NAMES: {pair} is not WORD=ROLE"))?;
    let role = Role::named(role.trim()).with_context(|| format!("OIDC_ROLE_NAMES: {role} is not a role"))?;
    ensure!(role != Role::Partner, "OIDC_ROLE_NAMES: people are no partner systems");
    Ok((name.trim().to_owned(), role))
}

fn texts<'a>(path: &JsonPath, claims: &'a Value) -> impl Iterator<Item = String> + use<'a> {
    path.query(claims).all().into_iter().filter_map(|value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

/// What is no identifier names nothing.
fn numbers<T: FromStr + Ord>(path: &JsonPath, claims: &Value) -> BTreeSet<T> {
    texts(path, claims).filter_map(|text| text.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn mapping(role_names: &[&str]) -> anyhow::Result<Mapping> {
        Mapping::new(&Oidc {
            oidc_roles: "$.roles[*].code".into(),
            oidc_role_names: role_names.iter().map(ToString::to_string).collect(),
            oidc_trusts: "$.organisation.uid".into(),
            oidc_schools: "$.organisation.urn".into(),
            ..Oidc::default()
        })
    }

    #[test]
    fn claims_in_the_manner_of_dfe_sign_in_are_understood() {
        let mapping = mapping(&["ST_Head=school-leader", "ST_CEO = trust-leader"]).unwrap();
        let claims = json!({ "roles": [{ "code": "ST_Head" }, { "code": "Other" }], "organisation": { "urn": "100000", "uid": null } });
        assert_eq!(mapping.roles(&claims), [Role::SchoolLeader].into());
        assert_eq!(mapping.schools(&claims), ["100000".parse().unwrap()].into());
        assert!(mapping.trusts(&claims).is_empty());
    }

    #[test]
    fn claims_of_another_shape_give_nothing() {
        let mapping = mapping(&["ST_Head=school-leader"]).unwrap();
        for claims in
            [json!({}), json!([]), json!({ "roles": "ST_Head" }), json!({ "organisation": { "urn": "1", "uid": [] } })]
        {
            assert!(mapping.roles(&claims).is_empty() && mapping.schools(&claims).is_empty(), "{claims}");
        }
    }

    #[test]
    fn no_word_makes_somebody_a_partner_system() {
        for bad in ["ST_System=partner", "ST_Head=head", "ST_Head"] {
            assert!(mapping(&[bad]).is_err(), "{bad}");
        }
    }
}
