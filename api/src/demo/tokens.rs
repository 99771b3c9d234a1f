//! The demo's tokens: one for each role, for people whom it invented.

use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};
use clap::ValueEnum as _;
use sea_orm::DatabaseConnection;
use serde_json::{Value, json};

use super::people::{self, Cast};
use crate::{
    access::{
        ClientScope, Role,
        token::{BY_COMMAND, Wish, issue, keys::Keys},
    },
    app::App,
    config::Issuer,
};

/// How long they are good.
const LASTS: TimeDelta = TimeDelta::days(7);

/// One token for each role.
pub struct Tokens {
    /// Whose people they are about.
    pub cast: String,
    made: Vec<(String, String)>,
}

impl Tokens {
    /// Makes them, for the largest trust of what is served and its first school.
    pub async fn make(db: &DatabaseConnection, app: &App, issuer: &Issuer, now: DateTime<Utc>) -> anyhow::Result<Self> {
        let register = app.keeper().current();
        let Some(cast) = Cast::of(&register) else { return Ok(Self { cast: String::new(), made: vec![] }) };
        let trust = register.trusts.by_uid(cast.trust).map_or("", |at| &register.trusts.at(at).name);
        let mut made = vec![];
        for &role in Role::value_variants() {
            let token = issue(wish(role, &cast), issuer, Keys::of(db.clone()).signing(now).await?, now)?;
            made.push((name_of(role), token));
        }
        Ok(Self { cast: trust.to_owned(), made })
    }

    /// As the GraphiQL page takes them.
    pub fn json(&self) -> Value {
        self.made.iter().map(|(role, token)| json!({ "role": role, "token": token })).collect()
    }
}

fn wish(role: Role, cast: &Cast) -> Wish {
    let is_of_trust = matches!(role, Role::TrustLeader | Role::Partner);
    let is_of_school = matches!(role, Role::SchoolStaff | Role::SchoolLeader);
    Wish {
        subject: people::subject(role).into(),
        client_id: BY_COMMAND.into(),
        roles: vec![role],
        scopes: ClientScope::ALL.into_iter().filter(|_| role == Role::Partner).collect(),
        trusts: is_of_trust.then_some(cast.trust).into_iter().collect(),
        schools: is_of_school.then_some(cast.school).into_iter().collect(),
        lasts: LASTS,
    }
}

fn name_of(role: Role) -> String {
    role.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
}

/// One on each line, behind its role.
impl fmt::Display for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.made.iter().try_for_each(|(role, token)| writeln!(f, "  {role:<14} {token}"))
    }
}
