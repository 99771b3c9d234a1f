//! What lists of schools can be ordered by.

use async_graphql::{Enum, InputObject};
use roaring::RoaringBitmap;

use super::filter::SchoolFilter;
use crate::{
    graphql::{
        error::Error,
        order::Direction,
        paging::{Order, order_name},
    },
    register::{
        Register, Schools,
        search::{Scope, Text},
    },
};

/// A field that schools can be ordered by. Those without a value come last both ways, by
/// URN. Equal ones run by URN, in the direction of the list.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchoolOrderField {
    /// The name, compared without case.
    Name,
    /// Pupils on roll.
    Pupils,
    /// Share of pupils eligible for free school meals.
    FsmPercent,
    /// First day of its latest inspection of any kind, of a school that it continues included.
    LatestInspection,
    /// Day on which the school joined the trust that it is in now, by its membership that has not ended. Where only
    /// bounds of the day are known the last day on which it can have been counts.
    JoinedTrust,
    /// Day of opening.
    OpenedOn,
    /// Unique reference number: roughly the order in which schools were registered.
    Urn,
    /// When the school's record last changed here.
    UpdatedAt,
    /// How well the name and the rest match the `text` of the filter, which must be given: the best match first,
    /// whatever the direction says.
    Relevance,
    /// Distance from the place of the filter's `near`, which must be given at its top; in whole metres.
    Distance,
}

impl SchoolOrderField {
    /// Every field whose order can be prepared, in the order of its discriminant.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Name,
        Self::Pupils,
        Self::FsmPercent,
        Self::LatestInspection,
        Self::JoinedTrust,
        Self::OpenedOn,
        Self::Urn,
        Self::UpdatedAt,
    ];
    /// How many there are.
    pub const COUNT: usize = 8;
}

/// How a list of schools runs.
#[derive(InputObject, Clone, Copy, Debug)]
pub struct SchoolOrder {
    /// What it is ordered by.
    pub field: SchoolOrderField,
    /// Which way it runs.
    #[graphql(default_with = "Direction::Asc")]
    pub direction: Direction,
}

impl Default for SchoolOrder {
    fn default() -> Self {
        Self { field: SchoolOrderField::Name, direction: Direction::Asc }
    }
}

impl SchoolOrder {
    /// The order in which the chosen schools run. One that is measured by what the filter holds is made here.
    pub fn of(
        self,
        filter: Option<&SchoolFilter>,
        open_only: bool,
        register: &Register,
        chosen: &RoaringBitmap,
    ) -> Result<Order<Schools>, Error> {
        if let (SchoolOrderField::Distance, Some(near)) = (self.field, filter.and_then(|filter| filter.near.as_ref())) {
            return Ok(Order::Requested(near.order(register, self.direction, chosen)?));
        }
        if let (SchoolOrderField::Relevance, Some(text)) = (self.field, filter.and_then(|filter| filter.text.as_ref()))
        {
            let scope =
                Scope { schools: true, trusts: false, open_only: SchoolFilter::leaves_out_closed(filter, open_only) };
            let name = order_name::<Schools>(self.field);
            return Ok(Order::Requested(register.search.best_first(&name, &Text::new(text)?, scope, chosen)));
        }
        Ok(Order::Prepared(self.field, self.direction))
    }
}
