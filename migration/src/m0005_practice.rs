//! Shared practices: what schools do that works, its editions, and what came of it elsewhere.

use sea_orm_migration::{
    prelude::*,
    schema::{
        date_null, integer, integer_null, string, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
        uuid_null,
    },
};

use crate::portable::{Columns, forbid, index, reference, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            practice(),
            practice_edition(),
            practice_author(),
            adoption(),
            endorsement(),
            saved_practice(),
            suggestion(),
        ];
        for table in tables {
            manager.create_table(table).await?;
        }
        unique(manager, "practice", &["slug"]).await?;
        unique(manager, "adoption", &["practice_id", "school_urn"]).await?;
        index(manager, "practice", &["owner_trust_uid", "owner_school_urn", "derived_from"]).await?;
        index(manager, "practice_author", &["staff_member_id"]).await?;
        index(manager, "adoption", &["school_urn"]).await?;
        let unfit = "NEW.number <> (SELECT count(*) + 1 FROM practice_edition WHERE practice_id = NEW.practice_id)";
        forbid(manager, "INSERT", "practice_edition", unfit, "editions are counted without a gap").await?;
        forbid(manager, "UPDATE", "practice_edition", "TRUE", "what was published stays as it was").await?;
        forbid(manager, "DELETE", "practice_edition", "TRUE", "what was published stays").await?;
        let unshown = "NEW.practice_state = 'PUBLISHED' AND NEW.edition IS NULL";
        forbid(manager, "UPDATE", "practice", unshown, "what is published has an edition").await?;
        let revived = "OLD.practice_state = 'WITHDRAWN' AND NEW.practice_state <> 'WITHDRAWN'";
        forbid(manager, "UPDATE", "practice", revived, "what is withdrawn stays so").await
    }
}

const STATES: [&str; 5] = ["DRAFT", "IN_REVIEW", "PUBLISHED", "ARCHIVED", "WITHDRAWN"];
const VISIBILITIES: [&str; 4] = ["SCHOOL", "TRUST", "SIGNED_IN", "PUBLIC"];
const ADOPTION_STATES: [&str; 5] = ["INTERESTED", "PLANNED", "IN_USE", "EMBEDDED", "STOPPED"];
const OUTCOMES: [&str; 5] = ["IMPROVED", "NO_CHANGE", "WORSE", "TOO_EARLY", "NOT_MEASURED"];

/// What is being written, and beside it what of it is published. `content` is what its writers see: one JSON object.
fn practice() -> TableCreateStatement {
    Table::create()
        .table("practice")
        .col(uuid("id").primary_key())
        .texts(&["slug"])
        .col(string("practice_state").check(Expr::col("practice_state").is_in(STATES)))
        .col(string("visibility").check(Expr::col("visibility").is_in(VISIBILITIES)))
        .col(integer_null("owner_trust_uid"))
        .col(integer_null("owner_school_urn"))
        .texts(&["content"])
        .maybe_texts(&["change_note", "published"])
        .col(integer_null("edition"))
        .col(timestamp_with_time_zone_null("published_at"))
        .col(date_null("review_due_on"))
        .col(uuid_null("derived_from"))
        .col(uuid("family"))
        .texts(&["created_by"])
        .maybe_texts(&["submitted_by"])
        .col(timestamp_with_time_zone("updated_at"))
        .col(integer("version"))
        .check(Expr::cust("owner_trust_uid IS NOT NULL OR owner_school_urn IS NOT NULL"))
        .check(Expr::cust("(edition IS NULL) = (published_at IS NULL) AND (edition IS NULL) = (published IS NULL)"))
        .check(Expr::col("derived_from").ne(Expr::col("id")))
        .foreign_key(&mut reference("practice", "owner_trust_uid", "trust", "uid"))
        .foreign_key(&mut reference("practice", "owner_school_urn", "school", "urn"))
        .foreign_key(&mut reference("practice", "derived_from", "practice", "id"))
        .to_owned()
}

/// What was published, each time. It stays readable, and is never changed.
fn practice_edition() -> TableCreateStatement {
    Table::create()
        .table("practice_edition")
        .col(uuid("practice_id"))
        .col(integer("number"))
        .texts(&["content", "change_note", "published_by"])
        .col(timestamp_with_time_zone("published_at"))
        .primary_key(Index::create().col("practice_id").col("number"))
        .foreign_key(&mut reference("practice_edition", "practice_id", "practice", "id"))
        .to_owned()
}

/// Who wrote it: members of staff, so that who is erased is so here too.
fn practice_author() -> TableCreateStatement {
    Table::create()
        .table("practice_author")
        .col(uuid("practice_id"))
        .col(uuid("staff_member_id"))
        .primary_key(Index::create().col("practice_id").col("staff_member_id"))
        .foreign_key(&mut reference("practice_author", "practice_id", "practice", "id"))
        .foreign_key(&mut reference("practice_author", "staff_member_id", "staff_member", "id"))
        .to_owned()
}

fn adoption() -> TableCreateStatement {
    let is_measured = "outcome NOT IN ('IMPROVED', 'WORSE') OR \
                       (outcome_measure IS NOT NULL AND baseline IS NOT NULL AND result IS NOT NULL)";
    let is_used = "adoption_state NOT IN ('IN_USE', 'EMBEDDED') OR adopted_on IS NOT NULL";
    Table::create()
        .table("adoption")
        .col(uuid("id").primary_key())
        .col(uuid("practice_id"))
        .col(integer("school_urn"))
        .col(integer_null("school_trust_uid"))
        .col(integer("edition"))
        .col(string("adoption_state").check(Expr::col("adoption_state").is_in(ADOPTION_STATES)))
        .maybe_days(&["interested_on", "adopted_on", "ended_on"])
        .col(string("outcome").check(Expr::col("outcome").is_in(OUTCOMES)))
        .maybe_texts(&["outcome_measure", "baseline", "result", "note", "stopped_reason"])
        .col(timestamp_with_time_zone("updated_at"))
        .col(integer("version"))
        .check(Expr::cust(is_measured))
        .check(Expr::cust(is_used))
        .check(Expr::cust("(adoption_state = 'STOPPED') = (ended_on IS NOT NULL)"))
        .check(Expr::col("ended_on").gte(Expr::col("adopted_on")))
        .foreign_key(&mut reference("adoption", "practice_id", "practice", "id"))
        .foreign_key(&mut reference("adoption", "school_urn", "school", "urn"))
        .to_owned()
}

fn endorsement() -> TableCreateStatement {
    Table::create()
        .table("endorsement")
        .col(uuid("practice_id"))
        .col(integer("trust_uid"))
        .texts(&["by_role", "by_actor"])
        .maybe_texts(&["note"])
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(Index::create().col("practice_id").col("trust_uid"))
        .foreign_key(&mut reference("endorsement", "practice_id", "practice", "id"))
        .foreign_key(&mut reference("endorsement", "trust_uid", "trust", "uid"))
        .to_owned()
}

/// What somebody wants to find again: by what the log calls them, since not everybody is a member of staff.
fn saved_practice() -> TableCreateStatement {
    Table::create()
        .table("saved_practice")
        .texts(&["actor"])
        .col(uuid("practice_id"))
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(Index::create().col("actor").col("practice_id"))
        .foreign_key(&mut reference("saved_practice", "practice_id", "practice", "id"))
        .to_owned()
}

/// What somebody thinks that a school should try.
fn suggestion() -> TableCreateStatement {
    Table::create()
        .table("practice_suggestion")
        .col(uuid("practice_id"))
        .col(integer("school_urn"))
        .texts(&["by_actor"])
        .maybe_texts(&["note"])
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(Index::create().col("practice_id").col("school_urn").col("by_actor"))
        .foreign_key(&mut reference("practice_suggestion", "practice_id", "practice", "id"))
        .foreign_key(&mut reference("practice_suggestion", "school_urn", "school", "urn"))
        .to_owned()
}
