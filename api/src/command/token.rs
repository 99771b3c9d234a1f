//! `token`: a token of the service's own, for trying things out.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::DatabaseConnection;
use uuid::Uuid;

use super::print;
use crate::{
    access::token::{BY_COMMAND, Wish, issue, keys::Keys},
    clock::Clock,
    config::{Issuer, Token},
    database,
};

/// Prints a token for the service that runs on the same database.
pub async fn run(options: &Token, clock: &Clock) -> anyhow::Result<()> {
    anyhow::ensure!(
        !options.production,
        "in production nobody is given a token by hand: people sign in at OIDC_ISSUER"
    );
    let db = database::connect_to_existing(&options.database.database_url).await?;
    database::check_migrations(&db).await?;
    let wish = Wish {
        subject: options.subject.clone().unwrap_or_else(|| Uuid::new_v4().to_string()),
        client_id: BY_COMMAND.into(),
        roles: vec![options.role],
        scopes: options.scope.iter().copied().collect::<BTreeSet<_>>(),
        trusts: options.trust.iter().copied().collect(),
        schools: options.school.iter().copied().collect(),
        lasts: TimeDelta::from_std(options.expires.into())?,
    };
    print(&format!("{}\n", make(&db, wish, &options.issuer, clock.now()).await?))
}

/// Makes a token by the key that signs in a database.
pub async fn make(db: &DatabaseConnection, wish: Wish, issuer: &Issuer, now: DateTime<Utc>) -> anyhow::Result<String> {
    issue(wish, issuer, Keys::of(db.clone()).signing(now).await?, now)
}
