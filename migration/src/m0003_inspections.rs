//! What Ofsted found at schools, and what the census counted there.

use sea_orm_migration::{
    prelude::*,
    schema::{date, integer, string, timestamp_with_time_zone},
};

use crate::portable::{Columns, index, reference, urn};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [inspection(), inspection_listing(), school_census()] {
            manager.create_table(table).await?;
        }
        index(manager, "inspection", &["inspected_urn", "started_on", "published_on"]).await?;
        index(manager, "inspection_listing", &["inspection_id"]).await
    }
}

const KINDS: [&str; 4] = ["GRADED", "UNGRADED", "MONITORING", "URGENT"];
const FRAMEWORKS: [&str; 2] = ["OEIF", "REPORT_CARD"];

fn inspection() -> TableCreateStatement {
    let ends_after_its_start = Expr::col("ended_on").gte(Expr::col("started_on"));
    Table::create()
        .table("inspection")
        .col(string("id").primary_key())
        .maybe_texts(&["inspection_number"])
        .col(urn("inspected_urn"))
        .col(string("kind").check(Expr::col("kind").is_in(KINDS)))
        .maybe_texts(&["framework", "inspection_type"])
        .maybe_days(&["started_on", "ended_on", "published_on"])
        .maybe_texts(&["overall_code", "quality_of_education_code", "behaviour_and_attitudes_code"])
        .maybe_texts(&["personal_development_code", "leadership_and_management_code"])
        .maybe_texts(&["early_years_code", "sixth_form_code", "concern_code", "safeguarding_code"])
        .maybe_days(&["safeguarding_on"])
        .maybe_texts(&["card_inclusion", "card_curriculum_and_teaching", "card_achievement"])
        .maybe_texts(&["card_attendance_and_behaviour", "card_personal_development"])
        .maybe_texts(&["card_leadership_and_governance", "card_early_years", "card_post_16"])
        .maybe_days(&["card_inclusion_on", "card_curriculum_and_teaching_on", "card_achievement_on"])
        .maybe_days(&["card_attendance_and_behaviour_on", "card_personal_development_on"])
        .maybe_days(&["card_leadership_and_governance_on", "card_early_years_on", "card_post_16_on"])
        .maybe_texts(&["ungraded_outcome"])
        .texts(&["stated_by"])
        .col(date("stated_on"))
        .col(timestamp_with_time_zone("updated_at"))
        .col(integer("version"))
        .check(ends_after_its_start)
        .check(Expr::col("framework").is_in(FRAMEWORKS))
        .to_owned()
}

fn inspection_listing() -> TableCreateStatement {
    Table::create()
        .table("inspection_listing")
        .col(urn("urn"))
        .texts(&["inspection_id"])
        .col(date("listed_on"))
        .primary_key(Index::create().col("urn").col("inspection_id"))
        .foreign_key(&mut reference("inspection_listing", "inspection_id", "inspection", "id"))
        .to_owned()
}

fn school_census() -> TableCreateStatement {
    Table::create()
        .table("school_census")
        .col(urn("urn"))
        .col(date("census_on"))
        .maybe_counts(&["pupils", "fsm_pupils", "fsm_of_pupils"], i32::MAX)
        .maybe_counts(&["fsm_ever_six_permille", "sen_support_permille", "ehcp_permille", "eal_permille"], 1000)
        .maybe_texts(&["pupils_marker", "fsm_pupils_marker", "fsm_of_pupils_marker", "fsm_ever_six_marker"])
        .maybe_texts(&["sen_support_marker", "ehcp_marker", "eal_marker"])
        .col(timestamp_with_time_zone("updated_at"))
        .col(integer("version"))
        .primary_key(Index::create().col("urn").col("census_on"))
        .to_owned()
}
