//! In which order a list runs, and what its pages look like when it is walked.

use std::cmp::Ordering;

use serde_json::{Value, json};
use support::TestApp;

use super::{List, number, text};

/// One way to run through a list.
#[derive(Clone, Copy, Debug)]
pub struct Order {
    /// The field of the order.
    pub field: &'static str,
    /// Where in the plain data its value is.
    pub path: &'static str,
    /// From the largest value down.
    pub descending: bool,
}

/// Every field of a list in both directions.
pub fn every_order(list: &List) -> Vec<Order> {
    let both = |&(field, path): &(_, _)| [false, true].map(|descending| Order { field, path, descending });
    list.orders.iter().flat_map(both).collect()
}

impl Order {
    /// As the API takes it.
    pub fn input(&self) -> Value {
        json!({ "field": self.field, "direction": if self.descending { "DESC" } else { "ASC" } })
    }

    /// The keys of things in this order: those with a value first, turned round as a whole where the order descends.
    pub fn keys(&self, list: &List, mut things: Vec<&Value>) -> Vec<String> {
        things.sort_by(|left, right| self.compare(list, left, right));
        things.into_iter().map(|thing| text(thing, list.key).to_owned()).collect()
    }

    fn compare(&self, list: &List, left: &Value, right: &Value) -> Ordering {
        let key = |thing| number(Value::pointer(thing, list.key));
        let by_key = key(left).partial_cmp(&key(right)).expect("keys are numbers");
        let [left, right] = [left, right].map(|thing| thing.pointer(self.path).filter(|value| !value.is_null()));
        match (left, right) {
            (Some(left), Some(right)) => {
                let both = self.compare_values(left, right).then(by_key);
                if self.descending { both.reverse() } else { both }
            }
            (left, right) => right.is_some().cmp(&left.is_some()).then(by_key),
        }
    }

    fn compare_values(&self, left: &Value, right: &Value) -> Ordering {
        if self.field == "NAME" {
            let [left, right] = [left, right].map(|name| name.as_str().expect("a name").to_lowercase());
            return left.cmp(&right);
        }
        number(Some(left)).partial_cmp(&number(Some(right))).expect("values are numbers")
    }
}

/// A connection somewhere in the API: `{}` in its query stands for what the walk asks for.
pub struct Connection<'a> {
    /// The list that it is one of.
    pub list: &'a List,
    /// The connection's parent, such as `trust(by: {uid: "1"})`; nothing for the root.
    pub parent: Option<String>,
}

impl Connection<'_> {
    fn query(&self) -> String {
        let List { field, filter, order, key, .. } = self.list;
        let page = format!(
            "list: {field}(filter: $filter, openOnly: $open, orderBy: $order, first: $first, after: $after, \
             last: $last, before: $before) {{ totalCount nodes {{ {} }} edges {{ cursor }} \
             pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }}",
            &key[1..]
        );
        let page = match &self.parent {
            Some(parent) => format!("parent: {parent} {{ {page} }}"),
            None => page,
        };
        format!(
            "query($filter: {filter}, $open: Boolean!, $order: {order}, $first: Int, $after: String, $last: Int, \
             $before: String) {{ {page} }}"
        )
    }

    /// Walks forwards and backwards in pages of a size, and finds on every page what ought to be on it.
    pub async fn walk(&self, app: &TestApp, asked: &Value, order: &Order, expected: &[String], size: usize) {
        let pages = expected.len().div_ceil(size).max(1);
        for [limit, cursor, edge] in [["first", "after", "endCursor"], ["last", "before", "startCursor"]] {
            let mut variables = asked.clone();
            variables["order"] = order.input();
            variables[limit] = json!(size);
            for page in 0..pages {
                let walked = page * size;
                let (from, until) = match limit {
                    "first" => (walked, (walked + size).min(expected.len())),
                    _ => (expected.len().saturating_sub(walked + size), expected.len() - walked),
                };
                let found = self.page(app, &variables).await;
                let told = format!("{limit} {size}, page {page} of {asked} by {order:?}");
                assert_eq!(keys(self.list, &found), expected[from..until], "{told}");
                assert_eq!(found["totalCount"], expected.len(), "{told}");
                assert_eq!(found["pageInfo"]["hasPreviousPage"], from > 0, "{told}");
                assert_eq!(found["pageInfo"]["hasNextPage"], until < expected.len(), "{told}");
                variables[cursor] = found["pageInfo"][edge].clone();
            }
        }
    }

    /// One page, as it comes.
    pub async fn page(&self, app: &TestApp, variables: &Value) -> Value {
        let reply = app.ask_with(&self.query(), variables.clone()).await;
        let found = if self.parent.is_some() { reply.at("/parent/list") } else { reply.at("/list") };
        found.clone()
    }
}

/// The keys of the things on a page.
pub fn keys(list: &List, page: &Value) -> Vec<String> {
    let nodes = page["nodes"].as_array().into_iter().flatten();
    nodes.map(|node| text(node, list.key).to_owned()).collect()
}
