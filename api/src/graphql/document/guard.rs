//! The first pass over a text: flat, linear, and before any recursive code.
//!
//! Serves [`Documents`](super::Documents). The parsers behind it recurse into nested brackets, and one of them without
//! a bound: a few kilobytes of `[[[[` end the process. So depth is counted here by a lexer and a stack of our own.
//! Whether the tokens make sense is for the parser.

use apollo_parser::{Lexer, TokenKind};

use super::brackets::Brackets;
use super::limit::Limit;
use super::{Limits, Location, Problem, Refusal};

/// Refuses a text that is too long, too deep, or not made of GraphQL tokens.
pub(super) fn pass(text: &str, limits: &Limits) -> Result<(), Refusal> {
    limits.check(Limit::Bytes, text.len(), None)?;
    let (tokens, brackets) = survey(text, limits)?;
    limits.check(Limit::Tokens, tokens, None)?;
    limits.check(Limit::Nesting, brackets.deepest, None)?;
    limits.check(Limit::ValueNesting, brackets.deepest_value, None)
}

/// Reads to the end even past a limit, so that the refusal can say how much there was.
fn survey(text: &str, limits: &Limits) -> Result<(usize, Brackets), Refusal> {
    let refuse =
        |message: &str, at: usize| Refusal::Parse(vec![Problem::new(message, Some(Location::of(text, at)), limits)]);
    let mut tokens = 0;
    let mut brackets = Brackets::default();
    for item in Lexer::new(text) {
        let token = item.map_err(|error| refuse(error.message(), error.index()))?;
        tokens += usize::from(counts(token.kind()));
        brackets
            .meet(token.kind())
            .map_err(|_| refuse(&format!("\"{}\" closes nothing that is open.", token.data()), token.index()))?;
    }
    Ok((tokens, brackets))
}

fn counts(kind: TokenKind) -> bool {
    !matches!(kind, TokenKind::Whitespace | TokenKind::Comment | TokenKind::Comma | TokenKind::Eof)
}
