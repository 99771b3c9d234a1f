//! Filters such as nobody writes by hand.

use std::collections::BTreeSet;

use proptest::{
    collection::vec,
    prelude::*,
    sample::{Index, select},
};
use serde_json::{Map, Value, json};

use super::{List, filter::values, near::places};

/// Filters of a list: any of its fields with values that occur, and a few that do not.
pub fn filters(list: &List, things: &[Value]) -> BoxedStrategy<Value> {
    let fields = vec(field(list, things), 0..3).prop_map(merged).boxed();
    if list.filter != "SchoolFilter" {
        return fields;
    }
    fields
        .prop_recursive(3, 12, 3, |inner| {
            let several = || vec(inner.clone(), 0..3).prop_map(Value::from);
            let parts =
                (proptest::option::of(several()), proptest::option::of(several()), proptest::option::of(inner.clone()));
            (inner.clone(), parts).prop_map(|(mut filter, (and, or, not))| {
                for (name, part) in [("and", and), ("or", or), ("not", not)] {
                    if let Some(part) = part {
                        filter[name] = part;
                    }
                }
                filter
            })
        })
        .boxed()
}

fn merged(fields: Vec<(String, Value)>) -> Value {
    Value::Object(fields.into_iter().collect::<Map<_, _>>())
}

fn field(list: &List, things: &[Value]) -> BoxedStrategy<(String, Value)> {
    let lists = list.lists.iter().map(|(name, path)| one_of_many(name, &occurring(things, path)));
    let ranges = list.ranges.iter().map(|(name, path, bounds)| range(name, things, path, *bounds));
    let in_trust = any::<bool>().prop_map(|is| ("inTrust".to_owned(), json!(is))).boxed();
    let near = || places(things).prop_map(|near| ("near".to_owned(), near)).boxed();
    let of_schools = (list.filter == "SchoolFilter").then(|| [in_trust, near()]);
    proptest::strategy::Union::new(lists.chain(ranges).chain(of_schools.into_iter().flatten())).boxed()
}

/// Every value that occurs at a path.
pub fn occurring(things: &[Value], path: &str) -> Vec<String> {
    things.iter().flat_map(|thing| values(thing, path)).collect::<BTreeSet<_>>().into_iter().collect()
}

fn one_of_many(name: &'static str, values: &[String]) -> BoxedStrategy<(String, Value)> {
    let mut values: Vec<Value> = values.iter().map(|value| json!(value)).collect();
    if name.ends_with("Codes") {
        let codes: Vec<String> = values.iter().filter_map(|code| code.as_str()).map(str::to_owned).collect();
        values.extend(["", "ZZZ", "000000001"].map(Value::from));
        if name != "laCodes" {
            values
                .extend(codes.iter().flat_map(|code| [json!(format!("0{code}")), json!(code.trim_start_matches('0'))]));
        }
    }
    if name == "fsmDeciles" {
        values = occurring_numbers(values);
    }
    if name == "trusts" {
        values = values.into_iter().chain([json!("1")]).map(|uid| json!({ "uid": uid })).collect();
    }
    vec(select(values), 0..6).prop_map(move |values| (name.to_owned(), values.into())).boxed()
}

/// Values that the API takes as numbers, and one that none has.
fn occurring_numbers(values: Vec<Value>) -> Vec<Value> {
    let number = |value: &Value| value.as_str().and_then(|text| text.parse::<i64>().ok());
    values.iter().filter_map(number).chain([11]).map(Value::from).collect()
}

/// Bounds are values that occur, so that what lies on a bound is met often; sometimes they are the wrong way round.
fn range(
    name: &'static str,
    things: &[Value],
    path: &str,
    bounds: [&'static str; 2],
) -> BoxedStrategy<(String, Value)> {
    let held: Vec<Value> =
        things.iter().filter_map(|thing| thing.pointer(path)).filter(|held| !held.is_null()).cloned().collect();
    let bound = || proptest::option::of(any::<Index>());
    (bound(), bound())
        .prop_map(move |(low, high)| {
            let value = |index: Option<Index>| index.map(|index| index.get(&held).clone());
            (name.to_owned(), json!({ bounds[0]: value(low), bounds[1]: value(high) }))
        })
        .boxed()
}
