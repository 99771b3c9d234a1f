//! Schools that are alike, and in what.

use std::sync::Arc;

use async_graphql::Object;

use super::School;
use crate::{
    graphql::{error::Error, paging::bounded},
    register::{Register, likeness::Match},
};

/// The most schools that are told to be alike to one.
const MOST: i32 = 50;
/// How many are told of when nobody says.
pub const DEFAULT: i32 = 10;

/// A school that is alike to another.
pub struct SimilarSchool {
    register: Arc<Register>,
    /// The school that it is alike to.
    to: u32,
    found: Match,
}

impl SimilarSchool {
    /// Those most alike to a school.
    pub fn to(register: &Arc<Register>, school: u32, first: i32) -> Result<Vec<Self>, Error> {
        let found = register.schools.alike(school, bounded("first", first, MOST)?).into_iter();
        Ok(found.map(|found| Self { register: register.clone(), to: school, found }).collect())
    }
}

/// A school that is alike to another, and what makes it so.
#[Object]
impl SimilarSchool {
    /// The school.
    fn school(&self) -> School {
        School::new(self.register.clone(), self.found.position)
    }

    /// How far it is from being alike: 0 where both schools have the same numbers, and 1 where they differ in everything
    /// by the spread that such schools have over the country (one standard deviation). To four decimals.
    fn distance(&self) -> f64 {
        self.found.distance
    }

    /// What each factor says of the school that was asked about and of this one, and what it adds to the distance:
    /// `free school meals 31.2% and 29.8%: 0.04`. A number that either lacks adds as much as one spread would; one that
    /// the register has of no such school is left out, and the others weigh more.
    fn basis(&self) -> Vec<String> {
        let schools = &self.register.schools;
        let (one, other) = (schools.at(self.to), schools.at(self.found.position));
        self.found.parts.iter().map(|(factor, part)| factor.explain(one, other, *part)).collect()
    }
}
