//! Directives in one place. Serves the complexity rules: repeated directives are free to write and cost at each place.

use apollo_compiler::ast::{Definition, Directive, DirectiveList, Document, Selection};
use apollo_compiler::parser::SourceSpan;

/// The most directives in any one place, and where that is.
pub(super) fn most(document: &Document) -> (usize, Option<SourceSpan>) {
    let mut most = Most::default();
    for definition in &document.definitions {
        most.see(definition.directives());
        most.see_inside(definition);
    }
    (most.found, most.at)
}

#[derive(Default)]
struct Most {
    found: usize,
    at: Option<SourceSpan>,
}

impl Most {
    fn see(&mut self, directives: &DirectiveList) {
        if directives.len() > self.found {
            self.found = directives.len();
            self.at = directives.first().and_then(apollo_compiler::Node::<Directive>::location);
        }
    }

    fn see_inside(&mut self, definition: &Definition) {
        match definition {
            Definition::OperationDefinition(operation) => {
                operation.variables.iter().for_each(|variable| self.see(&variable.directives));
                self.see_set(&operation.selection_set);
            }
            Definition::FragmentDefinition(fragment) => self.see_set(&fragment.selection_set),
            _ => {}
        }
    }

    /// Recursion is bounded by the guard's nesting.
    fn see_set(&mut self, set: &[Selection]) {
        for selection in set {
            let (directives, inside): (_, &[Selection]) = match selection {
                Selection::Field(field) => (&field.directives, &field.selection_set),
                Selection::InlineFragment(inline) => (&inline.directives, &inline.selection_set),
                Selection::FragmentSpread(spread) => (&spread.directives, &[]),
            };
            self.see(directives);
            self.see_set(inside);
        }
    }
}
