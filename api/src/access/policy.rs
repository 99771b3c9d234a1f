//! May they do this? One answer for every action.

use std::collections::BTreeSet;

use entity::{TrustUid, Urn, staff_member};

use super::{ClientScope, Role, Viewer};
use crate::graphql::error::Error;

/// Declares the actions together with their names, so that the table of who may do what can hold all of them.
macro_rules! actions {
    ($($(#[$doc:meta])* $action:ident $(($what:ty))?,)+) => {
        /// What somebody may wish to do. Reading lists is not among them where [`super::scope`] says all of it.
        #[derive(Debug, Clone, Copy)]
        pub enum Action<'a> {
            $($(#[$doc])* $action $(($what))?,)+
        }

        impl Action<'_> {
            /// The names of all actions.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($action)),+];
        }
    };
}

actions! {
    /// Listing members of staff. Which of them there are is up to the scope.
    ListStaffMembers,
    /// Adding a member of staff at a place.
    CreateStaffMember(&'a Place),
    /// Changing one: what they do, how much, where, and who they are.
    ChangeStaffMember(&'a staff_member::Model),
    /// Changing nothing but one's own name and address.
    ChangeOwnName(bool),
    /// Saying whose token a member of staff comes with: this subject.
    TieToSubject(&'a str),
    /// Asking for a copy of all that is held of oneself.
    CopyOwnData,
    /// Having oneself erased.
    EraseSelf,
    /// Having somebody else erased.
    EraseStaffMember(&'a staff_member::Model),
    /// Listing partner systems.
    ListApiClients,
    /// Letting a partner system in.
    CreateApiClient,
    /// Giving one another secret.
    RotateApiClientSecret,
    /// Letting one in no more.
    RevokeApiClient,
    /// Reading the log. Which entries there are is up to the scope.
    ReadLog,
}

/// Where somebody works: for a trust, at a school, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The trust.
    pub trust: Option<TrustUid>,
    /// The school.
    pub school: Option<Urn>,
}

impl Place {
    /// Where a member of staff works.
    pub fn of(member: &staff_member::Model) -> Self {
        Self { trust: member.employer_trust_uid, school: member.base_school_urn }
    }
}

impl Viewer {
    /// Whether somebody may do something: an error that says what is missing, or nothing.
    pub fn may(&self, action: Action<'_>) -> Result<(), Error> {
        self.signed_in()?;
        let is_allowed = match action {
            Action::ListStaffMembers => {
                self.holds(ClientScope::StaffRead)
                    || self.works()
                    || (self.is(Role::SectorAdmin) && self.breaks_glass())
            }
            Action::CreateStaffMember(place) => self.manages(place),
            Action::ChangeStaffMember(member) => self.manages(&Place::of(member)),
            Action::ChangeOwnName(is_self) => is_self,
            // Who could name themselves could then agree on somebody else's behalf.
            Action::TieToSubject(subject) => self.subject() != Some(subject),
            Action::CopyOwnData | Action::EraseSelf => self.is_person(),
            Action::EraseStaffMember(member) => {
                self.is(Role::SectorAdmin) || (self.is(Role::TrustLeader) && self.has_in_its_trusts(&Place::of(member)))
            }
            Action::ListApiClients
            | Action::CreateApiClient
            | Action::RotateApiClientSecret
            | Action::RevokeApiClient => self.is(Role::SectorAdmin),
            Action::ReadLog => self.is(Role::SectorAdmin) || self.is(Role::TrustLeader),
        };
        if is_allowed { Ok(()) } else { Err(Error::Forbidden) }
    }

    /// Whether they look at what they ordinarily may not, and say why.
    pub(super) fn breaks_glass(&self) -> bool {
        self.reason.is_some()
    }

    fn works(&self) -> bool {
        [Role::SchoolStaff, Role::SchoolLeader, Role::TrustLeader].into_iter().any(|role| self.is(role))
    }

    /// Whether they keep the list of who works at a place.
    fn manages(&self, place: &Place) -> bool {
        let for_trusts = self.is(Role::TrustLeader) || self.holds(ClientScope::StaffWrite);
        (for_trusts && self.has_in_its_trusts(place)) || (self.is(Role::SchoolLeader) && self.has_at_its_schools(place))
    }

    fn has_in_its_trusts(&self, place: &Place) -> bool {
        is_within(place, &self.trusts(), &self.schools_of_trusts)
    }

    fn has_at_its_schools(&self, place: &Place) -> bool {
        place.school.is_some() && is_within(place, &self.trusts_of_schools, &self.schools())
    }
}

/// Whether all of a place is in these trusts and schools, and there is any of it.
fn is_within(place: &Place, trusts: &BTreeSet<TrustUid>, schools: &BTreeSet<Urn>) -> bool {
    let is_anywhere = place.trust.is_some() || place.school.is_some();
    is_anywhere
        && place.trust.is_none_or(|trust| trusts.contains(&trust))
        && place.school.is_none_or(|school| schools.contains(&school))
}
