//! One limit at a time: what is counted, how many are allowed, and how a refusal says so.

use super::{Limits, Location, Problem, Refusal};

/// Counts above this are reported as "over" it: expanded sizes can be astronomically large.
const COUNTABLE: usize = 1_000_000;

/// Something a document can have too much of.
#[derive(Clone, Copy, Debug)]
pub(super) enum Limit {
    Bytes,
    Tokens,
    Nesting,
    ValueNesting,
    Operations,
    Fragments,
    Selections,
    Values,
    RootFields,
    Aliases,
    Directives,
    Depth,
    ExpandedNesting,
    IntrospectionDepth,
    IntrospectionLists,
    Objects,
    VariableValues,
}

impl Limits {
    /// Refuses when more was found than is allowed.
    pub(super) fn check(&self, limit: Limit, found: usize, at: Option<Location>) -> Result<(), Refusal> {
        let allowed = self.allowed(limit);
        if found <= allowed {
            return Ok(());
        }
        let (before, after) = limit.sentence();
        let message = format!("{before} {} {after}; at most {} are allowed.", count(found), count(allowed));
        Err(Refusal::TooComplex(Problem::new(message, at, self)))
    }

    fn allowed(&self, limit: Limit) -> usize {
        match limit {
            Limit::Bytes => self.bytes,
            Limit::Tokens => self.tokens,
            Limit::Nesting | Limit::ExpandedNesting => self.nesting,
            Limit::ValueNesting => self.value_nesting,
            Limit::Operations => self.operations,
            Limit::Fragments => self.fragments,
            Limit::Selections => self.selections,
            Limit::Values => self.values,
            Limit::RootFields => self.root_fields,
            Limit::Aliases => self.aliases,
            Limit::Directives => self.directives,
            Limit::Depth => self.depth,
            Limit::IntrospectionDepth => self.introspection_depth,
            Limit::IntrospectionLists => self.introspection_lists,
            Limit::Objects => self.objects,
            Limit::VariableValues => self.variable_values,
        }
    }
}

impl Limit {
    /// What stands before and after the count found.
    fn sentence(self) -> (&'static str, &'static str) {
        match self {
            Limit::Bytes => ("The document has", "bytes"),
            Limit::Tokens => ("The document has", "tokens"),
            Limit::Nesting => ("The document nests brackets", "levels deep"),
            Limit::ValueNesting => ("A value nests lists and objects", "levels deep"),
            Limit::Operations => ("The document has", "operations"),
            Limit::Fragments => ("The document has", "fragments"),
            Limit::Selections => ("With its fragments expanded, the document has", "selections"),
            Limit::Values => ("With its fragments expanded, the document has", "argument values"),
            Limit::RootFields => ("With its fragments expanded, the operation has", "root fields"),
            Limit::Aliases => ("With its fragments expanded, the operation has", "aliases"),
            Limit::Directives => ("One place has", "directives"),
            Limit::Depth => ("The operation nests fields", "levels deep"),
            Limit::ExpandedNesting => ("With its fragments expanded, the operation nests selections", "levels deep"),
            Limit::IntrospectionDepth => ("The introspection nests fields", "levels deep"),
            Limit::IntrospectionLists => ("The introspection nests lists of fields or types", "levels deep"),
            Limit::Objects => ("With its pages multiplied, the operation asks for", "objects"),
            Limit::VariableValues => ("The variables have", "values"),
        }
    }
}

/// A count as people write it: `6,210`.
fn count(number: usize) -> String {
    if number > COUNTABLE {
        return format!("over {}", count(COUNTABLE));
    }
    let digits = number.to_string();
    let mut written = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn counts_are_written_as_people_write_them() {
        let written = [0, 999, 1_000, 65_536, 1_000_000, usize::MAX].map(count);
        assert_eq!(written, ["0", "999", "1,000", "65,536", "1,000,000", "over 1,000,000"]);
    }
}
