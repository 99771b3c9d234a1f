//! Which files stand behind the paths a user gives.

use super::*;

#[test]
fn a_file_that_was_given_is_singly_named_and_shows_its_name_only() {
    let folder = Folder::new();
    let found = found(folder.with("edubasealldata20250401.csv", SMALL));
    assert_eq!(names(&found), ["edubasealldata20250401.csv"]);
    assert!(found.sources[0].singly_named());
    assert_eq!(found.sources[0].as_of().unwrap().to_string(), "2025-04-01");
    assert_eq!(found.sources[0].open().unwrap(), SMALL);
}

#[test]
fn a_folder_gives_its_files_by_name_and_passes_over_the_rest() {
    let folder = Folder::new();
    folder.with("b.CSV", SMALL);
    folder.with("a.csv.gz", gzipped(SMALL));
    folder.with("c.zip", zipped(&[("in.csv", SMALL)]));
    folder.with(".hidden.csv", SMALL);
    folder.with("notes.txt", "notes");
    fs::create_dir(folder.path().join("deeper.csv")).unwrap();
    let found = found(folder.path());
    let top = folder.path().file_name().unwrap().to_string_lossy().into_owned();
    assert_eq!(names(&found), ["a.csv.gz", "b.CSV", "c.zip/in.csv"].map(|name| format!("{top}/{name}")));
    assert!(found.sources.iter().all(|source| !source.singly_named() && source.open().unwrap() == SMALL));
    let passed: Vec<&str> = found.passed_over.iter().map(|passed| passed.name.as_str()).collect();
    assert_eq!(passed, ["deeper.csv", "notes.txt"].map(|name| format!("{top}/{name}")));
}

#[test]
fn paths_are_read_in_the_order_given() {
    let folder = Folder::new();
    let (z, a) = (folder.with("z.csv", SMALL), folder.with("a.csv", SMALL));
    assert_eq!(names(&sources(&[z, a], Limits::default()).unwrap()), ["z.csv", "a.csv"]);
}

#[test]
fn a_path_with_nothing_at_it_is_named_without_its_folders() {
    let missing = Folder::new().path().join("edubase.csv");
    assert_eq!(refusal(sources(&[missing], Limits::default())), "edubase.csv does not exist; check the path");
}

#[test]
fn a_given_file_of_another_kind_is_refused() {
    let folder = Folder::new();
    let message = refusal(sources(&[folder.with("notes.txt", "notes")], Limits::default()));
    assert!(message.starts_with("notes.txt is not a file to import; give a .csv"), "{message}");
}
