//! What each census counted at each school, by the census columns of the performance tables.

use sea_orm::entity::prelude::*;

use crate::Urn;

/// One school at one census. Where a number is missing, the source's marker stands beside it: `SUPP`, `NA`, `c`, `z` and
/// others; no number and no marker is a blank.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "school_census")]
pub struct Model {
    /// The school, which the register of establishments may lack.
    #[sea_orm(primary_key, auto_increment = false)]
    pub urn: Urn,
    /// The day of the census.
    #[sea_orm(primary_key, auto_increment = false)]
    pub census_on: Date,
    /// Pupils on roll.
    pub pupils: Option<i32>,
    /// Why there is no number of pupils.
    pub pupils_marker: Option<String>,
    /// Pupils eligible for free school meals.
    pub fsm_pupils: Option<i32>,
    /// Why there is no number of them.
    pub fsm_pupils_marker: Option<String>,
    /// The pupils of whom the share of six years is told: without those in nursery and sixth form, so that it may be less
    /// than the number eligible, or nought.
    pub fsm_of_pupils: Option<i32>,
    /// Why there is no number of them.
    pub fsm_of_pupils_marker: Option<String>,
    /// Share of these who were eligible at any time in six years, in tenths of a per cent; nought where there are none.
    pub fsm_ever_six_permille: Option<i32>,
    /// Why there is no such share.
    pub fsm_ever_six_marker: Option<String>,
    /// Share with support for special educational needs, in tenths of a per cent.
    pub sen_support_permille: Option<i32>,
    /// Why there is no such share.
    pub sen_support_marker: Option<String>,
    /// Share with an education, health and care plan, in tenths of a per cent.
    pub ehcp_permille: Option<i32>,
    /// Why there is no such share.
    pub ehcp_marker: Option<String>,
    /// Share whose first language is not English, in tenths of a per cent.
    pub eal_permille: Option<i32>,
    /// Why there is no such share.
    pub eal_marker: Option<String>,
    /// When this row last changed here.
    pub updated_at: DateTimeUtc,
    /// Counts the changes of this row from 1: a correction makes a new version.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
