use super::{Line, schools, usual};
use std::collections::{HashMap, HashSet};

const MARKERS: [&str; 9] = ["NA", "SUPP", "NE", "NP", "LOWCOV", "z", "x", "c", "u"];

fn census(nth: usize) -> Vec<Line> {
    let bytes = &usual()[nth];
    let text = std::str::from_utf8(bytes).unwrap().strip_prefix('\u{feff}').unwrap();
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(Result::unwrap).collect()
}

fn earlier() -> Vec<Line> {
    census(9)
}

fn later() -> Vec<Line> {
    census(10)
}

fn is_total(line: &&Line) -> bool {
    line["URN"] == "NAT"
}

fn number(line: &Line, column: &str) -> Option<i64> {
    line[column].parse().ok()
}

#[test]
fn the_later_census_counted_what_the_establishments_file_says() {
    let schools: HashMap<String, Line> = schools().into_iter().map(|line| (line["URN"].clone(), line)).collect();
    let mut same = 0;
    for line in later().iter().filter(|line| !is_total(line)) {
        let school = &schools[&line["URN"]];
        assert_eq!(school["CensusDate"], "18-01-2024");
        for (column, of_school) in [("NOR", "NumberOfPupils"), ("NUMFSM", "FSM")] {
            if let Some(number) = number(line, column) {
                assert_eq!(number.to_string(), school[of_school], "{column} of {}", line["URN"]);
                same += 1;
            }
        }
    }
    assert!(same > 900);
}

#[test]
fn every_marker_stands_in_both_files_and_independent_schools_tell_nothing_of_meals() {
    for lines in [earlier(), later()] {
        let cells: HashSet<&str> = lines.iter().flat_map(|line| line.values()).map(String::as_str).collect();
        for marker in MARKERS {
            assert!(cells.contains(marker), "{marker}");
        }
        let independent = lines.iter().filter(|line| line["SCHOOLTYPE"] == "Independent school");
        assert!(independent.clone().count() > 20);
        for line in independent {
            assert_eq!(
                ["NUMFSM", "NORFSMEVER", "PNUMFSMEVER", "PNUMEAL"].map(|column| line[column].as_str()),
                ["NA"; 4]
            );
            assert!(number(line, "NOR").is_some());
        }
    }
}

#[test]
fn one_file_writes_per_cents_with_a_sign_and_one_without() {
    let shares = |lines: Vec<Line>| -> Vec<String> {
        let cells = lines.into_iter().map(|line| line["PSENELK"].clone());
        cells.filter(|cell| cell.starts_with(|first: char| first.is_ascii_digit())).collect()
    };
    assert!(shares(earlier()).iter().all(|share| share.ends_with("0%")));
    assert!(shares(later()).iter().all(|share| share.parse::<f64>().is_ok_and(|share| share <= 100.0)));
}

#[test]
fn three_totals_close_each_file() {
    for lines in [earlier(), later()] {
        assert_eq!(lines.iter().filter(is_total).count(), 3);
        assert!(lines.iter().rev().take(3).all(|line| is_total(&line)));
        let primaries = lines.iter().filter(|line| line["SCHOOLTYPE"] == "State-funded primary");
        let (totals, schools): (Vec<_>, Vec<_>) = primaries.partition(is_total);
        let told: i64 = schools.iter().filter_map(|line| number(line, "NOR")).sum();
        assert!(number(totals[0], "NOR").unwrap() > told, "those that are not told of are in the total");
    }
}

#[test]
fn parts_are_no_more_than_wholes_but_where_nurseries_and_sixth_forms_are_left_out() {
    for line in earlier().iter().chain(&later()) {
        let Some(pupils) = number(line, "NOR") else { continue };
        for part in ["NORG", "NORB", "TSENELSE", "TSENELK", "NUMEAL", "NUMFSM", "NORFSMEVER"] {
            assert!(number(line, part).is_none_or(|part| (0..=pupils).contains(&part)), "{part} of {}", line["URN"]);
        }
    }
    let above = |line: &Line| number(line, "NUMFSM") > number(line, "NORFSMEVER");
    assert!(later().iter().any(|line| line["NORFSMEVER"] == "0" && above(line)));
    assert!(later().iter().any(|line| line["NORFSMEVER"] != "0" && above(line)));
}

#[test]
fn the_earlier_census_has_schools_that_closed_since_and_one_that_the_register_lacks() {
    let known: HashMap<String, Line> = schools().into_iter().map(|line| (line["URN"].clone(), line)).collect();
    let earlier = earlier();
    let urns: Vec<&String> = earlier.iter().filter(|line| !is_total(line)).map(|line| &line["URN"]).collect();
    assert_eq!(urns.iter().filter(|urn| !known.contains_key(**urn)).count(), 1);
    let closed = |urn: &&&String| known.get(**urn).is_some_and(|school| school["EstablishmentStatus (code)"] == "2");
    assert!(urns.iter().filter(closed).count() >= 2);
}
