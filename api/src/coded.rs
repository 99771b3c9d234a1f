//! Lists of codes in one field of a row: as JSON.

use async_graphql::resolver_utils::EnumType;

use crate::{
    changes::{name_of, named},
    graphql::user_error::UserError,
    practice::code_lists::subject,
    register::CodedValue,
};

/// The most codes that are said of one thing.
const MOST: usize = 20;

/// A list, as it is kept.
pub fn write(codes: &[impl AsRef<str>]) -> String {
    let codes: Vec<&str> = codes.iter().map(AsRef::as_ref).collect();
    serde_json::Value::from(codes).to_string()
}

/// A kept list. What cannot be read is empty.
pub fn read(kept: &str) -> Vec<String> {
    serde_json::from_str(kept).unwrap_or_default()
}

/// A kept list of names of values.
pub fn read_named<E: EnumType>(kept: &str) -> Vec<E> {
    read(kept).iter().filter_map(|name| named(name)).collect()
}

/// Names of values, as they are kept: each once.
pub fn names<E: EnumType>(values: Option<&[E]>, path: &[&str]) -> Result<Vec<&'static str>, UserError> {
    let mut names: Vec<&str> = vec![];
    for value in values.unwrap_or_default() {
        let name = E::items().iter().find(|item| item.value == *value).map_or("", |item| item.name);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    few(names, path)
}

/// Codes of the list `subjects`: each once, and none that is not on it.
pub fn subjects(codes: Option<&[String]>, path: &[&str]) -> Result<Vec<String>, UserError> {
    let mut known: Vec<String> = vec![];
    for code in codes.unwrap_or_default() {
        subject(code)
            .ok_or_else(|| UserError::invalid(path, format!("\"{code}\" is not a code of the list subjects.")))?;
        if !known.contains(code) {
            known.push(code.clone());
        }
    }
    few(known, path)
}

fn few<T>(codes: Vec<T>, path: &[&str]) -> Result<Vec<T>, UserError> {
    if codes.len() > MOST { Err(UserError::invalid(path, format!("At most {MOST} of them."))) } else { Ok(codes) }
}

/// Kept codes of subjects, with their names.
pub fn shown_subjects(kept: &str) -> Vec<CodedValue> {
    let value =
        |code: &String| CodedValue { code: code.as_str().into(), name: subject(code).unwrap_or_default().into() };
    read(kept).iter().map(value).collect()
}

/// The name of a value, where it is kept as text.
pub fn kept<E: EnumType>(value: E) -> String {
    name_of(value).to_owned()
}
