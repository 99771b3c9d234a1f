//! Saying yes or no. The last yes makes it agreed.

use entity::{
    secondment::{ActiveModel, Model},
    secondment_approval::{Column, Model as Approval},
};
use sea_orm::{ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, IntoActiveModel as _, QueryFilter as _};

use super::{
    agree,
    code_lists::{
        ApprovalDecision::{self, Approved, Declined, Pending},
        ApprovalParty, SecondmentAction, SecondmentState,
    },
    input::{ApproveSecondmentInput, DeclineSecondmentInput},
    parties,
    rules::{self, Asked},
    step::{self, Held, Step, hold, made_before, read_id},
};
use crate::{
    access::scope,
    changes::{Stop, Write, name_of},
    graphql::user_error::{UserError, UserErrorCode},
    register::Register,
};

/// Says yes as one party. Said again by the same, it changes nothing.
pub async fn approve(write: &mut Write, register: &Register, input: ApproveSecondmentInput) -> Result<Model, Stop> {
    let key = input.idempotency_key.clone();
    if let Some(made) = made_before(write, key.as_deref(), &input).await? {
        return Ok(made);
    }
    let held = hold(write, read_id(&input.secondment_id)?).await?;
    let approvals = approvals(write, &held).await?;
    if has_said(write, &approvals, input.party, Approved) {
        write.made(key.as_deref(), &held.row.id.to_string()).await?;
        return Ok(held.row);
    }
    let said_for = may(write, &held, (SecondmentAction::Approve, input.party), &approvals)?;
    // A colleague has said so for the same party.
    if approvals.iter().any(|said| said.party == name_of(input.party) && said.decision == name_of(Approved)) {
        write.made(key.as_deref(), &held.row.id.to_string()).await?;
        return Ok(held.row);
    }
    held.expect(input.expected_version)?;
    for approval in approvals.iter().filter(|approval| said_for.iter().any(|party| *approval.party == *name_of(*party)))
    {
        decide(write, approval.clone(), Approved).await?;
    }
    let is_last = approvals.iter().all(|approval| {
        approval.decision == name_of(Approved) || said_for.iter().any(|party| *approval.party == *name_of(*party))
    });
    let mut step = Step::of(SecondmentAction::Approve, input.party.into(), &held.row).changing(vec!["approvals"]);
    let row = if is_last {
        agree::check(write, register, (&held.person, &held.row), Asked::Secondment).await?;
        step.to = SecondmentState::Agreed;
        step.fields.extend(["fsmDecileHome", "fsmDecileHost", "withinTrust"]);
        let (before, now) = (held.row.clone(), write.now);
        let freeze = |changed: &mut ActiveModel| agree::freeze(now, register, &before, changed);
        let row = step::take(write, held.row, step, freeze).await?;
        agree::settle(write, &row).await?;
        row
    } else {
        step::take(write, held.row, step, |_| {}).await?
    };
    write.made(key.as_deref(), &row.id.to_string()).await?;
    Ok(row)
}

/// Says no as one party, which ends it.
pub async fn decline(write: &mut Write, input: DeclineSecondmentInput) -> Result<Model, Stop> {
    let key = input.idempotency_key.clone();
    if let Some(made) = made_before(write, key.as_deref(), &input).await? {
        return Ok(made);
    }
    let held = hold(write, read_id(&input.secondment_id)?).await?;
    let approvals = approvals(write, &held).await?;
    let said_for = may(write, &held, (SecondmentAction::Decline, input.party), &approvals)?;
    held.expect(input.expected_version)?;
    let reason = rules::reason(Some(&input.reason))?;
    let pending = approvals.into_iter().filter(|approval| approval.decision == name_of(Pending));
    for approval in pending.filter(|approval| said_for.iter().any(|party| *approval.party == *name_of(*party))) {
        decide(write, approval, Declined).await?;
    }
    let step = Step::of(SecondmentAction::Decline, input.party.into(), &held.row);
    let row = step::take(write, held.row, step.because(Some(reason)).changing(vec!["approvals"]), |_| {}).await?;
    write.made(key.as_deref(), &row.id.to_string()).await?;
    Ok(row)
}

async fn approvals(write: &Write, held: &Held) -> Result<Vec<Approval>, Stop> {
    let theirs = scope::secondment_approvals(&write.viewer).filter(Column::SecondmentId.eq(held.row.id));
    Ok(theirs.all(&write.tx).await?)
}

fn has_said(write: &Write, approvals: &[Approval], party: ApprovalParty, what: ApprovalDecision) -> bool {
    approvals.iter().any(|approval| {
        approval.party == name_of(party)
            && approval.decision == name_of(what)
            && approval.decided_by.as_deref() == Some(write.actor())
    })
}

/// For which parties somebody speaks who speaks as one: within one trust the employer speaks once for both.
fn may(
    write: &Write,
    held: &Held,
    (action, party): (SecondmentAction, ApprovalParty),
    approvals: &[Approval],
) -> Result<Vec<ApprovalParty>, UserError> {
    if !parties::may(&write.viewer, action, party, &held.parties) {
        return Err(UserError::forbidden().at(&["input", "as"]));
    }
    held.possible(write, action)?;
    speaks_for(write, held, party, approvals)
}

/// The same for whatever is to be agreed: nobody speaks for two.
pub fn speaks_for(
    write: &Write,
    held: &Held,
    party: ApprovalParty,
    said: &[impl Said],
) -> Result<Vec<ApprovalParty>, UserError> {
    let is_employer = |party: ApprovalParty| party != ApprovalParty::Secondee;
    let within = held.row.within_trust;
    let is_for_both = |other: &str| within && is_employer(party) && other != name_of(ApprovalParty::Secondee);
    let spoke_for_another = said
        .iter()
        .any(|said| said.party() != name_of(party) && said.by() == Some(write.actor()) && !is_for_both(said.party()));
    if spoke_for_another {
        let message = "Nobody agrees for two: somebody else has to speak for this party.";
        return Err(UserError::new(UserErrorCode::ConflictOfInterest, message).at(&["input", "as"]));
    }
    Ok(match within && is_employer(party) {
        true => vec![ApprovalParty::HomeEmployer, ApprovalParty::HostEmployer],
        false => vec![party],
    })
}

/// Something that a party has said.
pub trait Said {
    /// Which party.
    fn party(&self) -> &str;
    /// By whom, as the log calls them.
    fn by(&self) -> Option<&str>;
}

impl Said for Approval {
    fn party(&self) -> &str {
        &self.party
    }

    fn by(&self) -> Option<&str> {
        self.decided_by.as_deref()
    }
}

async fn decide(write: &Write, approval: Approval, decision: ApprovalDecision) -> Result<(), Stop> {
    if approval.decision != name_of(Pending) {
        return Ok(());
    }
    let mut decided = approval.into_active_model();
    decided.decision = Set(name_of(decision).to_owned());
    decided.decided_by = Set(Some(write.actor().to_owned()));
    decided.decided_at = Set(Some(write.now));
    decided.update(&write.tx).await?;
    Ok(())
}
