//! Which schools are asked for.

use std::borrow::Cow;

use async_graphql::InputObject;
use roaring::RoaringBitmap;

use super::{
    code_lists::{Phase, Region, SchoolSector, SchoolStatus, SettingKind},
    facet::SchoolFacetField,
};
use crate::{
    graphql::{
        error::Error,
        lenient::Lenient,
        range::{DateRange, DecimalRange, IntRange, Range},
        scalars::UrnScalar,
    },
    inspection::{
        code_lists::{ConcernCategory, LegacyGrade},
        filter::ReportCardFilter,
    },
    place::NearInput,
    register::{Register, SchoolRecord, codes::folded, inspections::Entry, search::Text, sets::union},
    trust::query::TrustKey,
};

/// Conditions on schools. All that are given must hold; a list means any of its values, an empty list matches nothing;
/// null asks for nothing.
#[derive(InputObject, Default)]
pub struct SchoolFilter {
    /// Found by this text, as `search` finds schools: at most 200 characters. A text without a letter or a digit
    /// matches nothing. Whether all words are met or not is judged among all open schools, or among all schools where
    /// closed ones are not left out, whatever else is asked for.
    pub text: Option<String>,
    /// Only these schools.
    pub urns: Option<Vec<Lenient<UrnScalar>>>,
    /// Of these statuses. Where given, `openOnly` is ignored; inside `and`, `or` and `not` it is not.
    pub statuses: Option<Vec<SchoolStatus>>,
    /// Of these phases.
    pub phases: Option<Vec<Phase>>,
    /// Of these kinds of setting.
    pub settings: Option<Vec<SettingKind>>,
    /// Of these sectors.
    pub sectors: Option<Vec<SchoolSector>>,
    /// Of these establishment types: codes of the list `establishment-type`, with or without leading zeros.
    pub type_codes: Option<Vec<String>>,
    /// In these regions.
    pub regions: Option<Vec<Region>>,
    /// In the areas of these local authorities: three-digit codes.
    pub la_codes: Option<Vec<String>>,
    /// In these trusts. A trust that does not exist adds no school.
    pub trusts: Option<Vec<TrustKey>>,
    /// In any academy trust, or in none.
    pub in_trust: Option<bool>,
    /// Share of pupils eligible for free school meals, in per cent. Schools without one are left out.
    pub fsm_percent: Option<DecimalRange>,
    /// In these national tenths of shares of free school meals: 1 to 10, 10 for the highest. A number outside matches none.
    pub fsm_deciles: Option<Vec<i32>>,
    /// Pupils on roll. Schools without a count are left out.
    pub pupils: Option<IntRange>,
    /// Given any of these grades for the whole school by the latest graded inspection, of a school that it continues
    /// included. Those whose latest one gave none are left out.
    pub legacy_grades: Option<Vec<LegacyGrade>>,
    /// With this on the report card of the latest graded inspection.
    pub report_card: Option<ReportCardFilter>,
    /// Put in any of these categories of concern by the latest graded inspection. Those of which the source cannot say
    /// are left out.
    pub concern_categories: Option<Vec<ConcernCategory>>,
    /// With an inspection on record, of a school that it continues included, that began in this span.
    pub inspected: Option<DateRange>,
    /// Of these designated faiths: codes of the list `religious-character`, with or without leading zeros.
    pub religious_character_codes: Option<Vec<String>>,
    /// Admitting these: codes of the list `gender`, with or without leading zeros.
    pub gender_codes: Option<Vec<String>>,
    /// With these admissions policies: codes of the list `admissions-policy`, with or
    /// without leading zeros.
    pub admissions_codes: Option<Vec<String>>,
    /// Organised for these special needs: codes of the list `sen-provision`.
    pub sen_type_codes: Option<Vec<String>>,
    /// Near a place. At the top of the filter, the list can be ordered by DISTANCE from it.
    pub near: Option<NearInput>,
    /// Opened in this span. Schools without a day of opening are left out.
    pub opened: Option<DateRange>,
    /// Closed, or to close, in this span. Schools without a day of closing are left out.
    pub closed: Option<DateRange>,
    /// All of these hold; an empty list asks for nothing.
    pub and: Option<Vec<SchoolFilter>>,
    /// At least one of these holds; an empty list matches nothing.
    pub or: Option<Vec<SchoolFilter>>,
    /// This does not hold; `{}` holds for every school, so that its opposite matches nothing.
    pub not: Option<Box<SchoolFilter>>,
}

/// The most filters in one, itself included: each may look at every school.
const MOST_FILTERS: usize = 50;

/// What a filter asks of one field that schools are counted by: the schools that it leaves.
pub type Condition<'r> = (SchoolFacetField, Cow<'r, RoaringBitmap>);

impl SchoolFilter {
    /// Of some schools those that satisfy the filter, with closed ones left out unless statuses are asked for.
    pub fn choose(
        filter: Option<&Self>,
        register: &Register,
        among: &RoaringBitmap,
        open_only: bool,
    ) -> Result<RoaringBitmap, Error> {
        let mut chosen = among.clone();
        for (_, condition) in Self::conditions(filter, register, open_only) {
            chosen &= &*condition;
        }
        let open_only = Self::leaves_out_closed(filter, open_only);
        Self::narrow_by_the_rest(filter, register, open_only, &mut chosen)?;
        Ok(chosen)
    }

    /// Whether only open schools are looked at: not where the filter asks for statuses.
    pub fn leaves_out_closed(filter: Option<&Self>, open_only: bool) -> bool {
        open_only && filter.is_none_or(|filter| filter.statuses.is_none())
    }

    /// What a list asks of the fields that schools are counted by.
    pub(super) fn conditions<'r>(filter: Option<&Self>, register: &'r Register, open_only: bool) -> Vec<Condition<'r>> {
        let open = Self::leaves_out_closed(filter, open_only)
            .then_some((SchoolFacetField::Status, Cow::Borrowed(&register.schools.sets.open)));
        filter.into_iter().flat_map(|filter| filter.own_conditions(register)).chain(open).collect()
    }

    /// Takes away what does not satisfy all else that a list asks for. A text finds other schools where closed ones are
    /// looked at too.
    pub(super) fn narrow_by_the_rest(
        filter: Option<&Self>,
        register: &Register,
        open_only: bool,
        chosen: &mut RoaringBitmap,
    ) -> Result<(), Error> {
        let Some(filter) = filter else { return Ok(()) };
        filter.check_size()?;
        filter.narrow_by_others(register, open_only, chosen)
    }

    fn check_size(&self) -> Result<(), Error> {
        match self.filters() {
            0..=MOST_FILTERS => Ok(()),
            many => Err(Error::TooComplex(format!(
                "The filter holds {many} filters with those inside it; at most {MOST_FILTERS} are allowed."
            ))),
        }
    }

    /// How many filters this one is, with those inside it.
    fn filters(&self) -> usize {
        let inside = self.and.iter().flatten().chain(self.or.iter().flatten()).chain(self.not.as_deref());
        1 + inside.map(Self::filters).sum::<usize>()
    }

    /// Takes away what does not satisfy the filter: sets first, so that few are left to be looked at one by one.
    fn narrow(&self, register: &Register, open_only: bool, chosen: &mut RoaringBitmap) -> Result<(), Error> {
        for (_, condition) in self.own_conditions(register) {
            *chosen &= &*condition;
        }
        self.narrow_by_others(register, open_only, chosen)
    }

    fn own_conditions<'r>(&self, register: &'r Register) -> impl Iterator<Item = Condition<'r>> {
        use SchoolFacetField as Field;
        let sets = &register.schools.sets;
        let conditions = [
            (Field::Status, self.statuses.as_ref().map(|values| sets.status.any_of(values))),
            (Field::Phase, self.phases.as_ref().map(|values| sets.phase.any_of(values))),
            (Field::Setting, self.settings.as_ref().map(|values| sets.setting.any_of(values))),
            (Field::Sector, self.sectors.as_ref().map(|values| sets.sector.any_of(values))),
            (Field::Region, self.regions.as_ref().map(|values| sets.region.any_of(values))),
            (Field::FsmDecile, self.fsm_deciles.as_ref().map(|values| sets.fsm_decile.any_of(values))),
            (Field::LegacyGrade, self.legacy_grades.as_ref().map(|values| sets.legacy_grade.any_of(values))),
            (Field::LocalAuthority, self.la_codes.as_ref().map(|codes| in_authorities(codes, register))),
            (Field::Type, coded(&self.type_codes).map(|codes| sets.establishment_type.any_of(&codes))),
            (
                Field::ReligiousCharacter,
                coded(&self.religious_character_codes).map(|codes| sets.religious_character.any_of(&codes)),
            ),
            (Field::Gender, coded(&self.gender_codes).map(|codes| sets.gender.any_of(&codes))),
            (Field::Admissions, coded(&self.admissions_codes).map(|codes| sets.admissions_policy.any_of(&codes))),
            (
                Field::InTrust,
                self.in_trust.map(|is| if is { sets.in_trust.clone() } else { &sets.all - &sets.in_trust }),
            ),
        ];
        conditions.into_iter().filter_map(|(field, condition)| Some((field, Cow::Owned(condition?))))
    }

    fn narrow_by_others(&self, register: &Register, open_only: bool, chosen: &mut RoaringBitmap) -> Result<(), Error> {
        if let Some(codes) = coded(&self.sen_type_codes) {
            *chosen &= register.schools.sets.sen_provision.any_of(&codes);
        }
        if let Some(categories) = &self.concern_categories {
            *chosen &= register.schools.sets.concern.any_of(categories);
        }
        self.narrow_by_keys(register, chosen)?;
        if let Some(text) = &self.text {
            *chosen &= register.search.schools(&Text::new(text)?, open_only);
        }
        if let Some(near) = &self.near {
            *chosen = near.narrow(register, chosen)?;
        }
        self.narrow_by_ranges(register, chosen);
        self.narrow_by_inspections(register, chosen);
        self.narrow_by_filters(register, open_only, chosen)
    }

    fn narrow_by_keys(&self, register: &Register, chosen: &mut RoaringBitmap) -> Result<(), Error> {
        if let Some(urns) = &self.urns {
            *chosen &= positions_of(urns, register)?;
        }
        if let Some(keys) = &self.trusts {
            let found = keys.iter().map(|key| key.find(register)).collect::<Result<Vec<_>, _>>()?;
            *chosen &= union(found.into_iter().flatten().map(|position| &register.trusts.at(position).members));
        }
        Ok(())
    }

    fn narrow_by_ranges(&self, register: &Register, chosen: &mut RoaringBitmap) {
        let percent = |tenths: i32| rust_decimal::Decimal::new(tenths.into(), 1);
        let mut keep = |condition: &dyn Fn(&SchoolRecord) -> bool| {
            *chosen = chosen.iter().filter(|&position| condition(register.schools.at(position))).collect();
        };
        if let Some(range) = &self.pupils {
            keep(&|school| range.holds(school.counts.pupils.value));
        }
        if let Some(range) = &self.fsm_percent {
            keep(&|school| range.holds(school.counts.fsm_share.value.map(percent)));
        }
        if let Some(filter) = &self.report_card {
            let graded =
                |school: &SchoolRecord| school.inspected.graded.map(|position| register.inspections.at(position));
            keep(&|school| graded(school).is_some_and(|inspection| filter.holds(inspection)));
        }
        if let Some(range) = &self.opened {
            keep(&|school| range.holds(school.opened_on));
        }
        if let Some(range) = &self.closed {
            keep(&|school| range.holds(school.closed_on));
        }
    }

    fn narrow_by_inspections(&self, register: &Register, chosen: &mut RoaringBitmap) {
        let Some(range) = self.inspected.filter(|range| range.from.or(range.to).is_some()) else { return };
        let began_within = |entry: &Entry| range.holds(register.inspections.at(entry.inspection).started_on);
        let inspected = |position: &u32| register.inspections.of_school(*position).iter().any(began_within);
        *chosen = chosen.iter().filter(inspected).collect();
    }

    fn narrow_by_filters(&self, register: &Register, open_only: bool, chosen: &mut RoaringBitmap) -> Result<(), Error> {
        for filter in self.and.iter().flatten() {
            filter.narrow(register, open_only, chosen)?;
        }
        if let Some(filters) = &self.or {
            let mut any = RoaringBitmap::new();
            for filter in filters {
                any |= filter.kept(register, open_only, chosen)?;
            }
            *chosen = any;
        }
        if let Some(filter) = &self.not {
            *chosen -= filter.kept(register, open_only, chosen)?;
        }
        Ok(())
    }

    fn kept(&self, register: &Register, open_only: bool, among: &RoaringBitmap) -> Result<RoaringBitmap, Error> {
        let mut kept = among.clone();
        self.narrow(register, open_only, &mut kept)?;
        Ok(kept)
    }
}

fn coded(codes: &Option<Vec<String>>) -> Option<Vec<String>> {
    codes.as_ref().map(|codes| codes.iter().map(|code| folded(code)).collect())
}

fn in_authorities(codes: &[String], register: &Register) -> RoaringBitmap {
    let authorities = codes.iter().filter_map(|code| register.authorities.by_code(code));
    union(authorities.map(|position| &register.authorities.at(position).schools))
}

fn positions_of(urns: &[Lenient<UrnScalar>], register: &Register) -> Result<RoaringBitmap, Error> {
    let mut positions = RoaringBitmap::new();
    for urn in urns {
        positions.extend(register.schools.by_urn(urn.get()?.0));
    }
    Ok(positions)
}
