//! The end of a file: what it no longer lists is marked, and what it changed is written.

use anyhow::ensure;
use sea_orm::{EntityTrait, IntoActiveModel};

use super::{diff::Diff, finding_kind::FindingKind, run::Run, tally::Tally, versioned::Versioned};

/// A file that misses more rows than this, and more than one in [`ONE_IN`], is taken for a damaged one.
const FEW: usize = 100;
const ONE_IN: usize = 100;

/// Marks what is gone, where every row of the file could be told, and writes what changed.
pub async fn settle<E>(run: &mut Run<'_>, mut diff: Diff<'_, E::Model>, whole: bool) -> anyhow::Result<Tally>
where
    E: EntityTrait,
    E::Model: Versioned + IntoActiveModel<E::ActiveModel>,
    E::ActiveModel: Send,
{
    let (expected, gone, table) = (diff.expected(), diff.missing(), <E::Model as Versioned>::TABLE);
    ensure!(
        gone.len() <= FEW.max(expected / ONE_IN) || run.options.force,
        "it lacks {} of the {expected} rows of {table} that the last one had, and may be cut short; --force takes it \
         for whole",
        gone.len()
    );
    for key in diff.still_gone() {
        run.findings.note(FindingKind::Vanished, None, || format!("{table} {key}"));
    }
    if whole {
        diff.mark_vanished(&gone);
        for key in gone {
            run.findings.note(FindingKind::Vanished, None, || format!("{table} {key}"));
        }
    }
    run.trace.extend(std::mem::take(&mut diff.trace));
    run.write::<E>(diff.to_write).await?;
    Ok(diff.tally)
}
