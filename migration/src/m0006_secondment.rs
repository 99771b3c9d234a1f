//! Staff and secondments: what schools need, who offers themselves, what is agreed, and who is told.

mod agreements;
mod exchange;
mod forgetting;
mod invariants;
mod notifications;

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        exchange::create(manager).await?;
        agreements::create(manager).await?;
        notifications::create(manager).await?;
        invariants::create(manager).await?;
        forgetting::create(manager).await
    }
}
