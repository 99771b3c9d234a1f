//! Memberships, worked out from all files together.
//!
//! No file says who belonged to whom and when. Establishments files show the trust of a school on their day, files of
//! group links state joining days, and both tell when schools opened and closed, and when trusts did. From this
//! [`evidence`] the [`stays`] of a school follow, from these its periods with what is known of their days
//! ([`joining`], [`leaving`], [`history`]), and from the periods of all schools their [`reasons`]. All of this is plain
//! functions. The result replaces what is stored where it differs ([`keep`]).

mod calendar;
mod continued;
mod day;
mod evidence;
mod founding;
mod glimpses;
mod history;
mod joining;
mod keep;
mod leaving;
mod merged;
mod odd;
mod read;
mod reasons;
mod stays;
mod stored;
#[cfg(test)]
mod tests;
mod trusts;
mod write;

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use entity::{Urn, trust_membership::Model};

use self::{calendar::Calendar, continued::Continued, founding::Founding, history::History, trusts::Trusts};
use super::run::Run;
use crate::register::rows;

/// Works out every membership anew, and writes what differs from what is stored.
pub(super) async fn work_out(run: &mut Run<'_>) -> anyhow::Result<()> {
    let calendar = Calendar::of(&rows::files(run.transaction).await?);
    let trusts = Trusts::new(rows::trusts(run.transaction).await?, calendar.known_until);
    let schools = read::schools(run.transaction, &calendar).await?;
    let evidence = read::evidence(run.transaction, &schools, &trusts, &calendar).await?;
    let histories: Vec<History> = evidence.iter().map(|evidence| History::of(evidence, &trusts, &calendar)).collect();
    odd::note(&mut run.findings, &evidence, &histories, &trusts);
    let links = rows::school_links(run.transaction).await?;
    let continued = continued::continued(links, &schools, &histories);
    let stored = rows::memberships(run.transaction).await?;
    let differences = keep::differences(stored, memberships(&histories, &trusts, &continued, run.now), run.now);
    write::write(run, differences).await
}

/// The memberships of each school, from the oldest to the youngest.
fn memberships(
    histories: &[History],
    trusts: &Trusts,
    continued: &HashMap<Urn, Continued>,
    now: DateTime<Utc>,
) -> Vec<Vec<Model>> {
    let (merged, founding) = (merged::merged(histories, trusts), Founding::of(histories));
    let of_school = |history: &History| {
        let reasons = reasons::reasons(history, continued.get(&history.school.urn), trusts, &merged);
        let periods = history.periods.iter().zip(reasons);
        let row =
            |(period, reasons)| stored::row(&history.school, period, reasons, founding.holds(period, trusts), now);
        periods.map(row).collect()
    };
    histories.iter().map(of_school).collect()
}
