//! Whether a parsed document asks for too much.
//!
//! Serves [`Documents`](super::Documents), between the parser and the validator: the validator, and the executor after
//! it, walk into fragments, so what they would meet is measured first.

use apollo_compiler::Node;
use apollo_compiler::ast::{Definition, Document, OperationDefinition};
use apollo_compiler::parser::SourceSpan;

use super::directives;
use super::fragments::{Circle, Fragments};
use super::limit::Limit;
use super::size::{Size, Sizes};
use super::{Limits, Location, Problem, Refusal};

/// The document's size, expanded, or why it is refused.
pub(super) fn judge(document: &Document, text: &str, limits: &Limits) -> Result<Size, Refusal> {
    Judge { document, text, limits }.judge()
}

struct Judge<'a> {
    document: &'a Document,
    text: &'a str,
    limits: &'a Limits,
}

impl Judge<'_> {
    fn judge(&self) -> Result<Size, Refusal> {
        self.count_definitions()?;
        let (most, at) = directives::most(self.document);
        self.limits.check(Limit::Directives, most, self.place(at))?;
        let sizes = self.fragment_sizes()?;
        let mut total = Size::default();
        for operation in self.operations() {
            let size = Size::of(&operation.selection_set, &sizes);
            self.judge_operation(operation, size)?;
            total = total.beside(size);
        }
        self.limits.check(Limit::Selections, total.selections, None)?;
        self.limits.check(Limit::Values, total.values, None)?;
        Ok(total)
    }

    fn operations(&self) -> impl Iterator<Item = &Node<OperationDefinition>> {
        self.document.definitions.iter().filter_map(Definition::as_operation_definition)
    }

    fn count_definitions(&self) -> Result<(), Refusal> {
        let fragments = self.document.definitions.iter().filter_map(Definition::as_fragment_definition);
        self.limits.check(Limit::Operations, self.operations().count(), None)?;
        self.limits.check(Limit::Fragments, fragments.count(), None)
    }

    fn fragment_sizes(&self) -> Result<Sizes<'_>, Refusal> {
        let order = Fragments::of(self.document).innermost_first().map_err(|circle| self.circular(&circle))?;
        let mut sizes = Sizes::new();
        for fragment in order {
            let size = Size::of(&fragment.selection_set, &sizes);
            sizes.insert(&fragment.name, size);
        }
        Ok(sizes)
    }

    fn circular(&self, Circle(names): &Circle<'_>) -> Refusal {
        let names_in_turn: Vec<_> = names.iter().map(|name| format!("\"{name}\"")).collect();
        let message = format!("These fragments spread themselves: {}.", names_in_turn.join(", "));
        let at = self.place(names.first().and_then(|name| name.location()));
        Refusal::Validation(vec![Problem::new(message, at, self.limits)])
    }

    fn judge_operation(&self, operation: &Node<OperationDefinition>, size: Size) -> Result<(), Refusal> {
        let at = self.place(operation.location());
        let found = [
            (Limit::ExpandedNesting, size.nesting),
            (Limit::Depth, size.depth),
            (Limit::IntrospectionDepth, size.introspection_depth),
            (Limit::IntrospectionLists, size.introspection_lists),
            (Limit::RootFields, size.root_fields),
            (Limit::Aliases, size.aliases),
        ];
        found.into_iter().try_for_each(|(limit, found)| self.limits.check(limit, found, at))
    }

    fn place(&self, span: Option<SourceSpan>) -> Option<Location> {
        span.map(|span| Location::of(self.text, span.offset()))
    }
}
