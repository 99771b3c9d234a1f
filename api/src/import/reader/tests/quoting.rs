//! Quotation marks that are never closed, which may cost their own row and no other.

use super::*;

const UNCLOSED: &str = "opens a quotation mark that is never closed";

#[test]
fn an_unclosed_quote_is_rejected_where_it_starts_and_the_rest_is_read() {
    let (texts, rejects) = read(&table("URN,Name\n1,Oak\n2,\"Elm\n3,Ash\n4,Yew\n"), "Name");
    assert_eq!(texts, ["Oak", "Ash", "Yew"]);
    assert_eq!(rejects, [(3, UNCLOSED.to_owned())]);
}

#[test]
fn an_unclosed_quote_in_the_last_record_is_rejected() {
    for end in ["", "\n", "\r\n", "\n\n", "\"\""] {
        let (texts, rejects) = read(&table(format!("URN,Name\n1,Oak\n2,\"Elm{end}")), "Name");
        assert_eq!((texts, rejects), (vec!["Oak".to_owned()], vec![(3, UNCLOSED.to_owned())]));
    }
}

#[test]
fn a_last_record_that_is_closed_is_a_row_with_or_without_a_line_end() {
    for end in ["", "\r", "\n", "\r\n", "\"\""] {
        let (texts, rejects) = read(&table(format!("URN,Name\n1,\"Oak\"{end}")), "URN");
        assert_eq!((texts.len(), rejects.len()), (1, 0), "{end:?}");
    }
}

#[test]
fn a_missing_closing_quote_among_quoted_cells_costs_one_row() {
    let (texts, rejects) =
        read(&table("URN,Name,Town\n\"1\",\"Oak,\"A\"\n\"2\",\"Elm\",\"B\"\n\"3\",\"Ash\",\"C\"\n"), "URN");
    assert_eq!(texts, ["2", "3"]);
    assert_eq!(rejects, [(2, "has 2 cells where the header row has 3".to_owned())]);
}

#[test]
fn a_record_that_ran_into_its_neighbours_gives_them_back() {
    let (texts, rejects) = read(&table("URN,Name,Town\n1,\"Oak,A\n2,Elm,\"B\"\n3,Ash,C\n"), "URN");
    assert_eq!(texts, ["2", "3"]);
    assert_eq!(rejects, [(2, "has 2 cells where the header row has 3".to_owned())]);
}

#[test]
fn a_record_without_end_is_given_up_after_a_mebibyte() {
    let rows = "7,Elm\n".repeat(300_000);
    let (texts, rejects) = read(&table(format!("URN,Name\n1,\"Oak\n{rows}")), "URN");
    assert_eq!((texts.len(), rejects.len(), rejects[0].0), (300_000, 1, 2));
    assert!(rejects[0].1.starts_with("goes on for longer than any record does"));
}

#[test]
fn a_line_without_end_is_skipped_to_its_end() {
    let (texts, rejects) = read(&table(format!("URN,Name\n1,{}\n2,Elm\n", "x".repeat(3 << 20))), "URN");
    assert_eq!((texts, rejects.len()), (vec!["2".to_owned()], 1));
}

#[test]
fn a_quote_that_closes_in_the_next_row_does_not_swallow_it() {
    let (texts, rejects) = read(&table("URN,Name\n1,\"Oak\n2,\"Elm\n3,\"Ash\"\n"), "URN");
    assert_eq!(texts, ["3"]);
    assert_eq!(rejects.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(rejects[0].1, "runs over several lines with a quotation mark out of place");
}

#[test]
fn a_file_that_breaks_too_often_ends_with_a_reject_that_says_so() {
    let broken = "1,\"Oak\n\",x\n".repeat(100);
    let (texts, rejects) = read(&table(format!("URN,Name\n{broken}2,\"Elm\n3,Ash\n")), "URN");
    assert!(texts.is_empty());
    assert!(rejects.last().unwrap().1.ends_with("never closed; the rest of the file was not read"), "{rejects:?}");
}
