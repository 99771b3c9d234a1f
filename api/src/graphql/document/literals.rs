//! The values that stand in a document, each beside the type of its place.
//!
//! Serves [`Inputs`](super::inputs::Inputs). Beside our own scalars it knows two rules of the specification that the
//! validator does not hold: no key is given twice, and a variable that may be null stands where null may.

use std::collections::HashSet;

use apollo_compiler::{
    ExecutableDocument, Name, Node, Schema,
    ast::{Type, Value},
    executable::{Operation, Selection, SelectionSet},
    schema::ExtendedType,
};
use serde_json::Value as Json;

use super::inputs::Wrong;
use crate::graphql::scalars;

/// Where a value stands: what is wanted there, and whether there is something else where nothing is given.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    ty: &'a Type,
    has_default: bool,
}

impl<'a> Place<'a> {
    /// A place that has no default.
    pub fn of(ty: &'a Type) -> Self {
        Self { ty, has_default: false }
    }
}

/// A walk through one operation and its fragments.
pub(super) struct Walk<'a> {
    schema: &'a Schema,
    document: &'a ExecutableDocument,
    operation: &'a Operation,
    seen: HashSet<&'a Name>,
}

impl<'a> Walk<'a> {
    /// Before the first step.
    pub fn of(schema: &'a Schema, document: &'a ExecutableDocument, operation: &'a Operation) -> Self {
        Self { schema, document, operation, seen: HashSet::new() }
    }

    /// Looks at all values in a selection set.
    pub fn set(&mut self, set: &'a SelectionSet) -> Result<(), Wrong> {
        set.selections.iter().try_for_each(|selection| match selection {
            Selection::Field(field) => {
                for argument in &field.arguments {
                    if let Some(declared) = field.definition.argument_by_name(&argument.name) {
                        let place = Place { ty: &declared.ty, has_default: declared.default_value.is_some() };
                        self.literal(place, &argument.value)?;
                    }
                }
                self.set(&field.selection_set)
            }
            Selection::InlineFragment(inline) => self.set(&inline.selection_set),
            Selection::FragmentSpread(spread) => match spread.fragment_def(self.document) {
                Some(fragment) if self.seen.insert(&fragment.name) => self.set(&fragment.selection_set),
                _ => Ok(()),
            },
        })
    }

    /// Looks at a value.
    pub fn literal(&self, place: Place<'_>, value: &Node<Value>) -> Result<(), Wrong> {
        let at = value.location().map(|span| span.offset());
        let broken = |message: String| Err(Wrong { message, at, by_type: false });
        match (&**value, self.schema.types.get(place.ty.inner_named_type())) {
            (Value::Variable(name), _) => {
                match self.may_be_null(name) && place.ty.is_non_null() && !place.has_default {
                    true => broken(format!("The variable \"${name}\" may be null here, where null cannot be.")),
                    false => Ok(()),
                }
            }
            (Value::List(items), _) => {
                items.iter().try_for_each(|item| self.literal(Place::of(place.ty.item_type()), item))
            }
            (Value::Object(fields), Some(ExtendedType::InputObject(input))) => {
                let mut names = HashSet::new();
                if let Some((twice, _)) = fields.iter().find(|(name, _)| !names.insert(name)) {
                    return broken(format!("The field \"{twice}\" is given twice."));
                }
                fields.iter().try_for_each(|(name, value)| {
                    let Some(field) = input.fields.get(name) else { return Ok(()) };
                    self.literal(Place { ty: &field.ty, has_default: field.default_value.is_some() }, value)
                })
            }
            (value, Some(ExtendedType::Scalar(scalar))) => {
                let refused = scalars::check(&scalar.name, || json(value));
                refused.map_err(|message| Wrong { message, at, by_type: true })
            }
            _ => Ok(()),
        }
    }

    fn may_be_null(&self, name: &Name) -> bool {
        let declared = self.operation.variables.iter().find(|variable| variable.name == *name);
        declared.is_some_and(|variable| {
            !variable.ty.is_non_null() && variable.default_value.as_ref().is_none_or(|default| default.is_null())
        })
    }
}

/// A plain value as JSON. Numbers that JSON cannot hold are left to whoever reads them.
fn json(value: &Value) -> Option<Json> {
    match value {
        Value::String(text) => Some(Json::String(text.clone())),
        Value::Boolean(value) => Some(Json::Bool(*value)),
        Value::Int(number) => serde_json::from_str(number.as_str()).ok(),
        Value::Float(number) => serde_json::from_str(number.as_str()).ok(),
        Value::Enum(name) => Some(Json::String(name.to_string())),
        Value::Null | Value::Variable(_) | Value::List(_) | Value::Object(_) => None,
    }
}
