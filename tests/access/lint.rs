//! Nobody else decides: what the compiler does not see to, this does.

use std::path::{Path, PathBuf};

fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../api/src");
    let (mut folders, mut found): (Vec<PathBuf>, Vec<_>) = (vec![root.clone()], vec![]);
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&root).expect("a path").to_string_lossy().into_owned();
                found.push((name, std::fs::read_to_string(&path).expect("a source")));
            }
        }
    }
    assert!(found.len() > 300);
    found
}

/// Whether a word stands there, and not as the end of a longer one.
fn has(text: &str, word: &str) -> bool {
    let is_longer = |before: &str| before.chars().last().is_some_and(char::is_alphanumeric);
    text.match_indices(word).any(|(at, _)| word.starts_with('.') || !is_longer(&text[..at]))
}

fn files_with(word: &str) -> Vec<String> {
    let mut files: Vec<String> =
        sources().into_iter().filter(|(_, text)| has(text, word)).map(|(name, _)| name).collect();
    files.sort();
    files
}

/// Clippy refuses to read tables anywhere else: these files say that they are the exception, and why.
#[test]
fn tables_are_read_in_few_rooms() {
    let rooms = [
        "access/",
        "import/",
        "register/rows.rs",
        "changes/idempotency.rs",
        "changes/retention.rs",
        "clock.rs",
        "privacy/erasure.rs",
        "privacy/expiry/",
        "privacy/forget.rs",
        "privacy/wipe.rs",
        "practice/save.rs",
        "practice/other_writes.rs",
        "secondment/step.rs",
    ];
    let others: Vec<_> = files_with("clippy::disallowed_methods")
        .into_iter()
        .filter(|file| !rooms.iter().any(|room| file.starts_with(room)))
        .collect();
    assert_eq!(others, Vec::<String>::new(), "rows are read from access::scope");
}

/// What a viewer is and holds is private to `access`; what it may be told of itself is used for just that.
#[test]
fn roles_and_scopes_are_weighed_in_one_room() {
    for (word, allowed) in [
        (".roles()", &["me/", "privacy/my_data.rs"][..]),
        (".scopes()", &["me/"]),
        ("Role::", &["demo/people.rs", "demo/tokens.rs", "http/oauth.rs", "graphql/document/brackets.rs"]),
        ("ClientScope::", &["api_client/", "me/", "demo/tokens.rs", "http/oauth.rs"]),
    ] {
        let others: Vec<_> = files_with(word)
            .into_iter()
            .filter(|file| !file.starts_with("access/") && !allowed.iter().any(|room| file.starts_with(room)))
            .collect();
        assert!(others.is_empty(), "{word} in {others:?}: ask viewer.may(…), or access::scope");
    }
}

/// Every mutation of private rows goes through `Write`, which logs it and has it judged with what holds in the database.
#[test]
fn private_rows_are_written_in_transactions_that_leave_a_trace() {
    for file in files_with(".insert(&").into_iter().chain(files_with(".update(&")) {
        let text = sources().into_iter().find(|(name, _)| *name == file).expect("the file").1;
        let private = ["staff_member", "staff_person", "api_client"]
            .iter()
            .any(|table| text.contains(&format!("entity::{table}")) || text.contains(&format!("    {table}")));
        assert!(!private || text.contains("Write"), "{file} writes a private row past changes::Write");
    }
}
