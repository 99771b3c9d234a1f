use super::{Line, distinct, groups, lines, schools, written};
use crate::demo::Options;
use std::collections::{HashMap, HashSet};

const DAY: &str = "2022-08-31";

fn earlier() -> Vec<Line> {
    lines(&written(&Options::default())[2])
}

/// A file in UTF-8, which the other reader would take for Windows-1252.
fn group_links() -> Vec<Line> {
    let bytes = &written(&Options::default())[3];
    csv::Reader::from_reader(bytes.as_slice()).deserialize().map(Result::unwrap).collect()
}

fn links() -> Vec<Line> {
    lines(&written(&Options::default())[4])
}

fn by(lines: Vec<Line>, column: &str) -> HashMap<String, Line> {
    lines.into_iter().map(|line| (line[column].clone(), line)).collect()
}

/// The same day, year first.
fn iso(date: &str) -> String {
    date.split(['-', '/']).rev().collect::<Vec<_>>().join("-")
}

/// Schools of both establishments files, as they were and as they are.
fn both() -> Vec<(Line, Line)> {
    let mut later = by(schools(), "URN");
    earlier().into_iter().filter_map(|then| later.remove(&then["URN"]).map(|now| (then, now))).collect()
}

fn trust_links() -> Vec<Line> {
    let of_trust = |link: &Line| ["6", "10", "11"].contains(&link["Group Type (code)"].as_str());
    group_links().into_iter().filter(of_trust).collect()
}

#[test]
fn the_earlier_file_has_the_grades_of_inspections_and_every_change_that_matters() {
    assert_eq!(earlier()[0].len(), 139);
    assert_eq!(distinct(&earlier(), "OfstedRating (name)"), 7);
    let both = both();
    let count = |is_so: fn(&Line, &Line) -> bool| both.iter().filter(|(then, now)| is_so(then, now)).count();
    assert!(count(|then, now| then["EstablishmentName"] != now["EstablishmentName"]) >= 3);
    assert!(count(|then, now| then["Trusts (code)"] != now["Trusts (code)"]) >= 4);
    assert!(count(|then, now| then["TrustSchoolFlag (code)"] == "5" && now["TrustSchoolFlag (code)"] == "3") >= 1);
    assert!(
        count(|then, now| then["EstablishmentStatus (name)"] == "Open" && now["EstablishmentStatus (name)"] == "Closed")
            >= 2
    );
    assert!(
        count(|then, now| then["EstablishmentStatus (name)"] == "Proposed to open"
            && now["EstablishmentStatus (name)"] == "Open")
            >= 1
    );
}

#[test]
fn some_schools_were_not_yet_in_the_earlier_file_and_some_are_in_no_other() {
    let urns = |lines: Vec<Line>| lines.into_iter().map(|line| line["URN"].clone()).collect::<HashSet<_>>();
    let (then, now) = (urns(earlier()), urns(schools()));
    assert!(now.difference(&then).count() >= 5);
    assert_eq!(then.difference(&now).count(), 4);
}

#[test]
fn the_earlier_file_tells_of_nothing_that_happened_after_its_day() {
    for school in earlier().iter().filter(|school| school["EstablishmentStatus (code)"] != "4") {
        for column in ["OpenDate", "LastChangedDate", "OfstedLastInsp"] {
            assert!(iso(&school[column]).as_str() <= "2025-01-05", "{column} of {}", school["URN"]);
        }
        let closed = school["EstablishmentStatus (code)"] == "2";
        assert!(!closed || iso(&school["CloseDate"]).as_str() <= "2025-01-05", "{}", school["URN"]);
    }
}

#[test]
fn group_links_look_as_if_a_data_tool_had_saved_them() {
    let bytes = &written(&Options::default())[3];
    assert!(bytes.starts_with(b",URN,Group UID,") && !bytes.contains(&b'\r') && std::str::from_utf8(bytes).is_ok());
    let links = group_links();
    assert!(links.iter().enumerate().all(|(nth, link)| link[""] == nth.to_string()));
    assert!(links.iter().all(|link| link["TypeOfEstablishment (code)"].parse::<u32>().unwrap().to_string()
        == link["TypeOfEstablishment (code)"]));
    assert!(links.iter().any(|link| link["URN"].len() == 5 && link["Joined date"] == "1900-01-01"));
    assert!(links.iter().any(|link| link["Companies House Number"].ends_with(".0")));
    for kind in ["1", "2", "5", "6", "8", "9", "10"] {
        assert!(links.iter().any(|link| link["Group Type (code)"] == kind), "{kind}");
    }
}

#[test]
fn seven_academies_in_eight_joined_their_trust_on_the_day_they_opened() {
    let schools = by(schools(), "URN");
    let links = trust_links();
    let on_opening = |link: &&Line| iso(&schools[&link["URN"]]["OpenDate"]) == link["Joined date"];
    assert!((82..=92).contains(&(links.iter().filter(on_opening).count() * 100 / links.len())));
    assert!(links.iter().all(|link| link["Joined date"].as_str() <= DAY));
}

#[test]
fn group_links_know_trusts_by_other_names_and_schools_in_other_trusts() {
    let (trusts, then) = (by(groups(), "Group UID"), by(earlier(), "URN"));
    let links = trust_links();
    let trust = |link: &Line| &trusts[&link["Group UID"]];
    assert!(links.iter().any(|link| link["Group Name"] != trust(link)["Group Name"]));
    assert!(links.iter().any(|link| link["Joined date"] < iso(&trust(link)["Incorporated on (open date)"])));
    let moved = |link: &&Line| then[&link["URN"]]["Trusts (code)"] != link["Group UID"];
    assert!(links.iter().filter(moved).count() >= 8);
    let closed = |link: &&Line| trust(link)["Group Status (code)"] == "CLOSED" && moved(link);
    assert!(links.iter().filter(closed).count() >= 3);
}

#[test]
fn every_kind_of_link_between_schools_occurs() {
    let kinds: HashSet<String> = links().iter().map(|link| link["LinkType"].clone()).collect();
    let succession = ["", " - merged", " - amalgamated", " - Split School"];
    for kind in succession.iter().flat_map(|kind| [format!("Predecessor{kind}"), format!("Successor{kind}")]) {
        assert!(kinds.contains(&kind), "{kind}");
    }
    for kind in ["Result of Amalgamation", "Sixth Form Centre Link", "Sixth Form Centre School", "Closure", "Expansion"]
    {
        assert!(kinds.contains(kind), "{kind}");
    }
    assert_eq!(kinds.len(), 17);
}

#[test]
fn most_links_are_told_by_both_sides_and_a_quarter_has_no_date() {
    let links = links();
    let pairs: HashSet<_> = links.iter().map(|link| (link["URN"].clone(), link["LinkURN"].clone())).collect();
    let one_sided = pairs.iter().filter(|(one, other)| !pairs.contains(&(other.clone(), one.clone()))).count();
    assert!((1..pairs.len() / 10).contains(&one_sided));
    let undated = links.iter().filter(|link| link["LinkEstablishedDate"].is_empty()).count();
    assert!((20..=30).contains(&(undated * 100 / links.len())));
}

#[test]
fn some_schools_have_several_predecessors_and_some_predecessors_had_one() {
    let mut predecessors: HashMap<String, Vec<String>> = HashMap::new();
    for link in links().iter().filter(|link| link["LinkType"].starts_with("Predecessor")) {
        predecessors.entry(link["URN"].clone()).or_default().push(link["LinkURN"].clone());
    }
    let several = predecessors.values().filter(|theirs| theirs.len() > 1).count();
    assert!((8..=20).contains(&(several * 100 / predecessors.len())), "{several} of {}", predecessors.len());
    assert!(predecessors.values().flatten().any(|urn| predecessors.contains_key(urn)));
}

#[test]
fn links_between_schools_are_written_as_the_register_does() {
    let bytes = &written(&Options::default())[4];
    let second = bytes.split(|byte| *byte == b'\n').nth(1).unwrap();
    assert!(bytes.starts_with(b"\"URN\",\"LinkURN\",\"LinkName\",\"LinkType\",\"LinkEstablishedDate\"\r\n"));
    assert!(second.starts_with(b"500") && second.ends_with(b"\"\r"));
    assert!(std::str::from_utf8(bytes).is_err(), "Windows-1252 letters occur");
}
