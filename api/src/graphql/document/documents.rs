//! The gate every document goes through. Serves the transports; synchronous, so the caller chooses the thread.

use apollo_compiler::ast::Document;
use apollo_compiler::parser::Parser;
use apollo_compiler::validation::Valid;
use apollo_compiler::{ExecutableDocument, Schema};

use super::{
    Checked, Limits, Location, Problem, Refusal, complexity, guard,
    inputs::{Inputs, Wrong},
    loops,
};

/// Declared by the specification, and not yet built into the compiler.
const ONE_OF: &str = "directive @oneOf on INPUT_OBJECT";

/// What documents are called in the compiler's own reports, which clients never see.
const PATH: &str = "document.graphql";

/// The schema and the limits that documents are held against.
#[derive(Debug)]
pub struct Documents {
    schema: Valid<Schema>,
    limits: Limits,
}

/// The schema's own text is wrong: a fault of ours, found at start.
#[derive(Debug, thiserror::Error)]
#[error("the schema cannot be used to validate documents: {0}")]
pub struct UnusableSchema(String);

impl Documents {
    /// Reads the schema, and refuses one that would make validation dangerous.
    pub fn new(sdl: &str, limits: Limits) -> Result<Self, UnusableSchema> {
        let mut sdl = sdl.to_owned();
        if !sdl.contains("directive @oneOf") {
            sdl = format!("{sdl}\n\n{ONE_OF}\n");
        }
        let schema = Schema::parse_and_validate(sdl, "schema.graphql")
            .map_err(|found| UnusableSchema(found.errors.to_string()))?;
        if let Some(found) = loops::find(&schema) {
            return Err(UnusableSchema(found));
        }
        Ok(Self { schema, limits })
    }

    /// The schema documents are valid against.
    pub fn schema(&self) -> &Valid<Schema> {
        &self.schema
    }

    /// The limits documents are held to.
    pub(super) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Reads a document and finds it fit to execute, or says why not.
    pub fn check(&self, text: &str) -> Result<Checked, Refusal> {
        guard::pass(text, &self.limits)?;
        let parsed = self.parse(text)?;
        let size = complexity::judge(&parsed, text, &self.limits)?;
        let document = self.validate(&parsed, text)?;
        self.inputs().check_document(&document).map_err(|wrong| self.wrong(wrong, text))?;
        Ok(Checked::new(text, document, size.selections))
    }

    pub(super) fn inputs(&self) -> Inputs<'_> {
        Inputs { schema: &self.schema }
    }

    pub(super) fn wrong(&self, Wrong { message, at, by_type }: Wrong, text: &str) -> Refusal {
        let problems = vec![Problem::new(message, at.map(|at| Location::of(text, at)), &self.limits)];
        if by_type { Refusal::Values(problems) } else { Refusal::Validation(problems) }
    }

    /// The parser's own limits are set where the guard makes them unreachable: reaching one would be reported as
    /// a syntax error, and its token limit counts white space.
    fn parse(&self, text: &str) -> Result<Document, Refusal> {
        Parser::new()
            .recursion_limit(self.limits.nesting + 1)
            .token_limit(text.len() + 2)
            .parse_ast(text, PATH)
            .map_err(|found| Refusal::Parse(Problem::all(&found.errors, text, &self.limits)))
    }

    fn validate(&self, parsed: &Document, text: &str) -> Result<Valid<ExecutableDocument>, Refusal> {
        parsed
            .to_executable_validate(&self.schema)
            .map_err(|found| Refusal::Validation(Problem::all(&found.errors, text, &self.limits)))
    }
}
