//! Secondments that were never agreed go whole.

use chrono::{DateTime, Utc};
use entity::secondment::{self, Column};
use sea_orm::{ColumnTrait as _, Condition, DatabaseConnection, QueryFilter as _, QuerySelect as _, Select};

use super::{begin, months_before, parts};
use crate::{
    access::scope::exchange,
    changes::{ChangeOp, Stop, name_of},
    clock::day_of,
    secondment::{
        code_lists::SecondmentState::{Declined, Draft, Proposed, Withdrawn},
        step,
    },
};

/// How long after their last change they are kept.
const KEPT_MONTHS: u32 = 6;

/// Deletes those that are over for long enough.
pub async fn delete(db: &DatabaseConnection, now: DateTime<Utc>) -> Result<u64, Stop> {
    let mut deleted = 0;
    for found in over(now).all(db).await? {
        let mut write = begin(db, now).await?;
        step::lock_person_and_need(&write, found.secondee_id, found.need_id).await?;
        let held = over(now).filter(Column::Id.eq(found.id)).lock_exclusive().one(&write.tx).await?;
        // Somebody may have gone on with it meanwhile.
        let Some(row) = held else { continue };
        step::log(&mut write, ChangeOp::Deleted, &row, vec![]).await?;
        parts::delete_all(&write, &row).await?;
        write.commit().await?;
        deleted += 1;
    }
    Ok(deleted)
}

fn over(now: DateTime<Utc>) -> Select<secondment::Entity> {
    let limit = months_before(now, KEPT_MONTHS);
    // What nobody answered is over once its first day is as long ago.
    let unanswered =
        Condition::all().add(Column::SecondmentState.eq(name_of(Proposed))).add(Column::StartsOn.lte(day_of(limit)));
    let over =
        Condition::any().add(Column::SecondmentState.is_in([Draft, Declined, Withdrawn].map(name_of))).add(unanswered);
    exchange::secondments()
        .filter(over)
        .filter(Column::UpdatedAt.lte(limit))
        .filter(Column::SecondeeId.not_in_subquery(exchange::held_members()))
}
