//! Which day a file describes, and whether it may be taken in beside what is loaded.

use anyhow::{bail, ensure};
use chrono::NaiveDate;

use super::{edition::Edition, options::Options, plan::Planned};
use crate::register::SourceKind;

/// The day that a file describes: its name says it, or else the operator.
pub fn day_of(file: &Planned, options: &Options, today: NaiveDate) -> anyhow::Result<NaiveDate> {
    let Some(day) = file.source.as_of().or(options.as_of) else {
        bail!("its name has no date; say with --as-of YYYY-MM-DD which day it describes");
    };
    let who = if file.source.as_of().is_some() { "its name" } else { "--as-of" };
    ensure!(day <= today, "{who} says that it describes {day}, a day to come");
    Ok(day)
}

/// Whether a file of this kind can put older facts in place of newer ones. Links and inspections only ever add.
pub fn may_be_too_old(kind: SourceKind) -> bool {
    matches!(kind, SourceKind::Groups | SourceKind::Establishments)
}

/// Refuses a file that would put older facts in place of newer ones.
pub fn check(kind: SourceKind, edition: &Edition, options: &Options) -> anyhow::Result<()> {
    if let (true, Some(newest)) = (may_be_too_old(kind), edition.newest) {
        ensure!(
            newest <= edition.as_of || options.force,
            "it describes {}, and a file of its kind that describes {newest} is loaded; with --force it is taken in as \
             history, which changes nothing that is newer",
            edition.as_of
        );
    }
    Ok(())
}
