//! What the database itself holds of secondments, whoever writes: that nobody is booked twice, that nobody agrees for
//! somebody else, that states follow each other, that what was agreed stays as it was.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

use crate::portable::{forbid, forbid_under_lock};

/// States in which a person is bound.
const BINDING: &str = "('AGREED', 'ACTIVE', 'PAUSED')";

/// All moves that there are.
const MOVES: &str =
    "('DRAFT>PROPOSED', 'DRAFT>WITHDRAWN', 'PROPOSED>AGREED', 'PROPOSED>DECLINED', 'PROPOSED>WITHDRAWN',
    'AGREED>ACTIVE', 'AGREED>CANCELLED', 'ACTIVE>PAUSED', 'PAUSED>ACTIVE', 'ACTIVE>COMPLETED', 'PAUSED>COMPLETED',
    'ACTIVE>ENDED_EARLY', 'PAUSED>ENDED_EARLY')";

/// What stays as it was when it was agreed. Who goes does so too, until nobody is to know any more.
const FROZEN: [&str; 9] = [
    "home_school_urn",
    "home_trust_uid",
    "host_school_urn",
    "host_trust_uid",
    "within_trust",
    "fsm_decile_home",
    "fsm_decile_host",
    "fsm_census",
    "agreed_at",
];

pub async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    bookings(manager).await?;
    moves(manager).await?;
    approvals(manager).await?;
    forbid(manager, "DELETE", "secondment", "OLD.agreed_at IS NOT NULL", "what was agreed stays").await?;
    let too_much = "NEW.percent_hundredths + (SELECT coalesce(sum(percent_hundredths), 0) FROM cost_share
        WHERE secondment_id = NEW.secondment_id AND party <> NEW.party) > 10000";
    let row = "PERFORM 1 FROM secondment WHERE id = NEW.secondment_id FOR UPDATE";
    for event in ["INSERT", "UPDATE"] {
        forbid_under_lock(manager, event, "cost_share", row, too_much, "costs are shared once").await?;
    }
    let redacted = "EXISTS (SELECT 1 FROM secondment s JOIN staff_member m ON m.id = s.secondee_id
        WHERE s.id = NEW.secondment_id AND m.redacted_at IS NOT NULL)";
    forbid(manager, "INSERT", "secondment_text", redacted, "of who is redacted nothing is written").await?;
    forbid(manager, "UPDATE", "secondment_text", "TRUE", "what was written is deleted or stays").await
}

/// For each person and day no more than their contract; for each need no more than was asked for. The person's row is
/// locked before anything is added up, then the need's.
async fn bookings(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let is_bound = format!("NEW.secondment_state IN {BINDING}");
    // The most is reached on a day on which something begins.
    let overlaps = |day: &str| {
        format!(
            "o.secondee_id = NEW.secondee_id AND o.id <> NEW.id AND o.secondment_state IN {BINDING}
             AND o.starts_on <= {day} AND (o.ends_on IS NULL OR o.ends_on >= {day})"
        )
    };
    let days = format!(
        "(SELECT NEW.starts_on AS day UNION SELECT d.starts_on FROM secondment d WHERE d.secondee_id = NEW.secondee_id
          AND d.id <> NEW.id AND d.secondment_state IN {BINDING} AND d.starts_on > NEW.starts_on
          AND (NEW.ends_on IS NULL OR d.starts_on <= NEW.ends_on)) AS days"
    );
    let overbooked = format!(
        "{is_bound} AND EXISTS (SELECT 1 FROM {days} WHERE NEW.fte_hundredths
         + (SELECT coalesce(sum(o.fte_hundredths), 0) FROM secondment o WHERE {})
         > (SELECT m.contract_hundredths FROM staff_member m WHERE m.id = NEW.secondee_id))",
        overlaps("days.day")
    );
    let overfilled = "NEW.need_id IS NOT NULL AND NEW.secondment_state IN ('AGREED', 'ACTIVE', 'PAUSED', 'COMPLETED')
        AND NEW.fte_hundredths + (SELECT coalesce(sum(o.fte_hundredths), 0) FROM secondment o WHERE o.need_id = NEW.need_id
            AND o.id <> NEW.id AND o.secondment_state IN ('AGREED', 'ACTIVE', 'PAUSED', 'COMPLETED'))
        > (SELECT n.fte_hundredths FROM host_need n WHERE n.id = NEW.need_id)";
    let person = "PERFORM 1 FROM staff_member WHERE id = NEW.secondee_id FOR UPDATE";
    let need = "PERFORM 1 FROM host_need WHERE id = NEW.need_id FOR UPDATE";
    for event in ["INSERT", "UPDATE"] {
        forbid_under_lock(manager, event, "secondment", person, &overbooked, "person is booked once").await?;
        forbid_under_lock(manager, event, "secondment", need, overfilled, "what is needed is filled once").await?;
    }
    let too_small = format!(
        "NEW.contract_hundredths < OLD.contract_hundredths AND EXISTS (SELECT 1 FROM secondment s
         WHERE s.secondee_id = NEW.id AND s.secondment_state IN {BINDING}
         AND (SELECT sum(o.fte_hundredths) FROM secondment o WHERE o.secondee_id = NEW.id
              AND o.secondment_state IN {BINDING} AND o.starts_on <= s.starts_on
              AND (o.ends_on IS NULL OR o.ends_on >= s.starts_on)) > NEW.contract_hundredths)"
    );
    forbid(manager, "UPDATE", "staff_member", &too_small, "contract covers what is agreed").await?;
    let unfilled = "NEW.fte_hundredths < (SELECT coalesce(sum(o.fte_hundredths), 0) FROM secondment o
        WHERE o.need_id = NEW.id AND o.secondment_state IN ('AGREED', 'ACTIVE', 'PAUSED', 'COMPLETED'))";
    forbid(manager, "UPDATE", "host_need", unfilled, "need covers what is agreed").await
}

/// States follow each other, one version at a time; and how long it may last goes by its kind.
async fn moves(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let unborn = "NEW.secondment_state NOT IN ('DRAFT', 'PROPOSED')";
    forbid(manager, "INSERT", "secondment", unborn, "secondments begin with a proposal").await?;
    let astray = format!(
        "OLD.secondment_state <> NEW.secondment_state
         AND (OLD.secondment_state || '>' || NEW.secondment_state) NOT IN {MOVES}"
    );
    forbid(manager, "UPDATE", "secondment", &astray, "states follow each other").await?;
    forbid(manager, "UPDATE", "secondment", "NEW.version <> OLD.version + 1", "versions follow each other").await?;
    let changed = FROZEN.map(|column| format!("NEW.{column} IS DISTINCT FROM OLD.{column}")).join(" OR ");
    let exchanged = "NEW.secondee_id IS DISTINCT FROM OLD.secondee_id
        AND NOT (OLD.pseudonymised_at IS NULL AND NEW.pseudonymised_at IS NOT NULL)";
    let thawed = format!("OLD.agreed_at IS NOT NULL AND ({changed} OR ({exchanged}))");
    forbid(manager, "UPDATE", "secondment", &thawed, "what was agreed is frozen").await?;
    let (days, too_long) = match manager.get_database_backend() {
        DbBackend::Postgres => {
            ("(NEW.ends_on - NEW.starts_on + 1)", "NEW.ends_on >= NEW.starts_on + interval '36 months'")
        }
        _ => (
            "(julianday(NEW.ends_on) - julianday(NEW.starts_on) + 1)",
            // Of 29 February SQLite alone would make 1 March.
            "NEW.ends_on >= min(date(NEW.starts_on, '+36 months'),
                date(NEW.starts_on, 'start of month', '+37 months', '-1 day'))",
        ),
    };
    let unfit = format!(
        "(NEW.secondment_kind IN ('SECONDMENT', 'SHARED_POST') AND {days} < 5)
         OR (NEW.secondment_kind <> 'REDEPLOYMENT' AND {too_long})"
    );
    for event in ["INSERT", "UPDATE"] {
        forbid(manager, event, "secondment", &unfit, "lasts neither too short nor too long").await?;
    }
    Ok(())
}

/// Nothing is agreed without the three, and nobody is two of them; but within one trust the employer is one.
async fn approvals(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let alone = "OLD.secondment_state = 'PROPOSED' AND NEW.secondment_state = 'AGREED' AND (SELECT count(*)
        FROM secondment_approval a WHERE a.secondment_id = NEW.id AND a.decision = 'APPROVED') <> 3";
    forbid(manager, "UPDATE", "secondment", alone, "three parties agree").await?;
    for (table, of, joined) in [
        ("secondment_approval", "secondment_id", "secondment s ON s.id = o.secondment_id"),
        (
            "amendment_approval",
            "amendment_id",
            "secondment_amendment n ON n.id = o.amendment_id JOIN secondment s ON s.id = n.secondment_id",
        ),
    ] {
        let twice = format!(
            "NEW.decision = 'APPROVED' AND EXISTS (SELECT 1 FROM {table} o JOIN {joined}
             WHERE o.{of} = NEW.{of} AND o.party <> NEW.party AND o.decision = 'APPROVED' AND o.decided_by = NEW.decided_by
             AND NOT (s.within_trust AND o.party <> 'SECONDEE' AND NEW.party <> 'SECONDEE'))"
        );
        for event in ["INSERT", "UPDATE"] {
            forbid(manager, event, table, &twice, "nobody agrees for two").await?;
        }
    }
    Ok(())
}
