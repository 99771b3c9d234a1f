//! How much an operation asks for at most: objects, and fields of them.
//!
//! Serves the transports, once the variables are known. A document can be small and flat and still ask for pages
//! inside pages inside pages: each page multiplies what is asked beneath it. So pages are multiplied before anything
//! runs. The estimate is from above: a page may hold less than it may hold.

use apollo_compiler::ExecutableDocument;
use apollo_compiler::executable::{Field, Operation, Selection, SelectionSet, Value};
use serde_json::{Map, Value as Json};

use crate::graphql::paging::{DEFAULT_PER_PAGE, MOST_PER_PAGE};

/// What a list that neither pages nor is asked for by keys is taken to hold.
const UNPAGED: u64 = 20;

/// What counting a list by one field is taken for, in fields: all of the list is looked at.
const FACET: u64 = 100;

/// Measures one operation.
pub(super) struct Objects<'a> {
    pub document: &'a ExecutableDocument,
    pub operation: &'a Operation,
    pub variables: &'a Map<String, Json>,
}

/// The most that a reply can hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Extent {
    /// Objects.
    pub objects: u64,
    /// Fields of these objects.
    pub fields: u64,
}

impl Extent {
    fn beside(self, other: Self) -> Self {
        Self { objects: self.objects.saturating_add(other.objects), fields: self.fields.saturating_add(other.fields) }
    }

    fn fields(fields: u64) -> Self {
        Self { objects: 0, fields }
    }
}

/// What the whole schema's description of itself is taken for.
const WHOLE_SCHEMA: u64 = 10_000;
/// What the description of one type is taken for.
const ONE_TYPE: u64 = 500;

impl Objects<'_> {
    /// The most that the whole reply can hold.
    pub fn count(&self) -> Extent {
        self.by_root_field().into_iter().fold(Extent::default(), |sum, (_, extent)| sum.beside(extent))
    }

    /// The most that the reply can hold under each field at its root, by the name it has there.
    pub fn by_root_field(&self) -> Vec<(&str, Extent)> {
        let fields = self.operation.root_fields(self.document);
        fields.map(|field| (field.response_key().as_str(), self.in_field(field, 1, 1))).collect()
    }

    /// What a selection set holds that stands `times` in the reply; `page` is the size of the page it is on.
    fn in_set(&self, set: &SelectionSet, times: u64, page: u64) -> Extent {
        let extents = set.selections.iter().map(|selection| match selection {
            Selection::Field(field) => self.in_field(field, times, page),
            Selection::InlineFragment(inline) => self.in_set(&inline.selection_set, times, page),
            Selection::FragmentSpread(spread) => spread
                .fragment_def(self.document)
                .map_or(Extent::default(), |found| self.in_set(&found.selection_set, times, page)),
        });
        extents.fold(Extent::default(), Extent::beside)
    }

    fn in_field(&self, field: &Field, times: u64, page: u64) -> Extent {
        match field.name.as_str() {
            // What the schema says of itself has limits of its own.
            "__schema" => return Extent::fields(WHOLE_SCHEMA),
            "__type" => return Extent::fields(ONE_TYPE),
            _ if field.selection_set.selections.is_empty() => return Extent::fields(times),
            _ => {}
        }
        let own_page = self.page(field);
        let page = own_page.unwrap_or(page);
        let held = times.saturating_mul(self.held(field, own_page, page));
        let counting = if field.name == "facets" { held.saturating_mul(FACET) } else { 0 };
        let own = Extent { objects: held, fields: times.saturating_add(counting) };
        own.beside(self.in_set(&field.selection_set, held, page))
    }

    /// How many objects one such field holds; `page` is the size of the page it is on, `own_page` that which it asks for.
    fn held(&self, field: &Field, own_page: Option<u64>, page: u64) -> u64 {
        if !field.ty().is_list() {
            return 1;
        }
        let named = ["keys", "ids", "fields"];
        let keys = field.arguments.iter().find(|argument| named.contains(&argument.name.as_str()));
        match keys {
            Some(keys) => self.length(&keys.value),
            None if ["nodes", "edges"].contains(&field.name.as_str()) => page,
            None => own_page.unwrap_or(UNPAGED),
        }
    }

    /// How many things a field is asked for at most; none where it takes no such number.
    fn page(&self, field: &Field) -> Option<u64> {
        let usual = field.definition.argument_by_name("first")?.default_value.as_ref();
        let asked = ["first", "last"].iter().find_map(|name| {
            let argument = field.arguments.iter().find(|argument| argument.name == *name)?;
            self.number(&argument.value)
        });
        let page = asked.or(usual.and_then(|number| number.to_i32()).map(i64::from));
        Some(page.unwrap_or(DEFAULT_PER_PAGE.into()).clamp(0, MOST_PER_PAGE.into()) as u64)
    }

    fn number(&self, value: &Value) -> Option<i64> {
        match value {
            Value::Variable(name) => match self.variables.get(name.as_str()) {
                Some(sent) => sent.as_i64(),
                None => self.default_of(name)?.to_i32().map(i64::from),
            },
            other => other.to_i32().map(i64::from),
        }
    }

    fn default_of(&self, name: &str) -> Option<&Value> {
        let declared = self.operation.variables.iter().find(|variable| variable.name == name)?;
        declared.default_value.as_deref()
    }

    fn length(&self, value: &Value) -> u64 {
        match value {
            Value::Variable(name) => match self.variables.get(name.as_str()) {
                Some(Json::Array(items)) => items.len() as u64,
                _ => UNPAGED,
            },
            Value::List(items) => items.len() as u64,
            _ => 1,
        }
    }
}

/// How many values there are in variables, each item and each field counted.
pub(super) fn values(variables: &Map<String, Json>) -> usize {
    let mut left: Vec<&Json> = variables.values().collect();
    let mut count = 0;
    while let Some(value) = left.pop() {
        count += 1;
        match value {
            Json::Array(items) => left.extend(items),
            Json::Object(fields) => left.extend(fields.values()),
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
        }
    }
    count
}
