//! What schools need, who offers themselves, and who asked whom.

use sea_orm_migration::{
    prelude::*,
    schema::{
        big_integer_null, boolean, date, date_null, integer, integer_null, string, timestamp_with_time_zone,
        timestamp_with_time_zone_null, uuid,
    },
};

use crate::portable::{Columns, index, index_over, reference, unique};

const NEED_STATES: [&str; 5] = ["DRAFT", "OPEN", "FILLED", "EXPIRED", "WITHDRAWN"];
const OFFER_STATES: [&str; 4] = ["OPEN", "MATCHED", "EXPIRED", "WITHDRAWN"];
const CONTACT_STATES: [&str; 4] = ["REQUESTED", "ACCEPTED", "DECLINED", "EXPIRED"];
const VISIBILITIES: [&str; 3] = ["TRUST", "SIGNED_IN", "PUBLIC"];

/// Somebody has one open offer at a time.
const ONE_OPEN_OFFER: &str =
    "CREATE UNIQUE INDEX secondee_offer_one_open ON secondee_offer (staff_member_id) WHERE offer_state = 'OPEN'";

pub async fn create(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for table in [host_need(), secondee_offer(), contact_request()] {
        manager.create_table(table).await?;
    }
    index(manager, "host_need", &["school_urn", "trust_uid"]).await?;
    unique(manager, "host_need", &["school_urn", "external_reference"]).await?;
    unique(manager, "secondee_offer", &["pseudonym"]).await?;
    index(manager, "secondee_offer", &["staff_member_id"]).await?;
    unique(manager, "contact_request", &["offer_id", "need_id"]).await?;
    index(manager, "contact_request", &["need_id"]).await?;
    // What is over: asked for every minute.
    index_over(manager, "host_need", &["need_state", "starts_on"]).await?;
    index_over(manager, "secondee_offer", &["offer_state", "consented_at"]).await?;
    index_over(manager, "secondee_offer", &["offer_state", "available_to"]).await?;
    index_over(manager, "contact_request", &["contact_state", "requested_at"]).await?;
    manager.get_connection().execute_unprepared(ONE_OPEN_OFFER).await.map(drop)
}

fn host_need() -> TableCreateStatement {
    Table::create()
        .table("host_need")
        .col(uuid("id").primary_key())
        .col(integer("school_urn"))
        .col(integer_null("trust_uid"))
        .texts(&["role", "subjects", "key_stages", "reason", "description"])
        .col(integer("fte_hundredths").check(Expr::col("fte_hundredths").between(1, 10_000)))
        .col(date("starts_on"))
        .col(date_null("ends_on"))
        .col(boolean("travel_support"))
        .col(boolean("accommodation_support"))
        .col(big_integer_null("funding_pence").check(Expr::col("funding_pence").gte(0)))
        .col(string("visibility").check(Expr::col("visibility").is_in(VISIBILITIES)))
        .col(string("need_state").check(Expr::col("need_state").is_in(NEED_STATES)))
        .col(integer("priority").check(Expr::col("priority").between(0, 9)))
        .maybe_texts(&["external_reference"])
        .texts(&["posted_by"])
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .col(integer("version"))
        .check(Expr::col("ends_on").gte(Expr::col("starts_on")))
        .foreign_key(&mut reference("host_need", "school_urn", "school", "urn"))
        .foreign_key(&mut reference("host_need", "trust_uid", "trust", "uid"))
        .to_owned()
}

/// What is listed of who offers themselves: nothing that tells who it is. Its id tells nothing, not even when it was made.
fn secondee_offer() -> TableCreateStatement {
    Table::create()
        .table("secondee_offer")
        .col(uuid("id").primary_key())
        .col(uuid("staff_member_id"))
        .texts(&["pseudonym"])
        .col(string("offer_state").check(Expr::col("offer_state").is_in(OFFER_STATES)))
        .texts(&["role", "subjects", "key_stages", "area_region"])
        .maybe_texts(&["area_authority"])
        .col(integer("fte_hundredths").check(Expr::col("fte_hundredths").between(1, 100)))
        .col(date("available_from"))
        .col(date("available_to"))
        .col(integer_null("max_travel_minutes").check(Expr::col("max_travel_minutes").between(1, 600)))
        .col(timestamp_with_time_zone("consented_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .col(integer("version"))
        .check(Expr::col("available_to").gte(Expr::col("available_from")))
        .foreign_key(&mut reference("secondee_offer", "staff_member_id", "staff_member", "id"))
        .to_owned()
}

fn contact_request() -> TableCreateStatement {
    Table::create()
        .table("contact_request")
        .col(uuid("id").primary_key())
        .col(uuid("offer_id"))
        .col(uuid("need_id"))
        .col(string("contact_state").check(Expr::col("contact_state").is_in(CONTACT_STATES)))
        .texts(&["asked_by"])
        .col(timestamp_with_time_zone("requested_at"))
        .col(timestamp_with_time_zone_null("answered_at"))
        .col(integer("version"))
        .check(Expr::cust("(contact_state IN ('ACCEPTED', 'DECLINED')) = (answered_at IS NOT NULL)"))
        .foreign_key(&mut reference("contact_request", "offer_id", "secondee_offer", "id"))
        .foreign_key(&mut reference("contact_request", "need_id", "host_need", "id"))
        .to_owned()
}
