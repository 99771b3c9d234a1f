//! Who may: keys that sign, partner systems, members of staff, and the trace of what was done.

mod log;
mod people;

use sea_orm_migration::{
    prelude::*,
    schema::{integer, integer_null, string, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid},
};

use crate::portable::{Columns, index, reference, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [signing_key(), api_client(), api_client_trust(), idempotency_key()] {
            manager.create_table(table).await?;
        }
        unique(manager, "signing_key", &["signs"]).await?;
        index(manager, "idempotency_key", &["made_at"]).await?;
        people::create(manager).await?;
        log::create(manager).await
    }
}

/// Keys that sign the service's own tokens. One of them signs; the others are still believed for a while.
fn signing_key() -> TableCreateStatement {
    Table::create()
        .table("signing_key")
        .col(string("kid").primary_key())
        .texts(&["private_key", "public_key"])
        .col(timestamp_with_time_zone("made_at"))
        .col(timestamp_with_time_zone_null("believed_until"))
        .col(integer_null("signs").check(Expr::col("signs").eq(1)))
        .check(Expr::cust("(signs IS NULL) = (believed_until IS NOT NULL)"))
        .to_owned()
}

fn api_client() -> TableCreateStatement {
    Table::create()
        .table("api_client")
        .col(uuid("id").primary_key())
        .texts(&["name", "scopes", "secret_hash", "secret_hint"])
        .col(timestamp_with_time_zone("made_at"))
        .col(timestamp_with_time_zone_null("revoked_at"))
        .col(integer("version"))
        .to_owned()
}

fn api_client_trust() -> TableCreateStatement {
    Table::create()
        .table("api_client_trust")
        .col(uuid("client_id"))
        .col(integer("trust_uid"))
        .primary_key(Index::create().col("client_id").col("trust_uid"))
        .foreign_key(&mut reference("api_client_trust", "client_id", "api_client", "id"))
        .foreign_key(&mut reference("api_client_trust", "trust_uid", "trust", "uid"))
        .to_owned()
}

/// What was asked for under a key, so that asking again changes nothing. Never a reply: that is made anew.
fn idempotency_key() -> TableCreateStatement {
    Table::create()
        .table("idempotency_key")
        .texts(&["actor", "key", "operation", "input_hash"])
        .maybe_texts(&["result_id"])
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(Index::create().col("actor").col("key"))
        .to_owned()
}
