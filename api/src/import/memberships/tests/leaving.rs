//! When a school left.

use super::world::{Told, World, day, school, trust};

const JANUARY: &str = "2025-01-05";
const APRIL: &str = "2025-04-01";

fn world() -> World {
    World::of(&[JANUARY, APRIL], &["2022-08-31"], [trust(1, "2010-01-01"), trust(2, "2012-05-05")])
}

/// A school that joined the first trust when it opened.
fn linked() -> Told {
    school(1, "34", "2013-09-01").linked(1, "2013-09-01", ["2022-08-31"; 2])
}

/// How its only membership ended.
fn end(world: &World, told: Told) -> String {
    let told = world.tell(told);
    assert_eq!(told.len(), 1, "{told:?}");
    let told = told[0].strip_prefix("1 from 2013-09-01 REGISTER_GROUP_LINK CONVERTED").expect("the joining");
    told.trim().to_owned()
}

#[test]
fn a_school_that_closed_left_on_that_day() {
    let closed = "until 2023-08-31 SCHOOL_CLOSED SCHOOL_CLOSED";
    assert_eq!(end(&world(), linked().closed("2023-08-31")), closed);
    assert_eq!(end(&world(), linked().closed("2023-08-31").seen(JANUARY, 1)), closed, "though files still name it");
}

#[test]
fn a_school_that_is_to_close_has_not_left() {
    let mut told = linked().seen(JANUARY, 1);
    told.row.closed_on = Some(day("2026-08-31"));
    assert_eq!(end(&world(), told.clone()), "");
    told.row.closed_on = Some(day("2025-04-30"));
    assert_eq!(end(&world(), told.clone()), "", "a groups file of a later day does not tell whether it did close");
    told.row.closed_on = Some(day("2025-04-01"));
    assert_eq!(end(&world(), told), "until 2025-04-01 SCHOOL_CLOSED SCHOOL_CLOSED", "the newest file is of that day");
}

#[test]
fn a_school_that_closed_on_a_day_that_no_file_tells_left_after_it_was_last_seen() {
    let closed = linked().closed("").seen(JANUARY, 1);
    assert_eq!(end(&world(), closed), "until 2025-04-02..2026-03-23 UNKNOWN SCHOOL_CLOSED");
}

#[test]
fn a_trust_that_closed_since_has_lost_its_schools_and_the_earlier_closing_counts() {
    let mut world = world();
    world.trusts[0].closed_on = Some(day("2025-08-31"));
    assert_eq!(end(&world, linked().seen(JANUARY, 1)), "until 2025-08-31 TRUST_CLOSED TRUST_CLOSED");
    assert!(end(&world, linked().closed("2025-07-31")).starts_with("until 2025-07-31 SCHOOL_CLOSED"));
    assert!(end(&world, linked().closed("2025-09-30")).starts_with("until 2025-08-31 TRUST_CLOSED"));
}

#[test]
fn a_trust_that_is_to_close_has_not_closed() {
    let mut world = world();
    world.trusts[0].closed_on = Some(day("2026-08-31"));
    assert_eq!(end(&world, linked().seen(JANUARY, 1)), "");
}

#[test]
fn an_open_school_that_is_shown_without_a_trust_left_between_the_files() {
    let without = linked().seen(JANUARY, 1).seen(APRIL, 0);
    assert_eq!(end(&world(), without), "until 2025-01-06..2025-04-01 BETWEEN_SNAPSHOTS UNKNOWN");
    assert_eq!(end(&world(), linked()), "until 2022-09-01..2025-01-05 BETWEEN_SNAPSHOTS UNKNOWN");
}

#[test]
fn a_school_that_no_newer_file_tells_of_is_still_there() {
    let mut world = world();
    world.calendar.snapshots.clear();
    assert_eq!(end(&world, linked()), "");
}

#[test]
fn a_school_that_vanished_left_between_the_files() {
    let vanished = linked().seen(JANUARY, 1).vanished(APRIL);
    assert_eq!(end(&world(), vanished), "until 2025-01-06..2025-04-01 BETWEEN_SNAPSHOTS UNKNOWN");
}

#[test]
fn a_school_that_was_without_a_trust_meanwhile_left_and_joined_again() {
    let mut world = world();
    world.calendar.snapshots.push(day("2025-07-01"));
    let back = linked().seen(JANUARY, 1).seen(APRIL, 0).seen("2025-07-01", 1);
    let told = world.tell(back);
    assert!(told[0].ends_with("until 2025-01-06..2025-04-01 BETWEEN_SNAPSHOTS UNKNOWN"), "{told:?}");
    assert_eq!(told[1], "1 from 2025-04-02..2025-07-01 BETWEEN_SNAPSHOTS UNKNOWN");
}

#[test]
fn nobody_leaves_before_joining() {
    let mut world = world();
    world.trusts[0].closed_on = Some(day("2012-01-01"));
    assert_eq!(end(&world, linked().seen(JANUARY, 1)), "until 2013-09-01 TRUST_CLOSED TRUST_CLOSED");
    assert!(world.histories(&[linked().seen(JANUARY, 1)])[0].overlap, "and it is noted");
    let unknown = school(1, "34", "2011-09-01").seen(JANUARY, 1);
    let told = "1 from 2011-09-01..2012-01-01 UNKNOWN CONVERTED until 2012-01-01 TRUST_CLOSED TRUST_CLOSED";
    assert_eq!(world.tell(unknown), [told]);
}

#[test]
fn a_school_goes_on_in_the_new_form_of_a_trust_that_closed_after_the_newest_file_of_schools() {
    let mut world = world();
    let share = |world: &mut World| {
        for trust in &mut world.trusts {
            trust.companies_house_number = "07654321".parse().ok();
        }
    };
    let told = || linked().seen(JANUARY, 1);
    let closed = "1 from 2013-09-01 REGISTER_GROUP_LINK CONVERTED until 2025-10-01 TRUST_CLOSED";
    share(&mut world);
    assert_eq!(world.tell(told()).len(), 1, "the trust goes on as it was");
    world.trusts[0].closed_on = Some(day("2025-10-01"));
    let goes_on = ["2 from 2025-10-01 TRUST_CLOSED TRUST_CHANGED_FORM".to_owned()];
    assert_eq!(world.tell(told()), [&[format!("{closed} TRUST_CHANGED_FORM")], &goes_on[..]].concat());
    assert_eq!(world.tell(told().seen(APRIL, 0)).len(), 1, "a file shows it without a trust");
    assert_eq!(world.tell(told().closed("2025-03-31")).len(), 1, "the school had closed before");
    world.trusts.push(trust(3, "2025-09-30"));
    share(&mut world);
    assert_eq!(world.tell(told()), [format!("{closed} TRUST_CLOSED")], "nobody knows which of two");
}
