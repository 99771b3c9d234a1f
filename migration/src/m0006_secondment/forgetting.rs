//! What the database holds of forgetting: what was done stays, but for what came to nothing, which may go whole, and for
//! who went, of whom nobody is to know any more after some years.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

use crate::portable::forbid;

/// What stands instead of who went.
const NOBODY: &str = "the secondee";

/// States in which a person is bound.
const BINDING: &str = "('AGREED', 'ACTIVE', 'PAUSED')";

/// States of what came to nothing.
const NEVER_AGREED: &str = "('DRAFT', 'DECLINED', 'WITHDRAWN')";

/// PostgreSQL would keep samples of what stands in a table for its planner, and with them texts of who is erased.
const NO_STATISTICS: &str = "
    ALTER TABLE secondment_text ALTER COLUMN body SET STATISTICS 0;
    ALTER TABLE secondment ALTER COLUMN external_reference SET STATISTICS 0";

pub async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    if manager.get_database_backend() == DbBackend::Postgres {
        manager.get_connection().execute_unprepared(NO_STATISTICS).await?;
    }
    redaction(manager).await?;
    pseudonyms(manager).await?;
    events(manager).await?;
    let amended = "SELECT n.secondment_id FROM secondment_amendment n WHERE n.id = OLD.amendment_id";
    decisions(manager, "secondment_approval", "secondment_id", "OLD.secondment_id").await?;
    decisions(manager, "amendment_approval", "amendment_id", amended).await
}

/// Nobody is erased who is bound, and nobody is bound who was erased.
async fn redaction(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let bound = format!(
        "NEW.redacted_at IS NOT NULL AND OLD.redacted_at IS NULL AND EXISTS (SELECT 1 FROM secondment s
         WHERE s.secondee_id = NEW.id AND s.secondment_state IN {BINDING})"
    );
    forbid(manager, "UPDATE", "staff_member", &bound, "who is bound is not redacted").await?;
    let redacted = format!("NEW.secondment_state IN {BINDING} AND {}", is_redacted("NEW.secondee_id"));
    forbid(manager, "UPDATE", "secondment", &redacted, "who is redacted is not bound").await
}

/// Who went is forgotten once, and then it is nobody.
async fn pseudonyms(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let undone = "OLD.pseudonymised_at IS NOT NULL AND NEW.pseudonymised_at IS DISTINCT FROM OLD.pseudonymised_at";
    forbid(manager, "UPDATE", "secondment", undone, "who is forgotten stays so").await?;
    let somebody = format!("NEW.pseudonymised_at IS NOT NULL AND NOT {}", is_redacted("NEW.secondee_id"));
    forbid(manager, "UPDATE", "secondment", &somebody, "who is forgotten is nobody").await
}

async fn events(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = ["id", "secondment_id", "version", "action", "from_state", "to_state", "by_party", "made_at"];
    let forgotten = format!(
        "OLD.by_party = 'SECONDEE' AND NEW.actor = '{NOBODY}' AND {} AND {}",
        same(&columns),
        is_forgotten("OLD.secondment_id")
    );
    forbid(manager, "UPDATE", "secondment_event", &format!("NOT ({forgotten})"), "what was done stays").await?;
    let lasting = lasts("OLD.secondment_id");
    forbid(manager, "DELETE", "secondment_event", &lasting, "what was done stays").await
}

/// What is decided stays decided, in a table whose rows belong to the secondment that `secondment` tells.
async fn decisions(manager: &SchemaManager<'_>, table: &str, of: &str, secondment: &str) -> Result<(), DbErr> {
    let agreed = format!("OLD.decision = 'APPROVED' AND {}", lasts(secondment));
    forbid(manager, "DELETE", table, &agreed, "who agreed has agreed").await?;
    let forgotten = format!(
        "OLD.party = 'SECONDEE' AND NEW.decided_by = '{NOBODY}' AND {} AND {}",
        same(&[of, "party", "decision", "decided_at"]),
        is_forgotten(secondment)
    );
    let undone = format!("OLD.decision <> 'PENDING' AND NOT ({forgotten})");
    forbid(manager, "UPDATE", table, &undone, "what is decided stays decided").await
}

fn same(columns: &[&str]) -> String {
    let same: Vec<_> = columns.iter().map(|column| format!("NEW.{column} = OLD.{column}")).collect();
    same.join(" AND ")
}

fn is_redacted(member: &str) -> String {
    format!("EXISTS (SELECT 1 FROM staff_member m WHERE m.id = {member} AND m.redacted_at IS NOT NULL)")
}

fn is_forgotten(secondment: &str) -> String {
    format!("EXISTS (SELECT 1 FROM secondment s WHERE s.id = ({secondment}) AND s.pseudonymised_at IS NOT NULL)")
}

fn lasts(secondment: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM secondment s WHERE s.id = ({secondment}) AND s.secondment_state NOT IN {NEVER_AGREED})"
    )
}
