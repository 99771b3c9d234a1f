//! The executor's own parser and rules, asked about a document without executing it.
//!
//! Our validator follows the specification where the library's does not, and the library's finds a few faults that ours
//! lets pass (decision 0003). Both look at each document once; what passed is executed without being looked at again.

use std::sync::Arc;

use async_graphql::{
    Executor, Request, Response, ServerError,
    extensions::{Extension, ExtensionContext, ExtensionFactory, NextExecute},
    parser::{parse_query, types::ExecutableDocument},
};
use futures_util::FutureExt as _;

use super::{Checked, Limits, Location, Problem, Refusal};
use crate::graphql::error::{in_plain_words, is_coercion_failure};

/// Ends an execution before it begins.
pub struct Unexecuted;

impl ExtensionFactory for Unexecuted {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Self)
    }
}

#[async_graphql::async_trait::async_trait]
impl Extension for Unexecuted {
    async fn execute(&self, _: &ExtensionContext<'_>, _: Option<&str>, _: NextExecute<'_>) -> Response {
        Response::default()
    }
}

/// Judges documents by the executor's rules.
pub struct Judge(Box<dyn Fn(Request) -> Option<Response> + Send + Sync>);

impl Judge {
    /// Judges by a schema that ends before it executes: one with [`Unexecuted`].
    pub fn new(schema: impl Executor) -> Self {
        Self(Box::new(move |request| schema.execute(request).now_or_never()))
    }

    /// Reads a document, and has every operation of it looked at.
    pub(super) fn judge(&self, checked: &Checked, limits: &Limits) -> Result<ExecutableDocument, Refusal> {
        let document = parse_query(checked.text()).map_err(|error| {
            let at = error.positions().next().map(|at| Location { line: at.line, column: at.column });
            Refusal::Parse(vec![Problem::new("The service cannot read this part of the document.", at, limits)])
        })?;
        for operation in checked.operations() {
            let mut request = Request::new("");
            request.operation_name = operation.name.map(str::to_owned);
            request.set_parsed_query(document.clone());
            let errors = (self.0)(request).map(|response| response.errors).unwrap_or_default();
            if !errors.is_empty() {
                return Err(refusal(&errors, limits));
            }
        }
        Ok(document)
    }
}

fn refusal(errors: &[ServerError], limits: &Limits) -> Refusal {
    let problem = |error: &ServerError| {
        let at = error.locations.first().map(|at| Location { line: at.line, column: at.column });
        Problem::new(in_plain_words(&error.message), at, limits)
    };
    let problems = errors.iter().take(limits.problems.max(1)).map(problem).collect();
    match errors.iter().all(|error| is_coercion_failure(&error.message)) {
        true => Refusal::Values(problems),
        false => Refusal::Validation(problems),
    }
}
