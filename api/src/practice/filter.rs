//! Which practices are asked for.

use std::collections::{HashMap, HashSet};

use async_graphql::InputObject;
use entity::{TrustUid, Urn};

use super::code_lists::{EvidenceLevel, KeyStage, PracticeState, PracticeTheme};
use crate::{
    changes::name_of,
    graphql::{error::Error, lenient::Lenient, scalars::UrnScalar},
    library::{Entry, Question, Shelf},
    register::Register,
    school::code_lists::SettingKind,
    trust::query::TrustKey,
};

/// How many schools count as alike to one.
const ALIKE: usize = 50;

/// Which practices. All that is said has to hold; a list means any of its values, and an empty one none.
#[derive(InputObject, Default, Clone)]
pub struct PracticeFilter {
    /// Words that stand in it, or in another form, or under another name: at most 200 letters. All of them must be met; where
    /// nothing meets all, those count that meet as many as any. The last may be unfinished.
    pub text: Option<String>,
    /// About any of these.
    pub themes: Option<Vec<PracticeTheme>>,
    /// About any of these subjects: codes of the list `subjects`. One that is about no subject in particular is not among
    /// them.
    pub subjects: Option<Vec<String>>,
    /// For any of these, or for all pupils.
    pub key_stages: Option<Vec<KeyStage>>,
    /// In any of these settings, or in all.
    pub settings: Option<Vec<SettingKind>>,
    /// What speaks for it is this at least.
    pub min_evidence: Option<EvidenceLevel>,
    /// Used by one of the fifty schools that are most alike to the school of this URN, as `School.similar` has them.
    pub adopted_by_similar_to: Option<Lenient<UrnScalar>>,
    /// Of any of these trusts.
    pub owner_trusts: Option<Vec<TrustKey>>,
    /// In any of these states; null for PUBLISHED alone.
    pub states: Option<Vec<PracticeState>>,
    /// Whether the viewer keeps it to find it again.
    pub saved_by_me: Option<bool>,
}

/// A filter, read once for a list.
pub struct Wanted<'a> {
    filter: &'a PracticeFilter,
    settings: Option<Vec<&'static str>>,
    owners: Option<HashSet<TrustUid>>,
    alike: Option<HashSet<Urn>>,
    answers: Option<HashMap<u32, f64>>,
}

/// What a facet leaves aside of the filter: what it asks of the facet's own field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// Themes.
    Themes,
    /// Subjects.
    Subjects,
    /// Key stages.
    KeyStages,
    /// Settings.
    Settings,
    /// Evidence.
    Evidence,
    /// Owners.
    Owners,
}

impl PracticeFilter {
    /// Which states are asked for.
    pub fn states(&self) -> Vec<&'static str> {
        let states = self.states.clone().unwrap_or_else(|| vec![PracticeState::Published]);
        states.into_iter().map(name_of).collect()
    }

    /// Reads the filter.
    pub fn read<'a>(&'a self, shelf: &Shelf, register: &Register) -> Result<Wanted<'a>, Error> {
        let owners = self.owner_trusts.as_ref().map(|keys| owners(keys, register)).transpose()?;
        let alike = self.adopted_by_similar_to.as_ref().map(|urn| alike(urn, register)).transpose()?;
        let answers = self.text.as_deref().map(|text| Question::new(text).map(|question| shelf.ask(&question).weights));
        Ok(Wanted {
            filter: self,
            settings: self.settings.as_ref().map(|settings| settings.iter().map(|setting| name_of(*setting)).collect()),
            owners,
            alike,
            answers: answers.transpose()?,
        })
    }
}

impl Wanted<'_> {
    /// How well a practice answers the text.
    pub fn score(&self, position: u32) -> Option<f64> {
        self.answers.as_ref()?.get(&position).copied()
    }

    /// Whether there is a text to answer.
    pub fn has_text(&self) -> bool {
        self.answers.is_some()
    }

    /// Whether a practice is asked for, leaving a part of the filter aside.
    pub fn fits(&self, position: u32, entry: &Entry, aside: Option<Part>) -> bool {
        let (filter, content) = (self.filter, &entry.content);
        let heeds = |part| aside != Some(part);
        let themes = filter.themes.as_ref().filter(|_| heeds(Part::Themes));
        let subjects = filter.subjects.as_ref().filter(|_| heeds(Part::Subjects));
        let key_stages = filter.key_stages.as_ref().filter(|_| heeds(Part::KeyStages));
        let settings = self.settings.as_ref().filter(|_| heeds(Part::Settings));
        let evidence = filter.min_evidence.filter(|_| heeds(Part::Evidence));
        let owners = self.owners.as_ref().filter(|_| heeds(Part::Owners));
        let used_by = |urns: &HashSet<Urn>| {
            entry.adoptions.iter().any(|fact| fact.adopted_on.is_some() && urns.contains(&fact.school))
        };
        themes.is_none_or(|any| any.iter().any(|theme| content.themes.contains(theme)))
            && subjects.is_none_or(|any| any.iter().any(|code| content.subjects.contains(code)))
            && key_stages.is_none_or(|any| {
                !any.is_empty()
                    && (content.key_stages.is_empty() || any.iter().any(|it| content.key_stages.contains(it)))
            })
            && settings.is_none_or(|any| {
                !any.is_empty()
                    && (content.settings.is_empty()
                        || any.iter().any(|name| content.settings.iter().any(|it| it == name)))
            })
            && evidence.is_none_or(|least| content.evidence_level >= least)
            && owners.is_none_or(|any| entry.owner_trust.is_some_and(|uid| any.contains(&uid)))
            && self.alike.as_ref().is_none_or(used_by)
            && self.answers.as_ref().is_none_or(|answers| answers.contains_key(&position))
    }
}

/// Keys of trusts that nobody knows mean none.
fn owners(keys: &[TrustKey], register: &Register) -> Result<HashSet<TrustUid>, Error> {
    let found = keys.iter().filter_map(|key| key.find(register).transpose());
    found.map(|at| Ok(register.trusts.at(at?).uid)).collect()
}

fn alike(urn: &Lenient<UrnScalar>, register: &Register) -> Result<HashSet<Urn>, Error> {
    let Some(school) = register.schools.by_urn(urn.get()?.0) else { return Ok(HashSet::new()) };
    let found = register.schools.alike(school, ALIKE);
    Ok(found.into_iter().map(|other| register.schools.at(other.position).urn).collect())
}
