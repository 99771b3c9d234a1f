//! Whether the variables sent with a document are what it declares, and what they let it ask for.
//!
//! Serves the transports. The executor would notice a wrong variable too, but only at the field that uses it, in words
//! of its own, and not at all where a directive uses it.

use apollo_compiler::executable::Operation;
use apollo_compiler::request;
use apollo_compiler::response::JsonValue;
use serde_json::{Map, Value};

use super::limit::Limit;
use super::objects::{Objects, values};
use super::{Checked, Cost, Documents, Location, Problem, Refusal};

impl Documents {
    /// Refuses variables that are missing, of another type than the operation declares, or too many; and an operation
    /// that asks for too much with them; else tells what the operation costs. The scalars of keys are left to the fields that use them.
    pub fn check_variables(
        &self,
        checked: &Checked,
        operation: Option<&str>,
        variables: &Map<String, Value>,
    ) -> Result<Cost, Refusal> {
        let Ok(operation) = checked.document().operations.get(operation) else { return Ok(Cost::default()) };
        self.limits().check(Limit::VariableValues, values(variables), None)?;
        self.coerce(checked, operation, variables)?;
        let wrong = self.inputs().check_variables(operation, variables);
        wrong.map_err(|wrong| self.wrong(wrong, checked.text()))?;
        let asked = Objects { document: checked.document(), operation, variables };
        let objects = asked.count().objects;
        self.limits().check(Limit::Objects, usize::try_from(objects).unwrap_or(usize::MAX), None)?;
        let cost = Cost::of(&asked);
        cost.check(self.limits())?;
        Ok(cost)
    }

    fn coerce(&self, checked: &Checked, operation: &Operation, sent: &Map<String, Value>) -> Result<(), Refusal> {
        let sent = sent.iter().map(|(name, value)| (name.as_str().into(), JsonValue::from(value.clone()))).collect();
        request::coerce_variable_values(self.schema(), operation, &sent).map(drop).map_err(|error| {
            let at = error.location().map(|span| Location::of(checked.text(), span.offset()));
            Refusal::Values(vec![Problem::new(error.message().to_string(), at, self.limits())])
        })
    }
}
