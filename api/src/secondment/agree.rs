//! Agreeing: everything that has to hold is looked at again, under lock, and what was agreed is frozen.

use chrono::{DateTime, Utc};
use entity::{
    TrustUid, host_need as need, secondee_offer as offer,
    secondment::{ActiveModel, Column, Model},
    staff_member,
};
use sea_orm::{ActiveValue::Set, ColumnTrait as _, QueryFilter as _, QuerySelect as _};
use uuid::Uuid;

use super::{
    booking::{self, Booking},
    code_lists::SecondmentState,
    parties,
    rules::{self, Asked},
    secondee,
};
use crate::{
    access::{Place, scope::exchange},
    changes::{EntityType, Stop, Write, name_of},
    graphql::user_error::{UserError, UserErrorCode},
    host_need::{self, code_lists::HostNeedState},
    notification::{NotificationKind, Recipient, notify},
    register::Register,
    secondee_offer::{self, code_lists::OfferState},
};

/// States in which a person is bound.
pub const BINDING: [SecondmentState; 3] = [SecondmentState::Agreed, SecondmentState::Active, SecondmentState::Paused];

/// States in which a need is filled by what was agreed for it.
pub const FILLING: [SecondmentState; 4] =
    [SecondmentState::Agreed, SecondmentState::Active, SecondmentState::Paused, SecondmentState::Completed];

/// Refuses what there is no room for: in the person's contract, in the need, or because the school is not open.
pub async fn check(
    write: &Write,
    register: &Register,
    (person, row): (&staff_member::Model, &Model),
    asked: Asked,
) -> Result<(), Stop> {
    let others = exchange::secondments()
        .filter(Column::SecondeeId.eq(row.secondee_id))
        .filter(Column::Id.ne(row.id))
        .filter(Column::SecondmentState.is_in(BINDING.map(name_of)));
    let taken: Vec<Booking> = others.all(&write.tx).await?.iter().map(booking_of).collect();
    booking::check(person.contract_hundredths, &taken, booking_of(row), &asked.at("fte"))?;
    if row.agreed_at.is_none() {
        as_proposed(register, (person, row), asked)?;
        rules::in_time(row.starts_on, write.today(), asked)?;
    }
    if let Some(school) = register.schools.by_urn(row.host_school_urn) {
        rules::open_throughout(register.schools.at(school), (row.starts_on, row.ends_on), asked)?;
    }
    let Some(need) = need_of(write, row).await? else { return Ok(()) };
    let is_looked_for = ["OPEN", "FILLED"].contains(&&*need.need_state);
    if row.agreed_at.is_none() && !is_looked_for {
        let message = format!("The need is {}: nobody is looked for.", need.need_state);
        return Err(UserError::new(UserErrorCode::Conflict, message).at(&asked.at("needId")).into());
    }
    if filled(write, need.id, Some(row.id)).await? + row.fte_hundredths > need.fte_hundredths {
        let message = "Others are agreed for this need already, and no room is left.";
        return Err(UserError::new(UserErrorCode::Conflict, message).at(&asked.at("needId")).into());
    }
    Ok(())
}

/// Refuses to go on where somebody else employs the person by now, or the people of the host: they were never asked.
fn as_proposed(
    register: &Register,
    (person, row): (&staff_member::Model, &Model),
    asked: Asked,
) -> Result<(), UserError> {
    if person.redacted_at.is_some() {
        return Err(UserError::invalid(&asked.at("secondee"), "The person was erased."));
    }
    let home = secondee::home(register, person);
    let host = register.schools.by_urn(row.host_school_urn).and_then(|at| register.schools.at(at).trust);
    let host = host.map(|at| register.trusts.at(at).uid);
    if home == parties::home(row) && host == row.host_trust_uid {
        return Ok(());
    }
    let message = "The person or the school has come to another employer meanwhile: propose it again.";
    Err(UserError::new(UserErrorCode::Conflict, message).at(&asked.at("secondee")))
}

fn booking_of(row: &Model) -> Booking {
    Booking { starts_on: row.starts_on, ends_on: row.ends_on, hundredths: row.fte_hundredths }
}

async fn need_of(write: &Write, row: &Model) -> Result<Option<need::Model>, Stop> {
    let Some(id) = row.need_id else { return Ok(None) };
    Ok(exchange::needs().filter(need::Column::Id.eq(id)).one(&write.tx).await?)
}

/// How much is agreed for a need, in hundredths of a full post, leaving one secondment aside.
pub async fn filled(write: &Write, need: Uuid, but: Option<Uuid>) -> Result<i32, Stop> {
    let counted = FILLING.map(name_of);
    let mut agreed =
        exchange::secondments().filter(Column::NeedId.eq(need)).filter(Column::SecondmentState.is_in(counted));
    if let Some(but) = but {
        agreed = agreed.filter(Column::Id.ne(but));
    }
    Ok(agreed.all(&write.tx).await?.iter().map(|row| row.fte_hundredths).sum())
}

/// Freezes what was true when all had agreed.
pub fn freeze(now: DateTime<Utc>, register: &Register, row: &Model, changed: &mut ActiveModel) {
    let school = |urn| register.schools.by_urn(urn).map(|at| register.schools.at(at));
    let (home, host) = (row.home_school_urn.and_then(school), school(row.host_school_urn));
    let trust = |record: &crate::register::SchoolRecord| record.trust.map(|at| register.trusts.at(at).uid);
    let host_trust: Option<TrustUid> = host.and_then(trust);
    let decile = |record: &crate::register::SchoolRecord| record.counts.fsm_decile.0.ok().map(i32::from);
    changed.host_trust_uid = Set(host_trust);
    changed.within_trust = Set(host_trust.is_some() && host_trust == row.home_trust_uid);
    changed.fsm_decile_home = Set(home.and_then(decile));
    changed.fsm_decile_host = Set(host.and_then(decile));
    changed.fsm_census = Set(host.and_then(|record| record.counts.fsm_share.on).map(|day| day.to_string()));
    changed.agreed_at = Set(Some(now));
}

/// Says of the need and the offer behind a secondment what has become of them: a need that is covered is filled, and one
/// that is not any more is open again.
pub async fn settle(write: &mut Write, row: &Model) -> Result<(), Stop> {
    if let Some(need) = need_of(write, row).await? {
        let covered = filled(write, need.id, None).await? >= need.fte_hundredths;
        let state = match &*need.need_state {
            "OPEN" if covered => Some(HostNeedState::Filled),
            "FILLED" if !covered => Some(HostNeedState::Open),
            _ => None,
        };
        if let Some(state) = state {
            let need = host_need::bring_to(write, need, state).await?;
            if state == HostNeedState::Filled {
                let to = Recipient::at(&Place { trust: need.trust_uid, school: Some(need.school_urn) });
                notify(write, NotificationKind::NeedFilled, (EntityType::HostNeed, need.id), to).await?;
            }
        }
    }
    let Some(offer) = row.offer_id.filter(|_| row.secondment_state == name_of(SecondmentState::Agreed)) else {
        return Ok(());
    };
    let open = exchange::offers()
        .filter(offer::Column::Id.eq(offer))
        .filter(offer::Column::OfferState.eq(name_of(OfferState::Open)));
    if let Some(offer) = open.lock_exclusive().one(&write.tx).await? {
        secondee_offer::close_offer(write, offer, OfferState::Matched).await?;
    }
    Ok(())
}
