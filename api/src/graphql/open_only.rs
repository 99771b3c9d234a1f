//! The argument that leaves out what is not open.

use std::borrow::Cow;

use async_graphql::{InputType, InputValueResult, Value, registry::Registry};

/// Whether only what is open is asked for: yes, unless the query says no.
///
/// Not a plain `bool`: the library forgets the default of an argument that is left to a variable that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenOnly(pub bool);

impl Default for OpenOnly {
    fn default() -> Self {
        Self(true)
    }
}

impl InputType for OpenOnly {
    type RawValueType = bool;

    fn type_name() -> Cow<'static, str> {
        bool::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        bool::create_type_info(registry)
    }

    fn parse(value: Option<Value>) -> InputValueResult<Self> {
        let Some(value) = value else { return Ok(Self::default()) };
        bool::parse(Some(value)).map(Self).map_err(async_graphql::InputValueError::propagate)
    }

    fn to_value(&self) -> Value {
        self.0.to_value()
    }

    fn as_raw_value(&self) -> Option<&bool> {
        Some(&self.0)
    }
}
