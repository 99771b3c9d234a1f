//! Drafting and proposing.

use std::collections::BTreeMap;

use async_graphql::ID;
use chrono::NaiveDate;
use entity::{
    compliance_check, cost_share, host_need,
    secondment::{Column, Model},
    secondment_approval, secondment_objective,
};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _,
    QueryFilter as _, QueryOrder as _, SqlErr,
};
use uuid::Uuid;

use super::{
    agree,
    code_lists::{ActingParty, ApprovalDecision, ApprovalParty, EmployerKind, SecondmentAction, SecondmentState},
    costs,
    input::{ProposeSecondmentInput, SecondmentActionInput},
    objectives,
    rules::{self, Asked},
    secondee::{self, Secondee},
    state,
    step::{self, Step, hold, made_before, read_id},
    told,
};
use crate::{
    access::{Action, Parties, Place, scope},
    adoption::code_lists::AdoptionOutcome,
    changes::{ChangeOp, Stop, Write, name_of},
    coded,
    graphql::{
        money,
        node_id::NodeId,
        user_error::{UserError, UserErrorCode},
    },
    host_need::{code_lists::HostNeedState, reference},
    register::{Register, SchoolRecord},
};

/// Drafts or proposes a secondment.
pub async fn propose(write: &mut Write, register: &Register, input: ProposeSecondmentInput) -> Result<Model, Stop> {
    if let Some(made) = made_before(write, Some(&input.idempotency_key), &input).await? {
        return Ok(made);
    }
    let who = secondee::find(write, register, &input.secondee).await?;
    let host = host_of(register, &input)?;
    let by = proposer(write, &who, host, input.draft)?;
    let need = need_of(write, &input, &who, host.urn).await?;
    let row = row(write, register, &input, (&who, host, by, need))?;
    let person = step::lock_person_and_need(write, row.secondee_id, row.need_id).await?;
    secondee::still_offers(write, &row).await?;
    agree::check(write, register, (&person, &row), Asked::Proposal).await?;
    let objectives = objectives::read(write, input.objectives.as_deref().unwrap_or_default()).await?;
    let costs = costs::read(input.cost_share.as_deref())?;
    let state = if input.draft { SecondmentState::Draft } else { SecondmentState::Proposed };
    let row = Model { secondment_state: name_of(state).to_owned(), ..row };
    let row = insert(write, row).await?;
    keep_parts(write, &row, objectives, costs).await?;
    carry_checks(write, &row).await?;
    let event = (SecondmentState::Draft, state);
    step::record(write, &row, event, (SecondmentAction::Propose, by.into())).await?;
    step::log(write, ChangeOp::Created, &row, vec![]).await?;
    told::of_step(write, &row, event, (SecondmentAction::Propose, by.into())).await?;
    write.made(Some(&input.idempotency_key), &row.id.to_string()).await?;
    Ok(row)
}

/// Proposes what was drafted.
pub async fn submit(write: &mut Write, register: &Register, input: SecondmentActionInput) -> Result<Model, Stop> {
    let key = input.idempotency_key.clone();
    if let Some(made) = made_before(write, key.as_deref(), &input).await? {
        return Ok(made);
    }
    let held = hold(write, read_id(&input.secondment_id)?).await?;
    let by = held.acting(write, SecondmentAction::Propose)?;
    held.expect(input.expected_version)?;
    agree::check(write, register, (&held.person, &held.row), Asked::Secondment).await?;
    let step = Step::of(SecondmentAction::Propose, by, &held.row);
    let row = step::take(write, held.row, step, |_| {}).await?;
    write.made(key.as_deref(), &row.id.to_string()).await?;
    Ok(row)
}

fn host_of<'r>(register: &'r Register, input: &ProposeSecondmentInput) -> Result<&'r SchoolRecord, Stop> {
    let found = input.host_school.find(register)?.ok_or_else(|| UserError::not_found(&["input", "hostSchool"]))?;
    let host = register.schools.at(found);
    rules::days(input.kind, days(input), Asked::Proposal)?;
    rules::open_throughout(host, days(input), Asked::Proposal)?;
    Ok(host)
}

fn days(input: &ProposeSecondmentInput) -> (NaiveDate, Option<NaiveDate>) {
    (input.starts_on.0, input.ends_on.map(|day| day.0))
}

/// As whom it is proposed. The secondee may only draft it.
fn proposer(write: &Write, who: &Secondee, host: &SchoolRecord, draft: bool) -> Result<ApprovalParty, Stop> {
    if who.home.school == Some(host.urn) {
        let message = "The person works at this school already.";
        return Err(UserError::invalid(&["input", "hostSchool"], message).into());
    }
    let host = Place { trust: None, school: Some(host.urn) };
    let is_secondee = who.as_party.contains(&ApprovalParty::Secondee);
    let parties = Parties { is_secondee, home: who.home, host };
    let may = |party: &ApprovalParty| write.viewer.may(Action::ActOnSecondment(*party, &parties)).is_ok();
    match who.as_party.iter().copied().find(may) {
        Some(ApprovalParty::Secondee) if !draft => {
            let message = "You may draft it; who leads your school or trust proposes it.";
            Err(UserError { message: message.into(), ..UserError::forbidden() }.at(&["input", "draft"]).into())
        }
        Some(party) => Ok(party),
        None => Err(UserError::forbidden().into()),
    }
}

/// The need that it answers: of the host school, and open.
async fn need_of(
    write: &Write,
    input: &ProposeSecondmentInput,
    who: &Secondee,
    host: entity::Urn,
) -> Result<Option<Uuid>, Stop> {
    let path = ["input", "needId"];
    let id = match &input.need_id {
        Some(id) => match NodeId::parse(id)? {
            NodeId::HostNeed(id) => Some(id),
            other => return Err(other.wrong_type("HostNeed").into()),
        },
        None => who.need,
    };
    let Some(id) = id else { return Ok(None) };
    if who.need.is_some_and(|known| known != id) {
        let message = "The person has made themselves known for another need.";
        return Err(UserError::new(UserErrorCode::ConsentRequired, message).at(&path).into());
    }
    let found = scope::host_needs(&write.viewer).filter(host_need::Column::Id.eq(id)).one(&write.tx).await?;
    let need = found.ok_or_else(|| UserError::not_found(&path))?;
    if need.school_urn != host {
        return Err(UserError::invalid(&path, "It is the need of another school.").into());
    }
    if need.need_state != name_of(HostNeedState::Open) {
        let message = format!("The need is {}: nobody is looked for.", need.need_state);
        return Err(UserError::new(UserErrorCode::InvalidTransition, message).at(&path).into());
    }
    Ok(Some(id))
}

fn row(
    write: &Write,
    register: &Register,
    input: &ProposeSecondmentInput,
    (who, host, by, need): (&Secondee, &SchoolRecord, ApprovalParty, Option<Uuid>),
) -> Result<Model, Stop> {
    let fte = money::hundredths(input.fte)
        .filter(|it| (1..=100).contains(it))
        .ok_or_else(|| UserError::invalid(&["input", "fte"], "It is from 0.01 to 1 of a full post, in hundredths."))?;
    let host_trust = host.trust.map(|at| register.trusts.at(at).uid);
    let (starts_on, ends_on) = days(input);
    let of =
        if by == ApprovalParty::HostEmployer { Place { trust: host_trust, school: Some(host.urn) } } else { who.home };
    let external_reference = input.external_reference.as_deref().map(reference).transpose()?;
    Ok(Model {
        id: Uuid::now_v7(),
        secondment_kind: name_of(input.kind).to_owned(),
        secondment_state: name_of(SecondmentState::Draft).to_owned(),
        proposed_by: name_of(by).to_owned(),
        secondee_id: who.member.id,
        home_school_urn: who.home.school,
        home_trust_uid: who.home.trust,
        home_employer_kind: name_of(employer_kind(register, &who.home)).to_owned(),
        host_school_urn: host.urn,
        host_trust_uid: host_trust,
        within_trust: host_trust.is_some() && host_trust == who.home.trust,
        role: name_of(input.role).to_owned(),
        subjects: coded::write(&coded::subjects(input.subjects.as_deref(), &["input", "subjects"])?),
        fte_hundredths: fte,
        starts_on,
        ends_on,
        actual_ended_on: None,
        reason: name_of(input.reason).to_owned(),
        need_id: need,
        offer_id: who.offer,
        fsm_decile_home: None,
        fsm_decile_host: None,
        fsm_census: None,
        pause_reason: None,
        review_due_on: None,
        reference_of: external_reference.as_ref().map(|_| reference_of(&of)),
        external_reference,
        created_by: write.actor().to_owned(),
        created_at: write.now,
        agreed_at: None,
        updated_at: write.now,
        pseudonymised_at: None,
        version: 1,
    })
}

/// Whose references are told apart from others'.
pub fn reference_of(place: &Place) -> String {
    match (place.trust, place.school) {
        (Some(trust), _) => format!("trust:{trust}"),
        (None, Some(school)) => format!("school:{school}"),
        (None, None) => String::new(),
    }
}

/// Who employs people somewhere: by the kind of school where it is in no trust.
pub fn employer_kind(register: &Register, home: &Place) -> EmployerKind {
    if home.trust.is_some() {
        return EmployerKind::SchoolTrust;
    }
    let at = home.school.and_then(|urn| register.schools.by_urn(urn));
    match at.map(|at| &*register.schools.at(at).establishment_type.code) {
        // Community, voluntary controlled, community special, pupil referral units, nursery schools.
        Some("01" | "1" | "03" | "3" | "07" | "7" | "14" | "15") => EmployerKind::LocalAuthority,
        // Voluntary aided, foundation, foundation special.
        Some("02" | "2" | "05" | "5" | "12") => EmployerKind::GoverningBody,
        _ => EmployerKind::Other,
    }
}

async fn insert(write: &Write, row: Model) -> Result<Model, Stop> {
    if let (Some(of), Some(reference)) = (&row.reference_of, &row.external_reference) {
        let known = scope::exchange::secondments()
            .filter(Column::ReferenceOf.eq(of))
            .filter(Column::ExternalReference.eq(reference))
            .filter(Column::SecondmentState.is_not_in(state::CAME_TO_NOTHING.map(name_of)));
        if let Some(known) = known.one(&write.tx).await? {
            let seen = scope::secondments(&write.viewer).filter(Column::Id.eq(known.id)).one(&write.tx).await?;
            return Err(duplicate(seen.map(|row| row.id)).into());
        }
    }
    row.into_active_model().reset_all().insert(&write.tx).await.map_err(|error| match error.sql_err() {
        // Somebody else was faster by a moment.
        Some(SqlErr::UniqueConstraintViolation(_)) => duplicate(None).into(),
        _ => error.into(),
    })
}

fn duplicate(existing: Option<Uuid>) -> UserError {
    let error = UserError::new(UserErrorCode::Duplicate, "Another secondment has this reference already.");
    let existing_id = existing.map(|id| ID::from(&NodeId::Secondment(id)));
    UserError { existing_id, ..error.at(&["input", "externalReference"]) }
}

/// Everything that belongs to it: who has to agree, what it is to achieve, who pays.
async fn keep_parts(
    write: &Write,
    row: &Model,
    objectives: Vec<objectives::Objective>,
    costs: Vec<costs::Share>,
) -> Result<(), Stop> {
    let approvals = ApprovalParty::ALL.map(|party| secondment_approval::ActiveModel {
        secondment_id: Set(row.id),
        party: Set(name_of(party).to_owned()),
        decision: Set(name_of(ApprovalDecision::Pending).to_owned()),
        decided_by: Set(None),
        decided_at: Set(None),
    });
    secondment_approval::Entity::insert_many(approvals).exec_without_returning(&write.tx).await?;
    for (position, objective) in (0..).zip(objectives) {
        let id = Uuid::now_v7();
        let kept = secondment_objective::ActiveModel {
            id: Set(id),
            secondment_id: Set(row.id),
            position: Set(position),
            theme: Set(objective.theme.map(|theme| name_of(theme).to_owned())),
            practice_id: Set(objective.practice),
            progress: Set(name_of(AdoptionOutcome::NotMeasured).to_owned()),
        };
        secondment_objective::Entity::insert(kept).exec_without_returning(&write.tx).await?;
        step::say(write, row.id, id, &objective.text).await?;
    }
    for share in costs {
        let kept = cost_share::ActiveModel {
            secondment_id: Set(row.id),
            party: Set(name_of(share.party).to_owned()),
            percent_hundredths: Set(share.percent_hundredths),
            amount_pence: Set(share.amount_pence),
        };
        cost_share::Entity::insert(kept).exec_without_returning(&write.tx).await?;
    }
    Ok(())
}

/// What was checked of somebody for an earlier move that was agreed, and still holds, need not be checked again. The last
/// word on each check counts: what was not passed since is not. Whoever confirmed it, it was none of this move's parties.
async fn carry_checks(write: &Write, row: &Model) -> Result<(), Stop> {
    let earlier = scope::exchange::secondments()
        .filter(Column::SecondeeId.eq(row.secondee_id))
        .filter(Column::AgreedAt.is_not_null());
    let earlier: Vec<Uuid> = earlier.all(&write.tx).await?.into_iter().map(|row| row.id).collect();
    let checks = scope::exchange::compliance_checks()
        .filter(compliance_check::Column::SecondmentId.is_in(earlier))
        .order_by_asc(compliance_check::Column::ConfirmedAt);
    let said = checks.all(&write.tx).await?.into_iter();
    let last: BTreeMap<String, compliance_check::Model> = said.map(|check| (check.kind.clone(), check)).collect();
    let holds =
        |check: &compliance_check::Model| check.passed && check.expires_on.is_none_or(|last| last >= write.today());
    for check in last.into_values().filter(holds) {
        let confirmed_by = name_of(ActingParty::System).to_owned();
        let kept = compliance_check::Model { secondment_id: row.id, confirmed_by, ..check };
        let kept = kept.into_active_model().reset_all();
        compliance_check::Entity::insert(kept).exec_without_returning(&write.tx).await?;
    }
    Ok(())
}
