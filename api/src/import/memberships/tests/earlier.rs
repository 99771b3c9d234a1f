//! Memberships before the first that a file names.

use super::world::{World, day, school, trust};

const LINKS: &str = "2022-08-31";

fn world() -> World {
    World::of(&["2025-01-05"], &[LINKS], [trust(1, "2011-01-01"), trust(2, "2011-01-01")])
}

#[test]
fn an_academy_that_joined_long_after_it_opened_was_in_another_trust_before() {
    let joined = |on| school(1, "28", "2011-09-01").linked(1, on, [LINKS; 2]).seen("2025-01-05", 1);
    let told = [
        "none from 2011-09-01 SCHOOL_OPENED SPONSORED until 2011-10-03 REGISTER_GROUP_LINK TRANSFERRED",
        "1 from 2011-10-03 REGISTER_GROUP_LINK TRANSFERRED",
    ];
    assert_eq!(world().tell(joined("2011-10-03")), told);
    assert_eq!(world().tell(joined("2011-10-02")), ["1 from 2011-10-02 REGISTER_GROUP_LINK SPONSORED"]);
}

#[test]
fn an_academy_older_than_its_trust_was_in_another_before() {
    let told = world().tell(school(1, "34", "2009-09-01").seen("2025-01-05", 1));
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    let between = "2011-01-01..2025-01-05 UNKNOWN TRANSFERRED";
    assert_eq!(told[0], format!("none from 2009-09-01 SCHOOL_OPENED CONVERTED until {between}"));
    assert_eq!(told[1], format!("1 from {between}"));
}

#[test]
fn a_school_that_is_no_academy_may_have_been_in_none() {
    let maintained = school(1, "01", "1950-01-01").linked(1, "2015-01-01", [LINKS; 2]).seen("2025-01-05", 1);
    assert_eq!(world().tell(maintained), ["1 from 2015-01-01 REGISTER_GROUP_LINK UNKNOWN"]);
}

#[test]
fn the_earlier_trust_was_the_earlier_form_of_the_next_where_that_closed_at_the_time() {
    let mut world = world();
    for trust in &mut world.trusts {
        trust.companies_house_number = "07318714".parse().ok();
    }
    let mut told = |closed: &str| {
        world.trusts[1].closed_on = Some(day(closed));
        let school = school(1, "34", "2011-09-01").linked(1, "2019-09-01", [LINKS; 2]).seen("2025-01-05", 1);
        world.tell(school)[0].clone()
    };
    let form = "from 2011-09-01 SCHOOL_OPENED CONVERTED until 2019-09-01 REGISTER_GROUP_LINK TRUST_CHANGED_FORM";
    assert_eq!(told("2019-08-31"), format!("2 {form}"));
    assert_eq!(told("2019-10-02"), format!("2 {form}"));
    assert!(told("2019-07-31").starts_with("none from"), "it closed before");
}
