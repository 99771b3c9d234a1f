//! A secondment with all that belongs to it.

#![expect(clippy::disallowed_methods, reason = "of secondments that are over")]

use entity::{
    compliance_check, cost_share,
    secondment::{self, Model},
    secondment_approval, secondment_event, secondment_objective, secondment_review, secondment_text,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter as _};
use uuid::Uuid;

use crate::changes::{Stop, Write};

/// Deletes a secondment that was never agreed. The database would refuse it of others; of these nobody wanted a change, so
/// there are no amendments.
pub async fn delete_all(write: &Write, row: &Model) -> Result<(), Stop> {
    delete(write, row.id, secondment_text::Column::SecondmentId).await?;
    delete(write, row.id, secondment_objective::Column::SecondmentId).await?;
    delete(write, row.id, secondment_review::Column::SecondmentId).await?;
    delete(write, row.id, compliance_check::Column::SecondmentId).await?;
    delete(write, row.id, cost_share::Column::SecondmentId).await?;
    delete(write, row.id, secondment_approval::Column::SecondmentId).await?;
    delete(write, row.id, secondment_event::Column::SecondmentId).await?;
    delete(write, row.id, secondment::Column::Id).await
}

async fn delete<C: ColumnTrait>(write: &Write, id: Uuid, column: C) -> Result<(), Stop>
where
    C::EntityName: EntityTrait,
{
    C::EntityName::delete_many().filter(column.eq(id)).exec(&write.tx).await?;
    Ok(())
}
