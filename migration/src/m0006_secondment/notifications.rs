//! Who is told what: no texts, only what it is about. What is shown is made when it is read.

use sea_orm_migration::{
    prelude::*,
    schema::{integer_null, timestamp_with_time_zone, uuid, uuid_null},
};

use crate::portable::{Columns, index, reference};

pub async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for table in [notification(), notification_read()] {
        manager.create_table(table).await?;
    }
    index(manager, "notification", &["to_staff_member", "to_trust_uid", "to_school_urn", "made_at"]).await
}

/// To one person, or to whoever leads a trust or a school.
fn notification() -> TableCreateStatement {
    let is_to_one = "(CASE WHEN to_staff_member IS NULL THEN 0 ELSE 1 END)
        + (CASE WHEN to_trust_uid IS NULL THEN 0 ELSE 1 END) + (CASE WHEN to_school_urn IS NULL THEN 0 ELSE 1 END) = 1";
    Table::create()
        .table("notification")
        .col(uuid("id").primary_key())
        .texts(&["kind", "entity_type"])
        .col(uuid("entity_id"))
        .col(uuid_null("to_staff_member"))
        .col(integer_null("to_trust_uid"))
        .col(integer_null("to_school_urn"))
        .col(timestamp_with_time_zone("made_at"))
        .check(Expr::cust(is_to_one))
        .foreign_key(&mut reference("notification", "to_staff_member", "staff_member", "id"))
        .foreign_key(&mut reference("notification", "to_trust_uid", "trust", "uid"))
        .foreign_key(&mut reference("notification", "to_school_urn", "school", "urn"))
        .to_owned()
}

/// Who has read it: of several leaders each for themselves.
fn notification_read() -> TableCreateStatement {
    Table::create()
        .table("notification_read")
        .col(uuid("notification_id"))
        .texts(&["actor"])
        .col(timestamp_with_time_zone("read_at"))
        .primary_key(Index::create().col("notification_id").col("actor"))
        .foreign_key(&mut reference("notification_read", "notification_id", "notification", "id"))
        .to_owned()
}
