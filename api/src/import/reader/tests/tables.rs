//! From bytes to a header row, or a sentence that says why not.

use super::*;

#[test]
fn utf_8_is_read_with_and_without_a_byte_order_mark() {
    for bom in ["", "\u{feff}"] {
        let table = table(format!("{bom}URN,Name\n1,Ysgol Tŷ Gwyn\n"));
        assert_eq!(table.encoding(), Encoding::Utf8);
        assert_eq!(read(&table, "Name").0, ["Ysgol Tŷ Gwyn"]);
    }
}

#[test]
fn what_is_not_utf_8_is_windows_1252() {
    let table = table(b"URN,Name\xa0\r\n1,St Mary\x92s \xa3\r\n2,\xc3\xa9\r\n3,Oak\r\n");
    assert_eq!(table.encoding(), Encoding::Windows1252);
    // The second row alone would pass for UTF-8; the encoding is the file's, not the row's.
    assert_eq!(read(&table, "Name").0, ["St Mary’s £", "Ã©", "Oak"]);
}

#[test]
fn a_byte_order_mark_that_lies_is_refused_with_the_line() {
    let message = refusal(opened(b"\xef\xbb\xbfURN,Name\n1,\xff\n"));
    assert!(message.starts_with("x.csv says it is UTF-8 but line 2 is not"), "{message}");
}

#[test]
fn what_is_not_csv_text_is_refused_for_what_it_is() {
    let refused = |bytes: &[u8]| refusal(opened(bytes));
    assert!(refused(b"\xff\xfeU\0R\0N\0").starts_with("x.csv is UTF-16 text, not a CSV file; save it again"));
    assert!(refused(b"PK\x03\x04rest").starts_with("x.csv is a ZIP archive or a spreadsheet"));
    assert!(refused(&gzipped(SMALL)).starts_with("x.csv is a gzip file, not a CSV file; name it .csv.gz"));
    assert!(refused(b"URN\n1\0\n").starts_with("x.csv is binary data"));
    assert!(refused(b"").starts_with("x.csv is empty"));
    assert!(refused(b"\xef\xbb\xbf \r\n").starts_with("x.csv is empty"));
}

#[test]
fn a_web_page_is_refused_with_the_likely_reason() {
    for page in ["<!doctype html><p>Sign in", "\n  <html>"] {
        assert_eq!(
            refusal(opened(page)),
            "x.csv is a web page, not a CSV file: the download probably asked you to sign in"
        );
    }
}

#[test]
fn titles_may_stand_above_the_header_row() {
    let table = table("Inspections as at 31 August 2025\n\n\"About\nURN\",,\nURN,Name\n1,Oak\n");
    assert_eq!(table.headers().names().collect::<Vec<_>>(), ["URN", "Name"]);
    assert_eq!(table.rows().next().unwrap().unwrap().line(), 6);
}

#[test]
fn a_header_row_further_down_or_absent_is_asked_for() {
    let expected = "x.csv has no column \"URN\" or \"Group UID\" in its first 5 rows; use the file as published, with its header row";
    assert_eq!(refusal(opened("a\nb\nc\nd\ne\nURN\n")), expected);
    assert_eq!(refusal(opened("1,Oak\n")), expected);
}

#[test]
fn columns_are_found_by_name_with_white_space_folded() {
    let table = table("URN, Latest  OEIF \t safety ,Name\n1,Yes,Oak\n");
    assert_eq!(read(&table, "Latest OEIF safety").0, ["Yes"]);
    assert_eq!(read(&table, "Latest   OEIF  safety").0, ["Yes"]);
}

#[test]
fn a_name_in_another_case_is_found_when_only_one_fits() {
    let table = table("urn,Name,NAME,Academy Sponsor Name\n1,a,b,c\n");
    assert_eq!(read(&table, "Academy sponsor name").0, ["c"]);
    assert_eq!([read(&table, "NAME").0, read(&table, "Name").0], [["b"], ["a"]]);
    assert!(table.column("name").is_err());
}

#[test]
fn unnamed_columns_are_no_columns() {
    let table = table(",URN,\n0,1,x\n");
    assert_eq!(read(&table, "URN").0, ["1"]);
    assert!(table.headers().find("").is_none());
}

#[test]
fn a_name_that_heads_two_columns_is_refused() {
    let message = refusal(opened("URN,Name,Town,Name ,Name,Town\n"));
    assert!(message.starts_with("x.csv has more than one column named \"Name\" and \"Town\"; keep one"), "{message}");
}

#[test]
fn a_file_of_headers_alone_has_no_rows_and_can_be_refused_for_it() {
    for text in ["URN,Name", "URN,Name\r\n", "URN,Name\n,\n , \n"] {
        let table = table(text);
        assert_eq!(table.rows().count(), 0);
        assert!(refusal(table.require_rows()).starts_with("x.csv has a header row and no rows below it"));
    }
    assert!(table(SMALL).require_rows().is_ok());
}
