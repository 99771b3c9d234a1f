//! What lists of practices can be counted by.

use std::{borrow::Cow, collections::HashMap};

use async_graphql::{Enum, SimpleObject};

use super::{
    code_lists::{EvidenceLevel, KeyStage, PracticeTheme, SUBJECTS, all},
    filter::Part,
};
use crate::{
    changes::name_of,
    graphql::facet::{FacetBucket, Labelled, buckets},
    library::Entry,
    register::Register,
    school::code_lists::SettingKind,
};

/// A field that lists of practices can be counted by. Its buckets leave aside what the list's filter asks of that same
/// field, and heed all the rest.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PracticeFacetField {
    /// What they are about: values of `themes`.
    Theme,
    /// Their subjects: codes for `subjects`. One that is about no subject in particular is in no bucket.
    Subject,
    /// For which pupils: values of `keyStages`. One that is for all is in every bucket.
    KeyStage,
    /// In which settings: values of `settings`. One that is for all is in every bucket.
    Setting,
    /// What speaks for them. `minEvidence` finds those of a value and all that are stronger.
    EvidenceLevel,
    /// Whose they are: UIDs, for `ownerTrusts`. One that is of no trust is in no bucket.
    OwnerTrust,
}

/// How the practices of a list spread over the values of one field.
#[derive(SimpleObject)]
pub struct PracticeFacet {
    /// The field.
    pub field: PracticeFacetField,
    /// The values: the most common first, equally common ones by value.
    pub buckets: Vec<FacetBucket>,
}

impl PracticeFacetField {
    /// What is left aside of the filter.
    pub fn part(self) -> Part {
        match self {
            Self::Theme => Part::Themes,
            Self::Subject => Part::Subjects,
            Self::KeyStage => Part::KeyStages,
            Self::Setting => Part::Settings,
            Self::EvidenceLevel => Part::Evidence,
            Self::OwnerTrust => Part::Owners,
        }
    }

    /// Counts practices by this field.
    pub fn count<'e>(self, entries: impl Iterator<Item = &'e Entry>, register: &Register) -> PracticeFacet {
        let mut counts: HashMap<String, u64> = HashMap::new();
        for entry in entries {
            for value in self.values(entry) {
                *counts.entry(value).or_default() += 1;
            }
        }
        let named = counts.into_iter().map(|(value, count)| {
            let label = self.label(&value, register);
            ((Cow::from(value), Cow::from(label)), count)
        });
        PracticeFacet { field: self, buckets: buckets(named) }
    }

    fn values(self, entry: &Entry) -> Vec<String> {
        let content = &entry.content;
        match self {
            Self::Theme => content.themes.iter().map(|theme| name_of(*theme).to_owned()).collect(),
            Self::Subject => content.subjects.clone(),
            Self::KeyStage if content.key_stages.is_empty() => {
                all::<KeyStage>().map(|it| name_of(it).to_owned()).collect()
            }
            Self::KeyStage => content.key_stages.iter().map(|stage| name_of(*stage).to_owned()).collect(),
            Self::Setting if content.settings.is_empty() => {
                all::<SettingKind>().map(|it| name_of(it).to_owned()).collect()
            }
            Self::Setting => content.settings.clone(),
            Self::EvidenceLevel => vec![name_of(content.evidence_level).to_owned()],
            Self::OwnerTrust => entry.owner_trust.map(|uid| uid.to_string()).into_iter().collect(),
        }
    }

    fn label(self, value: &str, register: &Register) -> String {
        let label = match self {
            Self::Theme => label_of::<PracticeTheme>(value),
            Self::Subject => SUBJECTS.iter().find(|(code, _)| *code == value).map(|(_, name)| *name),
            Self::KeyStage => label_of::<KeyStage>(value),
            Self::Setting => label_of::<SettingKind>(value),
            Self::EvidenceLevel => label_of::<EvidenceLevel>(value),
            Self::OwnerTrust => {
                let trust = value.parse().ok().and_then(|uid| register.trusts.by_uid(uid));
                return trust.map_or_else(String::new, |at| register.trusts.at(at).name.to_string());
            }
        };
        label.unwrap_or_default().to_owned()
    }
}

fn label_of<E: async_graphql::resolver_utils::EnumType + Labelled>(value: &str) -> Option<&'static str> {
    crate::changes::named::<E>(value).map(Labelled::label)
}
