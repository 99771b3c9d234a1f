//! Lists of schools as they are handed out: a page, what its filter means, and how the schools spread.

use std::{borrow::Cow, sync::Arc};

use async_graphql::{Context, Object};
use chrono::NaiveDate;
use roaring::RoaringBitmap;

use super::{
    facet::{SchoolFacet, SchoolFacetField},
    filter::{Condition, SchoolFilter},
    order::SchoolOrder,
};
use crate::{
    graphql::{connection::Connection, deadline, error::Error, facet::each_once, paging::Window},
    place::NearPlace,
    register::{Register, Schools},
};

/// Whose schools a list is of. The numbers are positions.
#[derive(Clone, Copy, Debug)]
pub enum Whose {
    /// All of the register's.
    Everybodys,
    /// Those that the establishments file says are in a trust.
    Trust(u32),
    /// Those that surely were in a trust on a day.
    TrustOn(u32, NaiveDate),
    /// Those in the area of a local authority.
    Authority(u32),
}

impl Whose {
    fn schools(self, register: &Register) -> Cow<'_, RoaringBitmap> {
        match self {
            Self::Everybodys => Cow::Borrowed(&register.schools.sets.all),
            Self::Trust(trust) => Cow::Borrowed(&register.trusts.at(trust).members),
            Self::TrustOn(trust, day) => Cow::Owned(register.memberships.members_on(trust, day)),
            Self::Authority(authority) => Cow::Borrowed(&register.authorities.at(authority).schools),
        }
    }
}

/// A page of schools, and the question that it answers.
pub struct SchoolConnection {
    page: Connection<Schools>,
    whose: Whose,
    filter: Option<SchoolFilter>,
    open_only: bool,
}

impl SchoolConnection {
    /// Chooses schools and cuts a page out of them.
    pub fn new(
        register: Arc<Register>,
        whose: Whose,
        filter: Option<SchoolFilter>,
        open_only: bool,
        order_by: Option<SchoolOrder>,
        window: &Window,
    ) -> Result<Self, Error> {
        let theirs = SchoolFilter::choose(filter.as_ref(), &register, &whose.schools(&register), open_only)?;
        let order = order_by.unwrap_or_default().of(filter.as_ref(), open_only, &register, &theirs)?;
        Ok(Self { page: Connection::new(register, theirs, order, window)?, whose, filter, open_only })
    }
}

/// A page of schools, with what is needed to walk on, and to narrow down.
#[Object]
impl SchoolConnection {
    #[graphql(flatten)]
    fn page(&self, _ctx: &Context<'_>) -> &Connection<Schools> {
        &self.page
    }

    /// The place that `near` at the top of the filter means, and how it was located; null where the filter has none.
    fn near(&self) -> Option<Result<NearPlace, Error>> {
        let near = self.filter.as_ref()?.near.as_ref()?;
        Some(near.place(self.page.register()).map(NearPlace::from))
    }

    /// How the schools of the whole list spread over the values of some fields. Each counts as if the filter asked
    /// nothing of that same field, so that a bucket holds as many schools as the list would with its value put into the
    /// filter.
    fn facets(
        &self,
        #[graphql(desc = "The fields, each told once however often it is named.")] fields: Vec<SchoolFacetField>,
    ) -> Result<Vec<SchoolFacet>, Error> {
        self.counted(&each_once(&fields))
    }
}

impl SchoolConnection {
    /// Counts the whole list by some fields. What the filter asks of these is kept apart, so that the rest of it, which
    /// may be costly, is looked at once for all of them.
    pub fn counted(&self, fields: &[SchoolFacetField]) -> Result<Vec<SchoolFacet>, Error> {
        deadline::check()?;
        let open_only = SchoolFilter::leaves_out_closed(self.filter.as_ref(), self.open_only);
        let of_status = |field: &&SchoolFacetField| **field == SchoolFacetField::Status;
        let (statuses, others): (Vec<_>, Vec<_>) = fields.iter().partition(of_status);
        let mut counted = self.counted_among(&others, open_only)?;
        // Statuses are asked for among all schools, and a text finds others where closed ones are looked at too.
        for (place, _) in fields.iter().enumerate().filter(|(_, field)| of_status(field)) {
            counted.splice(place..place, self.counted_among(&statuses, false)?);
        }
        Ok(counted)
    }

    fn counted_among(&self, fields: &[&SchoolFacetField], open_only: bool) -> Result<Vec<SchoolFacet>, Error> {
        let register = self.page.register();
        let conditions = SchoolFilter::conditions(self.filter.as_ref(), register, self.open_only);
        let (apart, heeded): (Vec<_>, Vec<_>) = conditions.into_iter().partition(|(field, _)| fields.contains(&field));
        let as_the_page = apart.is_empty() && !fields.contains(&&SchoolFacetField::Status);
        let heeding = if as_the_page { Cow::Borrowed(self.page.chosen()) } else { self.heeding(&heeded, open_only)? };
        let count = |field: &&SchoolFacetField| field.count(register, &loosened(&heeding, &apart, **field));
        Ok(fields.iter().map(count).collect())
    }

    /// The schools that satisfy some conditions and the rest of the filter.
    fn heeding(&self, conditions: &[Condition<'_>], open_only: bool) -> Result<Cow<'_, RoaringBitmap>, Error> {
        let register = self.page.register();
        let mut schools = self.whose.schools(register).into_owned();
        for (_, condition) in conditions {
            schools &= &**condition;
        }
        SchoolFilter::narrow_by_the_rest(self.filter.as_ref(), register, open_only, &mut schools)?;
        Ok(Cow::Owned(schools))
    }
}

/// The schools that satisfy all conditions but those on one field.
fn loosened<'a>(
    schools: &'a RoaringBitmap,
    conditions: &[Condition<'_>],
    field: SchoolFacetField,
) -> Cow<'a, RoaringBitmap> {
    let others = conditions.iter().filter(|(other, _)| *other != field);
    others.fold(Cow::Borrowed(schools), |left, (_, condition)| Cow::Owned(&*left & &**condition))
}
