//! One membership in the register.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::membership::{
    code_lists::{JoinReason, LeaveReason, RequiredToJoinBasis},
    date::{MembershipDate, may_hold, surely_holds},
};

/// One school in one trust for one period. Positions stand for both.
pub struct MembershipRecord {
    /// Its key.
    pub id: Uuid,
    /// The school's URN, by which memberships of one day run.
    pub urn: entity::Urn,
    /// Position of the school.
    pub school: u32,
    /// Position of the trust; none where no file names it.
    pub trust: Option<u32>,
    /// When the school joined.
    pub joined: MembershipDate,
    /// When it left; none while it is in the trust.
    pub left: Option<MembershipDate>,
    /// Why it joined.
    pub join_reason: JoinReason,
    /// What speaks for that.
    pub join_reason_evidence: Option<Box<str>>,
    /// Why it left.
    pub leave_reason: Option<LeaveReason>,
    /// Whether the trust was made for it.
    pub founding_school: bool,
    /// Whether it had to join.
    pub required_to_join: Option<bool>,
    /// What tells that it had to.
    pub required_to_join_basis: Option<RequiredToJoinBasis>,
}

impl MembershipRecord {
    /// Whether it has not ended.
    pub fn is_current(&self) -> bool {
        self.left.is_none()
    }

    /// Whether the school surely was in the trust on a day.
    pub fn surely_holds(&self, day: NaiveDate) -> bool {
        surely_holds(&self.joined, self.left.as_ref(), day)
    }

    /// Whether the school may or may not have been in the trust on a day.
    pub fn is_uncertain(&self, day: NaiveDate) -> bool {
        may_hold(&self.joined, self.left.as_ref(), day) && !self.surely_holds(day)
    }

    /// Orders memberships of equal value: by URN, then by some bits of the id that never change.
    pub(super) fn key(&self) -> i64 {
        const BITS: u32 = 40;
        let tail = self.id.as_u128() & ((1 << BITS) - 1);
        (i64::from(self.urn.number()) << BITS) | tail as i64
    }

    /// Orders the memberships of one school, oldest first: what joined earlier, then what left earlier. A period that
    /// has not ended is the last.
    pub(super) fn age(&self) -> impl Ord + use<> {
        let left = self.left.map(|left| left.counted());
        (self.joined.counted(), left.is_none(), left, self.id)
    }
}
