//! The text of a statement that adds rows, the same on both databases but for where the rows come from.

use sea_orm::IdenStatic;

/// Which rows a statement adds: of what table, and which of its columns.
pub struct Insert {
    /// The table.
    pub table: &'static str,
    /// The columns, in the order in which rows have their values.
    pub columns: Vec<&'static str>,
    on_conflict: String,
}

impl Insert {
    /// Adds rows whose keys are new.
    pub fn new(table: &'static str, columns: &[impl IdenStatic]) -> Self {
        Self { table, columns: columns.iter().map(IdenStatic::as_str).collect(), on_conflict: String::new() }
    }

    /// Puts a row in place of the one that is stored under the same key.
    pub fn replacing(self, keys: &[impl IdenStatic], others: &[impl IdenStatic]) -> Self {
        let replace = |column: &str| format!("\"{column}\" = excluded.\"{column}\"");
        let replaced: Vec<String> = others.iter().map(|column| replace(column.as_str())).collect();
        let action = match replaced.is_empty() {
            true => "NOTHING".to_owned(),
            false => format!("UPDATE SET {}", replaced.join(", ")),
        };
        let keys = listed(keys.iter().map(IdenStatic::as_str));
        Self { on_conflict: format!(" ON CONFLICT ({keys}) DO {action}"), ..self }
    }

    /// The statement, with its rows from a `VALUES` or a `SELECT`.
    pub fn from(&self, rows: &str) -> String {
        let Self { table, on_conflict, .. } = self;
        format!("INSERT INTO \"{table}\" ({}) {rows}{on_conflict}", self.listed())
    }

    /// Its columns, as a statement lists them.
    pub fn listed(&self) -> String {
        listed(self.columns.iter().copied())
    }
}

fn listed<'a>(columns: impl Iterator<Item = &'a str>) -> String {
    columns.map(|column| format!("\"{column}\"")).collect::<Vec<_>>().join(", ")
}
