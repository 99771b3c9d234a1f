//! The register's code lists, shared by every record that uses a code.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use async_graphql::SimpleObject;
use entity::code_value;

/// A value of a published code list.
#[derive(SimpleObject, Debug, PartialEq, Eq)]
pub struct CodedValue {
    /// The published code, with its leading zeros. Where the register publishes a name without a code, the name.
    pub code: Box<str>,
    /// What the newest file calls it; empty where the register gives the code no name.
    pub name: Box<str>,
}

/// All code lists by name.
#[derive(Debug, Default)]
pub struct CodeLists(BTreeMap<String, HashMap<String, Arc<CodedValue>>>);

impl CodeLists {
    /// Takes in the stored lists.
    pub fn new(rows: Vec<code_value::Model>) -> Self {
        let mut lists = Self::default();
        for row in rows {
            let value = CodedValue { code: row.code.as_str().into(), name: row.name.into() };
            lists.0.entry(row.list).or_default().insert(row.code, Arc::new(value));
        }
        lists
    }

    /// What a code of a list is called.
    pub fn value(&self, list: &str, code: &str) -> Option<Arc<CodedValue>> {
        self.0.get(list)?.get(code).cloned()
    }

    /// What a code is called, or the bare code where the list does not hold it.
    pub fn value_or_bare(&self, list: &str, code: &str) -> Arc<CodedValue> {
        self.value(list, code).unwrap_or_else(|| Arc::new(CodedValue { code: code.into(), name: "".into() }))
    }

    /// The names of all lists, in alphabetical order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// A list's values in the order of their codes, numbers by size.
    pub fn values(&self, list: &str) -> Option<Vec<Arc<CodedValue>>> {
        let mut values: Vec<_> = self.0.get(list)?.values().cloned().collect();
        values.sort_by(|left, right| code_order(left).cmp(&code_order(right)));
        Some(values)
    }
}

fn code_order(value: &CodedValue) -> (u64, &str) {
    (value.code.parse().unwrap_or(u64::MAX), &value.code)
}

/// How a code is compared: without the leading zeros that come and go, and without case.
pub fn folded(code: &str) -> String {
    let code = code.trim();
    let digits = code.trim_start_matches('0');
    if code.is_empty() || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return code.to_lowercase();
    }
    if digits.is_empty() { "0".into() } else { digits.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_compare_without_the_zeros_that_come_and_go() {
        assert_eq!(folded("02"), folded("2"));
        assert_eq!(folded("00"), folded("0"));
        assert_ne!(folded("0A"), folded("A"));
        assert_eq!(folded("RC03"), folded("rc03"));
    }

    #[test]
    fn a_list_runs_by_its_codes_and_numbers_by_size() {
        let row = |code: &str| code_value::Model { list: "x".into(), code: code.into(), name: code.into() };
        let lists = CodeLists::new(["10", "9", "B", "02"].map(row).to_vec());
        let codes: Vec<_> = lists.values("x").unwrap().iter().map(|value| value.code.to_string()).collect();
        assert_eq!(codes, ["02", "9", "10", "B"]);
    }
}
