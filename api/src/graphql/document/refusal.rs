//! Why a document was refused, in words for the person who wrote it.
//!
//! Serves the transports, which copy messages and codes into the reply: nothing here may be unbounded or private.

use std::fmt;

use apollo_compiler::diagnostic::{Diagnostic, ToCliReport};
use apollo_compiler::validation::{DiagnosticData, DiagnosticList};

use super::{Limits, Location};
use crate::graphql::error::code;

/// A document that will not be executed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The text is not GraphQL.
    Parse(Vec<Problem>),
    /// It is GraphQL, and it does not fit the schema or the specification's rules.
    Validation(Vec<Problem>),
    /// It is GraphQL and fits the schema, and holds values that cannot be right, or is sent with such variables.
    Values(Vec<Problem>),
    /// It asks for more than one of the [`Limits`] allows.
    TooComplex(Problem),
}

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong, in a sentence of bounded length.
    pub message: String,
    /// Where in the text; empty where no one place is at fault.
    pub locations: Vec<Location>,
}

impl Refusal {
    /// The value of `extensions.code`.
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::Parse(_) => code::GRAPHQL_PARSE_FAILED,
            Refusal::Validation(_) => code::GRAPHQL_VALIDATION_FAILED,
            Refusal::Values(_) => code::BAD_USER_INPUT,
            Refusal::TooComplex(_) => code::TOO_COMPLEX,
        }
    }

    /// The same without a word that could tell what the schema holds: only where, and of what kind.
    #[must_use]
    pub fn untold(self) -> Self {
        let without = |problems: Vec<Problem>, message: &str| {
            problems.into_iter().map(|problem| Problem { message: message.to_owned(), ..problem }).collect()
        };
        match self {
            Refusal::Validation(problems) => Refusal::Validation(without(
                problems,
                "This does not fit the schema, which the service does not describe.",
            )),
            Refusal::Values(problems) => Refusal::Values(without(problems, "This value does not fit its place.")),
            refusal @ (Refusal::Parse(_) | Refusal::TooComplex(_)) => refusal,
        }
    }

    /// Everything found, in the order of the text. Never empty.
    pub fn problems(&self) -> &[Problem] {
        match self {
            Refusal::Parse(problems) | Refusal::Validation(problems) | Refusal::Values(problems) => problems,
            Refusal::TooComplex(problem) => std::slice::from_ref(problem),
        }
    }
}

impl Problem {
    pub(super) fn new(message: impl Into<String>, at: Option<Location>, limits: &Limits) -> Self {
        let message = shortened(message.into(), limits.message);
        Self { message, locations: at.into_iter().collect() }
    }

    /// The first of what the compiler found; the others cost no rendering.
    pub(super) fn all(found: &DiagnosticList, text: &str, limits: &Limits) -> Vec<Self> {
        let problem = |diagnostic: Diagnostic<'_, DiagnosticData>| {
            let error = diagnostic.error;
            let at = error.location().map(|span| Location::of(text, span.offset()));
            Problem::new(error.to_string(), at, limits)
        };
        // A misspelt field leaves the set around it empty in the compiler's eyes, which it then complains of first.
        let told = |empty: bool| {
            let those = found.iter().map(&problem).filter(move |it| (it.message == NOTHING_SELECTED) == empty);
            those.take(limits.problems.max(1)).collect::<Vec<_>>()
        };
        match told(false) {
            problems if problems.is_empty() => told(true).into_iter().map(Self::of_empty_set).collect(),
            problems => problems,
        }
    }

    fn of_empty_set(self) -> Self {
        Self { message: "This field holds an object: select at least one of its fields.".into(), ..self }
    }
}

/// The compiler's words for an object of which nothing is asked.
const NOTHING_SELECTED: &str = "interface, union and object types must have a subselection set";

/// At most so many characters: a message may quote the document.
fn shortened(mut message: String, limit: usize) -> String {
    if let Some((cut, _)) = message.char_indices().nth(limit) {
        let cut = message[..cut].char_indices().next_back().map_or(0, |(last, _)| last);
        message.truncate(cut);
        message.push('…');
    }
    message
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let messages: Vec<_> = self.problems().iter().map(|problem| problem.message.as_str()).collect();
        write!(f, "{}: {}", self.code(), messages.join(" "))
    }
}

impl std::error::Error for Refusal {}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_long_message_is_cut_between_characters() {
        assert_eq!(shortened("écoles".into(), 6), "écoles");
        assert_eq!(shortened("écoles".into(), 3), "éc…");
        assert_eq!(shortened("é".into(), 0), "…");
    }
}
