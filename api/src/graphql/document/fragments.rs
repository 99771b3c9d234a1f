//! The fragments of a document, in an order in which each comes after those it spreads.
//!
//! Serves the complexity rules, which can then measure each fragment once and never follow a spread. Without
//! recursion from fragment to fragment: a hundred of them, each nested sixty deep, would be a deep stack.

use std::collections::{HashMap, HashSet};

use apollo_compiler::ast::{Definition, Document, FragmentDefinition, Selection};
use apollo_compiler::{Name, Node};

/// The fragments by name. Of two with one name the first stands; the validator reports the other.
pub(super) struct Fragments<'a> {
    by_name: HashMap<&'a Name, &'a Node<FragmentDefinition>>,
    names: Vec<&'a Name>,
}

/// Fragments that spread one another in a circle, from one of them round to the last before it.
#[derive(Debug)]
pub(super) struct Circle<'a>(pub Vec<&'a Name>);

/// A fragment being visited, and the spreads in it that are still to be followed.
type Visit<'a> = (&'a Name, std::vec::IntoIter<&'a Name>);

impl<'a> Fragments<'a> {
    pub fn of(document: &'a Document) -> Self {
        let mut by_name = HashMap::new();
        let mut names = Vec::new();
        for fragment in document.definitions.iter().filter_map(Definition::as_fragment_definition) {
            by_name.entry(&fragment.name).or_insert_with(|| {
                names.push(&fragment.name);
                fragment
            });
        }
        Self { by_name, names }
    }

    /// Every fragment after all that it spreads.
    pub fn innermost_first(&self) -> Result<Vec<&'a FragmentDefinition>, Circle<'a>> {
        let mut order = Vec::new();
        let mut done = HashSet::new();
        for &name in &self.names {
            self.visit(name, &mut done, &mut order)?;
        }
        Ok(order.into_iter().filter_map(|name| self.by_name.get(name)).map(|fragment| &***fragment).collect())
    }

    fn visit(&self, root: &'a Name, done: &mut HashSet<&'a Name>, order: &mut Vec<&'a Name>) -> Result<(), Circle<'a>> {
        let mut path = Vec::new();
        let mut next = Some(root);
        loop {
            if let Some(name) = next.take().filter(|name| !done.contains(name)) {
                refuse_circle(&path, name)?;
                path.push(self.begin(name));
            }
            let Some((name, spreads)) = path.last_mut() else { return Ok(()) };
            next = spreads.next();
            if next.is_none() {
                done.insert(*name);
                order.push(*name);
                path.pop();
            }
        }
    }

    fn begin(&self, name: &'a Name) -> Visit<'a> {
        let mut spreads = Vec::new();
        if let Some(fragment) = self.by_name.get(name) {
            collect_spreads(&fragment.selection_set, &mut spreads);
        }
        (name, spreads.into_iter())
    }
}

fn refuse_circle<'a>(path: &[Visit<'a>], name: &'a Name) -> Result<(), Circle<'a>> {
    match path.iter().position(|(visited, _)| *visited == name) {
        Some(start) => Err(Circle(path[start..].iter().map(|(visited, _)| *visited).collect())),
        None => Ok(()),
    }
}

/// Recursion is bounded by the guard's nesting: no spread is followed here.
fn collect_spreads<'a>(set: &'a [Selection], spreads: &mut Vec<&'a Name>) {
    for selection in set {
        match selection {
            Selection::Field(field) => collect_spreads(&field.selection_set, spreads),
            Selection::InlineFragment(inline) => collect_spreads(&inline.selection_set, spreads),
            Selection::FragmentSpread(spread) => spreads.push(&spread.fragment_name),
        }
    }
}
