//! The register's code lists, kept as data: what each code was called in the newest file that used it.

use sea_orm::entity::prelude::*;

/// One value of one code list.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "code_value")]
pub struct Model {
    /// Which list, such as `establishment-type` or `lsoa`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub list: String,
    /// The published code, with the zeros it is published with.
    #[sea_orm(primary_key, auto_increment = false)]
    pub code: String,
    /// The published name of the code; blank where the register gives none.
    pub name: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// The names of the lists, as `codeLists` gives them out.
pub mod lists {
    /// What kind of establishment a school is in law.
    pub const ESTABLISHMENT_TYPE: &str = "establishment-type";
    /// The families of establishment types.
    pub const ESTABLISHMENT_TYPE_GROUP: &str = "establishment-type-group";
    /// Open, closed and between.
    pub const ESTABLISHMENT_STATUS: &str = "establishment-status";
    /// Primary, secondary and so on.
    pub const PHASE: &str = "phase";
    /// Why a school opened.
    pub const REASON_OPENED: &str = "reason-opened";
    /// Why a school closed.
    pub const REASON_CLOSED: &str = "reason-closed";
    /// Whom a school admits.
    pub const GENDER: &str = "gender";
    /// The faith that a school is designated with.
    pub const RELIGIOUS_CHARACTER: &str = "religious-character";
    /// The faith that a school lives by without being designated.
    pub const RELIGIOUS_ETHOS: &str = "religious-ethos";
    /// The diocese that a church school belongs to.
    pub const DIOCESE: &str = "diocese";
    /// Whether a school selects by ability.
    pub const ADMISSIONS_POLICY: &str = "admissions-policy";
    /// Whether pupils board.
    pub const BOARDERS: &str = "boarders";
    /// Whether there are nursery classes.
    pub const NURSERY_PROVISION: &str = "nursery-provision";
    /// Whether there is a sixth form.
    pub const SIXTH_FORM: &str = "sixth-form";
    /// Whether there are special classes.
    pub const SPECIAL_CLASSES: &str = "special-classes";
    /// Kinds of special educational need.
    pub const SEN_PROVISION: &str = "sen-provision";
    /// What the register says of a trust behind a school.
    pub const TRUST_SCHOOL_FLAG: &str = "trust-school-flag";
    /// Federations of maintained schools; the codes are group UIDs.
    pub const FEDERATION: &str = "federation";
    /// The regions of England, and two that stand for elsewhere.
    pub const REGION: &str = "region";
    /// How built-up a place is.
    pub const URBAN_RURAL: &str = "urban-rural";
    /// Kinds of group.
    pub const GROUP_TYPE: &str = "group-type";
    /// States of a group.
    pub const GROUP_STATUS: &str = "group-status";
    /// Administrative districts.
    pub const DISTRICT: &str = "district";
    /// Electoral wards.
    pub const WARD: &str = "ward";
    /// Parliamentary constituencies.
    pub const CONSTITUENCY: &str = "constituency";
    /// Middle-layer super output areas of the census of people.
    pub const MSOA: &str = "msoa";
    /// Lower-layer super output areas of the census of people.
    pub const LSOA: &str = "lsoa";

    /// The lists of places: thousands of values each, so given out only when asked for by name.
    pub const PLACES: [&str; 5] = [DISTRICT, WARD, CONSTITUENCY, MSOA, LSOA];
}
