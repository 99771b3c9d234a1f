//! Which schools are most alike: prepared with the register, so that a question is one walk over a short list.
//!
//! Schools are held against those of their own kind, phase by phase and setting by setting. In each kind a factor is
//! measured in its spread over the country (one standard deviation), so that a percentage and a number of pupils can be
//! added up.

pub mod factor;
mod measure;

use std::collections::{BinaryHeap, HashMap};

use self::{
    factor::{FACTORS, Factor, Numbers},
    measure::Measure,
};
use super::SchoolRecord;
use crate::school::code_lists::{Phase, SettingKind};

/// A phase, middle schools with those that they count as, and a setting.
type Kind = (Phase, SettingKind);

/// Distances are told, and compared, in ten-thousandths.
const PARTS: f32 = 10_000.0;

/// The open schools that can be held against each other.
pub struct Likeness(HashMap<Kind, Peers>);

/// The schools of one kind.
struct Peers {
    measure: Measure,
    /// Positions by rising URN.
    positions: Vec<u32>,
    numbers: Vec<Numbers>,
}

/// A school, and how far it is from being alike.
pub struct Match {
    /// The school's position.
    pub position: u32,
    /// The factors that are known of any school of its kind, and what each adds to the distance.
    pub parts: Vec<(&'static Factor, f32)>,
    /// All of them together: 0 where the schools are alike in every factor.
    pub distance: f64,
}

impl Likeness {
    /// Sorts the open ones of some records, by position, into kinds.
    pub fn new(records: &[SchoolRecord]) -> Self {
        let mut kinds: HashMap<Kind, Vec<(i32, u32, Numbers)>> = HashMap::new();
        for (position, record) in (0..).zip(records).filter(|(_, record)| record.status.is_open()) {
            if let Some(numbers) = factor::numbers(record) {
                kinds.entry(kind(record)).or_default().push((record.urn.number(), position, numbers));
            }
        }
        Self(kinds.into_iter().map(|(kind, schools)| (kind, Peers::new(schools))).collect())
    }

    /// The schools most alike to one, the most alike first, equally alike ones by URN. None where the school itself
    /// lacks a number that there has to be.
    pub fn nearest(&self, records: &[SchoolRecord], position: u32, count: usize) -> Vec<Match> {
        let record = &records[position as usize];
        let (Some(peers), Some(numbers)) = (self.0.get(&kind(record)), factor::numbers(record)) else {
            return vec![];
        };
        let others = peers.nearest(&numbers, position, count);
        others.into_iter().map(|(distance, other)| peers.explain(&numbers, distance, other)).collect()
    }
}

fn kind(record: &SchoolRecord) -> Kind {
    let phase = match record.phase {
        Phase::MiddleDeemedPrimary => Phase::Primary,
        Phase::MiddleDeemedSecondary => Phase::Secondary,
        phase => phase,
    };
    (phase, record.setting)
}

impl Peers {
    fn new(mut schools: Vec<(i32, u32, Numbers)>) -> Self {
        schools.sort_unstable_by_key(|(urn, ..)| *urn);
        let numbers: Vec<Numbers> = schools.iter().map(|(.., numbers)| *numbers).collect();
        Self {
            measure: Measure::of(&numbers),
            positions: schools.into_iter().map(|(_, position, _)| position).collect(),
            numbers,
        }
    }

    /// Distances in parts, and places among the peers. Those are in the order of URNs, so equal distances are too.
    fn nearest(&self, numbers: &Numbers, itself: u32, count: usize) -> Vec<(u32, usize)> {
        let mut nearest = BinaryHeap::with_capacity(count + 1);
        for (place, other) in self.numbers.iter().enumerate().filter(|(place, _)| self.positions[*place] != itself) {
            let parts = self.measure.parts(numbers, other);
            let found = ((parts.iter().sum::<f32>() * PARTS).round() as u32, place);
            if nearest.len() < count {
                nearest.push(found);
            } else if nearest.peek().is_some_and(|farthest| found < *farthest) {
                nearest.pop();
                nearest.push(found);
            }
        }
        nearest.into_sorted_vec()
    }

    fn explain(&self, numbers: &Numbers, distance: u32, place: usize) -> Match {
        let parts = self.measure.parts(numbers, &self.numbers[place]);
        let compared = (0..FACTORS.len()).filter(|factor| self.measure.knows(*factor));
        Match {
            position: self.positions[place],
            parts: compared.map(|factor| (&FACTORS[factor], parts[factor])).collect(),
            distance: f64::from(distance) / f64::from(PARTS),
        }
    }
}
