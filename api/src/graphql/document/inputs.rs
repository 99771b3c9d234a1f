//! Whether input values are what their types want, beyond what the validator knows: the values of our own scalars, and
//! inputs of which exactly one field is to be given.
//!
//! Serves [`Documents`](super::Documents): what is wrong with a value is said before anything runs. The scalars of keys
//! are left to the fields that use them, so that one misspelt key of many does not fail the request.

use apollo_compiler::{
    ExecutableDocument, Schema,
    ast::Type,
    executable::Operation,
    schema::{ExtendedType, InputObjectType},
};
use serde_json::{Map, Value as Json};

use super::literals::{Place, Walk};
use crate::graphql::scalars;

/// What is wrong with a value.
pub(super) struct Wrong {
    /// What is wrong, in a sentence.
    pub message: String,
    /// At which byte of the document, if it stands there.
    pub at: Option<usize>,
    /// Whether its type refuses it; else a rule of the specification does.
    pub by_type: bool,
}

/// Looks at the values that a schema's types take.
pub(super) struct Inputs<'a> {
    pub schema: &'a Schema,
}

impl Inputs<'_> {
    /// Finds a value in the document's own text that its type refuses.
    pub fn check_document(&self, document: &ExecutableDocument) -> Result<(), Wrong> {
        document.operations.iter().try_for_each(|operation| {
            for variable in &operation.variables {
                if let Some(default) = &variable.default_value {
                    Walk::of(self.schema, document, operation).literal(Place::of(&variable.ty), default)?;
                }
            }
            Walk::of(self.schema, document, operation).set(&operation.selection_set)
        })
    }

    /// Finds a value among the variables that its type refuses.
    pub fn check_variables(&self, operation: &Operation, sent: &Map<String, Json>) -> Result<(), Wrong> {
        for variable in &operation.variables {
            let Some(value) = sent.get(variable.name.as_str()) else { continue };
            let at = variable.location().map(|span| span.offset());
            self.check_value(&variable.ty, value).map_err(|message| Wrong { message, at, by_type: true })?;
        }
        Ok(())
    }

    fn check_value(&self, of: &Type, value: &Json) -> Result<(), String> {
        match (value, self.schema.types.get(of.inner_named_type())) {
            (Json::Null, _) => Ok(()),
            (Json::Array(items), _) if of.is_list() => {
                items.iter().try_for_each(|item| self.check_value(of.item_type(), item))
            }
            (Json::Object(fields), Some(ExtendedType::InputObject(input))) => self.check_input(input, fields),
            (value, Some(ExtendedType::Scalar(scalar))) => scalars::check(&scalar.name, || Some(value.clone())),
            _ => Ok(()),
        }
    }

    fn check_input(&self, input: &InputObjectType, fields: &Map<String, Json>) -> Result<(), String> {
        let is_one = || fields.len() == 1 && fields.values().all(|value| !value.is_null());
        if input.directives.has("oneOf") && !is_one() {
            return Err(format!("{}: exactly one of its fields must be given, and not be null", input.name));
        }
        fields.iter().try_for_each(|(name, value)| {
            input.fields.get(name.as_str()).map_or(Ok(()), |field| self.check_value(&field.ty, value))
        })
    }
}
