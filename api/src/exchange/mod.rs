//! What schools need and who offers themselves, as both are listed and matched: in memory, made from the database at the
//! start, and following every change.
//!
//! What is found here is a candidate: which of it there is for somebody, the scope says. Of an offer there is nothing here
//! that tells who it is: neither the person nor their school, only the [`Area`] that they are in.

pub mod area;
mod board;
mod keeper;
pub mod loaders;
mod need;
mod offer;
pub mod seen;

use async_graphql::resolver_utils::EnumType;

pub use self::{
    area::{Area, band_km},
    board::Board,
    keeper::Exchange,
    need::NeedFacts,
    offer::OfferFacts,
};
use crate::{changes::named, graphql::error::Error};

/// The value of a name in a row.
fn value<E: EnumType>(name: &str) -> Result<E, Error> {
    named(name).ok_or_else(|| Error::Fault(format!("{name:?} is no value of {}", std::any::type_name::<E>())))
}

/// The texts of a JSON list in a row.
fn texts(list: &str) -> Result<Vec<String>, Error> {
    serde_json::from_str(list).map_err(|error| Error::Fault(format!("{list:?} is no list of texts: {error}")))
}

/// The values of a JSON list of names in a row.
fn values<E: EnumType>(list: &str) -> Result<Vec<E>, Error> {
    texts(list)?.iter().map(|name| value(name)).collect()
}

#[cfg(test)]
pub(crate) mod tests;
