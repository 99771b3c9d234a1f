//! What lists of schools can be counted by.

use std::{borrow::Cow, hash::Hash};

use async_graphql::{Enum, SimpleObject, resolver_utils::EnumType};
use roaring::RoaringBitmap;

use crate::{
    graphql::facet::{FacetBucket, Labelled, Named, buckets},
    register::{CodedValue, Register, SchoolRecord, sets::SetsBy},
};

/// A field that lists of schools can be counted by. Its buckets leave aside what the list's filter asks of that same
/// field, and heed all the rest; `and`, `or` and `not` are part of the rest.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchoolFacetField {
    /// Whether the school is open: values of `statuses`. Leaves `openOnly` aside as well.
    Status,
    /// Phase of education: values of `phases`.
    Phase,
    /// Kind of setting: values of `settings`.
    Setting,
    /// Who pays for it: values of `sectors`.
    Sector,
    /// Region: values of `regions`.
    Region,
    /// Local authority: codes for `laCodes`.
    LocalAuthority,
    /// Establishment type: codes for `typeCodes`.
    Type,
    /// Designated faith: codes for `religiousCharacterCodes`. A school of which none is recorded is in no bucket.
    ReligiousCharacter,
    /// Whom the school admits: codes for `genderCodes`. A school of which nothing is recorded is in no bucket.
    Gender,
    /// Whether it selects by ability: codes for `admissionsCodes`. A school of which nothing is recorded is in no
    /// bucket.
    Admissions,
    /// National tenth of its share of free school meals: numbers for `fsmDeciles`. A school without one is in no bucket.
    FsmDecile,
    /// Grade for the whole school by its latest graded inspection: values of `legacyGrades`. A school of which that gave
    /// none is in no bucket.
    LegacyGrade,
    /// Whether it is in an academy trust: `true` and `false`, for `inTrust`.
    InTrust,
}

/// How the schools of a list spread over the values of one field.
#[derive(SimpleObject)]
pub struct SchoolFacet {
    /// The field.
    field: SchoolFacetField,
    /// The values that schools carry: the most common first, equally common ones by value. A school without a value is
    /// in none.
    buckets: Vec<FacetBucket>,
}

/// A value, and every school that carries it.
type Carried<'r> = (Named<'r>, Cow<'r, RoaringBitmap>);

impl SchoolFacetField {
    /// Counts some schools.
    pub fn count(self, register: &Register, schools: &RoaringBitmap) -> SchoolFacet {
        let carried = self.carried(register).into_iter();
        let counted = carried.map(|(value, carrying)| (value, carrying.intersection_len(schools)));
        SchoolFacet { field: self, buckets: buckets(counted) }
    }

    fn carried(self, register: &Register) -> Vec<Carried<'_>> {
        let sets = &register.schools.sets;
        match self {
            Self::Status => named(&sets.status),
            Self::Phase => named(&sets.phase),
            Self::Setting => named(&sets.setting),
            Self::Sector => named(&sets.sector),
            Self::Region => named(&sets.region),
            Self::LocalAuthority => authorities(register),
            Self::Type => coded(register, &sets.establishment_type, |school| Some(&school.establishment_type)),
            Self::ReligiousCharacter => {
                coded(register, &sets.religious_character, |school| school.traits.religious_character.as_deref())
            }
            Self::Gender => coded(register, &sets.gender, |school| school.traits.gender.as_deref()),
            Self::Admissions => {
                coded(register, &sets.admissions_policy, |school| school.traits.admissions_policy.as_deref())
            }
            Self::FsmDecile => tenths(&sets.fsm_decile),
            Self::LegacyGrade => named(&sets.legacy_grade),
            Self::InTrust => vec![
                (("true".into(), "In a trust".into()), Cow::Borrowed(&sets.in_trust)),
                (("false".into(), "In no trust".into()), Cow::Owned(&sets.all - &sets.in_trust)),
            ],
        }
    }
}

/// The values of an enum.
fn named<T: EnumType + Labelled + Eq + Hash>(sets: &SetsBy<T>) -> Vec<Carried<'_>> {
    let carried = T::items().iter().filter_map(|item| Some((item, sets.get(&item.value)?)));
    carried.map(|(item, set)| ((item.name.into(), item.value.label().into()), Cow::Borrowed(set))).collect()
}

/// The codes of a list, spelled as the schools that carry them have them.
fn coded<'r>(
    register: &'r Register,
    sets: &'r SetsBy<String>,
    code: impl Fn(&'r SchoolRecord) -> Option<&'r CodedValue>,
) -> Vec<Carried<'r>> {
    let spelled = |set: &'r RoaringBitmap| {
        let value = code(register.schools.at(set.min()?))?;
        Some(((Cow::Borrowed(&*value.code), Cow::Borrowed(&*value.name)), Cow::Borrowed(set)))
    };
    sets.each().filter_map(spelled).collect()
}

/// The tenths, each called by its number and, at both ends, by what it means.
fn tenths(sets: &SetsBy<i32>) -> Vec<Carried<'_>> {
    let label = |tenth| match tenth {
        1 => "1: the lowest shares".to_owned(),
        10 => "10: the highest shares".to_owned(),
        _ => tenth.to_string(),
    };
    let carried = (1..=10).filter_map(|tenth| Some((tenth, sets.get(&tenth)?)));
    carried.map(|(tenth, set)| ((tenth.to_string().into(), label(tenth).into()), Cow::Borrowed(set))).collect()
}

fn authorities(register: &Register) -> Vec<Carried<'_>> {
    let authorities = register.authorities.records().iter();
    authorities
        .map(|authority| {
            let named = (Cow::Borrowed(&*authority.code), Cow::Borrowed(&*authority.name));
            (named, Cow::Borrowed(&authority.schools))
        })
        .collect()
}
