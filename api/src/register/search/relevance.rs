//! The order of a list by how well things match a text.

use roaring::RoaringBitmap;

use super::{Scope, SearchIndex, Text};
use crate::graphql::{
    order::Direction,
    requested::{Place, Requested},
};

impl SearchIndex {
    /// The chosen things, the best match first. `name` is the list with the field.
    pub fn best_first(&self, name: &str, text: &Text, scope: Scope, chosen: &RoaringBitmap) -> Requested {
        let scores = self.scores(text, scope).filter(|(position, ..)| chosen.contains(*position));
        let places = scores.map(|(position, score, key)| Place { position, value: Some(score), key });
        Requested::new(name, &text.essence(), Direction::Desc, places.collect())
    }
}
