//! Files that put a school in two trusts at once.

use super::world::{Told, World, school, trust};

const JANUARY: &str = "2025-01-05";
const APRIL: &str = "2025-04-01";

fn world() -> World {
    let trusts = [trust(1, "2010-01-01"), trust(2, "2010-01-01"), trust(3, "2010-01-01")];
    World::of(&["2021-01-01", JANUARY, APRIL], &["2022-08-31", "2025-02-28"], trusts)
}

/// The trusts of its memberships with the days of joining, and whether an overlap was noted.
fn told(told: Told) -> (Vec<String>, bool) {
    let short = |text: &String| text.split(' ').take(3).collect::<Vec<_>>().join(" ");
    let overlap = world().histories(std::slice::from_ref(&told))[0].overlap;
    (world().tell(told).iter().map(short).collect(), overlap)
}

fn academy() -> Told {
    school(1, "34", "2013-09-01")
}

#[test]
fn an_establishments_file_outweighs_a_link_of_the_same_time() {
    let linked = academy().linked(2, "", ["2025-02-28"; 2]).seen(JANUARY, 1);
    assert_eq!(told(linked), (vec!["1 from 2021-01-02..2025-01-05".to_owned()], true));
}

#[test]
fn a_joining_day_before_a_file_that_still_shows_another_trust_is_not_believed() {
    let linked = academy().linked(2, "2024-12-01", ["2025-02-28"; 2]).seen("2021-01-01", 1).seen(APRIL, 2);
    let trusts = vec!["1 from 2013-09-01..2021-01-01".to_owned(), "2 from 2025-01-06..2025-02-28".to_owned()];
    assert_eq!(told(linked), (trusts, true));
    let on_the_day = academy().linked(2, JANUARY, ["2025-02-28"; 2]).seen("2021-01-01", 1).seen(APRIL, 2);
    let (told, overlap) = told(on_the_day);
    assert_eq!((told[1].as_str(), overlap), ("2 from 2025-01-05", false), "that file may be of the day's morning");
}

#[test]
fn of_two_links_the_later_ends_the_earlier() {
    let both = academy().linked(1, "2013-09-01", ["2022-08-31"; 2]).linked(2, "2019-01-01", ["2022-08-31"; 2]);
    let trusts = ["1 from 2013-09-01", "2 from 2019-01-01"].map(str::to_owned).to_vec();
    assert_eq!(told(both.seen(JANUARY, 2)), (trusts, true));
    let one_after_the_other =
        academy().linked(3, "2023-01-01", ["2025-02-28"; 2]).linked(1, "2013-09-01", ["2022-08-31"; 2]);
    let trusts = ["1 from 2013-09-01", "3 from 2023-01-01"].map(str::to_owned).to_vec();
    assert_eq!(told(one_after_the_other.seen(JANUARY, 3)), (trusts, false));
}

#[test]
fn files_that_agree_tell_of_one_stay() {
    let agreed = academy().linked(1, "2013-09-01", ["2022-08-31", "2025-02-28"]).seen("2021-01-01", 1);
    assert_eq!(told(agreed), (vec!["1 from 2013-09-01".to_owned()], false));
}
