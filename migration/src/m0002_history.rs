//! History: what the files say of time, what follows from it, and what each import changed and noticed.

use sea_orm_migration::{
    prelude::*,
    schema::{
        big_integer, big_integer_null, big_pk_auto, boolean, boolean_null, date, date_null, integer, integer_null,
        timestamp_with_time_zone, uuid,
    },
};

use crate::portable::{Columns, index, reference, urn};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["school", "trust", "school_group"] {
            let vanished = Table::alter().table(table).add_column(date_null("vanished_on")).to_owned();
            manager.alter_table(vanished).await?;
        }
        let digest = Table::alter().table("source_file").add_column(ColumnDef::new("digest").string()).to_owned();
        manager.alter_table(digest).await?;
        let tables = [
            school_link(),
            group_link(),
            trust_sighting(),
            trust_membership(),
            former_name(),
            register_change(),
            finding(),
        ];
        for table in tables {
            manager.create_table(table).await?;
        }
        index(manager, "school_link", &["linked_urn"]).await?;
        index(manager, "group_link", &["group_uid"]).await?;
        index(manager, "trust_sighting", &["trust_uid"]).await?;
        index(manager, "trust_membership", &["urn", "trust_uid"]).await?;
        index(manager, "register_change", &["source_file_id", "entity_key"]).await?;
        index(manager, "finding", &["kind", "source_file_id"]).await?;
        let one_at_a_time = "CREATE UNIQUE INDEX trust_membership_one_at_a_time ON trust_membership (urn) \
                             WHERE left_basis IS NULL";
        manager.get_connection().execute_unprepared(one_at_a_time).await?;
        Ok(())
    }
}

fn school_link() -> TableCreateStatement {
    Table::create()
        .table("school_link")
        .col(urn("urn"))
        .col(urn("linked_urn").check(Expr::col("linked_urn").ne(Expr::col("urn"))))
        .texts(&["link_type"])
        .maybe_days(&["established_on"])
        .col(date("as_of"))
        .primary_key(Index::create().col("urn").col("linked_urn").col("link_type"))
        .to_owned()
}

fn group_link() -> TableCreateStatement {
    Table::create()
        .table("group_link")
        .col(urn("urn"))
        .col(integer("group_uid").check(Expr::col("group_uid").between(0, 999_999)))
        .texts(&["group_type_code"])
        .maybe_days(&["joined_on"])
        .col(date("first_listed_on"))
        .col(date("last_listed_on").check(Expr::col("last_listed_on").gte(Expr::col("first_listed_on"))))
        .primary_key(Index::create().col("urn").col("group_uid"))
        .to_owned()
}

fn trust_sighting() -> TableCreateStatement {
    Table::create()
        .table("trust_sighting")
        .col(urn("urn"))
        .col(date("seen_on"))
        .col(integer_null("trust_uid"))
        .primary_key(Index::create().col("urn").col("seen_on"))
        .foreign_key(&mut reference("trust_sighting", "urn", "school", "urn"))
        .foreign_key(&mut reference("trust_sighting", "trust_uid", "trust", "uid"))
        .to_owned()
}

fn trust_membership() -> TableCreateStatement {
    let ends_after_its_start = Expr::col("left_on").gte(Expr::col("joined_on"));
    Table::create()
        .table("trust_membership")
        .col(uuid("id").primary_key())
        .col(urn("urn"))
        .col(integer_null("trust_uid"))
        .maybe_days(&["joined_on", "joined_not_before", "joined_not_after"])
        .texts(&["joined_basis"])
        .maybe_days(&["left_on", "left_not_before", "left_not_after"])
        .maybe_texts(&["left_basis"])
        .texts(&["join_reason"])
        .maybe_texts(&["join_reason_evidence", "leave_reason"])
        .col(boolean("founding_school"))
        .col(boolean_null("required_to_join"))
        .maybe_texts(&["required_to_join_basis"])
        .col(timestamp_with_time_zone("updated_at"))
        .col(integer("version"))
        .check(ends_after_its_start)
        .foreign_key(&mut reference("trust_membership", "urn", "school", "urn"))
        .foreign_key(&mut reference("trust_membership", "trust_uid", "trust", "uid"))
        .to_owned()
}

fn former_name() -> TableCreateStatement {
    Table::create()
        .table("former_name")
        .texts(&["entity"])
        .col(integer("entity_key"))
        .texts(&["name"])
        .col(date("last_listed_on"))
        .primary_key(Index::create().col("entity").col("entity_key").col("name"))
        .to_owned()
}

fn register_change() -> TableCreateStatement {
    Table::create()
        .table("register_change")
        .col(big_pk_auto("id"))
        .col(big_integer("source_file_id"))
        .texts(&["entity"])
        .col(integer("entity_key"))
        .texts(&["change", "fields"])
        .foreign_key(&mut reference("register_change", "source_file_id", "source_file", "id"))
        .to_owned()
}

fn finding() -> TableCreateStatement {
    Table::create()
        .table("finding")
        .col(big_pk_auto("id"))
        .col(big_integer_null("source_file_id"))
        .texts(&["kind"])
        .col(big_integer_null("line"))
        .texts(&["detail"])
        .foreign_key(&mut reference("finding", "source_file_id", "source_file", "id"))
        .to_owned()
}
