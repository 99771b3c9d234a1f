//! What all files together show that cannot be quite right.

use std::collections::{BTreeMap, BTreeSet};

use entity::TrustUid;

use super::{evidence::Evidence, history::History, trusts::Trusts};
use crate::import::{finding_kind::FindingKind, findings::Findings};

/// Notes what is odd about trusts and memberships.
pub fn note(findings: &mut Findings, evidence: &[Evidence], histories: &[History], trusts: &Trusts) {
    for (reference, bearers) in trusts.shared_references() {
        findings.note(FindingKind::DuplicateReference, None, || format!("{reference}: {}", list(bearers)));
    }
    for (evidence, history) in evidence.iter().zip(histories) {
        note_overlap(findings, evidence, history);
        note_early(findings, history, trusts);
    }
    note_closed_trusts(findings, evidence, trusts);
}

fn note_overlap(findings: &mut Findings, evidence: &Evidence, history: &History) {
    if history.overlap {
        let named = evidence.shown.iter().filter_map(|shown| shown.trust);
        let named: BTreeSet<TrustUid> = named.chain(evidence.links.iter().map(|link| link.trust)).collect();
        let detail = || format!("{}: {}", history.school.urn, list(&named));
        findings.note(FindingKind::OverlappingMemberships, None, detail);
    }
}

fn note_early(findings: &mut Findings, history: &History, trusts: &Trusts) {
    for period in &history.periods {
        let Some(trust) = period.trust else { continue };
        if let (Some(joined), Some(incorporated)) = (period.joined.not_after, trusts.incorporated_on(trust))
            && joined < incorporated
        {
            let urn = history.school.urn;
            let detail = || format!("{urn}: in {trust} by {joined}, incorporated on {incorporated}");
            findings.note(FindingKind::JoinedBeforeIncorporation, None, detail);
        }
    }
}

fn note_closed_trusts(findings: &mut Findings, evidence: &[Evidence], trusts: &Trusts) {
    let mut open_schools: BTreeMap<TrustUid, Vec<_>> = BTreeMap::new();
    for evidence in evidence.iter().filter(|evidence| evidence.school.is_open) {
        let named = evidence.shown.last().and_then(|shown| shown.trust);
        if let Some(trust) = named.filter(|trust| trusts.is_closed(*trust)) {
            open_schools.entry(trust).or_default().push(evidence.school.urn);
        }
    }
    for (trust, schools) in open_schools {
        findings.note(FindingKind::ClosedTrustWithOpenSchools, None, || format!("{trust}: {}", list(&schools)));
    }
}

fn list<T: ToString>(all: impl IntoIterator<Item = T>) -> String {
    all.into_iter().map(|one| one.to_string()).collect::<Vec<_>>().join(", ")
}
