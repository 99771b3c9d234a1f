//! When a school joined a trust.

use chrono::NaiveDate;

use super::{
    calendar::Calendar,
    day::{Day, after},
    evidence::School,
    stays::Stay,
    trusts::Trusts,
};
use crate::membership::code_lists::MembershipDateBasis as Basis;

/// The day on which a stay began.
pub fn joined(stay: &Stay, previous: Option<&Stay>, school: &School, trusts: &Trusts, calendar: &Calendar) -> Day {
    match (stay.joined_on, previous) {
        (Some(day), _) => Day::on(day, Basis::RegisterGroupLink),
        (None, Some(previous)) => moved(previous, stay, trusts),
        (None, None) => came(stay, school, trusts, calendar),
    }
}

/// A school that was seen in another trust before.
fn moved(previous: &Stay, stay: &Stay, trusts: &Trusts) -> Day {
    let seen_otherwise = previous.without.map_or(previous.last_seen, |(_, last)| last);
    let not_before = no_earlier_than(trusts.incorporated_on(stay.trust), after(seen_otherwise), stay.first_seen);
    let seen_between = |day: &NaiveDate| previous.last_seen <= *day && *day <= stay.first_seen;
    match trusts.closed_on(previous.trust).filter(seen_between).filter(|_| previous.without.is_none()) {
        Some(closed) if trusts.shared(previous.trust, stay.trust).is_some() => Day::on(closed, Basis::TrustClosed),
        Some(closed) if closed >= not_before => Day::between(not_before, closed),
        _ => Day::between(not_before, stay.first_seen),
    }
}

/// A school that no file has seen in another trust.
fn came(stay: &Stay, school: &School, trusts: &Trusts, calendar: &Calendar) -> Day {
    let (trust, first_seen) = (stay.trust, stay.first_seen);
    let incorporated = trusts.incorporated_on(trust);
    let opened_since = |file: NaiveDate| school.opened_on.is_some_and(|opened| opened > file);
    if let Some(opened) = school.opened_on.filter(|opened| trusts.existed_by(trust, *opened))
        && (trusts.is_for_one_school(trust) || calendar.file_before(first_seen).is_some_and(opened_since))
    {
        return Day::on(opened, Basis::SchoolOpened);
    }
    match calendar.snapshot_before(first_seen) {
        Some(without) if !opened_since(without) => {
            Day::between(no_earlier_than(incorporated, after(without), first_seen), first_seen)
        }
        _ => Day::unknown(school.opened_on.max(incorporated), Some(first_seen)),
    }
}

/// A bound that the trust's incorporation makes narrower, where that lies within it.
fn no_earlier_than(incorporated: Option<NaiveDate>, not_before: NaiveDate, not_after: NaiveDate) -> NaiveDate {
    incorporated.filter(|day| *day <= not_after).map_or(not_before, |day| day.max(not_before))
}
