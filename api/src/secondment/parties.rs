//! Who is party to a secondment, and as which of them somebody acts.

use entity::secondment::Model;
use sea_orm::DbErr;
use uuid::Uuid;

use super::code_lists::{ActingParty, ApprovalParty, SecondmentAction};
use crate::{
    access::{Action, Parties, Place, Viewer, scope},
    changes::Write,
};

/// Where somebody comes from.
pub fn home(row: &Model) -> Place {
    Place { trust: row.home_trust_uid, school: row.home_school_urn }
}

/// Where they go to.
pub fn host(row: &Model) -> Place {
    Place { trust: row.host_trust_uid, school: Some(row.host_school_urn) }
}

/// Who is party to one, with whether it is the viewer who goes.
pub fn parties(row: &Model, own: Option<Uuid>) -> Parties {
    Parties { is_secondee: own == Some(row.secondee_id), home: home(row), host: host(row) }
}

/// The member of staff that who makes a change is.
pub async fn own(write: &Write) -> Result<Option<Uuid>, DbErr> {
    Ok(scope::own_staff_member(&write.viewer).one(&write.tx).await?.map(|member| member.id))
}

/// Whether somebody may do something as a party: what binds is for who employs, the rest for who leads the school too. Nobody
/// is the employer of themselves.
pub fn may(viewer: &Viewer, action: SecondmentAction, party: ApprovalParty, parties: &Parties) -> bool {
    if parties.is_secondee && party != ApprovalParty::Secondee {
        return false;
    }
    let wish = match action {
        SecondmentAction::Approve
        | SecondmentAction::Decline
        | SecondmentAction::Amend
        | SecondmentAction::AnswerAmendment => Action::BindInSecondment(party, parties),
        _ => Action::ActOnSecondment(party, parties),
    };
    viewer.may(wish).is_ok()
}

/// As whom somebody does something: the first of those whose it is that they are. Who operates the service can end what
/// others cannot.
pub fn acting(viewer: &Viewer, action: SecondmentAction, row: &Model, parties: &Parties) -> Option<ActingParty> {
    let theirs = action.whose(row).into_iter().find(|party| may(viewer, action, *party, parties));
    let overrides = action.can_be_overridden() && viewer.may(Action::OverrideSecondment).is_ok();
    theirs.map(Into::into).or(overrides.then_some(ActingParty::SectorAdmin))
}
