//! Who goes, and who may propose it.

use entity::{contact_request, host_need, secondee_offer, secondment::Model, staff_member};
use sea_orm::{ColumnTrait as _, QueryFilter as _};
use uuid::Uuid;

use super::{code_lists::ApprovalParty, input::SecondeeInput, parties};
use crate::{
    access::{Place, scope},
    changes::{Stop, Write, name_of},
    graphql::{
        node_id::NodeId,
        user_error::{UserError, UserErrorCode},
    },
    register::Register,
    secondee_offer::code_lists::{ContactState, OfferState},
};

/// Who goes, where they come from, and what brought them.
pub struct Secondee {
    /// The member of staff.
    pub member: staff_member::Model,
    /// Where they come from.
    pub home: Place,
    /// The offer that they made.
    pub offer: Option<Uuid>,
    /// The need for which they made themselves known.
    pub need: Option<Uuid>,
    /// As which parties who writes may propose it.
    pub as_party: Vec<ApprovalParty>,
}

/// Finds who goes: somebody of one's own staff, oneself, or who made themselves known.
pub async fn find(write: &Write, register: &Register, input: &SecondeeInput) -> Result<Secondee, Stop> {
    match input {
        SecondeeInput::StaffMemberId(id) => {
            let path = ["input", "secondee", "staffMemberId"];
            let id = match NodeId::parse(id)? {
                NodeId::StaffMember(id) => id,
                other => return Err(other.wrong_type("StaffMember").into()),
            };
            let found = scope::staff_members_to_second(&write.viewer).filter(staff_member::Column::Id.eq(id));
            let member = found.one(&write.tx).await?.ok_or_else(|| UserError::not_found(&path))?;
            let is_own = parties::own(write).await? == Some(member.id);
            let home = home(register, &member);
            let as_party = vec![if is_own { ApprovalParty::Secondee } else { ApprovalParty::HomeEmployer }];
            known(Secondee { home, member, offer: None, need: None, as_party }, &path)
        }
        SecondeeInput::ContactRequestId(id) => {
            let path = ["input", "secondee", "contactRequestId"];
            let id = match NodeId::parse(id)? {
                NodeId::ContactRequest(id) => id,
                other => return Err(other.wrong_type("ContactRequest").into()),
            };
            let (asked, member) = by_contact(write, id).await?.ok_or_else(|| UserError::not_found(&path))?;
            if asked.contact_state != name_of(ContactState::Accepted) {
                let message = "The person has not made themselves known to you.";
                return Err(UserError::new(UserErrorCode::ConsentRequired, message).at(&path).into());
            }
            let home = home(register, &member);
            let (offer, need) = (Some(asked.offer_id), Some(asked.need_id));
            known(Secondee { home, member, offer, need, as_party: vec![ApprovalParty::HostEmployer] }, &path)
        }
    }
}

/// A question of one's own needs, and whom it was put to.
async fn by_contact(write: &Write, id: Uuid) -> Result<Option<(contact_request::Model, staff_member::Model)>, Stop> {
    let asked = scope::contact_requests(&write.viewer).filter(contact_request::Column::Id.eq(id));
    let Some(asked) = asked.one(&write.tx).await? else { return Ok(None) };
    let needs = scope::host_needs_to_keep(&write.viewer).filter(host_need::Column::Id.eq(asked.need_id));
    if needs.one(&write.tx).await?.is_none() {
        return Ok(None);
    }
    let offer = scope::exchange::offers().filter(secondee_offer::Column::Id.eq(asked.offer_id));
    let Some(offer) = offer.one(&write.tx).await? else { return Ok(None) };
    let member = scope::exchange::staff_members().filter(staff_member::Column::Id.eq(offer.staff_member_id));
    Ok(member.one(&write.tx).await?.map(|member| (asked, member)))
}

/// Refuses to go on from an offer that was taken back. It is asked behind the lock of the person, who takes it back behind
/// the same.
pub async fn still_offers(write: &Write, row: &Model) -> Result<(), Stop> {
    let Some(offer) = row.offer_id else { return Ok(()) };
    let offer = scope::exchange::offers().filter(secondee_offer::Column::Id.eq(offer)).one(&write.tx).await?;
    if offer.is_some_and(|offer| offer.offer_state != name_of(OfferState::Withdrawn)) {
        return Ok(());
    }
    let message = "The person has taken their offer back.";
    let path = ["input", "secondee", "contactRequestId"];
    Err(UserError::new(UserErrorCode::ConsentRequired, message).at(&path).into())
}

fn known(secondee: Secondee, path: &[&str]) -> Result<Secondee, Stop> {
    if secondee.member.redacted_at.is_some() {
        return Err(UserError::invalid(path, "The person was erased.").into());
    }
    Ok(secondee)
}

/// Where somebody comes from: their school, and the trust that employs them or that the school is in.
pub fn home(register: &Register, member: &staff_member::Model) -> Place {
    let at = member.base_school_urn.and_then(|urn| register.schools.by_urn(urn));
    let present = at.and_then(|at| register.schools.at(at).trust).map(|at| register.trusts.at(at).uid);
    Place { trust: member.employer_trust_uid.or(present), school: member.base_school_urn }
}
