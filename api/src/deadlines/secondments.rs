//! Secondments that begin, are called off, or are completed.

use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    compliance_check, host_need,
    secondment::{Column, Entity, Model},
    secondment_reminder::{self as reminder, ActiveModel as Reminder},
    staff_member,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _, QuerySelect as _, QueryTrait as _, Select,
    sea_query::{Expr, ExprTrait as _, SelectStatement},
};
use uuid::Uuid;

use super::{Move, kind::free};
use crate::{
    access::scope::exchange,
    changes::{EntityType, Stop, Write, name_of},
    clock::day_of,
    notification::{NotificationKind, Recipient, notify},
    secondment::{
        CALLED_OFF_AFTER,
        code_lists::{ActingParty, CheckKind, SecondmentAction, SecondmentState},
        home, host,
        moves::{go, missing_checks},
    },
};

/// What is said of one that is called off.
const GIVEN_UP: &str = "Required checks were still missing 28 days after its first day.";

/// Those that are agreed, whose first day has come, and of which something is to be done: they are not reminded today, or
/// their checks are there, or they waited too long. The rest waits without being looked at every minute.
pub fn to_begin(now: DateTime<Utc>) -> Select<Entity> {
    let today = day_of(now);
    let reminded = Column::Id.not_in_subquery(reminded_on(today));
    let something = Condition::any()
        .add(reminded)
        .add(Expr::exists(all_checks(today)))
        .add(Column::StartsOn.lte(today - CALLED_OFF_AFTER));
    let agreed = exchange::secondments().filter(Column::SecondmentState.eq(name_of(SecondmentState::Agreed)));
    agreed.filter(Column::StartsOn.lte(today)).filter(something)
}

fn reminded_on(day: NaiveDate) -> SelectStatement {
    let reminders = exchange::secondment_reminders().filter(reminder::Column::RemindedOn.eq(day));
    reminders.select_only().column(reminder::Column::SecondmentId).into_query()
}

/// The same that [`missing_checks`] asks of a secondment, as a condition.
fn all_checks(today: NaiveDate) -> SelectStatement {
    use compliance_check::Column as Check;
    let of_it = Expr::col((Entity, Column::Id)).eq(Expr::col((compliance_check::Entity, Check::SecondmentId)));
    let holds = Condition::any().add(Check::ExpiresOn.is_null()).add(Check::ExpiresOn.gte(today));
    let checks = exchange::compliance_checks().filter(of_it).filter(Check::Passed.eq(true)).filter(holds);
    let required = checks.filter(Check::Kind.is_in(CheckKind::REQUIRED.map(name_of)));
    let all = required.select_only().column(Check::SecondmentId).group_by(Check::SecondmentId);
    all.having(Check::Kind.count().eq(CheckKind::REQUIRED.len() as i64)).into_query()
}

/// Those whose last day is over.
pub fn to_complete(now: DateTime<Utc>) -> Select<Entity> {
    let running = [SecondmentState::Active, SecondmentState::Paused].map(name_of);
    let running = exchange::secondments().filter(Column::SecondmentState.is_in(running));
    running.filter(Column::EndsOn.lt(day_of(now)))
}

/// Has one begin where all checks are there; else its parties are reminded, and in the end it is called off.
pub async fn begin(write: &mut Write, id: Uuid) -> Result<Option<Move>, Stop> {
    let Some(row) = hold(write, to_begin, id).await? else { return Ok(None) };
    let today = write.today();
    if missing_checks(write, &row, today).await?.is_empty() {
        go(write, row, SecondmentAction::Start, (ActingParty::System, None), None).await?;
        return Ok(Some(Move::Started));
    }
    if row.starts_on <= today - CALLED_OFF_AFTER {
        go(write, row, SecondmentAction::Cancel, (ActingParty::System, Some(GIVEN_UP.to_owned())), None).await?;
        return Ok(Some(Move::Cancelled));
    }
    remind(write, &row, today).await?;
    Ok(Some(Move::Reminded))
}

/// Completes one.
pub async fn complete(write: &mut Write, id: Uuid) -> Result<Option<Move>, Stop> {
    let Some(row) = hold(write, to_complete, id).await? else { return Ok(None) };
    go(write, row, SecondmentAction::Complete, (ActingParty::System, None), None).await?;
    Ok(Some(Move::Completed))
}

/// One that is due, locked behind the person and the need, as everywhere; none where somebody holds any of these.
async fn hold(write: &Write, due: impl Fn(DateTime<Utc>) -> Select<Entity>, id: Uuid) -> Result<Option<Model>, Stop> {
    let due = || due(write.now).filter(Column::Id.eq(id));
    let Some(found) = due().one(&write.tx).await? else { return Ok(None) };
    let person = exchange::staff_members().filter(staff_member::Column::Id.eq(found.secondee_id));
    if free(person).one(&write.tx).await?.is_none() {
        return Ok(None);
    }
    if let Some(need) = found.need_id {
        let need = free(exchange::needs().filter(host_need::Column::Id.eq(need)));
        if need.one(&write.tx).await?.is_none() {
            return Ok(None);
        }
    }
    Ok(free(due()).one(&write.tx).await?)
}

/// Tells whoever leads either place, and keeps that it was said today.
async fn remind(write: &mut Write, row: &Model, today: NaiveDate) -> Result<(), Stop> {
    let said = Reminder { secondment_id: Set(row.id), reminded_on: Set(today) };
    reminder::Entity::insert(said).exec_without_returning(&write.tx).await?;
    let to = [home(row), host(row)].iter().flat_map(Recipient::at).collect::<Vec<_>>();
    Ok(notify(write, NotificationKind::ChecksMissing, (EntityType::Secondment, row.id), to).await?)
}
