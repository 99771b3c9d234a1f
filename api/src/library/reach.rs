//! How far a practice has come: which schools use it, and what came of it.

use std::collections::HashSet;

use chrono::{DateTime, Days, NaiveDate, Utc};
use entity::{TrustUid, Urn};
use uuid::Uuid;

use super::{AdoptionFact, Shelf};
use crate::{
    adoption::code_lists::{AdoptionOutcome, AdoptionState},
    clock::day_of,
    register::Register,
    statistics::{Proportion, survival},
};

/// How long a school has to go on with it to count as having kept to it.
const SUSTAINED: Days = Days::new(365);

/// How far a practice and what adapts it have come, each school counted once.
#[derive(Debug, Clone, PartialEq)]
pub struct Reach {
    /// Schools that use it or did.
    pub schools: HashSet<Urn>,
    /// Trusts that these were in when they began.
    pub trusts: HashSet<TrustUid>,
    /// Schools that were in another trust than its owner's when they began.
    pub outside: u32,
    /// Days from the first interest to the first use, for half of them.
    pub median_days: Option<i64>,
    /// Of those that began a year ago or longer, how many kept to it for a year.
    pub sustained: Proportion,
    /// Of those that say what came of it, how many say that it is better.
    pub improved: Proportion,
}

impl Reach {
    /// Of a practice with all that adapts it, on a day.
    pub fn of(shelf: &Shelf, id: Uuid, now: DateTime<Utc>) -> Self {
        let today = day_of(now);
        let family = shelf.with_adaptations(id);
        let owner = shelf.position(id).and_then(|position| shelf.at(position).owner_trust);
        let facts: Vec<&AdoptionFact> = family.iter().flat_map(|entry| &entry.adoptions).collect();
        let used: Vec<&AdoptionFact> = facts.iter().copied().filter(|fact| fact.adopted_on.is_some()).collect();
        let schools: HashSet<Urn> = used.iter().map(|fact| fact.school).collect();
        let inside: HashSet<Urn> =
            used.iter().filter(|fact| owner.is_some() && fact.trust == owner).map(|fact| fact.school).collect();
        Self {
            trusts: used.iter().filter_map(|fact| fact.trust).collect(),
            outside: schools.difference(&inside).count() as u32,
            median_days: survival::median(&facts.iter().filter_map(|fact| waited(fact, today)).collect::<Vec<_>>()),
            sustained: sustained(&used, today),
            improved: improved(&facts),
            schools,
        }
    }

    /// How many pupils its schools have by the latest census, with those of whom nothing is known left out; and of them,
    /// how many had free school meals in any of the last six years.
    pub fn pupils(&self, register: &Register) -> (u32, Option<u32>) {
        let records =
            self.schools.iter().filter_map(|urn| register.schools.by_urn(*urn)).map(|at| register.schools.at(at));
        let (mut pupils, mut ever_six) = (0, None);
        for record in records {
            let (theirs, share) = (record.counts.pupils.value, record.counts.fsm_ever_six.value);
            pupils += theirs.unwrap_or_default() as u32;
            // The census publishes a share, to a tenth of a per cent.
            if let (Some(theirs), Some(permille)) = (theirs, share) {
                let counted = (i64::from(theirs) * i64::from(permille) + 500) / 1000;
                ever_six = Some(ever_six.unwrap_or_default() + counted as u32);
            }
        }
        (pupils, ever_six)
    }
}

/// How long a school waited, or has waited so far, from its first interest to the first use.
fn waited(fact: &AdoptionFact, today: NaiveDate) -> Option<(i64, bool)> {
    let since = fact.interested_on?;
    let (until, began) = match (fact.adopted_on, fact.state) {
        (Some(adopted), _) => (adopted, true),
        (None, AdoptionState::Stopped) => (fact.ended_on?, false),
        (None, _) => (today, false),
    };
    (until >= since).then(|| ((until - since).num_days(), began))
}

fn sustained(used: &[&AdoptionFact], today: NaiveDate) -> Proportion {
    let year = |fact: &AdoptionFact| fact.adopted_on.and_then(|day| day.checked_add_days(SUSTAINED));
    let followed: Vec<_> = used.iter().filter(|fact| year(fact).is_some_and(|day| day <= today)).collect();
    let kept =
        followed.iter().filter(|fact| fact.ended_on.is_none_or(|ended| year(fact).is_some_and(|day| ended >= day)));
    Proportion::of(kept.count() as u32, followed.len() as u32)
}

fn improved(facts: &[&AdoptionFact]) -> Proportion {
    let told = |outcome| facts.iter().filter(|fact| fact.outcome == outcome).count() as u32;
    let better = told(AdoptionOutcome::Improved);
    Proportion::of(better, better + told(AdoptionOutcome::NoChange) + told(AdoptionOutcome::Worse))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn fact(school: &str, adopted: Option<&str>, ended: Option<&str>, outcome: AdoptionOutcome) -> AdoptionFact {
        AdoptionFact {
            school: school.parse().unwrap(),
            trust: None,
            state: if ended.is_some() { AdoptionState::Stopped } else { AdoptionState::InUse },
            interested_on: Some(day("2024-01-01")),
            adopted_on: adopted.map(day),
            ended_on: ended.map(day),
            outcome,
        }
    }

    #[test]
    fn only_who_began_a_year_ago_can_have_kept_to_it() {
        let facts = [
            fact("100000", Some("2024-09-01"), None, AdoptionOutcome::Improved),
            fact("100001", Some("2024-09-01"), Some("2025-01-10"), AdoptionOutcome::Worse),
            fact("100002", Some("2024-09-01"), Some("2025-09-01"), AdoptionOutcome::NoChange),
            fact("100003", Some("2026-01-05"), None, AdoptionOutcome::TooEarly),
        ];
        let used: Vec<_> = facts.iter().collect();
        let kept = sustained(&used, day("2026-04-01"));
        assert_eq!((kept.numerator, kept.denominator), (2, 3));
        let better = improved(&used);
        assert_eq!((better.numerator, better.denominator), (1, 3));
    }

    #[test]
    fn who_never_began_has_waited_until_today_or_until_they_gave_up() {
        let waiting =
            AdoptionFact { state: AdoptionState::Planned, ..fact("100000", None, None, AdoptionOutcome::NotMeasured) };
        assert_eq!(waited(&waiting, day("2024-01-31")), Some((30, false)));
        assert_eq!(
            waited(&fact("100000", None, Some("2024-01-11"), AdoptionOutcome::NotMeasured), day("2026-01-01")),
            Some((10, false))
        );
        assert_eq!(
            waited(&fact("100000", Some("2024-01-21"), None, AdoptionOutcome::Improved), day("2026-01-01")),
            Some((20, true))
        );
    }
}
