//! Schools: every establishment of the register, open or not.

use sea_orm::entity::prelude::*;

use crate::{TrustUid, Ukprn, Urn};

/// One establishment. Codes are the published ones; what they are called is in [`super::code_value`].
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "school")]
pub struct Model {
    /// The school's unique reference number.
    #[sea_orm(primary_key, auto_increment = false)]
    pub urn: Urn,
    /// Its number as a provider of learning.
    pub ukprn: Option<Ukprn>,
    /// The local authority in whose area it lies.
    pub la_code: String,
    /// Its four-digit number within the authority.
    pub establishment_number: Option<String>,
    /// The school's name.
    pub name: String,
    /// List `establishment-type`.
    pub type_code: String,
    /// List `establishment-type-group`.
    pub type_group_code: String,
    /// List `establishment-status`.
    pub status_code: String,
    /// List `phase`.
    pub phase_code: String,
    /// The day it opened; none where the register has none or a placeholder.
    pub opened_on: Option<Date>,
    /// List `reason-opened`.
    pub open_reason_code: Option<String>,
    /// The day it closed or is to close.
    pub closed_on: Option<Date>,
    /// List `reason-closed`.
    pub close_reason_code: Option<String>,
    /// Youngest age, in years, that it may admit.
    pub statutory_low_age: Option<i32>,
    /// Oldest age, in years, that it may teach.
    pub statutory_high_age: Option<i32>,
    /// List `gender`.
    pub gender_code: Option<String>,
    /// List `religious-character`.
    pub religious_character_code: Option<String>,
    /// List `religious-ethos`, whose codes are its names.
    pub religious_ethos_code: Option<String>,
    /// List `diocese`.
    pub diocese_code: Option<String>,
    /// List `admissions-policy`.
    pub admissions_policy_code: Option<String>,
    /// List `boarders`.
    pub boarders_code: Option<String>,
    /// List `nursery-provision`, whose codes are its names.
    pub nursery_provision_code: Option<String>,
    /// List `sixth-form`.
    pub sixth_form_code: Option<String>,
    /// List `special-classes`.
    pub special_classes_code: Option<String>,
    /// Kinds of special need it is organised for: codes of `sen-provision` in the file's order, comma between.
    pub sen_provision_codes: Option<String>,
    /// Pupils in its resourced provision.
    pub resourced_on_roll: Option<i32>,
    /// Places in its resourced provision.
    pub resourced_capacity: Option<i32>,
    /// Pupils in its special unit.
    pub sen_unit_on_roll: Option<i32>,
    /// Places in its special unit.
    pub sen_unit_capacity: Option<i32>,
    /// Places in the whole school.
    pub capacity: Option<i32>,
    /// The day of the census that counted its pupils.
    pub census_on: Option<Date>,
    /// Pupils on roll.
    pub pupils: Option<i32>,
    /// Pupils eligible for free school meals.
    pub fsm_pupils: Option<i32>,
    /// Share of pupils eligible for free school meals, in tenths of a per cent.
    pub fsm_permille: Option<i32>,
    /// What the register says of a trust behind the school: list `trust-school-flag`.
    pub trust_flag_code: String,
    /// The academy trust that it is in.
    pub trust_uid: Option<TrustUid>,
    /// Sponsors by name, as the register joins them.
    pub sponsor_names: Option<String>,
    /// List `federation`, whose codes are group UIDs.
    pub federation_code: Option<String>,
    /// First line of its address.
    pub street: Option<String>,
    /// Second line of its address.
    pub locality: Option<String>,
    /// Third line of its address.
    pub address3: Option<String>,
    /// Town of its address.
    pub town: Option<String>,
    /// County of its address.
    pub county: Option<String>,
    /// Postcode of its address.
    pub postcode: Option<String>,
    /// Unique property reference number of its site.
    pub uprn: Option<String>,
    /// Website, as the school wrote it.
    pub website: Option<String>,
    /// Telephone number, as the register has it.
    pub telephone: Option<String>,
    /// List `region`.
    pub region_code: String,
    /// List `district`.
    pub district_code: Option<String>,
    /// List `ward`.
    pub ward_code: Option<String>,
    /// List `constituency`.
    pub constituency_code: Option<String>,
    /// List `urban-rural`.
    pub urban_rural_code: Option<String>,
    /// List `msoa`.
    pub msoa_code: Option<String>,
    /// List `lsoa`.
    pub lsoa_code: Option<String>,
    /// Metres east on the national grid.
    pub easting: Option<i32>,
    /// Metres north on the national grid.
    pub northing: Option<i32>,
    /// The day of the first file that no longer lists the school; none while the newest one does.
    pub vanished_on: Option<Date>,
    /// When this row last changed here.
    pub updated_at: DateTimeUtc,
    /// Counts the changes of this row from 1.
    pub version: i32,
    /// The authority in whose area it lies.
    #[sea_orm(belongs_to, from = "la_code", to = "code")]
    pub local_authority: BelongsTo<super::local_authority::Entity>,
    /// The trust that it is in.
    #[sea_orm(belongs_to, from = "trust_uid", to = "uid")]
    pub trust: BelongsTo<Option<super::trust::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
