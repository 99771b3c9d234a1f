//! All that is held of somebody, for themselves.

use chrono::SecondsFormat;
use entity::{access_log, change_log, erasure_request, staff_member, staff_person};
use sea_orm::{ColumnTrait as _, DatabaseConnection, DbErr, QueryFilter as _, QueryOrder as _, QuerySelect as _};
use serde_json::{Value, json};

use super::my_rows;
use crate::access::{Viewer, scope};

/// The most entries of each log, the newest first: who has more asks who operates the service for the rest.
const MOST: u64 = 1000;

/// Everything that is held of who asks, as JSON: of their token, as a member of staff, the rows about them and those of what
/// they did, what was changed and by whom, and who read who they are.
pub async fn held(
    viewer: &Viewer,
    db: &DatabaseConnection,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<Value, DbErr> {
    let member = scope::own_staff_member(viewer).one(db).await?;
    let id = member.as_ref().map(|member| member.id);
    let persons = scope::staff_persons(viewer).filter(staff_person::Column::StaffMemberId.is_in(id));
    let person = persons.one(db).await?;
    let request =
        scope::erasure_requests(viewer).filter(erasure_request::Column::StaffMemberId.is_in(id)).one(db).await?;
    let of = match id {
        Some(id) => scope::log_of_oneself(id).order_by_desc(change_log::Column::Id).limit(MOST).all(db).await?,
        None => vec![],
    };
    let by = scope::log_by_oneself(viewer).order_by_desc(change_log::Column::Id).limit(MOST).all(db).await?;
    let reads = match id {
        Some(id) => scope::reads_of_oneself(id).order_by_desc(access_log::Column::Id).limit(MOST).all(db).await?,
        None => vec![],
    };
    let own_reads = scope::reads_by_oneself(viewer).order_by_desc(access_log::Column::Id).limit(MOST).all(db).await?;
    let about = match id {
        Some(id) => my_rows::about(db, id).await?,
        None => json!({}),
    };
    Ok(json!({
        "madeAt": moment(now),
        "token": token(viewer),
        "staffMember": member.map(|member| staff(&member, person.as_ref())),
        "erasureRequest": request.map(|request| json!({
            "askedAt": moment(request.asked_at), "dueOn": request.due_on, "askedBy": request.asked_by })),
        "aboutMe": about,
        "byMe": my_rows::by(db, viewer).await?,
        "changesOfMe": of.iter().map(change).collect::<Vec<_>>(),
        "changesByMe": by.iter().map(change).collect::<Vec<_>>(),
        "readsOfWhoIAm": reads.iter().map(read).collect::<Vec<_>>(),
        "readsByMe": own_reads.iter().map(read).collect::<Vec<_>>(),
    }))
}

fn token(viewer: &Viewer) -> Value {
    let Some(principal) = viewer.principal() else { return Value::Null };
    json!({
        "actor": &*principal.actor,
        "roles": principal.roles().collect::<Vec<_>>(),
        "trusts": principal.trusts().map(|uid| uid.to_string()).collect::<Vec<_>>(),
        "schools": principal.schools().map(|urn| urn.to_string()).collect::<Vec<_>>(),
    })
}

fn staff(member: &staff_member::Model, person: Option<&staff_person::Model>) -> Value {
    json!({
        "id": member.id,
        "employerTrust": member.employer_trust_uid.map(|uid| uid.to_string()),
        "baseSchool": member.base_school_urn.map(|urn| urn.to_string()),
        "role": member.role,
        "contractFte": f64::from(member.contract_hundredths) / 100.0,
        "legalHold": member.legal_hold,
        "version": member.version,
        "displayName": person.map(|person| &person.display_name),
        "email": person.and_then(|person| person.email.as_ref()),
        "subject": person.and_then(|person| person.subject.as_ref()),
        "externalReference": person.and_then(|person| person.external_reference.as_ref()),
    })
}

fn change(change: &change_log::Model) -> Value {
    json!({
        "at": moment(change.at), "actor": change.actor, "operation": change.operation, "op": change.op,
        "entityType": change.entity_type, "entityId": change.entity_id,
        "changedFields": change.fields.split(',').filter(|field| !field.is_empty()).collect::<Vec<_>>(),
    })
}

fn read(read: &access_log::Model) -> Value {
    json!({ "at": moment(read.at), "actor": read.actor, "operation": read.operation, "reason": read.reason })
}

fn moment(at: chrono::DateTime<chrono::Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}
