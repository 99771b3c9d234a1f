//! Schools, as far as the invention asks for them.

use chrono::NaiveDate;
use entity::{TrustUid, Urn};

use super::super::{dice::Dice, people::places};
use crate::{
    access::Place,
    practice::code_lists::{KeyStage, SUBJECTS},
    register::Register,
    school::code_lists::{Phase, Region},
    secondment::{code_lists::EmployerKind, employer_kind},
};

/// An open school.
pub struct Site {
    pub urn: Urn,
    pub trust: Option<TrustUid>,
    /// The national tenth of its share of free meals: 10 has the most.
    pub decile: Option<i32>,
    /// The census by which that is told.
    pub census: Option<String>,
    pub opened_on: Option<NaiveDate>,
    pub region: Region,
    pub ages: Ages,
    pub employer: EmployerKind,
}

/// Whom it teaches, roughly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ages {
    Primary,
    Secondary,
    All,
}

impl Site {
    /// All of them that are to stay open.
    pub fn all(register: &Register) -> Vec<Self> {
        places(register).into_iter().filter_map(|place| Self::of(register, place)).collect()
    }

    fn of(register: &Register, place: Place) -> Option<Self> {
        let school = register.schools.at(register.schools.by_urn(place.school?)?);
        if school.closed_on.is_some() || school.vanished_on.is_some() {
            return None;
        }
        Some(Self {
            urn: school.urn,
            trust: place.trust,
            decile: school.counts.fsm_decile.0.ok().map(i32::from),
            census: school.counts.fsm_share.on.map(|day| day.to_string()),
            opened_on: school.opened_on,
            region: school.region,
            ages: Ages::of(school.phase),
            employer: employer_kind(register, &place),
        })
    }

    pub fn place(&self) -> Place {
        Place { trust: self.trust, school: Some(self.urn) }
    }

    /// Whether it was open on a day.
    pub fn was_open(&self, day: NaiveDate) -> bool {
        self.opened_on.is_none_or(|opened| opened <= day)
    }

    /// Some of the key stages that it teaches, in their order.
    pub fn key_stages(&self, dice: &mut Dice) -> Vec<KeyStage> {
        use KeyStage::{EarlyYears, Ks1, Ks2, Ks3, Ks4, Ks5};
        let all: &[KeyStage] = match self.ages {
            Ages::Primary => &[EarlyYears, Ks1, Ks2],
            Ages::Secondary => &[Ks3, Ks4, Ks5],
            Ages::All => &[Ks2, Ks3, Ks4],
        };
        let first = dice.below(all.len());
        let last = first + dice.below(all.len() - first);
        all[first..=last].to_vec()
    }

    /// What is taught: of younger pupils often no subject of its own.
    pub fn subjects(&self, dice: &mut Dice) -> Vec<&'static str> {
        if dice.chance(if self.ages == Ages::Primary { 650 } else { 150 }) {
            return vec![];
        }
        let common = ["ENGLISH", "MATHEMATICS", "SCIENCE"];
        vec![if dice.chance(550) { dice.pick(&common) } else { dice.pick(&SUBJECTS).0 }]
    }
}

impl Ages {
    fn of(phase: Phase) -> Self {
        match phase {
            Phase::Nursery | Phase::Primary | Phase::MiddleDeemedPrimary => Self::Primary,
            Phase::Secondary | Phase::MiddleDeemedSecondary | Phase::SixteenPlus => Self::Secondary,
            _ => Self::All,
        }
    }
}
