//! What a filter means, judged on one thing of plain data at a time.

use serde_json::Value;

use super::{List, near::is_near, number};

/// The things that a filter selects; null selects all.
pub fn chosen<'a>(list: &List, things: &'a [Value], filter: &Value, open_only: bool) -> Vec<&'a Value> {
    let open_only = open_only && filter["statuses"].is_null();
    things.iter().filter(|thing| (!open_only || (list.is_open)(thing)) && holds(list, filter, thing)).collect()
}

/// Whether everything that a filter asks for is so.
pub fn holds(list: &List, filter: &Value, thing: &Value) -> bool {
    let fields = filter.as_object().into_iter().flatten().filter(|(_, wanted)| !wanted.is_null());
    fields.into_iter().all(|(field, wanted)| match field.as_str() {
        "and" => items(wanted).iter().all(|filter| holds(list, filter, thing)),
        "or" => items(wanted).iter().any(|filter| holds(list, filter, thing)),
        "not" => !holds(list, wanted, thing),
        "near" => is_near(wanted, thing),
        "inTrust" => thing["currentTrust"].is_null() != wanted.as_bool().expect("yes or no"),
        _ => in_list(list, field, wanted, thing).or_else(|| in_range(list, field, wanted, thing)).expect("a filter"),
    })
}

fn in_list(list: &List, field: &str, wanted: &Value, thing: &Value) -> Option<bool> {
    let (_, path) = list.lists.iter().find(|(name, _)| *name == field)?;
    let held = values(thing, path);
    Some(items(wanted).iter().any(|wanted| held.iter().any(|held| is_same(field, held, wanted))))
}

/// Codes come with and without their zeros, trusts as keys.
fn is_same(field: &str, held: &str, wanted: &Value) -> bool {
    let wanted = if field == "trusts" { &wanted["uid"] } else { wanted };
    let wanted = &written(wanted).unwrap_or_default();
    let as_number = |code: &str| code.parse::<u64>().ok();
    let is_code = field.ends_with("Codes") && field != "laCodes";
    held == wanted.as_str() || (is_code && as_number(held).is_some_and(|held| as_number(wanted) == Some(held)))
}

fn in_range(list: &List, field: &str, wanted: &Value, thing: &Value) -> Option<bool> {
    let (_, path, bounds) = list.ranges.iter().find(|(name, ..)| *name == field)?;
    let [low, high] = bounds.map(|bound| number(wanted.get(bound)));
    if low.is_none() && high.is_none() {
        return Some(true);
    }
    let held = number(thing.pointer(path));
    Some(held.is_some_and(|held| low.is_none_or(|low| low <= held) && high.is_none_or(|high| held <= high)))
}

/// The texts at a path, in which `*` stands for every item of a list.
pub fn values(thing: &Value, path: &str) -> Vec<String> {
    match path.split_once("/*") {
        Some((many, rest)) => {
            items(thing.pointer(many).unwrap_or(&Value::Null)).iter().flat_map(|item| values(item, rest)).collect()
        }
        None => thing.pointer(path).and_then(written).into_iter().collect(),
    }
}

/// A text or a number as a text; none of a text that is empty.
fn written(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => Some(number.to_string()),
        value => value.as_str().filter(|text| !text.is_empty()).map(str::to_owned),
    }
}

fn items(list: &Value) -> &[Value] {
    list.as_array().map(Vec::as_slice).unwrap_or_default()
}
