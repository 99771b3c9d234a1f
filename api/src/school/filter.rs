//! Which schools are asked for.

use async_graphql::InputObject;
use roaring::RoaringBitmap;

use super::code_lists::{Phase, Region, SchoolSector, SchoolStatus, SettingKind};
use crate::{
    graphql::{
        error::Error,
        lenient::Lenient,
        range::{DateRange, DecimalRange, IntRange, Range},
        scalars::UrnScalar,
    },
    register::{Register, SchoolRecord, codes::folded, search::Text, sets::union},
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
    /// Pupils on roll. Schools without a count are left out.
    pub pupils: Option<IntRange>,
    /// Of these designated faiths: codes of the list `religious-character`, with or without leading zeros.
    pub religious_character_codes: Option<Vec<String>>,
    /// Admitting these: codes of the list `gender`, with or without leading zeros.
    pub gender_codes: Option<Vec<String>>,
    /// With these admissions policies: codes of the list `admissions-policy`, with or
    /// without leading zeros.
    pub admissions_codes: Option<Vec<String>>,
    /// Organised for these special needs: codes of the list `sen-provision`.
    pub sen_type_codes: Option<Vec<String>>,
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

impl SchoolFilter {
    /// Of some schools those that satisfy the filter, with closed ones left out unless statuses are asked for.
    pub fn choose(
        filter: Option<&Self>,
        register: &Register,
        among: &RoaringBitmap,
        open_only: bool,
    ) -> Result<RoaringBitmap, Error> {
        let open_only = Self::leaves_out_closed(filter, open_only);
        let mut chosen = among.clone();
        if open_only {
            chosen &= &register.schools.sets.open;
        }
        if let Some(filter) = filter {
            filter.check_size()?;
            filter.narrow(register, open_only, &mut chosen)?;
        }
        Ok(chosen)
    }

    /// Whether only open schools are looked at: not where the filter asks for statuses.
    pub fn leaves_out_closed(filter: Option<&Self>, open_only: bool) -> bool {
        open_only && filter.is_none_or(|filter| filter.statuses.is_none())
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
        self.narrow_by_lists(register, chosen);
        self.narrow_by_keys(register, chosen)?;
        if let Some(text) = &self.text {
            *chosen &= register.search.schools(&Text::new(text)?, open_only);
        }
        self.narrow_by_ranges(register, chosen);
        self.narrow_by_filters(register, open_only, chosen)
    }

    fn narrow_by_lists(&self, register: &Register, chosen: &mut RoaringBitmap) {
        let sets = &register.schools.sets;
        let mut narrow = |wanted: Option<RoaringBitmap>| wanted.into_iter().for_each(|wanted| *chosen &= wanted);
        narrow(self.statuses.as_ref().map(|values| sets.status.any_of(values)));
        narrow(self.phases.as_ref().map(|values| sets.phase.any_of(values)));
        narrow(self.settings.as_ref().map(|values| sets.setting.any_of(values)));
        narrow(self.sectors.as_ref().map(|values| sets.sector.any_of(values)));
        narrow(self.regions.as_ref().map(|values| sets.region.any_of(values)));
        narrow(coded(&self.type_codes).map(|codes| sets.establishment_type.any_of(&codes)));
        narrow(coded(&self.religious_character_codes).map(|codes| sets.religious_character.any_of(&codes)));
        narrow(coded(&self.gender_codes).map(|codes| sets.gender.any_of(&codes)));
        narrow(coded(&self.admissions_codes).map(|codes| sets.admissions_policy.any_of(&codes)));
        narrow(coded(&self.sen_type_codes).map(|codes| sets.sen_provision.any_of(&codes)));
        match self.in_trust {
            Some(true) => *chosen &= &sets.in_trust,
            Some(false) => *chosen -= &sets.in_trust,
            None => {}
        }
    }

    fn narrow_by_keys(&self, register: &Register, chosen: &mut RoaringBitmap) -> Result<(), Error> {
        if let Some(urns) = &self.urns {
            *chosen &= positions_of(urns, register)?;
        }
        if let Some(codes) = &self.la_codes {
            let authorities = codes.iter().filter_map(|code| register.authorities.by_code(code));
            *chosen &= union(authorities.map(|position| &register.authorities.at(position).schools));
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
            keep(&|school| range.holds(school.counts.pupils));
        }
        if let Some(range) = &self.fsm_percent {
            keep(&|school| range.holds(school.counts.fsm_permille.map(percent)));
        }
        if let Some(range) = &self.opened {
            keep(&|school| range.holds(school.opened_on));
        }
        if let Some(range) = &self.closed {
            keep(&|school| range.holds(school.closed_on));
        }
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

fn positions_of(urns: &[Lenient<UrnScalar>], register: &Register) -> Result<RoaringBitmap, Error> {
    let mut positions = RoaringBitmap::new();
    for urn in urns {
        positions.extend(register.schools.by_urn(urn.get()?.0));
    }
    Ok(positions)
}
