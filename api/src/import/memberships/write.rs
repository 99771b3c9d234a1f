//! Writing memberships so that no school is ever in two trusts, not even between two statements.

use entity::trust_membership;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::keep::Differences;
use crate::import::run::Run;

/// Keys in one statement: under the 32,766 values of SQLite.
const KEYS: usize = 30_000;

/// Writes what differs: first away with what no longer follows, then what has ended, then what is current.
pub async fn write(run: &Run<'_>, differences: Differences) -> anyhow::Result<()> {
    for ids in differences.gone.chunks(KEYS) {
        let gone = trust_membership::Column::Id.is_in(ids.iter().copied());
        trust_membership::Entity::delete_many().filter(gone).exec(run.transaction).await?;
    }
    let (current, ended) = differences.to_write.into_iter().partition(|row| row.left_basis.is_none());
    run.write::<trust_membership::Entity>(ended).await?;
    run.write::<trust_membership::Entity>(current).await
}
