//! May they do this? One answer for every action.

use std::collections::BTreeSet;

use entity::{TrustUid, Urn, staff_member};

use super::{ClientScope, Role, Viewer};
use crate::{graphql::error::Error, practice::code_lists::Visibility, secondment::code_lists::ApprovalParty};

/// Declares the actions together with their names, so that the table of who may do what can hold all of them.
macro_rules! actions {
    ($($(#[$doc:meta])* $action:ident $(($($what:ty),+))?,)+) => {
        /// What somebody may wish to do. Reading lists is not among them where [`super::scope`] says all of it.
        #[derive(Debug, Clone, Copy)]
        pub enum Action<'a> {
            $($(#[$doc])* $action $(($($what),+))?,)+
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
    /// Writing a practice of an owner: beginning one, changing one, having one looked at.
    WritePractice(&'a Place),
    /// Looking at a practice before it is shown, showing it, and taking it down: this one, as somebody who did or did not write it.
    ReviewPractice(&'a Place, Visibility),
    /// Taking back a practice.
    WithdrawPractice(&'a Place),
    /// Beginning with a practice at a school, and saying what came of it.
    AdoptPractice(Urn),
    /// Reading what a school says of a practice of an owner.
    ReadAdoptionNotes(&'a Place, Urn),
    /// Suggesting a practice to a school.
    SuggestPractice(Urn),
    /// Standing by a practice of an owner, for a trust.
    EndorsePractice(TrustUid, &'a Place),
    /// Keeping a practice to find it again.
    SavePractice,
    /// Posting, changing or withdrawing a need of a school.
    KeepHostNeed(&'a Place),
    /// Listing who offers themselves. Which of them there are is up to the scope.
    ListOffers,
    /// Offering oneself to other schools.
    OfferOneself,
    /// Deciding on an offer: taking it back, or answering who asks. As the one who made it, or not.
    DecideOnOffer(bool),
    /// Asking somebody to make themselves known, for a need of a school.
    RequestContact(&'a Place),
    /// Acting on a secondment as one of its parties: proposing it, ending it and the like.
    ActOnSecondment(ApprovalParty, &'a Parties),
    /// Agreeing to a secondment as one of its parties, which binds.
    BindInSecondment(ApprovalParty, &'a Parties),
    /// Ending what others cannot, with a reason.
    OverrideSecondment,
    /// Marking as read what one is told.
    MarkRead,
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

/// Where somebody works, or whose something is: of a trust, of a school, or of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The trust.
    pub trust: Option<TrustUid>,
    /// The school.
    pub school: Option<Urn>,
}

/// Who is party to a secondment.
#[derive(Debug, Clone, Copy)]
pub struct Parties {
    /// Whether who asks is the one who goes.
    pub is_secondee: bool,
    /// Where they come from.
    pub home: Place,
    /// Where they go to.
    pub host: Place,
}

impl Parties {
    fn place(&self, party: ApprovalParty) -> Option<&Place> {
        match party {
            ApprovalParty::Secondee => None,
            ApprovalParty::HomeEmployer => Some(&self.home),
            ApprovalParty::HostEmployer => Some(&self.host),
        }
    }
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
            Action::ChangeStaffMember(member) => self.keeps(&Place::of(member)),
            Action::ChangeOwnName(is_self) => is_self,
            // Who could name themselves could then agree on somebody else's behalf.
            Action::TieToSubject(subject) => self.subject() != Some(subject),
            Action::CopyOwnData | Action::EraseSelf => self.is_person(),
            Action::EraseStaffMember(member) => {
                self.is(Role::SectorAdmin) || (self.is(Role::TrustLeader) && self.employs(&Place::of(member)))
            }
            Action::WritePractice(owner) => self.writes_for(owner),
            Action::ReviewPractice(owner, visibility) => {
                (self.is(Role::TrustLeader) && self.has_among_its_trusts(owner))
                    || (self.is(Role::SchoolLeader)
                        && visibility == Visibility::School
                        && self.has_among_its_schools(owner))
            }
            Action::WithdrawPractice(owner) => {
                self.is(Role::SectorAdmin)
                    || (self.is(Role::TrustLeader) && self.has_among_its_trusts(owner))
                    || (self.is(Role::SchoolLeader) && self.has_among_its_schools(owner))
            }
            Action::AdoptPractice(school) => self.adopts_at(school),
            Action::ReadAdoptionNotes(owner, school) => {
                self.is(Role::SectorAdmin)
                    || self.has_among_its_own(owner)
                    || self.has_among_its_own(&Place { trust: None, school: Some(school) })
            }
            Action::SuggestPractice(school) => {
                self.is_person() && self.has_among_its_own(&Place { trust: None, school: Some(school) })
            }
            Action::EndorsePractice(trust, owner) => {
                let is_own = owner.trust == Some(trust);
                !is_own
                    && (self.is(Role::SectorAdmin) || (self.is(Role::TrustLeader) && self.trusts().contains(&trust)))
            }
            Action::SavePractice => true,
            Action::KeepHostNeed(place) => self.acts_for(place),
            Action::ListOffers => self.works() || self.is(Role::SectorAdmin),
            Action::OfferOneself => self.works(),
            Action::DecideOnOffer(is_own) => is_own,
            Action::RequestContact(place) => self.is_person() && self.acts_for(place),
            Action::ActOnSecondment(party, parties) => match parties.place(party) {
                Some(place) => self.acts_for(place),
                None => parties.is_secondee,
            },
            Action::BindInSecondment(party, parties) => match parties.place(party) {
                Some(place) => self.binds(place),
                None => parties.is_secondee,
            },
            Action::OverrideSecondment => self.is(Role::SectorAdmin),
            Action::MarkRead => self.is_person(),
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

    pub(super) fn works(&self) -> bool {
        [Role::SchoolStaff, Role::SchoolLeader, Role::TrustLeader].into_iter().any(|role| self.is(role))
    }

    /// Whether they write the practices of an owner.
    fn writes_for(&self, owner: &Place) -> bool {
        let for_trusts = self.is(Role::TrustLeader) || self.holds(ClientScope::PracticeWrite);
        let for_schools = self.is(Role::SchoolStaff) || self.is(Role::SchoolLeader);
        (for_trusts && self.has_among_its_trusts(owner)) || (for_schools && self.has_among_its_schools(owner))
    }

    /// Whether they act for a school and its trust: as who leads either, or as a system.
    fn acts_for(&self, place: &Place) -> bool {
        let for_trusts = self.is(Role::TrustLeader) || self.holds(ClientScope::SecondmentWrite);
        let leads_school = self.is(Role::SchoolLeader) && place.school.is_some_and(|urn| self.schools().contains(&urn));
        (for_trusts && self.employs(place)) || leads_school
    }

    /// Whether their word binds who employs the people at a place: in a trust that of who leads it, else that of who leads
    /// the school.
    fn binds(&self, place: &Place) -> bool {
        match (place.trust, place.school) {
            (Some(trust), _) => {
                let for_trusts = self.is(Role::TrustLeader) || self.holds(ClientScope::SecondmentWrite);
                for_trusts && self.trusts().contains(&trust)
            }
            (None, Some(school)) => self.is(Role::SchoolLeader) && self.schools().contains(&school),
            (None, None) => false,
        }
    }

    fn adopts_at(&self, school: Urn) -> bool {
        let for_trusts = self.is(Role::TrustLeader) || self.holds(ClientScope::PracticeWrite);
        (for_trusts && self.schools_of_trusts.contains(&school))
            || (self.is(Role::SchoolLeader) && self.schools().contains(&school))
    }

    fn has_among_its_own(&self, owner: &Place) -> bool {
        let of_schools = self.is(Role::SchoolStaff) || self.is(Role::SchoolLeader);
        (self.is(Role::TrustLeader) && self.has_among_its_trusts(owner))
            || (of_schools && self.has_among_its_schools(owner))
    }

    /// What is of a school is its trust's where the school is now; what is of no school is the trust's itself.
    fn has_among_its_trusts(&self, owner: &Place) -> bool {
        match (owner.school, owner.trust) {
            (Some(school), _) => self.schools_of_trusts.contains(&school),
            (None, trust) => trust.is_some_and(|trust| self.trusts().contains(&trust)),
        }
    }

    fn has_among_its_schools(&self, owner: &Place) -> bool {
        match (owner.school, owner.trust) {
            (Some(school), _) => self.schools().contains(&school),
            (None, trust) => trust.is_some_and(|trust| self.trusts_of_schools.contains(&trust)),
        }
    }

    /// Whether they keep the list of who works at a place.
    fn manages(&self, place: &Place) -> bool {
        let for_trusts = self.is(Role::TrustLeader) || self.holds(ClientScope::StaffWrite);
        (for_trusts && self.has_in_its_trusts(place)) || (self.is(Role::SchoolLeader) && self.has_at_its_schools(place))
    }

    /// Whether they keep the list that somebody is on already: by the employer where there is one, since a school may have
    /// closed or moved meanwhile, else by the school.
    fn keeps(&self, place: &Place) -> bool {
        let for_trusts = self.is(Role::TrustLeader) || self.holds(ClientScope::StaffWrite);
        let at_school = place.school.is_some_and(|school| self.schools().contains(&school));
        (for_trusts && self.employs(place)) || (self.is(Role::SchoolLeader) && at_school)
    }

    fn employs(&self, place: &Place) -> bool {
        match place.trust {
            Some(trust) => self.trusts().contains(&trust),
            None => place.school.is_some_and(|school| self.schools_of_trusts.contains(&school)),
        }
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
