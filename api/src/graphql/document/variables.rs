//! Whether the variables sent with a document are what it declares.
//!
//! Serves the transports. The executor would notice too, but only at the field that uses a variable, in words of its
//! own, and not at all where a directive uses it.

use apollo_compiler::request;
use apollo_compiler::response::JsonValue;

use super::{Checked, Documents, Location, Problem, Refusal};

impl Documents {
    /// Refuses variables that are missing or of another type than the operation declares. The values of our own
    /// scalars are left to the fields that use them.
    pub fn check_variables(
        &self,
        checked: &Checked,
        operation: Option<&str>,
        values: &serde_json::Map<String, serde_json::Value>,
    ) -> Result<(), Refusal> {
        let Ok(operation) = checked.document().operations.get(operation) else { return Ok(()) };
        let values =
            values.iter().map(|(name, value)| (name.as_str().into(), JsonValue::from(value.clone()))).collect();
        request::coerce_variable_values(self.schema(), operation, &values).map(drop).map_err(|error| {
            let at = error.location().map(|span| Location::of(checked.text(), span.offset()));
            Refusal::Variables(Problem::new(error.message().to_string(), at, self.limits()))
        })
    }
}
