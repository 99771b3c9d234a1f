//! Secondments of years ago: that somebody went stays, and how much and when, but not who.

#![expect(clippy::disallowed_methods, reason = "of secondments that are over for years")]

use chrono::{DateTime, Months, Utc};
use entity::{
    amendment_approval,
    secondment::{self, Column, Model},
    secondment_amendment, secondment_approval, secondment_event, secondment_review, staff_member,
};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, Condition, DatabaseConnection, EntityTrait as _,
    QueryFilter as _, QuerySelect as _, QueryTrait as _, Select, sea_query::Expr,
};
use uuid::Uuid;

use super::{begin, months_before};
use crate::{
    access::scope::exchange,
    changes::{ChangeOp, Stop, Write, name_of},
    clock::day_of,
    privacy::forget::{EMPTIED, delete_texts},
    secondment::{
        code_lists::{
            ApprovalParty,
            SecondmentState::{Cancelled, Completed, EndedEarly},
        },
        step,
    },
};

/// How long after their end they are kept as they were.
const KEPT_MONTHS: u32 = 6 * 12;

/// What stands instead of who went: the database lets this word alone stand there.
const NOBODY: &str = "the secondee";

/// Forgets who went in those that are over for long enough.
pub async fn forget(db: &DatabaseConnection, now: DateTime<Utc>) -> Result<u64, Stop> {
    let mut forgotten = 0;
    for found in over(now).all(db).await? {
        let mut write = begin(db, now).await?;
        let person = step::lock_person_and_need(&write, found.secondee_id, found.need_id).await?;
        let held = over(now).filter(Column::Id.eq(found.id)).lock_exclusive().one(&write.tx).await?;
        let Some(row) = held else { continue };
        let row = untie(&write, row, &person).await?;
        delete_texts(&write, row.id).await?;
        unsay(&write, row.id).await?;
        let fields = ["secondee"].into_iter().chain(EMPTIED).collect();
        step::log(&mut write, ChangeOp::Updated, &row, fields).await?;
        write.commit().await?;
        forgotten += 1;
    }
    Ok(forgotten)
}

fn over(now: DateTime<Utc>) -> Select<secondment::Entity> {
    let today = day_of(now);
    let ended = Condition::all()
        .add(Column::SecondmentState.is_in([Completed, EndedEarly].map(name_of)))
        .add(Column::ActualEndedOn.lte(today.checked_sub_months(Months::new(KEPT_MONTHS))));
    let cancelled = Condition::all()
        .add(Column::SecondmentState.eq(name_of(Cancelled)))
        .add(Column::UpdatedAt.lte(months_before(now, KEPT_MONTHS)));
    exchange::secondments()
        .filter(Column::PseudonymisedAt.is_null())
        .filter(Condition::any().add(ended).add(cancelled))
        .filter(Column::SecondeeId.not_in_subquery(exchange::held_members()))
}

/// Ties it to nobody instead of somebody: each to another, so that two of one person cannot be told to be of one.
async fn untie(write: &Write, row: Model, person: &staff_member::Model) -> Result<Model, Stop> {
    let nobody = nobody_like(write, &row, person).await?;
    let version = row.version + 1;
    let was_theirs = row.proposed_by == name_of(ApprovalParty::Secondee);
    let mut changed = secondment::ActiveModel::from(row);
    if was_theirs {
        changed.created_by = Set(NOBODY.to_owned());
    }
    changed.secondee_id = Set(nobody);
    changed.offer_id = Set(None);
    changed.reference_of = Set(None);
    changed.external_reference = Set(None);
    changed.review_due_on = Set(None);
    changed.pseudonymised_at = Set(Some(write.now));
    changed.version = Set(version);
    Ok(changed.update(&write.tx).await?)
}

/// A member of staff of whom nothing is known but what they did and how much. Where they came from the secondment says too.
async fn nobody_like(write: &Write, row: &Model, person: &staff_member::Model) -> Result<Uuid, Stop> {
    let nobody = staff_member::ActiveModel {
        id: Set(Uuid::new_v4()),
        employer_trust_uid: Set(row.home_trust_uid),
        base_school_urn: Set(row.home_school_urn),
        role: Set(person.role.clone()),
        contract_hundredths: Set(person.contract_hundredths),
        legal_hold: Set(false),
        redacted_at: Set(Some(write.now)),
        version: Set(1),
    };
    Ok(nobody.insert(&write.tx).await?.id)
}

/// Whatever the secondee said or did was said and done by the secondee, and that is all that is known.
pub async fn unsay(write: &Write, id: Uuid) -> Result<(), Stop> {
    let (secondee, nobody) = (name_of(ApprovalParty::Secondee), || Expr::val(NOBODY));
    use secondment_approval as approval;
    let said = approval::Entity::update_many().col_expr(approval::Column::DecidedBy, nobody());
    let said = said.filter(approval::Column::SecondmentId.eq(id)).filter(approval::Column::Party.eq(secondee));
    said.filter(approval::Column::DecidedBy.is_not_null()).exec(&write.tx).await?;
    use secondment_event as event;
    let done = event::Entity::update_many().col_expr(event::Column::Actor, nobody());
    let done = done.filter(event::Column::SecondmentId.eq(id));
    done.filter(event::Column::ByParty.eq(secondee)).exec(&write.tx).await?;
    use secondment_review as review;
    let looked = review::Entity::update_many().col_expr(review::Column::Actor, nobody());
    let looked = looked.filter(review::Column::SecondmentId.eq(id));
    looked.filter(review::Column::ByParty.eq(secondee)).exec(&write.tx).await?;
    unsay_of_amendments(write, id).await
}

async fn unsay_of_amendments(write: &Write, id: Uuid) -> Result<(), Stop> {
    let (secondee, nobody) = (name_of(ApprovalParty::Secondee), || Expr::val(NOBODY));
    use secondment_amendment as amendment;
    let theirs = amendment::Column::SecondmentId.eq(id);
    let wanted = amendment::Entity::update_many().col_expr(amendment::Column::Actor, nobody()).filter(theirs.clone());
    wanted.filter(amendment::Column::ProposedBy.eq(secondee)).exec(&write.tx).await?;
    let ids = amendment::Entity::find().select_only().column(amendment::Column::Id).filter(theirs).into_query();
    use amendment_approval as approval;
    let said = approval::Entity::update_many().col_expr(approval::Column::DecidedBy, nobody());
    let said = said.filter(approval::Column::AmendmentId.in_subquery(ids));
    let said = said.filter(approval::Column::Party.eq(secondee)).filter(approval::Column::DecidedBy.is_not_null());
    said.exec(&write.tx).await?;
    Ok(())
}
