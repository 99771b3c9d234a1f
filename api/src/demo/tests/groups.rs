use super::{Line, distinct, groups, schools};
use std::collections::HashSet;

type Oddity = (&'static str, fn(&Line) -> bool);

const ODDITIES: &[Oddity] = &[
    ("date filled in", |g| g["Open date"] == "01/01/1900"),
    ("another date filled in", |g| g["Open date"] == "01/01/1902"),
    ("marked as old with a dot", |g| g["Group ID"].ends_with(".old")),
    ("marked as old with a dash", |g| g["Group ID"].ends_with("-old")),
    ("marked as old with an underscore", |g| g["Group ID"].ends_with("_old")),
    ("open academy trust without UKPRN", |g| open_academy_trust(g) && g["UKPRN"].is_empty()),
    ("open academy trust without company", |g| open_academy_trust(g) && g["Companies House Number"].is_empty()),
    ("company that lost its zeros", |g| (1..8).contains(&g["Companies House Number"].len())),
    ("secure trust", |g| g["Group Type (code)"] == "11" && g["Group ID"].is_empty()),
    ("federation with a typed-in group ID", |g| g["Group ID"] == "The federation"),
    ("apostrophe of Windows-1252", |g| g["Group Name"].contains('’')),
];

fn open_academy_trust(group: &Line) -> bool {
    group["Group Status (code)"] == "OPEN" && matches!(group["Group Type (code)"].as_str(), "06" | "10")
}

#[test]
fn every_oddity_of_the_real_groups_occurs() {
    let groups = groups();
    for (oddity, is_so) in ODDITIES {
        assert!(groups.iter().any(is_so), "no group has: {oddity}");
    }
}

#[test]
fn every_type_of_group_occurs_and_at_least_sixty_academy_trusts() {
    let groups = groups();
    assert_eq!(distinct(&groups, "Group Type (code)"), 9);
    let trusts = groups.iter().filter(|group| matches!(group["Group Type (code)"].as_str(), "06" | "10" | "11"));
    assert_eq!(trusts.count(), 64);
}

#[test]
fn a_closed_trust_shares_its_group_id_with_the_trust_it_became() {
    let groups = groups();
    let shared = groups.iter().filter(|closed| {
        closed["Group Status (code)"] == "CLOSED"
            && groups.iter().any(|group| open_academy_trust(group) && group["Group ID"] == closed["Group ID"])
    });
    assert!(shared.count() >= 3);
}

#[test]
fn most_sponsors_that_schools_name_are_among_the_groups() {
    let known: HashSet<_> = groups().iter().map(|group| group["Group Name"].to_lowercase()).collect();
    let schools = schools();
    let named =
        schools.iter().map(|school| school["SchoolSponsors (name)"].to_lowercase()).filter(|name| !name.is_empty());
    let (matched, unmatched): (Vec<_>, Vec<_>) = named.partition(|name| known.contains(name));
    assert!(matched.len() > 10 * unmatched.len() && !unmatched.is_empty());
}

#[test]
fn some_open_trusts_have_no_school_and_some_closed_ones_still_do() {
    let used: HashSet<_> = schools()
        .iter()
        .filter(|s| s["EstablishmentStatus (code)"] == "1")
        .map(|s| s["Trusts (code)"].clone())
        .collect();
    let groups = groups();
    let has_school = |group: &Line| used.contains(&group["Group UID"]);
    assert!(groups.iter().any(|group| open_academy_trust(group) && !has_school(group)));
    assert!(groups.iter().any(|group| group["Group Status (code)"] == "CLOSED" && has_school(group)));
}
