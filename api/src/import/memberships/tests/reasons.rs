//! Why schools joined, which trusts were founded for them, and which had to join.

use entity::{school_link, trust_membership::Model};

use super::world::{Told, World, day, school, trust};

const JANUARY: &str = "2025-01-05";
const APRIL: &str = "2025-04-01";

fn world() -> World {
    World::of(&[JANUARY, APRIL], &["2022-08-31"], [trust(1, "2010-06-01"), trust(2, "2010-01-01")])
}

fn first(type_code: &str) -> Model {
    let told = school(1, type_code, "2011-09-01").linked(1, "2011-09-01", ["2022-08-31"; 2]).seen(JANUARY, 1);
    world().rows(&[told])[0][0].clone()
}

#[test]
fn a_first_joining_is_told_by_the_type_and_only_the_sponsored_had_to() {
    let (sponsored, own) = (("SPONSORED", Some(true), Some("SPONSORED_ROUTE")), Some(false));
    let kinds = [
        (&["28", "33", "43", "46"][..], sponsored),
        (&["34", "42", "44", "45"], ("CONVERTED", own, None)),
        (&["35", "36", "38", "39", "40", "41", "57"], ("OPENED_IN_TRUST", own, None)),
        (&["01", "11"], ("UNKNOWN", None, None)),
    ];
    for (types, expected) in kinds {
        for code in types {
            let row = first(code);
            let told = (row.join_reason.as_str(), row.required_to_join, row.required_to_join_basis.as_deref());
            assert_eq!(told, expected, "type {code}");
            let names_it = row.join_reason_evidence.is_some_and(|evidence| evidence.contains(code));
            assert_eq!(names_it, expected.0 != "UNKNOWN");
        }
    }
}

/// A school that was linked to the first trust and is in the second, or has closed, by April.
fn moving(number: u32, then: u32) -> Told {
    let told = school(number, "34", "2011-09-01").linked(1, "2011-09-01", ["2022-08-31"; 2]).seen(JANUARY, 1);
    if then == 1 { told } else { told.seen(APRIL, then) }
}

#[test]
fn a_trust_that_closed_into_one_other_has_merged() {
    let mut world = world();
    let reasons = |world: &World, schools: &[Told]| {
        let rows = world.rows(schools);
        let second = rows[0][1].clone();
        (rows[0][0].leave_reason.clone().unwrap(), second.join_reason, second.join_reason_evidence.unwrap())
    };
    let all = [moving(1, 2), moving(2, 2), moving(3, 0).closed("2025-02-28")];
    assert_eq!(reasons(&world, &all).1, "TRANSFERRED", "it is still open");
    world.trusts[0].closed_on = Some(day("2025-09-30"));
    let evidence = "The trust 1 closed on 2025-09-30, and all of its last schools that went on are in this trust.";
    let merged = ("TRUST_MERGED".to_owned(), "TRUST_MERGED".to_owned(), evidence.to_owned());
    assert_eq!(reasons(&world, &all), merged);
    world.trusts.push(trust(3, "2010-01-01"));
    let (left, joined, evidence) = reasons(&world, &[moving(1, 2), moving(2, 3)]);
    assert_eq!((left.as_str(), joined.as_str()), ("TRANSFERRED", "TRANSFERRED"));
    assert_eq!(evidence, "The school was in the trust 1 before.");
}

#[test]
fn a_change_of_form_is_no_move_and_says_what_the_two_share() {
    let mut world = world();
    for trust in &mut world.trusts {
        trust.trust_reference = "TR50001".parse().ok();
    }
    let rows = world.rows(&[moving(1, 2)]);
    assert_eq!(rows[0][0].leave_reason.as_deref(), Some("TRUST_CHANGED_FORM"));
    assert_eq!(rows[0][1].join_reason_evidence.as_deref(), Some("The trusts 1 and 2 share the reference TR50001."));
    assert_eq!((rows[0][1].required_to_join, rows[0][0].required_to_join), (None, Some(false)));
}

/// Which of some schools their trust, incorporated in June 2010, was founded for, by the days they joined it.
fn founding(joined: &[&str]) -> Vec<bool> {
    let schools = (1..).zip(joined).map(|(number, joined)| {
        school(number, "34", "2010-07-01").linked(1, joined, ["2022-08-31"; 2]).seen(JANUARY, 1)
    });
    let rows = world().rows(&schools.collect::<Vec<_>>());
    rows.iter().map(|rows| rows.last().unwrap().founding_school).collect()
}

#[test]
fn a_trust_is_founded_for_the_schools_that_join_first_soon_after_its_incorporation() {
    assert_eq!(founding(&["2010-07-01", "2010-07-01", "2010-08-01"]), [true, true, false]);
    assert_eq!(founding(&["2012-06-01"]), [true]);
    assert_eq!(founding(&["2012-06-02"]), [false]);
    assert_eq!(founding(&["2010-05-01"]), [true]);
    assert_eq!(founding(&["2010-04-30"]), [false]);
    assert_eq!(founding(&["2010-07-02", ""]), [false, false], "the other may have been there before");
}

/// Why the second of two academies joined the first trust in September 2024, if it continues the one that closed.
fn continuing(world: &mut World, predecessor: Told) -> (String, Option<bool>, String) {
    let successor = school(2, "28", "2024-09-01").linked(1, "2024-09-01", [JANUARY; 2]).seen(JANUARY, 1);
    let (urn, linked_urn, as_of) = (successor.row.urn, predecessor.row.urn, day(JANUARY));
    let link_type = "Predecessor".to_owned();
    world.links = vec![school_link::Model { urn, linked_urn, link_type, established_on: None, as_of }];
    let rows = world.rows(&[predecessor, successor]);
    let row = rows.last().unwrap().last().unwrap().clone();
    (row.join_reason, row.required_to_join, row.join_reason_evidence.unwrap_or_default())
}

#[test]
fn an_academy_that_continues_another_did_not_become_one() {
    let academy = || school(1, "34", "2011-09-01").linked(2, "2011-09-01", ["2022-08-31"; 2]);
    let sponsored = ("SPONSORED".to_owned(), Some(true));
    let told = |world: &mut World, predecessor: Told| {
        let (reason, required, _) = continuing(world, predecessor);
        (reason, required)
    };
    let (reason, required, evidence) = continuing(&mut world(), academy().closed("2024-08-31"));
    assert_eq!((&*reason, required), ("TRANSFERRED", None));
    assert_eq!(evidence, "The school continues the academy 500001, which closed on 2024-08-31 in the trust 2.");
    assert_eq!(told(&mut world(), academy().closed("2024-07-31")), sponsored, "it closed long before");
    assert_eq!(told(&mut world(), academy()), sponsored, "it is open");
    let maintained = school(1, "01", "1950-01-01").linked(2, "", ["2022-08-31"; 2]).closed("2024-08-31");
    assert_eq!(told(&mut world(), maintained), sponsored, "it was no academy");
    let same = school(1, "34", "2011-09-01").linked(1, "2011-09-01", ["2022-08-31"; 2]).closed("2024-08-31");
    assert_eq!(told(&mut world(), same), ("UNKNOWN".to_owned(), None));
    let mut shared = world();
    for trust in &mut shared.trusts {
        trust.trust_reference = "TR50001".parse().ok();
    }
    assert_eq!(told(&mut shared, academy().closed("2024-08-31")), ("TRUST_CHANGED_FORM".to_owned(), None));
}
