//! How a list spreads over the values of a field, counted one thing at a time.

use std::{cmp::Reverse, collections::BTreeMap};

use serde_json::{Value, json};

use super::{
    List,
    filter::{chosen, values},
};

/// A field to count by.
#[derive(Clone, Copy, Debug)]
pub struct Facet {
    /// What it is called.
    pub name: &'static str,
    /// The field of the filter that its values go into.
    pub filter: &'static str,
}

/// Bands of sizes, with both ends.
const BANDS: [(&str, i64, i64); 7] = [
    ("0-0", 0, 0),
    ("1-1", 1, 1),
    ("2-5", 2, 5),
    ("6-10", 6, 10),
    ("11-20", 11, 20),
    ("21-30", 21, 30),
    ("31-", 31, i64::MAX),
];

impl Facet {
    /// A filter that asks nothing of this field at its top.
    pub fn loosened(&self, filter: &Value) -> Value {
        let mut loose = if filter.is_null() { json!({}) } else { filter.clone() };
        loose.as_object_mut().expect("a filter").remove(self.filter);
        loose
    }

    /// A value, as it goes back into the filter.
    pub fn narrowed(&self, filter: &Value, value: &str) -> Value {
        let mut narrow = self.loosened(filter);
        narrow[self.filter] = match self.name {
            "IN_TRUST" => json!(value == "true"),
            "SIZE" => {
                let (min, max) = value.split_once('-').expect("two ends");
                json!({ "min": min.parse::<i32>().expect("a number"), "max": max.parse::<i32>().ok() })
            }
            "FSM_DECILE" => json!([value.parse::<i32>().expect("a number")]),
            _ => json!([value]),
        };
        narrow
    }

    /// The buckets that there ought to be: values with how many things carry them, in order.
    pub fn buckets(&self, list: &List, things: &[Value], filter: &Value, open_only: bool) -> Vec<(String, u64)> {
        let open_only = open_only && self.name != "STATUS";
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        for thing in chosen(list, things, &self.loosened(filter), open_only) {
            for value in self.carried(list, thing) {
                *counts.entry(value).or_default() += 1;
            }
        }
        let mut buckets: Vec<(String, u64)> = counts.into_iter().collect();
        buckets.sort_by_key(|(_, count)| Reverse(*count));
        buckets
    }

    fn carried(&self, list: &List, thing: &Value) -> Vec<String> {
        match self.name {
            "IN_TRUST" => vec![(!thing["currentTrust"].is_null()).to_string()],
            "SIZE" => {
                let count = thing["schoolCount"].as_i64();
                let band = BANDS.iter().find(|(_, min, max)| count.is_some_and(|count| (*min..=*max).contains(&count)));
                band.map(|(band, ..)| (*band).to_owned()).into_iter().collect()
            }
            _ => {
                let (_, path) = list.lists.iter().find(|(field, _)| *field == self.filter).expect("a list");
                values(thing, path)
            }
        }
    }
}
