//! Why a school joined a trust and why it left.

use std::collections::HashMap;

use entity::TrustUid;

use super::{
    continued::Continued,
    day::is_later,
    evidence::School,
    history::{History, Period},
    leaving::End,
    trusts::Trusts,
};
use crate::membership::code_lists::{JoinReason, LeaveReason};

/// Establishment types of academies that a sponsor took on.
const SPONSOR_LED: [&str; 4] = ["28", "33", "43", "46"];
/// Establishment types of academies that converted by their own decision.
const CONVERTER: [&str; 4] = ["34", "42", "44", "45"];
/// Establishment types that are new schools: free schools, technical colleges, studio schools, secure schools.
const NEW: [&str; 7] = ["35", "36", "38", "39", "40", "41", "57"];

/// Why a school joined and left, with what speaks for the joining.
pub struct Reasons {
    /// Why it joined.
    pub joined: JoinReason,
    /// What speaks for that.
    pub evidence: Option<String>,
    /// Why it left; none where it has not.
    pub left: Option<LeaveReason>,
}

/// The reasons of all memberships of one school.
pub fn reasons(
    history: &History,
    continued: Option<&Continued>,
    trusts: &Trusts,
    merged: &HashMap<TrustUid, TrustUid>,
) -> Vec<Reasons> {
    let periods = &history.periods;
    let previous = std::iter::once(None).chain(periods.iter().map(Some));
    let joinings = periods.iter().zip(previous).map(|(period, before)| match before {
        None => match continued {
            Some(continued) => continuing(continued, period, trusts),
            None => first_joining(period, &history.school),
        },
        Some(before) => later_joining(before, period, &history.school, trusts, merged),
    });
    let joinings: Vec<(JoinReason, Option<String>)> = joinings.collect();
    let next = joinings.iter().skip(1).map(|(reason, _)| *reason).chain([JoinReason::Unknown]);
    let leavings: Vec<Option<LeaveReason>> =
        periods.iter().zip(next).map(|(period, next)| period.left.map(|(_, end)| leaving(end, next))).collect();
    joinings.into_iter().zip(leavings).map(|((joined, evidence), left)| Reasons { joined, evidence, left }).collect()
}

/// How a school became an academy is told by its type. The grade before takes no part in it.
fn first_joining(period: &Period, school: &School) -> (JoinReason, Option<String>) {
    let code = &school.type_code;
    let is_of = |codes: &[&str]| codes.contains(&code.as_str());
    let on_opening =
        || !matches!((school.opened_on, period.joined.not_before), (Some(opened), Some(day)) if is_later(day, opened));
    let (reason, what) = match () {
        () if is_of(&SPONSOR_LED) => (JoinReason::Sponsored, "The school opened as a sponsor-led academy"),
        () if is_of(&CONVERTER) => (JoinReason::Converted, "The school opened as an academy converter"),
        () if is_of(&NEW) && on_opening() => {
            (JoinReason::OpenedInTrust, "The school opened as a new school in a trust")
        }
        () => return (JoinReason::Unknown, None),
    };
    (reason, Some(format!("{what}: its establishment type is {code}.")))
}

/// An academy that goes on under another URN has not become one. It may be in the trust it was in.
fn continuing(continued: &Continued, period: &Period, trusts: &Trusts) -> (JoinReason, Option<String>) {
    let Continued { urn, closed_on, trust } = *continued;
    let what = format!("The school continues the academy {urn}, which closed on {closed_on}");
    let (reason, evidence) = match (trust, period.trust) {
        (Some(from), Some(to)) if from == to => (JoinReason::Unknown, format!("{what} in the same trust.")),
        (Some(from), Some(to)) => match trusts.shared(from, to) {
            Some(shared) => (JoinReason::TrustChangedForm, format!("{what} in the trust {from}; both share {shared}.")),
            None => (JoinReason::Transferred, format!("{what} in the trust {from}.")),
        },
        _ => (JoinReason::Transferred, format!("{what}.")),
    };
    (reason, Some(evidence))
}

/// What brought a school from one trust to the next.
fn later_joining(
    before: &Period,
    period: &Period,
    school: &School,
    trusts: &Trusts,
    merged: &HashMap<TrustUid, TrustUid>,
) -> (JoinReason, Option<String>) {
    let (Some(from), Some(to)) = (before.trust, period.trust) else {
        let opened = school.opened_on.map(|day| format!(" on {day}")).unwrap_or_default();
        let evidence = format!("The school opened as an academy{opened}, before it was in this trust.");
        return (JoinReason::Transferred, Some(evidence));
    };
    if from == to {
        return (JoinReason::Unknown, None);
    }
    let (reason, evidence) = match (trusts.shared(from, to), merged.get(&from) == Some(&to)) {
        (Some(shared), _) => (JoinReason::TrustChangedForm, format!("The trusts {from} and {to} share {shared}.")),
        (None, true) => {
            let closed = trusts.closed_on(from).map(|day| format!(" on {day}")).unwrap_or_default();
            let all = "all of its last schools that went on are in this trust";
            (JoinReason::TrustMerged, format!("The trust {from} closed{closed}, and {all}."))
        }
        (None, false) => (JoinReason::Transferred, format!("The school was in the trust {from} before.")),
    };
    (reason, Some(evidence))
}

fn leaving(end: End, next: JoinReason) -> LeaveReason {
    match (end, next) {
        (End::SchoolClosed, _) => LeaveReason::SchoolClosed,
        (End::TrustClosed, _) => LeaveReason::TrustClosed,
        (End::Moved, JoinReason::Transferred) => LeaveReason::Transferred,
        (End::Moved, JoinReason::TrustMerged) => LeaveReason::TrustMerged,
        (End::Moved, JoinReason::TrustChangedForm) => LeaveReason::TrustChangedForm,
        (End::Moved | End::NoLongerShown, _) => LeaveReason::Unknown,
    }
}
