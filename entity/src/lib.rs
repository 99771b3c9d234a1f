//! What rows are. One file per table, named in the sector's words, and one file per public identifier.
//!
//! Nothing here knows GraphQL, HTTP or the time: a row says what is stored, an identifier says what a good value is.

#![allow(
    clippy::disallowed_methods,
    reason = "the derive of an entity writes the very methods that others may not call"
)]

pub mod access_log;
pub mod adoption;
pub mod amendment_approval;
pub mod api_client;
pub mod api_client_trust;
pub mod change_log;
pub mod code_value;
pub mod companies_house_number;
pub mod compliance_check;
pub mod contact_request;
pub mod cost_share;
pub mod endorsement;
pub mod erasure_request;
pub mod finding;
pub mod former_name;
pub mod group_link;
pub mod host_need;
pub mod idempotency_key;
pub mod identifier;
pub mod import_run;
pub mod inspection;
pub mod inspection_listing;
pub mod laestab;
pub mod local_authority;
pub mod notification;
pub mod notification_read;
pub mod postcode;
pub mod practice;
pub mod practice_author;
pub mod practice_edition;
pub mod practice_suggestion;
pub mod register_change;
pub mod saved_practice;
pub mod school;
pub mod school_census;
pub mod school_group;
pub mod school_link;
pub mod secondee_offer;
pub mod secondment;
pub mod secondment_amendment;
pub mod secondment_approval;
pub mod secondment_event;
pub mod secondment_objective;
pub mod secondment_reminder;
pub mod secondment_review;
pub mod secondment_text;
pub mod signing_key;
pub mod source_file;
pub mod staff_member;
pub mod staff_person;
pub mod trust;
pub mod trust_membership;
pub mod trust_reference;
pub mod trust_sighting;
pub mod trust_uid;
pub mod ukprn;
mod unspoken;
pub mod urn;

pub use companies_house_number::CompaniesHouseNumber;
pub use identifier::InvalidIdentifier;
pub use laestab::Laestab;
pub use postcode::Postcode;
pub use trust_reference::TrustReference;
pub use trust_uid::TrustUid;
pub use ukprn::Ukprn;
pub use urn::Urn;
