//! School trusts: the academy trusts among the register's groups.

use sea_orm::entity::prelude::*;

use crate::{CompaniesHouseNumber, TrustReference, TrustUid, Ukprn};

/// One academy trust.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "trust")]
pub struct Model {
    /// The register's group UID.
    #[sea_orm(primary_key, auto_increment = false)]
    pub uid: TrustUid,
    /// The trust's name, spelled as in the register.
    pub name: String,
    /// 06 multi-academy, 10 single-academy, 11 secure single-academy.
    pub group_type_code: String,
    /// OPEN, CLOSED, PROPOSED_TO_OPEN and so on, as in the file; blank for a placeholder.
    pub group_status_code: String,
    /// The register's group ID as it stands there, with marks such as `.old`.
    pub group_id: Option<String>,
    /// The trust reference read from the group ID.
    pub trust_reference: Option<TrustReference>,
    /// The number of its company.
    pub companies_house_number: Option<CompaniesHouseNumber>,
    /// Its number as a provider of learning.
    pub ukprn: Option<Ukprn>,
    /// The day its company was incorporated.
    pub incorporated_on: Option<Date>,
    /// The day it opened, where the register says so beside the incorporation.
    pub opened_on: Option<Date>,
    /// The day it closed.
    pub closed_on: Option<Date>,
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
    /// True where only a school's row names the trust and the groups file does not list it.
    pub placeholder: bool,
    /// The day of the first file that no longer lists the trust; none while the newest one does.
    pub vanished_on: Option<Date>,
    /// When this row last changed here.
    pub updated_at: DateTimeUtc,
    /// Counts the changes of this row from 1.
    pub version: i32,
    /// The schools that the register says are in the trust.
    #[sea_orm(has_many)]
    pub schools: HasMany<super::school::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
