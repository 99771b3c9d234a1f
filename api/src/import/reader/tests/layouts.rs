//! Which kind of file it is, and what it lacks.

use super::*;

const LAYOUTS: &[Layout<&str>] = &[
    Layout { kind: "groups", key: "Group UID", required: &["Group Name"], optional: &[] },
    Layout { kind: "establishments", key: "URN", required: &["Name", "Type", "Status", "OpenDate"], optional: &[] },
    Layout { kind: "links", key: "URN", required: &["LinkURN", "LinkType"], optional: &[] },
    Layout { kind: "group links", key: "Group UID", required: &["URN", "Group Name"], optional: &[] },
    Layout { kind: "dated groups", key: "Group UID", required: &["Group Name"], optional: &["Closed"] },
];

fn kind(header: &str) -> Result<&'static str, String> {
    table(header).recognise(LAYOUTS).map(|layout| layout.kind).map_err(|error| error.to_string())
}

#[test]
fn a_file_is_known_by_its_columns_in_any_order() {
    assert_eq!(kind("OpenDate,Extra,Status,Type,Name,URN"), Ok("establishments"));
    assert_eq!(kind("URN,LinkURN,LinkType"), Ok("links"));
}

#[test]
fn of_two_kinds_that_fit_the_more_demanding_is_meant() {
    assert_eq!(kind(",URN,Group UID,Group Name"), Ok("group links"));
    assert_eq!(kind("Group UID,Group Name,Closed"), Ok("dated groups"));
    assert_eq!(kind("Group UID,Group Name"), Ok("groups"));
}

#[test]
fn missing_columns_are_named_for_the_kind_that_was_closest() {
    assert_eq!(
        kind("URN,Name,Type,Status"),
        Err("x.csv has no column \"OpenDate\"; the establishments file needs it".to_owned())
    );
    assert_eq!(
        kind("URN,Name,Type"),
        Err("x.csv has no column \"Status\" or \"OpenDate\"; the establishments file needs them".to_owned())
    );
    assert_eq!(kind("URN,LinkURN"), Err("x.csv has no column \"LinkType\"; the links file needs it".to_owned()));
}

#[test]
fn the_closest_kind_is_there_for_the_importer_too() {
    let table = table("URN,LinkURN");
    let unknown = recognise(table.headers(), LAYOUTS).unwrap_err();
    assert_eq!((unknown.closest.unwrap().kind, unknown.missing), ("links", vec!["LinkType"]));
}

#[test]
fn a_file_without_any_key_is_told_what_could_be_read() {
    let table = table("URN,Name");
    let message = refusal(table.recognise(&LAYOUTS[..1]));
    assert_eq!(message, "x.csv is none of the files this imports (groups); check which file it is");
}

#[test]
fn a_column_asked_for_by_itself_is_named_when_missing() {
    assert_eq!(refusal(table(SMALL).column("Town")), "x.csv has no column \"Town\"; the import of this file needs it");
}
