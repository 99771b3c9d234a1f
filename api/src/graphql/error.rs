//! What may go wrong in answering, and what a client is told of it.

use async_graphql::ErrorExtensions as _;

/// Every failure that a resolver may report. Expected refusals of a change are data, not errors.
///
/// It has no `Display` on purpose: the library would then turn it into a reply without its code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// The client sent something that cannot be right; the text says what.
    BadUserInput(String),
    /// The client asked for more than a limit allows; the text says of what.
    TooComplex(String),
    /// The time for the operation is over.
    Timeout,
    /// Who asks has to say who they are.
    Unauthenticated,
    /// Who asks may not.
    Forbidden,
    /// A fault of ours, with its cause, which no client is told.
    Fault(String),
}

impl Error {
    /// A refusal of what the client sent.
    pub fn bad_input(message: impl Into<String>) -> Self {
        Self::BadUserInput(message.into())
    }

    /// What the client is told.
    pub fn message(&self) -> &str {
        match self {
            Self::BadUserInput(message) | Self::TooComplex(message) => message,
            Self::Timeout => "This took too long.",
            Self::Unauthenticated => "This needs a token.",
            Self::Forbidden => "This is not allowed to you.",
            Self::Fault(_) => FAULT,
        }
    }

    /// The stable code that clients switch on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::BadUserInput(_) => code::BAD_USER_INPUT,
            Self::TooComplex(_) => code::TOO_COMPLEX,
            Self::Timeout => code::TIMEOUT,
            Self::Unauthenticated => code::UNAUTHENTICATED,
            Self::Forbidden => code::FORBIDDEN,
            Self::Fault(_) => code::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<Error> for async_graphql::Error {
    fn from(error: Error) -> Self {
        if let Error::Fault(cause) = error {
            // Without a code it is masked on the way out, and its cause logged.
            return Self::new(format!("{FAULT} {cause}"));
        }
        Self::new(error.message()).extend_with(|_, extensions| extensions.set("code", error.code()))
    }
}

/// What clients are told of our faults.
pub const FAULT: &str = "Something went wrong on our side.";

impl From<sea_orm::DbErr> for Error {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Fault(error.to_string())
    }
}

impl From<entity::InvalidIdentifier> for Error {
    fn from(error: entity::InvalidIdentifier) -> Self {
        Self::BadUserInput(error.to_string())
    }
}

/// What a type of ours says of a bad value, out of what the library wraps around it:
/// `Failed to parse "Urn": "12" is not a URN: … (occurred while parsing …)`.
pub fn own_words(message: &str) -> &str {
    let wrapped = message.strip_prefix("Failed to parse ").and_then(|rest| rest.split_once(": "));
    let bare = wrapped.map_or(message, |(_, words)| words);
    bare.split(" (occurred while parsing ").next().unwrap_or(bare)
}

/// The executor's words for a value that does not fit its type.
pub fn is_coercion_failure(message: &str) -> bool {
    ["Failed to parse ", "Invalid value for argument ", "Expected input type "]
        .iter()
        .any(|start| message.starts_with(start))
}

/// What our scalars say of a value, without the types that the executor was in the middle of.
pub fn in_plain_words(message: &str) -> String {
    const ONE_OF: &str = ", Oneof ";
    if let Some((argument, _)) = message.split_once(ONE_OF) {
        return format!("{argument}: exactly one of its fields must be given, and not be null");
    }
    own_words(message).to_owned()
}

/// The codes of `errors[].extensions.code`.
pub mod code {
    /// A value in the request cannot be right.
    pub const BAD_USER_INPUT: &str = "BAD_USER_INPUT";
    /// The document is not GraphQL.
    pub const GRAPHQL_PARSE_FAILED: &str = "GRAPHQL_PARSE_FAILED";
    /// The request asks for more than a limit allows.
    pub const TOO_COMPLEX: &str = "TOO_COMPLEX";
    /// The document does not fit the schema, or asks for what is turned off.
    pub const GRAPHQL_VALIDATION_FAILED: &str = "GRAPHQL_VALIDATION_FAILED";
    /// The document is not known by its hash or id: send its text.
    pub const PERSISTED_QUERY_NOT_FOUND: &str = "PERSISTED_QUERY_NOT_FOUND";
    /// More was spent than is allowed in the time.
    pub const RATE_LIMITED: &str = "RATE_LIMITED";
    /// It took longer than is allowed.
    pub const TIMEOUT: &str = "TIMEOUT";
    /// More is asked of the service than it can do at once.
    pub const OVERLOADED: &str = "OVERLOADED";
    /// What is asked is not allowed.
    pub const FORBIDDEN: &str = "FORBIDDEN";
    /// Who asks is not who they say, or cannot be told.
    pub const UNAUTHENTICATED: &str = "UNAUTHENTICATED";
    /// A fault of ours.
    pub const INTERNAL_SERVER_ERROR: &str = "INTERNAL_SERVER_ERROR";
    /// The named operation is not in the document, or none of several was named.
    pub const OPERATION_RESOLUTION_FAILURE: &str = "OPERATION_RESOLUTION_FAILURE";
}
