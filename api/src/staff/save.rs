//! Adding a member of staff, or changing one.

use async_graphql::{ID, MaybeUndefined};
use entity::{
    TrustUid, Urn,
    staff_member::{self, Model},
    staff_person,
};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, DbErr, QueryFilter as _, QuerySelect as _, SqlErr,
};
use uuid::Uuid;

use super::{input::UpsertStaffMemberInput, rules};
use crate::{
    access::{Action, Place, scope},
    changes::{Change, ChangeOp, EntityType, Stop, Whose, Write, name_of},
    graphql::{
        node_id::NodeId,
        user_error::{UserError, UserErrorCode},
    },
    register::Register,
};

/// What is to be held of a member of staff, read from the input.
struct Wanted {
    place: Place,
    role: &'static str,
    hundredths: i32,
    display_name: String,
    email: MaybeUndefined<String>,
    subject: MaybeUndefined<String>,
    reference: MaybeUndefined<String>,
}

/// What is held of a member of staff.
struct Held {
    member: Model,
    person: staff_person::Model,
}

/// Adds the member of staff of an input, or changes the one that it names.
pub async fn save(write: &mut Write, register: &Register, input: UpsertStaffMemberInput) -> Result<Model, Stop> {
    let key = input.idempotency_key.clone();
    let theirs = scope::staff_members_to_change;
    if let Some(made) = write.made_before(key.as_deref(), &input, theirs, staff_member::Column::Id).await? {
        return Ok(made);
    }
    let wanted = Wanted::read(&input, register)?;
    let member = match find(write, &input, &wanted).await? {
        Some(held) => change(write, register, held, wanted).await?,
        None => create(write, register, wanted).await?,
    };
    write.made(key.as_deref(), &member.id.to_string()).await?;
    Ok(member)
}

impl Wanted {
    fn read(input: &UpsertStaffMemberInput, register: &Register) -> Result<Self, Stop> {
        let missing = |field| UserError::not_found(&["input", field]);
        let trust = match &input.employer_trust {
            Some(key) => Some(key.find(register)?.ok_or_else(|| missing("employerTrust"))?),
            None => None,
        };
        let school = match &input.base_school {
            Some(key) => Some(key.find(register)?.ok_or_else(|| missing("baseSchool"))?),
            None => None,
        };
        let trust: Option<TrustUid> = trust.map(|at| register.trusts.at(at).uid);
        let school: Option<Urn> = school.map(|at| register.schools.at(at).urn);
        if trust.is_none() && school.is_none() {
            let message = "Say for which trust they work, or at which school.";
            return Err(UserError::invalid(&["input", "employerTrust"], message).into());
        }
        Ok(Self {
            place: Place { trust, school },
            role: name_of(input.role),
            hundredths: rules::hundredths(input.contract_fte.0)?,
            display_name: rules::display_name(&input.display_name)?,
            email: input.email.clone().map_value(|email| email.0),
            subject: rules::subject(&input.subject)?,
            reference: rules::external_reference(&input.external_reference)?,
        })
    }

    /// Within what a reference counts: the employer, or where that is not known the school.
    fn employer(&self) -> String {
        match (self.place.trust, self.place.school) {
            (Some(uid), _) => format!("trust:{uid}"),
            (None, Some(urn)) => format!("school:{urn}"),
            (None, None) => String::new(),
        }
    }
}

/// The member that an input names, by id or by the employer's own reference; none where there is none of that reference.
async fn find(write: &Write, input: &UpsertStaffMemberInput, wanted: &Wanted) -> Result<Option<Held>, Stop> {
    let referred = match &wanted.reference {
        MaybeUndefined::Value(reference) => referred(write, &wanted.employer(), reference).await?,
        MaybeUndefined::Null | MaybeUndefined::Undefined => None,
    };
    let Some(id) = &input.staff_member_id else {
        let Some(id) = referred else { return Ok(None) };
        return held(write, id, input.expected_version).await;
    };
    let id = match NodeId::parse(id)? {
        NodeId::StaffMember(id) => id,
        other => return Err(other.wrong_type("StaffMember").into()),
    };
    let Some(expected) = input.expected_version else {
        let message = "Say which version you have read, so that nobody's change is lost.";
        return Err(UserError::invalid(&["input", "expectedVersion"], message).into());
    };
    let held = held(write, id, Some(expected)).await?;
    if let Some(other) = referred.filter(|other| *other != id) {
        let duplicate = UserError::new(UserErrorCode::Duplicate, "Another member of staff has this reference.");
        let existing_id = Some(ID::from(&NodeId::StaffMember(other)));
        return Err(UserError { existing_id, ..duplicate.at(&["input", "externalReference"]) }.into());
    }
    held.map_or_else(|| Err(UserError::not_found(&["input", "staffMemberId"]).into()), |held| Ok(Some(held)))
}

/// Whom an employer calls by a reference, as far as the viewer may know.
async fn referred(write: &Write, employer: &str, reference: &str) -> Result<Option<Uuid>, DbErr> {
    let person = scope::staff_persons_to_change(&write.viewer)
        .filter(staff_person::Column::Employer.eq(employer))
        .filter(staff_person::Column::ExternalReference.eq(reference));
    Ok(person.one(&write.tx).await?.map(|person| person.staff_member_id))
}

/// A member that the viewer may change something of, locked, of the version that was read.
async fn held(write: &Write, id: Uuid, expected: Option<i32>) -> Result<Option<Held>, Stop> {
    let member = scope::staff_members_to_change(&write.viewer).filter(staff_member::Column::Id.eq(id));
    let Some(member) = member.lock_exclusive().one(&write.tx).await? else { return Ok(None) };
    let person = scope::staff_persons_to_change(&write.viewer).filter(staff_person::Column::StaffMemberId.eq(id));
    let Some(person) = person.one(&write.tx).await? else {
        let message = "The person was erased: nothing can be said of them any more.";
        return Err(UserError::new(UserErrorCode::Conflict, message).at(&["input", "staffMemberId"]).into());
    };
    match expected {
        Some(expected) if expected != member.version => Err(UserError::stale(member.version).into()),
        _ => Ok(Some(Held { member, person })),
    }
}

async fn create(write: &mut Write, register: &Register, wanted: Wanted) -> Result<Model, Stop> {
    write.viewer.may(Action::CreateStaffMember(&wanted.place))?;
    tie(write, wanted.subject.value().map(String::as_str))?;
    let member = staff_member::ActiveModel {
        id: Set(Uuid::new_v4()),
        employer_trust_uid: Set(wanted.place.trust),
        base_school_urn: Set(wanted.place.school),
        role: Set(wanted.role.to_owned()),
        contract_hundredths: Set(wanted.hundredths),
        legal_hold: Set(false),
        redacted_at: Set(None),
        version: Set(1),
    };
    let member = member.insert(&write.tx).await?;
    let person = staff_person::ActiveModel {
        staff_member_id: Set(member.id),
        employer: Set(wanted.employer()),
        display_name: Set(wanted.display_name),
        email: Set(wanted.email.take()),
        subject: Set(wanted.subject.take()),
        external_reference: Set(wanted.reference.take()),
    };
    person.insert(&write.tx).await.map_err(taken)?;
    log(write, ChangeOp::Created, (&member, whose(register, &member, None)), vec![]);
    Ok(member)
}

async fn change(write: &mut Write, register: &Register, held: Held, wanted: Wanted) -> Result<Model, Stop> {
    let person = person_to_be(&held.person, &wanted);
    let (of_member, of_person) = (differences(&held.member, &wanted), person_differences(&held.person, &person));
    let only_the_name = of_member.is_empty() && of_person.iter().all(|field| ["displayName", "email"].contains(field));
    let is_self = only_the_name && write.viewer.is_tied_to(&held.person);
    write.viewer.may(Action::ChangeOwnName(is_self)).or_else(|_| {
        write.viewer.may(Action::ChangeStaffMember(&held.member))?;
        write.viewer.may(Action::CreateStaffMember(&wanted.place))
    })?;
    if person.subject != held.person.subject {
        tie(write, person.subject.as_deref())?;
    }
    if of_member.is_empty() && of_person.is_empty() {
        return Ok(held.member);
    }
    let before = Place::of(&held.member);
    let member = staff_member::ActiveModel {
        employer_trust_uid: Set(wanted.place.trust),
        base_school_urn: Set(wanted.place.school),
        role: Set(wanted.role.to_owned()),
        contract_hundredths: Set(wanted.hundredths),
        version: Set(held.member.version + 1),
        ..held.member.into()
    };
    let member = member.update(&write.tx).await.map_err(covered)?;
    staff_person::ActiveModel::from(person).reset_all().update(&write.tx).await.map_err(taken)?;
    let whose = whose(register, &member, Some(before));
    log(write, ChangeOp::Updated, (&member, whose), [of_member, of_person].concat());
    Ok(member)
}

/// Whose token a member of staff comes with is not for that person to say.
fn tie(write: &Write, subject: Option<&str>) -> Result<(), Stop> {
    let Some(subject) = subject else { return Ok(()) };
    write.viewer.may(Action::TieToSubject(subject)).map_err(|error| match Stop::from(error) {
        Stop::Refused(refused) => Stop::Refused(refused.at(&["input", "subject"])),
        failed @ Stop::Failed(_) => failed,
    })
}

fn person_to_be(held: &staff_person::Model, wanted: &Wanted) -> staff_person::Model {
    let kept = |given: &MaybeUndefined<String>, held: &Option<String>| match given {
        MaybeUndefined::Undefined => held.clone(),
        MaybeUndefined::Null => None,
        MaybeUndefined::Value(value) => Some(value.clone()),
    };
    staff_person::Model {
        staff_member_id: held.staff_member_id,
        display_name: wanted.display_name.clone(),
        email: kept(&wanted.email, &held.email),
        subject: kept(&wanted.subject, &held.subject),
        employer: wanted.employer(),
        external_reference: kept(&wanted.reference, &held.external_reference),
    }
}

fn differences(held: &Model, wanted: &Wanted) -> Vec<&'static str> {
    let told = [
        ("employerTrust", held.employer_trust_uid != wanted.place.trust),
        ("baseSchool", held.base_school_urn != wanted.place.school),
        ("role", held.role != wanted.role),
        ("contractFte", held.contract_hundredths != wanted.hundredths),
    ];
    changed(&told)
}

fn person_differences(held: &staff_person::Model, person: &staff_person::Model) -> Vec<&'static str> {
    let told = [
        ("displayName", held.display_name != person.display_name),
        ("email", held.email != person.email),
        ("subject", held.subject != person.subject),
        ("externalReference", held.external_reference != person.external_reference),
    ];
    changed(&told)
}

fn changed(told: &[(&'static str, bool)]) -> Vec<&'static str> {
    told.iter().filter(|(_, differs)| *differs).map(|(field, _)| *field).collect()
}

/// What the database says of a reference or a subject that somebody else has, perhaps somebody hidden.
fn taken(error: DbErr) -> Stop {
    let field = match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(what)) if what.contains("subject") => "subject",
        Some(SqlErr::UniqueConstraintViolation(_)) => "externalReference",
        _ => return error.into(),
    };
    UserError::new(UserErrorCode::Duplicate, "Another member of staff has this already.").at(&["input", field]).into()
}

/// What the database says of a contract that is less than somebody is bound for.
fn covered(error: DbErr) -> Stop {
    if !error.to_string().contains("contract covers what is agreed") {
        return error.into();
    }
    let message = "Secondments of this person are agreed or under way that need more than this.";
    UserError::new(UserErrorCode::FteExceeded, message).at(&["input", "contractFte"]).into()
}

/// The trust whose affair it is: the employer, or the one that the school is in; and the one that it was before.
fn whose(register: &Register, member: &Model, before: Option<Place>) -> Whose {
    let of = |place: Place| {
        let at = place.school.and_then(|urn| register.schools.by_urn(urn));
        let present = at.and_then(|at| register.schools.at(at).trust).map(|at| register.trusts.at(at).uid);
        place.trust.or(present)
    };
    let (place, other) = (Place::of(member), before.and_then(of));
    let trust = of(place);
    Whose { trust, school: place.school, other_trust: other.filter(|other| Some(*other) != trust) }
}

fn log(write: &mut Write, op: ChangeOp, (member, whose): (&Model, Whose), fields: Vec<&'static str>) {
    let (entity_type, entity_id) = (EntityType::StaffMember, member.id.to_string());
    write.log(Change { op, entity_type, entity_id, fields, whose });
}
