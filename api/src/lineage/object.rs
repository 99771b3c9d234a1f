//! What one link to an earlier or later school answers.

use std::sync::Arc;

use async_graphql::Object;

use super::code_lists::LineageKind;
use crate::{
    graphql::scalars::Date,
    register::{Link, Register},
    school::School,
};

/// A link to a school, seen from another one.
pub struct Lineage {
    register: Arc<Register>,
    link: Link,
}

impl Lineage {
    /// A link of a register.
    pub fn new(register: Arc<Register>, link: &Link) -> Self {
        Self { register, link: link.clone() }
    }
}

/// A school that came before or after another one. Two schools have one link, however often the register states it.
#[Object]
impl Lineage {
    /// The school that came before, or after.
    fn school(&self) -> School {
        School::new(self.register.clone(), self.link.school)
    }

    /// How the later school goes on from the earlier one.
    fn kind(&self) -> LineageKind {
        self.link.kind
    }

    /// The link type as the register writes it. Where both schools state the link it is the more telling of the two,
    /// so a predecessor may come with a `Successor - merged` that its own row says.
    fn source_link_type(&self) -> &str {
        &self.link.link_type
    }

    /// Whether Ofsted counts the inspections of the earlier school as the later one's: where this simply goes on from it, of
    /// the kind CONTINUES.
    fn inspections_inherited(&self) -> bool {
        self.link.kind == LineageKind::Continues
    }

    /// The day of the event; null where the register has none, as for a quarter of the links.
    fn established_on(&self) -> Option<Date> {
        self.link.established_on.map(Date)
    }
}
