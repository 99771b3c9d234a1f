//! The register as a value: immutable, built whole from the database, replaced whole after an import.
//!
//! It serves every query about trusts, schools and authorities. Positions, not references, connect its parts: schools
//! and trusts are kept in the order of their names, and a position is an index into that order. Reading rows is
//! [`rows`], deriving everything from them is [`build`], handing it out is [`keeper`], and replacing it
//! while requests run is [`watch`].

pub mod authorities;
pub mod build;
pub mod census;
pub mod codes;
pub mod counts;
pub mod deciles;
pub mod grid;
pub mod inspection_record;
pub mod inspections;
pub mod keeper;
pub mod keys;
pub mod likeness;
pub mod lineages;
mod listener;
pub mod map;
pub mod membership_record;
pub mod memberships;
pub mod middles;
pub mod place;
pub mod postcodes;
mod priority;
pub mod publications;
pub mod query;
pub mod ranked;
pub mod roll;
pub mod rows;
pub mod school_record;
pub mod school_sets;
pub mod schools;
pub mod search;
pub mod sets;
pub mod sources;
pub mod subscription;
pub mod trust_record;
pub mod trusts;
pub mod watch;

use chrono::{DateTime, NaiveDate, Utc};

pub use self::{
    authorities::{AuthorityRecord, LocalAuthorities},
    codes::{CodeLists, CodedValue},
    inspection_record::InspectionRecord,
    inspections::Inspections,
    lineages::{Lineages, Link},
    membership_record::MembershipRecord,
    memberships::Memberships,
    middles::{Middle, Middles},
    publications::SourceKind,
    school_record::SchoolRecord,
    schools::Schools,
    search::SearchIndex,
    sources::{SourceStatus, Sources},
    trust_record::TrustRecord,
    trusts::Trusts,
};

/// All of the register at one moment.
pub struct Register {
    /// Rises with each import.
    pub version: i64,
    /// When this value was built.
    pub built_at: DateTime<Utc>,
    /// The London day for which staleness was judged.
    pub today: NaiveDate,
    /// Every establishment.
    pub schools: Schools,
    /// Every academy trust.
    pub trusts: Trusts,
    /// Every membership of a school in a trust.
    pub memberships: Memberships,
    /// Which school came before or after which.
    pub lineages: Lineages,
    /// Where the tenths of shares of free school meals begin.
    pub fsm_deciles: Vec<deciles::FsmDeciles>,
    /// Every inspection.
    pub inspections: Inspections,
    /// Every local authority.
    pub authorities: LocalAuthorities,
    /// What is in the middle of the schools of each, and of each region.
    pub middles: Middles,
    /// What names, places and identifiers find.
    pub search: SearchIndex,
    /// What the published codes are called.
    pub codes: CodeLists,
    /// Where all of it came from.
    pub sources: Sources,
}
