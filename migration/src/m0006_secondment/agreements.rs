//! Secondments: what is proposed, who has to agree, what was checked, and what came of it.

use sea_orm_migration::{
    prelude::*,
    schema::{
        big_integer_null, boolean, date, date_null, integer, integer_null, string, string_null,
        timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
    },
};

use crate::portable::{Columns, index, index_over, reference, unique};

const KINDS: [&str; 4] = ["SECONDMENT", "SHARED_POST", "REDEPLOYMENT", "COACHING"];
const STATES: [&str; 10] = [
    "DRAFT",
    "PROPOSED",
    "AGREED",
    "ACTIVE",
    "PAUSED",
    "COMPLETED",
    "ENDED_EARLY",
    "DECLINED",
    "WITHDRAWN",
    "CANCELLED",
];
const PARTIES: [&str; 3] = ["SECONDEE", "HOME_EMPLOYER", "HOST_EMPLOYER"];
const ACTORS: [&str; 5] = ["SECONDEE", "HOME_EMPLOYER", "HOST_EMPLOYER", "SECTOR_ADMIN", "SYSTEM"];
const DECISIONS: [&str; 3] = ["PENDING", "APPROVED", "DECLINED"];
const EMPLOYERS: [&str; 4] = ["SCHOOL_TRUST", "LOCAL_AUTHORITY", "GOVERNING_BODY", "OTHER"];
const PAUSES: [&str; 4] = ["LEAVE", "ABSENCE", "SCHOOL_CLOSURE", "OTHER"];
const AMENDMENTS: [&str; 4] = ["OPEN", "APPLIED", "DECLINED", "LAPSED"];
const PROGRESS: [&str; 5] = ["IMPROVED", "NO_CHANGE", "WORSE", "TOO_EARLY", "NOT_MEASURED"];

/// One change of what is agreed is asked for at a time.
const ONE_OPEN_AMENDMENT: &str = "CREATE UNIQUE INDEX secondment_amendment_one_open
    ON secondment_amendment (secondment_id) WHERE amendment_state = 'OPEN'";

pub async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let tables = [
        secondment(),
        approval("secondment_approval", "secondment_id", "secondment"),
        event(),
        text(),
        objective(),
        review(),
        check(),
        reminder(),
        cost_share(),
        amendment(),
        approval("amendment_approval", "amendment_id", "secondment_amendment"),
    ];
    for table in tables {
        manager.create_table(table).await?;
    }
    let columns = ["secondee_id", "home_school_urn", "home_trust_uid", "host_school_urn", "host_trust_uid", "need_id"];
    index(manager, "secondment", &columns).await?;
    index(manager, "secondment", &["offer_id"]).await?;
    // What begins and what ends: asked for every minute.
    index_over(manager, "secondment", &["secondment_state", "starts_on"]).await?;
    index_over(manager, "secondment", &["secondment_state", "ends_on"]).await?;
    unique(manager, "secondment", &["reference_of", "external_reference"]).await?;
    unique(manager, "secondment_event", &["secondment_id", "version"]).await?;
    for table in ["secondment_text", "secondment_objective", "secondment_review", "secondment_amendment"] {
        index(manager, table, &["secondment_id"]).await?;
    }
    manager.get_connection().execute_unprepared(ONE_OPEN_AMENDMENT).await.map(drop)
}

/// What is proposed or agreed. Texts that people write about it lie elsewhere, where they can be wiped.
fn secondment() -> TableCreateStatement {
    let is_bound = "(agreed_at IS NULL) = (secondment_state IN ('DRAFT', 'PROPOSED', 'DECLINED', 'WITHDRAWN'))";
    let is_ended = "(actual_ended_on IS NOT NULL) = (secondment_state IN ('COMPLETED', 'ENDED_EARLY'))";
    let is_past = "pseudonymised_at IS NULL OR secondment_state IN ('COMPLETED', 'ENDED_EARLY', 'CANCELLED')";
    Table::create()
        .table("secondment")
        .col(uuid("id").primary_key())
        .col(string("secondment_kind").check(Expr::col("secondment_kind").is_in(KINDS)))
        .col(string("secondment_state").check(Expr::col("secondment_state").is_in(STATES)))
        .col(string("proposed_by").check(Expr::col("proposed_by").is_in(PARTIES)))
        .col(uuid("secondee_id"))
        .col(integer_null("home_school_urn"))
        .col(integer_null("home_trust_uid"))
        .col(string("home_employer_kind").check(Expr::col("home_employer_kind").is_in(EMPLOYERS)))
        .col(integer("host_school_urn"))
        .col(integer_null("host_trust_uid"))
        .col(boolean("within_trust"))
        .texts(&["role", "subjects"])
        .col(integer("fte_hundredths").check(Expr::col("fte_hundredths").between(1, 100)))
        .col(date("starts_on"))
        .maybe_days(&["ends_on", "actual_ended_on"])
        .texts(&["reason"])
        .col(uuid_null("need_id"))
        .col(uuid_null("offer_id"))
        .col(integer_null("fsm_decile_home").check(Expr::col("fsm_decile_home").between(1, 10)))
        .col(integer_null("fsm_decile_host").check(Expr::col("fsm_decile_host").between(1, 10)))
        .maybe_texts(&["fsm_census"])
        .col(string_null("pause_reason").check(Expr::col("pause_reason").is_in(PAUSES)))
        .maybe_days(&["review_due_on"])
        .maybe_texts(&["reference_of", "external_reference"])
        .texts(&["created_by"])
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("agreed_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .col(timestamp_with_time_zone_null("pseudonymised_at"))
        .col(integer("version"))
        .check(Expr::cust("home_school_urn IS NOT NULL OR home_trust_uid IS NOT NULL"))
        .check(Expr::col("home_school_urn").ne(Expr::col("host_school_urn")))
        .check(Expr::col("ends_on").gte(Expr::col("starts_on")))
        .check(Expr::cust("ends_on IS NOT NULL OR secondment_kind = 'REDEPLOYMENT'"))
        .check(Expr::cust("(pause_reason IS NOT NULL) = (secondment_state = 'PAUSED')"))
        .check(Expr::cust(is_bound))
        .check(Expr::cust(is_ended))
        .check(Expr::cust(is_past))
        .foreign_key(&mut reference("secondment", "secondee_id", "staff_member", "id"))
        .foreign_key(&mut reference("secondment", "home_school_urn", "school", "urn"))
        .foreign_key(&mut reference("secondment", "home_trust_uid", "trust", "uid"))
        .foreign_key(&mut reference("secondment", "host_school_urn", "school", "urn"))
        .foreign_key(&mut reference("secondment", "host_trust_uid", "trust", "uid"))
        .foreign_key(&mut reference("secondment", "need_id", "host_need", "id"))
        .foreign_key(&mut reference("secondment", "offer_id", "secondee_offer", "id"))
        .to_owned()
}

/// What each party says: a record beside the state.
fn approval(table: &'static str, of: &'static str, to: &'static str) -> TableCreateStatement {
    let is_decided = "(decision = 'PENDING') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)";
    Table::create()
        .table(table)
        .col(uuid(of))
        .col(string("party").check(Expr::col("party").is_in(PARTIES)))
        .col(string("decision").check(Expr::col("decision").is_in(DECISIONS)))
        .maybe_texts(&["decided_by"])
        .col(timestamp_with_time_zone_null("decided_at"))
        .primary_key(Index::create().col(of).col("party"))
        .check(Expr::cust(is_decided))
        .foreign_key(&mut reference(table, of, to, "id"))
        .to_owned()
}

/// What was done, step by step: one for each version.
fn event() -> TableCreateStatement {
    Table::create()
        .table("secondment_event")
        .col(uuid("id").primary_key())
        .col(uuid("secondment_id"))
        .col(integer("version"))
        .texts(&["action"])
        .col(string("from_state").check(Expr::col("from_state").is_in(STATES)))
        .col(string("to_state").check(Expr::col("to_state").is_in(STATES)))
        .col(string("by_party").check(Expr::col("by_party").is_in(ACTORS)))
        .texts(&["actor"])
        .col(timestamp_with_time_zone("made_at"))
        .foreign_key(&mut reference("secondment_event", "secondment_id", "secondment", "id"))
        .to_owned()
}

/// Everything that people wrote of a secondment, by the key of what it belongs to. It may name the person, so it is in one
/// small table that can be wiped.
fn text() -> TableCreateStatement {
    Table::create()
        .table("secondment_text")
        .col(uuid("id").primary_key())
        .col(uuid("secondment_id"))
        .texts(&["body"])
        .foreign_key(&mut reference("secondment_text", "secondment_id", "secondment", "id"))
        .to_owned()
}

fn objective() -> TableCreateStatement {
    Table::create()
        .table("secondment_objective")
        .col(uuid("id").primary_key())
        .col(uuid("secondment_id"))
        .col(integer("position"))
        .maybe_texts(&["theme"])
        .col(uuid_null("practice_id"))
        .col(string("progress").check(Expr::col("progress").is_in(PROGRESS)))
        .foreign_key(&mut reference("secondment_objective", "secondment_id", "secondment", "id"))
        .foreign_key(&mut reference("secondment_objective", "practice_id", "practice", "id"))
        .to_owned()
}

fn review() -> TableCreateStatement {
    Table::create()
        .table("secondment_review")
        .col(uuid("id").primary_key())
        .col(uuid("secondment_id"))
        .col(date("reviewed_on"))
        .col(string("by_party").check(Expr::col("by_party").is_in(ACTORS)))
        .texts(&["actor", "progress"])
        .foreign_key(&mut reference("secondment_review", "secondment_id", "secondment", "id"))
        .to_owned()
}

/// Of a check only whether it was passed, who says so, and until when it holds.
fn check() -> TableCreateStatement {
    Table::create()
        .table("compliance_check")
        .col(uuid("secondment_id"))
        .texts(&["kind"])
        .col(boolean("passed"))
        .col(string("confirmed_by").check(Expr::col("confirmed_by").is_in(ACTORS)))
        .col(timestamp_with_time_zone("confirmed_at"))
        .col(date_null("expires_on"))
        .primary_key(Index::create().col("secondment_id").col("kind"))
        .foreign_key(&mut reference("compliance_check", "secondment_id", "secondment", "id"))
        .to_owned()
}

/// That checks are missing is said once a day. It is no change of the secondment: its version stays what people have read.
fn reminder() -> TableCreateStatement {
    Table::create()
        .table("secondment_reminder")
        .col(uuid("secondment_id"))
        .col(date("reminded_on"))
        .primary_key(Index::create().col("secondment_id").col("reminded_on"))
        .foreign_key(&mut reference("secondment_reminder", "secondment_id", "secondment", "id"))
        .to_owned()
}

fn cost_share() -> TableCreateStatement {
    Table::create()
        .table("cost_share")
        .col(uuid("secondment_id"))
        .col(string("party").check(Expr::col("party").is_in(["HOME_EMPLOYER", "HOST_EMPLOYER"])))
        .col(integer("percent_hundredths").check(Expr::col("percent_hundredths").between(0, 10_000)))
        .col(big_integer_null("amount_pence").check(Expr::col("amount_pence").gte(0)))
        .primary_key(Index::create().col("secondment_id").col("party"))
        .foreign_key(&mut reference("cost_share", "secondment_id", "secondment", "id"))
        .to_owned()
}

fn amendment() -> TableCreateStatement {
    Table::create()
        .table("secondment_amendment")
        .col(uuid("id").primary_key())
        .col(uuid("secondment_id"))
        .maybe_days(&["starts_on", "ends_on"])
        .col(integer_null("fte_hundredths").check(Expr::col("fte_hundredths").between(1, 100)))
        .col(string("amendment_state").check(Expr::col("amendment_state").is_in(AMENDMENTS)))
        .col(string("proposed_by").check(Expr::col("proposed_by").is_in(PARTIES)))
        .texts(&["actor"])
        .col(timestamp_with_time_zone("proposed_at"))
        .check(Expr::cust("starts_on IS NOT NULL OR ends_on IS NOT NULL OR fte_hundredths IS NOT NULL"))
        .foreign_key(&mut reference("secondment_amendment", "secondment_id", "secondment", "id"))
        .to_owned()
}
