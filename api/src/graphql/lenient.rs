//! An input that may be wrong without failing the whole request.
//!
//! A list of three hundred keys with one misspelt answers for the other two hundred and ninety-nine. So the scalar is
//! accepted as it comes, and the field that uses it says what was wrong, at its place.

use std::borrow::Cow;

use async_graphql::{InputType, InputValueResult, Value, registry::Registry};

use super::error::{Error, own_words};

/// A value of the scalar `T`, or why it is none.
#[derive(Clone, Debug)]
pub struct Lenient<T>(pub Result<T, String>);

impl<T> Lenient<T> {
    /// The value, or a refusal that says what was wrong with it.
    pub fn get(&self) -> Result<&T, Error> {
        self.0.as_ref().map_err(Error::bad_input)
    }
}

impl<T: InputType> InputType for Lenient<T> {
    type RawValueType = T;

    fn type_name() -> Cow<'static, str> {
        T::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        T::create_type_info(registry)
    }

    fn parse(value: Option<Value>) -> InputValueResult<Self> {
        Ok(Self(
            T::parse(value).map_err(|error| own_words(&error.into_server_error(Default::default()).message).to_owned()),
        ))
    }

    fn to_value(&self) -> Value {
        self.0.as_ref().map_or(Value::Null, InputType::to_value)
    }

    fn as_raw_value(&self) -> Option<&T> {
        self.0.as_ref().ok()
    }
}
