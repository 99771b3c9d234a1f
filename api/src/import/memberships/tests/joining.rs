//! When a school joined.

use super::world::{Told, World, day, school, trust};

const JANUARY: &str = "2025-01-05";
const APRIL: &str = "2025-04-01";

/// Two establishments files, one of group links, and two trusts.
fn world() -> World {
    World::of(&[JANUARY, APRIL], &["2022-08-31"], [trust(1, "2010-01-01"), trust(2, "2012-05-05")])
}

/// A school that opened long ago.
fn old() -> Told {
    school(1, "28", "2013-09-01")
}

#[test]
fn the_day_of_a_group_link_is_the_joining_day() {
    let linked = old().linked(1, "2013-09-10", ["2022-08-31"; 2]).seen(JANUARY, 1);
    assert_eq!(world().tell(linked), ["1 from 2013-09-10 REGISTER_GROUP_LINK SPONSORED"]);
}

#[test]
fn a_school_that_opened_after_the_file_before_opened_in_its_trust() {
    let new = school(1, "35", "2025-02-01").seen(APRIL, 1);
    assert_eq!(world().tell(new), ["1 from 2025-02-01 SCHOOL_OPENED OPENED_IN_TRUST"]);
    let since_the_links = school(1, "34", "2023-09-01").seen(JANUARY, 1);
    assert_eq!(world().tell(since_the_links), ["1 from 2023-09-01 SCHOOL_OPENED CONVERTED"]);
}

#[test]
fn a_trust_that_was_incorporated_a_month_after_the_opening_counts_as_there() {
    let opened = |on: &str| school(1, "34", on).seen(JANUARY, 3);
    let world = World::of(&[JANUARY], &["2022-08-31"], [trust(3, "2023-10-02")]);
    assert_eq!(world.tell(opened("2023-09-01")), ["3 from 2023-09-01 SCHOOL_OPENED CONVERTED"]);
    assert_eq!(world.tell(opened("2023-08-31"))[1], "3 from 2023-10-02..2025-01-05 UNKNOWN TRANSFERRED");
}

#[test]
fn the_school_of_a_single_academy_trust_opened_in_it_whenever_it_was_first_seen() {
    let mut world = world();
    world.trusts[0].group_type_code = "10".to_owned();
    assert_eq!(world.tell(old().seen(JANUARY, 1)), ["1 from 2013-09-01 SCHOOL_OPENED SPONSORED"]);
}

#[test]
fn of_a_school_that_was_always_there_only_bounds_are_known() {
    assert_eq!(world().tell(old().seen(JANUARY, 1)), ["1 from 2013-09-01..2025-01-05 UNKNOWN SPONSORED"]);
    let undated = school(1, "28", "").seen(JANUARY, 2);
    assert_eq!(world().tell(undated), ["2 from 2012-05-05..2025-01-05 UNKNOWN SPONSORED"]);
}

#[test]
fn a_school_that_an_earlier_file_showed_without_a_trust_joined_between_the_two() {
    let late = school(1, "28", "2024-12-01").seen(APRIL, 1);
    assert_eq!(world().tell(late), ["1 from 2025-01-06..2025-04-01 BETWEEN_SNAPSHOTS SPONSORED"]);
}

/// What is told of a move between the two files, of a school that was in the first trust.
fn moved(world: &World) -> Vec<String> {
    let told = world.tell(old().linked(1, "2013-09-01", ["2022-08-31"; 2]).seen(JANUARY, 1).seen(APRIL, 2));
    let (before, after) = (told[0].split_once(" until ").unwrap().1, told[1].split_once(" from ").unwrap().1);
    assert_eq!(before, after, "it left one on the day that it joined the other, for the same reason");
    told
}

#[test]
fn a_move_was_between_the_files_that_show_it() {
    assert_eq!(moved(&world())[1], "2 from 2025-01-06..2025-04-01 BETWEEN_SNAPSHOTS TRANSFERRED");
}

#[test]
fn a_move_between_the_files_of_two_days_in_a_row_has_a_day() {
    let world = World::of(&[JANUARY, "2025-01-06"], &[], world().trusts);
    let told = world.tell(old().seen(JANUARY, 1).seen("2025-01-06", 2));
    assert_eq!(told[1], "2 from 2025-01-06 BETWEEN_SNAPSHOTS TRANSFERRED");
}

#[test]
fn the_new_trust_s_incorporation_and_the_old_one_s_closing_narrow_a_move() {
    let mut world = world();
    world.trusts[0].closed_on = Some(day("2025-03-10"));
    world.trusts[1].incorporated_on = Some(day("2025-02-20"));
    let told = world.tell(old().linked(1, "2013-09-01", ["2022-08-31"; 2]).seen(JANUARY, 1).seen(APRIL, 2));
    assert_eq!(told[1], "2 from 2025-02-20..2025-03-10 BETWEEN_SNAPSHOTS TRUST_MERGED");
    world.trusts[0].closed_on = Some(day("2025-09-01"));
    world.trusts[1].incorporated_on = Some(day("2025-06-01"));
    assert!(moved(&world)[1].contains("from 2025-01-06..2025-04-01 "), "what lies outside says nothing");
}

#[test]
fn a_new_form_of_the_same_trust_has_its_schools_from_the_day_the_old_one_closed() {
    let mut world = world();
    world.trusts[0].closed_on = Some(day("2025-03-10"));
    for trust in &mut world.trusts {
        trust.trust_reference = "TR50001".parse().ok();
    }
    assert_eq!(moved(&world)[1], "2 from 2025-03-10 TRUST_CLOSED TRUST_CHANGED_FORM");
}
