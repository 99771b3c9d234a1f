//! Which kind of file this is, by its headers. Serves the importers, which each declare a [`Layout`]; file names are
//! not consulted, since people rename files.

use super::Headers;
use std::cmp::Reverse;

/// A kind of file: the columns by which it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout<K> {
    /// What the importer calls it. Error messages show it: "the establishments file needs …".
    pub kind: K,
    /// The column by which the header row is found and without which nothing resembles this kind.
    pub key: &'static str,
    /// Columns that it must have, besides the key.
    pub required: &'static [&'static str],
    /// Columns that are read when they are there. They settle which of two kinds a file is, when both fit.
    pub optional: &'static [&'static str],
}

/// A header row that fits no layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown<'l, K> {
    /// The layout whose key is there and of whose required columns the greatest share is.
    pub closest: Option<&'l Layout<K>>,
    /// What that layout requires and the file lacks.
    pub missing: Vec<&'static str>,
}

/// The layout that a header row fits. When several do, it is the one that asks for the most: a file of group links has
/// every column of a groups file and more.
pub fn recognise<'l, K>(headers: &Headers, layouts: &'l [Layout<K>]) -> Result<&'l Layout<K>, Unknown<'l, K>> {
    let fitting = layouts.iter().filter(|layout| layout.missing(headers).is_empty());
    // Reversed, because of equals `max_by_key` would take the last and the first declared should win.
    let best = fitting.rev().max_by_key(|layout| (layout.required.len(), layout.optional_present(headers)));
    best.ok_or_else(|| closest(headers, layouts))
}

fn closest<'l, K>(headers: &Headers, layouts: &'l [Layout<K>]) -> Unknown<'l, K> {
    let alike = layouts.iter().filter(|layout| headers.find(layout.key).is_some());
    let closest = alike.min_by_key(|layout| (layout.share_missing(headers), Reverse(layout.required.len())));
    Unknown { closest, missing: closest.map_or_else(Vec::new, |layout| layout.missing(headers)) }
}

impl<K> Layout<K> {
    fn missing(&self, headers: &Headers) -> Vec<&'static str> {
        let needed = std::iter::once(self.key).chain(self.required.iter().copied());
        needed.filter(|name| headers.find(name).is_none()).collect()
    }

    fn optional_present(&self, headers: &Headers) -> usize {
        self.optional.iter().filter(|name| headers.find(name).is_some()).count()
    }

    /// In thousandths, so that a layout of three columns that lacks one is further off than one of ten that lacks two.
    fn share_missing(&self, headers: &Headers) -> usize {
        self.missing(headers).len() * 1000 / (self.required.len() + 1)
    }
}
