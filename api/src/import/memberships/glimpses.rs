//! Single looks at a school in a trust, out of all files, in order of time.

use chrono::NaiveDate;
use entity::TrustUid;

use super::evidence::{Evidence, Link, Shown};

/// On these days the school was in this trust, or in none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glimpse {
    /// The first of the days.
    pub day: NaiveDate,
    /// The last of the days.
    pub until: NaiveDate,
    /// The trust; none where the school was shown without one.
    pub trust: Option<TrustUid>,
    /// Whether the first day is the very day of joining.
    pub joining: bool,
}

/// All looks at a school, and whether the files had it in two trusts at once.
pub fn glimpses(evidence: &Evidence) -> (Vec<Glimpse>, bool) {
    let (mut stated, mut overlap) = (vec![], false);
    for link in &evidence.links {
        let (glimpses, contradicted) = stated_by(link, &evidence.shown);
        overlap |= contradicted;
        stated.push(glimpses);
    }
    overlap |= in_turn(&mut stated);
    let shown = evidence.shown.iter().map(|shown| Glimpse {
        day: shown.first,
        until: shown.last,
        trust: shown.trust,
        joining: false,
    });
    let mut all: Vec<Glimpse> = shown.chain(stated.into_iter().flatten()).collect();
    if let Some(closed) = evidence.school.closed_on {
        // A closed school is out of its trust, and files that still name one tell of the last day before.
        all.retain(|glimpse| glimpse.trust.is_some() || glimpse.day < closed);
        for glimpse in &mut all {
            (glimpse.day, glimpse.until) = (glimpse.day.min(closed), glimpse.until.min(closed));
        }
    }
    all.sort_by_key(|glimpse| glimpse.day);
    (all, overlap)
}

/// The looks that a link gives: the day of joining, and the files that list it. Where an establishments file shows
/// something else at the time, that counts, and the second value says so.
fn stated_by(link: &Link, shown: &[Shown]) -> (Vec<Glimpse>, bool) {
    let glimpse = |day, joining| Glimpse { day, until: day, trust: Some(link.trust), joining };
    let listed = [link.first_listed_on, link.last_listed_on];
    let others = || shown.iter().filter(|shown| shown.trust != Some(link.trust));
    let rivals = || others().filter(|shown| shown.trust.is_some());
    let seen: Vec<NaiveDate> = listed.into_iter().filter(|day| !others().any(|shown| shown.holds(*day))).collect();
    let since = seen.first().copied().unwrap_or(link.first_listed_on);
    let joined = link.joined_on.filter(|day| !rivals().any(|rival| *day < rival.last && rival.first <= since));
    let rivalled = listed.iter().any(|day| rivals().any(|rival| rival.holds(*day)));
    let glimpses = joined.map(|day| glimpse(day, true)).into_iter();
    (glimpses.chain(seen.into_iter().map(|day| glimpse(day, false))).collect(), rivalled || joined != link.joined_on)
}

/// Of several links the one that began later ends the one before. Says whether that one was listed all the same.
fn in_turn(stated: &mut Vec<Vec<Glimpse>>) -> bool {
    stated.retain(|glimpses| !glimpses.is_empty());
    stated.sort_by_key(|glimpses| (glimpses[0].day, glimpses[0].trust));
    let mut overlap = false;
    for place in 1..stated.len() {
        let begins = stated[place][0].day;
        for earlier in &mut stated[..place] {
            let listed = earlier.len();
            earlier.retain(|glimpse| glimpse.day < begins);
            overlap |= earlier.len() < listed;
        }
    }
    overlap
}
