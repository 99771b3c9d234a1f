//! The register: authorities, trusts, other groups, schools, code lists, and where all of it came from.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, big_pk_auto, boolean, date_null, integer, string, timestamp_with_time_zone},
};

use crate::portable::{Columns, index, reference};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [import_run(), source_file(), code_value(), local_authority(), trust(), school_group(), school()] {
            manager.create_table(table).await?;
        }
        index(manager, "trust", &["trust_reference", "companies_house_number", "ukprn", "name"]).await?;
        index(manager, "school", &["la_code", "trust_uid", "status_code", "type_code", "ukprn", "postcode"]).await?;
        index(manager, "source_file", &["import_run_id", "kind"]).await
    }
}

fn import_run() -> TableCreateStatement {
    Table::create().table("import_run").col(big_pk_auto("id")).col(timestamp_with_time_zone("imported_at")).to_owned()
}

fn source_file() -> TableCreateStatement {
    Table::create()
        .table("source_file")
        .col(big_pk_auto("id"))
        .col(big_integer("import_run_id"))
        .texts(&["kind", "name"])
        .col(date_null("as_of"))
        .col(integer("rows_read"))
        .col(integer("created"))
        .col(integer("changed"))
        .col(integer("unchanged"))
        .col(integer("rejected"))
        .foreign_key(&mut reference("source_file", "import_run_id", "import_run", "id"))
        .to_owned()
}

fn code_value() -> TableCreateStatement {
    Table::create()
        .table("code_value")
        .texts(&["list", "code", "name"])
        .primary_key(Index::create().col("list").col("code"))
        .to_owned()
}

fn local_authority() -> TableCreateStatement {
    Table::create()
        .table("local_authority")
        .col(string("code").primary_key())
        .texts(&["name"])
        .maybe_texts(&["gss_code", "region_code"])
        .to_owned()
}

fn trust() -> TableCreateStatement {
    Table::create()
        .table("trust")
        .col(integer("uid").primary_key().check(Expr::col("uid").between(0, 999_999)))
        .texts(&["name", "group_type_code", "group_status_code"])
        .maybe_texts(&["group_id", "trust_reference", "companies_house_number"])
        .maybe_counts(&["ukprn"], 19_999_999)
        .maybe_days(&["incorporated_on", "opened_on", "closed_on"])
        .maybe_texts(&["street", "locality", "address3", "town", "county", "postcode"])
        .col(boolean("placeholder"))
        .col(timestamp_with_time_zone("updated_at"))
        .col(integer("version"))
        .to_owned()
}

fn school_group() -> TableCreateStatement {
    Table::create()
        .table("school_group")
        .col(integer("uid").primary_key().check(Expr::col("uid").between(0, 999_999)))
        .texts(&["name", "group_type_code", "group_status_code"])
        .maybe_texts(&["group_id"])
        .maybe_days(&["opened_on", "closed_on"])
        .col(timestamp_with_time_zone("updated_at"))
        .col(integer("version"))
        .to_owned()
}

fn school() -> TableCreateStatement {
    Table::create()
        .table("school")
        .col(integer("urn").primary_key().check(Expr::col("urn").between(100_000, 999_999)))
        .texts(&["la_code", "name", "type_code", "type_group_code", "status_code", "phase_code"])
        .texts(&["trust_flag_code", "region_code"])
        .maybe_texts(&["establishment_number"])
        .maybe_counts(&["ukprn"], 19_999_999)
        .maybe_days(&["opened_on", "closed_on", "census_on"])
        .maybe_counts(&["statutory_low_age", "statutory_high_age"], 150)
        .maybe_texts(&["open_reason_code", "close_reason_code", "gender_code", "religious_character_code"])
        .maybe_texts(&["religious_ethos_code", "diocese_code", "admissions_policy_code", "boarders_code"])
        .maybe_texts(&["nursery_provision_code", "sixth_form_code", "special_classes_code", "sen_provision_codes"])
        .maybe_counts(&["resourced_on_roll", "resourced_capacity", "sen_unit_on_roll", "sen_unit_capacity"], i32::MAX)
        .maybe_counts(&["capacity", "pupils", "fsm_pupils"], i32::MAX)
        .maybe_counts(&["fsm_permille"], 1000)
        .col(sea_orm_migration::schema::integer_null("trust_uid"))
        .maybe_texts(&["sponsor_names", "federation_code"])
        .maybe_texts(&["street", "locality", "address3", "town", "county", "postcode", "uprn", "website", "telephone"])
        .maybe_texts(&["district_code", "ward_code", "constituency_code", "urban_rural_code", "msoa_code", "lsoa_code"])
        .maybe_counts(&["easting", "northing"], 10_000_000)
        .col(timestamp_with_time_zone("updated_at"))
        .col(integer("version"))
        .foreign_key(&mut reference("school", "la_code", "local_authority", "code"))
        .foreign_key(&mut reference("school", "trust_uid", "trust", "uid"))
        .to_owned()
}
