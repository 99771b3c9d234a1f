//! A file's columns by name. Serves [`Table`](super::Table), [`recognise`](super::recognise) and through them every
//! importer: columns move and vary between dates, so nothing is ever found by its position.

/// The header row. Names are trimmed and runs of white space in them folded into one space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headers {
    names: Vec<String>,
}

/// A column of one table, found once and then used for every row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    pub(super) index: usize,
    pub(super) blanks: &'static [&'static str],
}

impl Column {
    /// The same column, with these words read as blank: `&["NULL"]` in Ofsted's files, `&["NA", "SUPP"]` in the census.
    #[must_use]
    pub fn blank_when(self, words: &'static [&'static str]) -> Self {
        Self { blanks: words, ..self }
    }
}

impl Headers {
    pub(super) fn new<'c>(cells: impl Iterator<Item = &'c str>) -> Self {
        Self { names: cells.map(folded).collect() }
    }

    /// The column of that name: the very name, or else the one name that differs in case only.
    pub fn find(&self, name: &str) -> Option<Column> {
        let name = folded(name);
        let index = self.position(|own| *own == name).or_else(|| {
            let mut alike = self.names.iter().enumerate().filter(|(_, own)| same_but_case(own, &name));
            // Two that differ in case only are both as good, and so neither is.
            alike.next().filter(|_| alike.next().is_none()).map(|(index, _)| index)
        })?;
        (!name.is_empty()).then_some(Column { index, blanks: &[] })
    }

    /// The names in the file's order. A column that a data tool added without a name is `""`.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// How many cells a record must have.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Never true of a table's headers, which hold a key column.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    pub(super) fn name(&self, index: usize) -> &str {
        self.names.get(index).map_or("", String::as_str)
    }

    /// Names that head more than one column.
    pub(super) fn repeated(&self) -> Vec<&str> {
        let again =
            |(index, name): &(usize, &String)| !name.is_empty() && self.position(|own| own == *name) < Some(*index);
        let mut repeated: Vec<&str> =
            self.names.iter().enumerate().filter(again).map(|(_, name)| name.as_str()).collect();
        repeated.dedup();
        repeated
    }

    fn position(&self, is_it: impl Fn(&String) -> bool) -> Option<usize> {
        self.names.iter().position(is_it)
    }
}

fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn same_but_case(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}
