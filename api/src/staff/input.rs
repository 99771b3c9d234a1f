//! What is said of a member of staff.

use async_graphql::{ID, InputObject, MaybeUndefined};

use super::code_lists::StaffRole;
use crate::{
    graphql::scalars::{Decimal, EmailAddress},
    school::query::SchoolKey,
    trust::query::TrustKey,
};

/// All that is to be held of a member of staff.
#[derive(InputObject, Debug)]
pub struct UpsertStaffMemberInput {
    /// Which member to change. Where it is left out, the one of the employer's own `externalReference`; where there is none
    /// either, one is added.
    pub staff_member_id: Option<ID>,
    /// What the employer's own systems call them: at most 100 letters, and once for each employer. Left out, it stays;
    /// null takes it away.
    pub external_reference: MaybeUndefined<String>,
    /// The trust that employs them. Left out where the employer of a maintained school does.
    pub employer_trust: Option<TrustKey>,
    /// The school where they work. Left out for a trust's central team; one of the two must be given.
    pub base_school: Option<SchoolKey>,
    /// What they do.
    pub role: StaffRole,
    /// How much of a full post they have: 0.01 to 1, in hundredths.
    pub contract_fte: Decimal,
    /// The name that colleagues know them by: at most 200 letters.
    pub display_name: String,
    /// Their address at work. Left out, it stays; null takes it away.
    pub email: MaybeUndefined<EmailAddress>,
    /// Who they are to the issuer of their tokens: the claim `sub`. Nobody can say this of themselves.
    /// Left out, it stays; null takes it away.
    pub subject: MaybeUndefined<String>,
    /// The version that the change is meant for. Needed with `staffMemberId`; without it, whatever is there is changed.
    pub expected_version: Option<i32>,
    /// Asked again under the same key within a day, nothing is changed a second time: 1 to 100 letters.
    pub idempotency_key: Option<String>,
}
