//! What lists of trusts can be ordered by.

use async_graphql::{Enum, InputObject};
use roaring::RoaringBitmap;

use super::filter::TrustFilter;
use crate::{
    graphql::{
        error::Error,
        order::Direction,
        paging::{Order, order_name},
    },
    register::{
        Register, Trusts,
        search::{Scope, Text},
    },
};

/// A field that trusts can be ordered by. Those without a value come last both ways, by
/// group UID. Equal ones run by group UID, in the direction of the list.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrustOrderField {
    /// The name, compared without case.
    Name,
    /// Open schools in the trust.
    SchoolCount,
    /// Pupils in its open schools.
    Pupils,
    /// Day of incorporation.
    IncorporatedOn,
    /// When the trust's record last changed here.
    UpdatedAt,
    /// How well the name and the rest match the `text` of the filter, which must be given: the best match first,
    /// whatever the direction says.
    Relevance,
}

impl TrustOrderField {
    /// Every field whose order can be prepared, in the order of its discriminant.
    pub const ALL: [Self; Self::COUNT] =
        [Self::Name, Self::SchoolCount, Self::Pupils, Self::IncorporatedOn, Self::UpdatedAt];
    /// How many there are.
    pub const COUNT: usize = 5;
}

/// How a list of trusts runs.
#[derive(InputObject, Clone, Copy, Debug)]
pub struct TrustOrder {
    /// What it is ordered by.
    pub field: TrustOrderField,
    /// Which way it runs.
    #[graphql(default_with = "Direction::Asc")]
    pub direction: Direction,
}

impl Default for TrustOrder {
    fn default() -> Self {
        Self { field: TrustOrderField::Name, direction: Direction::Asc }
    }
}

impl TrustOrder {
    /// The order in which the chosen trusts run. One that is measured by what the filter holds is made here.
    pub fn of(
        self,
        filter: Option<&TrustFilter>,
        open_only: bool,
        register: &Register,
        chosen: &RoaringBitmap,
    ) -> Result<Order<Trusts>, Error> {
        if let (TrustOrderField::Relevance, Some(text)) = (self.field, filter.and_then(|filter| filter.text.as_ref())) {
            let scope =
                Scope { schools: false, trusts: true, open_only: TrustFilter::leaves_out_closed(filter, open_only) };
            let name = order_name::<Trusts>(self.field);
            return Ok(Order::Requested(register.search.best_first(&name, &Text::new(text)?, scope, chosen)));
        }
        Ok(Order::Prepared(self.field, self.direction))
    }
}
