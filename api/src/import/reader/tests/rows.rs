//! Rows, their lines and the records that are left out.

use super::*;

#[test]
fn a_rows_line_is_the_one_it_starts_on() {
    let table = table("URN,Name\r\n1,\"Oak\r\nPrimary\"\r\n\r\n\r\n2,Elm\n3,Ash");
    let lines: Vec<u64> = table.rows().map(|row| row.unwrap().line()).collect();
    assert_eq!(lines, [2, 6, 7]);
}

#[test]
fn carriage_returns_alone_end_rows_too() {
    let (texts, rejects) = read(&table("URN,Name\r1,Oak\r2\r3,Elm\r"), "Name");
    assert_eq!((texts, rejects.len()), (vec!["Oak".to_owned(), "Elm".to_owned()], 1));
}

#[test]
fn a_quoted_cell_may_hold_commas_quotes_and_lines() {
    assert_eq!(read(&table("URN,Name\n1,\"Oak, \"\"The\"\"\nSchool\"\n"), "Name").0, ["Oak, \"The\"\nSchool"]);
}

#[test]
fn a_record_of_another_length_is_rejected_and_the_next_is_read() {
    let (texts, rejects) = read(&table("URN,Name\n1\n2,Elm\n3,Ash,x\n4,Yew\n"), "Name");
    assert_eq!(texts, ["Elm", "Yew"]);
    let reasons = [(2, "has 1 cells where the header row has 2"), (4, "has 3 cells where the header row has 2")];
    assert_eq!(rejects, reasons.map(|(line, reason)| (line, reason.to_owned())));
}

#[test]
fn blank_rows_are_left_out() {
    assert_eq!(
        read(&table("URN,Name\n1,Oak\n , \n,,,,\n2,Elm\n,\n\"\",\"\"\n\n"), "URN"),
        (vec!["1".into(), "2".into()], vec![])
    );
}

#[test]
fn a_value_too_long_to_be_true_is_rejected_and_cut() {
    let long = "é".repeat(10_001);
    let table = table(format!("URN,Name\n1,{long}\n2,{}\n3,Elm\n", &long[2..]));
    let rows: Vec<_> = table.rows().collect();
    let reject = rows[0].as_ref().err().unwrap();
    assert_eq!(
        (reject.line, reject.column.as_deref(), reject.reason.as_str()),
        (2, Some("Name"), "is longer than 10000 characters")
    );
    assert_eq!(reject.value.as_ref().unwrap().chars().count(), 200);
    assert!(rows[1].is_ok() && rows[2].is_ok());
}

#[test]
fn a_reject_reads_as_a_sentence() {
    let table = table("URN,OpenDate\n1,31/02/2020\n");
    let row = table.rows().next().unwrap().unwrap();
    let reject = row.reject(row.date(table.column("OpenDate").unwrap()).unwrap_err());
    assert_eq!(reject.to_string(), "x.csv line 2: \"OpenDate\" holds \"31/02/2020\", which is not a day that exists");
    assert_eq!((reject.file.as_str(), reject.line), ("x.csv", 2));
}
