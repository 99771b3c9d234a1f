//! Whether input values are what their types want, beyond what the validator knows: the values of our own scalars, and
//! inputs of which exactly one field is to be given.
//!
//! Serves [`Documents`](super::Documents): what is wrong with a value is said before anything runs. The scalars of keys
//! are left to the fields that use them, so that one misspelt key of many does not fail the request.

use apollo_compiler::{
    ExecutableDocument, Node, Schema,
    ast::{Type, Value},
    executable::{Operation, Selection, SelectionSet},
    schema::{ExtendedType, InputObjectType},
};
use serde_json::{Map, Value as Json};

use crate::graphql::scalars;

/// What is wrong with a value, and at which byte of the document, if it stands there.
pub(super) type Wrong = (String, Option<usize>);

/// Looks at the values that a schema's types take.
pub(super) struct Inputs<'a> {
    pub schema: &'a Schema,
}

impl Inputs<'_> {
    /// Finds a value in the document's own text that its type refuses.
    pub fn check_document(&self, document: &ExecutableDocument) -> Result<(), Wrong> {
        for operation in document.operations.iter() {
            for variable in &operation.variables {
                if let Some(default) = &variable.default_value {
                    self.check_literal(&variable.ty, default)?;
                }
            }
            self.check_set(&operation.selection_set)?;
        }
        document.fragments.values().try_for_each(|fragment| self.check_set(&fragment.selection_set))
    }

    /// Finds a value among the variables that its type refuses.
    pub fn check_variables(&self, operation: &Operation, sent: &Map<String, Json>) -> Result<(), Wrong> {
        for variable in &operation.variables {
            let Some(value) = sent.get(variable.name.as_str()) else { continue };
            let at = variable.location().map(|span| span.offset());
            self.check_value(&variable.ty, value).map_err(|wrong| (wrong, at))?;
        }
        Ok(())
    }

    fn check_set(&self, set: &SelectionSet) -> Result<(), Wrong> {
        set.selections.iter().try_for_each(|selection| match selection {
            Selection::Field(field) => {
                for argument in &field.arguments {
                    if let Some(declared) = field.definition.argument_by_name(&argument.name) {
                        self.check_literal(&declared.ty, &argument.value)?;
                    }
                }
                self.check_set(&field.selection_set)
            }
            Selection::InlineFragment(inline) => self.check_set(&inline.selection_set),
            // Each fragment is looked at once, by itself.
            Selection::FragmentSpread(_) => Ok(()),
        })
    }

    fn check_literal(&self, of: &Type, value: &Node<Value>) -> Result<(), Wrong> {
        let at = || value.location().map(|span| span.offset());
        match (&**value, self.schema.types.get(of.inner_named_type())) {
            (Value::Null | Value::Variable(_), _) => Ok(()),
            (Value::List(items), _) => items.iter().try_for_each(|item| self.check_literal(of.item_type(), item)),
            (Value::Object(fields), Some(ExtendedType::InputObject(input))) => {
                fields.iter().try_for_each(|(name, value)| {
                    input.fields.get(name).map_or(Ok(()), |field| self.check_literal(&field.ty, value))
                })
            }
            (value, Some(ExtendedType::Scalar(scalar))) => {
                scalars::check(&scalar.name, || json(value)).map_err(|wrong| (wrong, at()))
            }
            _ => Ok(()),
        }
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
