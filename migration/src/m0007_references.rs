//! What another system calls a need or a secondment is free again once that is over, for the next one of the same vacancy.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Each table with the index that held over all its rows, what it is over, and the rows of which it holds now.
const REFERENCES: [(&str, &str, &str); 2] = [
    ("host_need", "school_urn, external_reference", "need_state IN ('DRAFT', 'OPEN', 'FILLED')"),
    (
        "secondment",
        "reference_of, external_reference",
        "secondment_state NOT IN ('DECLINED', 'WITHDRAWN', 'CANCELLED')",
    ),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, columns, live) in REFERENCES {
            let before = format!("{table}_{}_once", columns.replace(", ", "_"));
            manager.drop_index(Index::drop().name(before).table(table).to_owned()).await?;
            let index = format!("CREATE UNIQUE INDEX {table}_reference_once ON {table} ({columns}) WHERE {live}");
            manager.get_connection().execute_unprepared(&index).await?;
        }
        Ok(())
    }
}
