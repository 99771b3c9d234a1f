//! When a school left a trust, if it has.

use chrono::NaiveDate;

use super::{
    calendar::Calendar,
    day::{Day, after},
    evidence::School,
    stays::Stay,
    trusts::Trusts,
};
use crate::membership::code_lists::MembershipDateBasis as Basis;

/// What ended a membership.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The school went to another trust.
    Moved,
    /// The school closed.
    SchoolClosed,
    /// The trust closed.
    TrustClosed,
    /// The files no longer show it.
    NoLongerShown,
}

/// The end of a stay, given the day on which the next one began.
pub fn left(
    stay: &Stay,
    next: Option<&Day>,
    school: &School,
    trusts: &Trusts,
    calendar: &Calendar,
) -> Option<(Day, End)> {
    if let (Some(next), None) = (next, stay.without) {
        return Some((*next, End::Moved));
    }
    let vanished = school.vanished_on.filter(|day| *day > stay.last_seen);
    let gone_by = [stay.without.map(|(first, _)| first), next.and_then(|next| next.not_after), vanished];
    let gone_by: Option<NaiveDate> = gone_by.into_iter().flatten().min();
    let closings = [
        (school.closed_on, Basis::SchoolClosed, End::SchoolClosed),
        (trusts.closed_on(stay.trust), Basis::TrustClosed, End::TrustClosed),
    ];
    let closings = closings.into_iter().filter_map(|(day, basis, end)| day.map(|day| (Day::on(day, basis), end)));
    let first = closings.min_by_key(|(day, _)| day.date);
    let first = first.filter(|(day, _)| gone_by.is_none_or(|gone_by| day.date <= Some(gone_by)));
    first.or_else(|| {
        let closed = school.is_closed && next.is_none();
        let end = if closed { End::SchoolClosed } else { End::NoLongerShown };
        let since = after(stay.last_seen);
        let unseen = gone_by.map(|gone_by| Day::between(since, gone_by));
        let unseen = unseen.or_else(|| closed.then(|| Day::unknown(Some(since), calendar.known_until)));
        unseen.map(|day| (day, end))
    })
}
