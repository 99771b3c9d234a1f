//! How large a selection set is once every fragment is put in its place.
//!
//! Serves the complexity rules. A fragment's size is found once and remembered, so a document whose expansion would
//! be exponential is measured in the time it takes to read it; the counts saturate.

use std::collections::HashMap;

use apollo_compiler::Name;
use apollo_compiler::Node;
use apollo_compiler::ast::{Argument, Field, FragmentSpread, InlineFragment, Selection, Value};

/// What is known of the fragments, by name. One that is missing is an error for the validator, and weighs nothing.
pub(super) type Sizes<'a> = HashMap<&'a Name, Size>;

/// The size of a selection set, expanded. The first four add up, the others are depths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Size {
    pub selections: usize,
    pub values: usize,
    pub root_fields: usize,
    pub aliases: usize,
    pub nesting: usize,
    pub depth: usize,
    /// Lists of the introspection schema inside one another, wherever the set is used.
    lists: usize,
    pub introspection_depth: usize,
    pub introspection_lists: usize,
}

impl Size {
    pub fn of(set: &[Selection], fragments: &Sizes<'_>) -> Self {
        let inside = set.iter().map(|selection| Self::one(selection, fragments)).fold(Self::default(), Self::beside);
        Self { nesting: inside.nesting.saturating_add(usize::from(!set.is_empty())), ..inside }
    }

    fn one(selection: &Selection, fragments: &Sizes<'_>) -> Self {
        match selection {
            Selection::Field(field) => Self::of(&field.selection_set, fragments).beneath(field),
            Selection::FragmentSpread(spread) => spread_out(spread, fragments),
            Selection::InlineFragment(inline) => inlined(inline, fragments),
        }
    }

    pub fn beside(self, other: Self) -> Self {
        Self {
            selections: self.selections.saturating_add(other.selections),
            values: self.values.saturating_add(other.values),
            root_fields: self.root_fields.saturating_add(other.root_fields),
            aliases: self.aliases.saturating_add(other.aliases),
            nesting: self.nesting.max(other.nesting),
            depth: self.depth.max(other.depth),
            lists: self.lists.max(other.lists),
            introspection_depth: self.introspection_depth.max(other.introspection_depth),
            introspection_lists: self.introspection_lists.max(other.introspection_lists),
        }
    }

    /// The size of a field whose own selection set has this size.
    fn beneath(self, field: &Field) -> Self {
        let lists = self.lists.saturating_add(usize::from(lists_types(&field.name)));
        let within = Self {
            selections: self.selections.saturating_add(1),
            values: self.values.saturating_add(values_of(&field.arguments)),
            root_fields: 1,
            aliases: self.aliases.saturating_add(usize::from(field.alias.is_some())),
            depth: self.depth.saturating_add(1),
            lists,
            ..self
        };
        if introspects(&field.name) { within.as_introspection() } else { within }
    }

    /// Moves the depth from the ordinary count to the one for introspection.
    fn as_introspection(self) -> Self {
        Self {
            depth: 1,
            lists: 0,
            introspection_depth: self.introspection_depth.max(self.depth),
            introspection_lists: self.introspection_lists.max(self.lists),
            ..self
        }
    }

    fn counting_itself(self) -> Self {
        Self { selections: self.selections.saturating_add(1), ..self }
    }
}

fn spread_out(spread: &FragmentSpread, fragments: &Sizes<'_>) -> Size {
    fragments.get(&spread.fragment_name).copied().unwrap_or_default().counting_itself()
}

fn inlined(inline: &InlineFragment, fragments: &Sizes<'_>) -> Size {
    Size::of(&inline.selection_set, fragments).counting_itself()
}

fn introspects(field: &str) -> bool {
    matches!(field, "__schema" | "__type")
}

/// The lists of the introspection schema by which an answer grows.
fn lists_types(field: &str) -> bool {
    matches!(field, "fields" | "interfaces" | "possibleTypes" | "inputFields")
}

fn values_of(arguments: &[Node<Argument>]) -> usize {
    arguments.iter().map(|argument| value_count(&argument.value)).sum()
}

/// Recursion is bounded by the guard's value nesting.
fn value_count(value: &Value) -> usize {
    match value {
        Value::List(items) => 1 + items.iter().map(|item| value_count(item)).sum::<usize>(),
        Value::Object(fields) => 1 + fields.iter().map(|(_, field)| value_count(field)).sum::<usize>(),
        _ => 1,
    }
}
