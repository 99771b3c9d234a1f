//! What one membership answers.

use std::sync::Arc;

use async_graphql::{ID, Object};

use super::{
    code_lists::{JoinReason, LeaveReason, MembershipDateBasis, RequiredToJoinBasis},
    date::MembershipDate,
};
use crate::{
    graphql::node_id::NodeId,
    inspection::Inspection,
    register::{MembershipRecord, Register, SourceKind, inspections::Entry, sources::Provenance},
    school::School,
    trust::Trust,
};

/// A membership: a place in a register.
#[derive(Clone)]
pub struct TrustMembership {
    register: Arc<Register>,
    position: u32,
}

impl TrustMembership {
    /// The membership at a position.
    pub fn new(register: Arc<Register>, position: u32) -> Self {
        Self { register, position }
    }

    fn record(&self) -> &MembershipRecord {
        self.register.memberships.at(self.position)
    }

    /// An inspection that is the same whatever the days that are not known are.
    fn inspection(&self, widest: Option<Entry>, narrowest: Option<Entry>) -> Option<Inspection> {
        let entry = widest.filter(|_| widest == narrowest)?;
        Some(Inspection::new(self.register.clone(), entry.inspection))
    }
}

/// A period in which a school was in a trust. No file holds these periods: they are worked out from what all files say
/// together, and each says how its days are known. A school is in one trust at a time.
#[Object]
impl TrustMembership {
    /// Opaque id, which the period keeps when later files tell more of it. It is this installation's own.
    pub async fn id(&self) -> ID {
        ID::from(&NodeId::TrustMembership(self.record().id))
    }

    /// The school; never null in a whole register.
    fn school(&self) -> Option<School> {
        Some(School::new(self.register.clone(), self.record().school))
    }

    /// The trust; null where the school must have been in one that no file names, as an academy has a trust from the
    /// day it opens.
    fn trust(&self) -> Option<Trust> {
        self.record().trust.map(|position| Trust::new(self.register.clone(), position))
    }

    /// When the school joined: the first day on which it was in the trust.
    fn joined(&self) -> MembershipDate {
        self.record().joined
    }

    /// When the school left: the first day on which it was no longer in the trust. Null where it has not.
    fn left(&self) -> Option<MembershipDate> {
        self.record().left
    }

    /// Whether it has not ended, as far as the newest files tell.
    fn current(&self) -> bool {
        self.record().is_current()
    }

    /// Why the school joined.
    fn join_reason(&self) -> JoinReason {
        self.record().join_reason
    }

    /// What speaks for that reason, in a sentence; null where nothing does.
    fn join_reason_evidence(&self) -> Option<&str> {
        self.record().join_reason_evidence.as_deref()
    }

    /// Why the school left; null where it has not.
    fn leave_reason(&self) -> Option<LeaveReason> {
        self.record().leave_reason
    }

    /// Whether the trust was incorporated for this school: no other was in it before, and it joined within two years of
    /// the incorporation, or up to a month ahead of it. It may have been an academy in another trust until then.
    fn founding_school(&self) -> bool {
        self.record().founding_school
    }

    /// Whether the school had to join; null where that is not known. The grade of its last inspection takes no part in
    /// this, so that what became of such schools can be told without begging the question.
    fn required_to_join(&self) -> Option<bool> {
        self.record().required_to_join
    }

    /// What tells that the school had to join; null where it did not have to, or nothing tells.
    fn required_to_join_basis(&self) -> Option<RequiredToJoinBasis> {
        self.record().required_to_join_basis
    }

    /// The latest graded inspection that began before the school joined, be it of a school that it continues; null where
    /// none is known, and where the day of joining is not known well enough to tell.
    fn inspection_at_joining(&self) -> Option<Inspection> {
        let membership = self.record();
        let before = |day| self.register.inspections.latest_graded_before(membership.school, day);
        self.inspection(membership.joined.earliest().map(before)?, membership.joined.latest().map(before)?)
    }

    /// The latest graded inspection that began while the school was in the trust; null where none is known, and where its
    /// days are not known well enough to tell.
    fn latest_inspection_since(&self) -> Option<Inspection> {
        let membership = self.record();
        let within = |from, until| self.register.inspections.latest_graded_within(membership.school, from, until);
        let left = membership.left;
        let widest = within(membership.joined.earliest()?, left.map(|left| left.latest()).unwrap_or_default());
        let narrowest = within(membership.joined.latest()?, left.map(|left| left.earliest()).unwrap_or_default());
        self.inspection(widest, narrowest)
    }

    /// Where the day of joining comes from: the file of group links where that states it, else the establishments
    /// file. `asOf` is the day of the newest such file.
    fn provenance(&self) -> &Provenance {
        let kind = match self.record().joined.basis {
            MembershipDateBasis::RegisterGroupLink => SourceKind::GroupLinks,
            _ => SourceKind::Establishments,
        };
        self.register.sources.provenance(kind)
    }
}
