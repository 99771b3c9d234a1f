//! A document that passed. Serves the executor, the cost rules and the cache of remembered documents.

use apollo_compiler::ExecutableDocument;
use apollo_compiler::ast::OperationType;
use apollo_compiler::validation::Valid;

/// A document that is within the limits and valid against the schema. Only [`Documents`](super::Documents) makes one.
#[derive(Clone, Debug)]
pub struct Checked {
    text: String,
    document: Valid<ExecutableDocument>,
    selections: usize,
}

/// One operation of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operation<'a> {
    /// Its name; none for an anonymous one.
    pub name: Option<&'a str>,
    /// Query, mutation or subscription.
    pub kind: OperationType,
}

impl Checked {
    pub(super) fn new(text: &str, document: Valid<ExecutableDocument>, selections: usize) -> Self {
        Self { text: text.to_owned(), document, selections }
    }

    /// The text as it came.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The document, for coercing variables and computing cost.
    pub fn document(&self) -> &Valid<ExecutableDocument> {
        &self.document
    }

    /// How many selections all operations have with their fragments expanded: a measure of what it weighs.
    pub fn selections(&self) -> usize {
        self.selections
    }

    /// Whether any operation asks what the schema holds. The name of an object's type is no secret.
    pub fn introspects(&self) -> bool {
        let asks = |name: &str| name.starts_with("__") && name != "__typename";
        self.document
            .operations
            .iter()
            .any(|operation| operation.root_fields(&self.document).any(|field| asks(field.name.as_str())))
    }

    /// The operations, in the order of the text.
    pub fn operations(&self) -> impl Iterator<Item = Operation<'_>> {
        self.document.operations.iter().map(|operation| Operation {
            name: operation.name.as_ref().map(apollo_compiler::Name::as_str),
            kind: operation.operation_type,
        })
    }
}
