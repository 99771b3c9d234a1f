//! Arguments that are yes or no, and one of both where nothing is said.

use std::borrow::Cow;

use async_graphql::{InputType, InputValueResult, Value, registry::Registry};

/// Yes or no; `DEFAULT` unless the query says otherwise.
///
/// Not a plain `bool`: the library forgets the default of an argument that is left to a variable that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flag<const DEFAULT: bool>(pub bool);

/// Whether only what is open is asked for: yes, unless the query says no.
pub type OpenOnly = Flag<true>;

/// Whether the successor of what is closed is asked for: no, unless the query says yes.
pub type FollowSuccessor = Flag<false>;

impl<const DEFAULT: bool> Default for Flag<DEFAULT> {
    fn default() -> Self {
        Self(DEFAULT)
    }
}

impl<const DEFAULT: bool> InputType for Flag<DEFAULT> {
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
