//! Members of staff: what stays for statistics, and in a table of its own what tells who they are.

use sea_orm_migration::{
    prelude::*,
    schema::{
        boolean, date, integer, integer_null, string, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
    },
    sea_orm::DbBackend,
};

use crate::portable::{Columns, forbid, index, reference, unique};

const ROLES: [&str; 13] = [
    "TEACHER",
    "HEAD_OF_DEPARTMENT_OR_CURRICULUM",
    "HEAD_OF_YEAR_OR_PHASE",
    "SENDCO",
    "ASSISTANT_HEADTEACHER",
    "DEPUTY_HEADTEACHER",
    "HEADTEACHER",
    "EXECUTIVE_LEADER",
    "OTHER_LEADERSHIP",
    "TEACHING_ASSISTANT",
    "HIGHER_LEVEL_TEACHING_ASSISTANT",
    "SCHOOL_BUSINESS_PROFESSIONAL",
    "OTHER_SUPPORT",
];

/// PostgreSQL would keep samples of what stands in a table for its planner, and with them names of who is erased.
const NO_STATISTICS: &str = "ALTER TABLE staff_person
    ALTER COLUMN display_name SET STATISTICS 0, ALTER COLUMN email SET STATISTICS 0,
    ALTER COLUMN subject SET STATISTICS 0, ALTER COLUMN external_reference SET STATISTICS 0";

pub async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for table in [staff_member(), staff_person(), erasure_request()] {
        manager.create_table(table).await?;
    }
    index(manager, "staff_member", &["employer_trust_uid", "base_school_urn"]).await?;
    unique(manager, "staff_person", &["subject"]).await?;
    unique(manager, "staff_person", &["employer", "external_reference"]).await?;
    if manager.get_database_backend() == DbBackend::Postgres {
        manager.get_connection().execute_unprepared(NO_STATISTICS).await?;
    }
    let redacted = "EXISTS (SELECT 1 FROM staff_member WHERE id = NEW.staff_member_id AND redacted_at IS NOT NULL)";
    let known = "NEW.redacted_at IS NOT NULL AND EXISTS (SELECT 1 FROM staff_person WHERE staff_member_id = NEW.id)";
    forbid(manager, "INSERT", "staff_person", redacted, "who is redacted has no name any more").await?;
    forbid(manager, "UPDATE", "staff_person", redacted, "who is redacted has no name any more").await?;
    forbid(manager, "UPDATE", "staff_member", known, "who is redacted keeps no name").await?;
    let held = "NEW.redacted_at IS NOT NULL AND OLD.legal_hold";
    forbid(manager, "UPDATE", "staff_member", held, "who is under a legal hold is not redacted").await?;
    let undone = "OLD.redacted_at IS NOT NULL AND NEW.redacted_at IS NULL";
    forbid(manager, "UPDATE", "staff_member", undone, "who is redacted stays so").await?;
    forbid(manager, "DELETE", "staff_member", "TRUE", "members of staff are redacted, never deleted").await
}

/// What stays when a person is erased. Its id tells nothing, not even when it was made.
fn staff_member() -> TableCreateStatement {
    Table::create()
        .table("staff_member")
        .col(uuid("id").primary_key())
        .col(integer_null("employer_trust_uid"))
        .col(integer_null("base_school_urn"))
        .col(string("role").check(Expr::col("role").is_in(ROLES)))
        .col(integer("contract_hundredths").check(Expr::col("contract_hundredths").between(1, 100)))
        .col(boolean("legal_hold").default(false))
        .col(timestamp_with_time_zone_null("redacted_at"))
        .col(integer("version"))
        .check(Expr::cust("employer_trust_uid IS NOT NULL OR base_school_urn IS NOT NULL"))
        .foreign_key(&mut reference("staff_member", "employer_trust_uid", "trust", "uid"))
        .foreign_key(&mut reference("staff_member", "base_school_urn", "school", "urn"))
        .to_owned()
}

/// Everything that tells who a member of staff is, and nothing else: small, so that it can be wiped.
fn staff_person() -> TableCreateStatement {
    Table::create()
        .table("staff_person")
        .col(uuid("staff_member_id").primary_key())
        .texts(&["display_name"])
        .maybe_texts(&["email"])
        .texts(&["employer"])
        .maybe_texts(&["subject", "external_reference"])
        .foreign_key(&mut reference("staff_person", "staff_member_id", "staff_member", "id"))
        .to_owned()
}

/// Who asked to be erased, and what came of it.
fn erasure_request() -> TableCreateStatement {
    Table::create()
        .table("erasure_request")
        .col(uuid("staff_member_id").primary_key())
        .texts(&["asked_by"])
        .col(timestamp_with_time_zone("asked_at"))
        .col(date("due_on"))
        .col(timestamp_with_time_zone_null("erased_at"))
        .col(timestamp_with_time_zone_null("wiped_at"))
        .foreign_key(&mut reference("erasure_request", "staff_member_id", "staff_member", "id"))
        .to_owned()
}
