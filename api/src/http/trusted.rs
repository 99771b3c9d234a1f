//! Documents that the operator registers, out of a file.

use std::{collections::BTreeMap, path::Path};

use anyhow::{Context as _, ensure};
use serde::Deserialize;

/// The forms in which clients' tools write such files.
#[derive(Deserialize)]
#[serde(untagged)]
enum Manifest {
    /// Apollo's: a list of operations, each with its id and text.
    Apollo { operations: Vec<Registered> },
    /// Relay's and others': the text of each id.
    Plain(BTreeMap<String, String>),
}

#[derive(Deserialize)]
struct Registered {
    id: String,
    body: String,
}

/// Reads the ids and texts of a file.
pub fn read(path: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let shown = path.display();
    let text = std::fs::read_to_string(path).with_context(|| format!("{shown} cannot be read"))?;
    let manifest = serde_json::from_str(&text).with_context(|| {
        format!("{shown} is neither {{\"ID\": \"DOCUMENT\"}} nor {{\"operations\": [{{\"id\": …, \"body\": …}}]}}")
    })?;
    let documents: Vec<(String, String)> = match manifest {
        Manifest::Apollo { operations } => operations.into_iter().map(|one| (one.id, one.body)).collect(),
        Manifest::Plain(documents) => documents.into_iter().collect(),
    };
    ensure!(!documents.is_empty(), "{shown} registers no document");
    Ok(documents)
}
