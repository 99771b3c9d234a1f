use super::{Line, distinct, groups, lines, schools, written};
use crate::demo::Options;
use std::collections::HashMap;

type Oddity = (&'static str, fn(&Line) -> bool);

const ODDITIES: &[Oddity] = &[
    ("opened in 1800 or so", |s| s["OpenDate"] == "01-01-1803"),
    ("open date filled in", |s| s["OpenDate"] == "01-01-1900"),
    ("open without open date", |s| s["OpenDate"].is_empty() && s["EstablishmentStatus (code)"] == "1"),
    ("closing in future", |s| s["EstablishmentStatus (code)"] == "3" && !s["CloseDate"].is_empty()),
    ("no establishment number", |s| s["EstablishmentNumber"].is_empty()),
    ("open and never counted", |s| s["NumberOfPupils"].is_empty() && s["EstablishmentStatus (code)"] == "1"),
    ("boys and girls do not add up", |s| {
        number(s, "NumberOfBoys") + number(s, "NumberOfGirls") != number(s, "NumberOfPupils")
    }),
    ("per cent without a zero", |s| s["PercentageFSM"] == ".00"),
    ("per cent with one decimal", |s| s["PercentageFSM"] == "0.0"),
    ("per cent with two decimals", |s| s["PercentageFSM"] == "7.50"),
    ("no coordinates", |s| s["Easting"] == "0" && s["Northing"] == "0" && s["GOR (code)"] != "Z"),
    ("no room", |s| s["SchoolCapacity"] == "0"),
    ("room unknown", |s| s["SchoolCapacity"].is_empty()),
    ("foundation trust", |s| s["TrustSchoolFlag (code)"] == "1" && !s["Trusts (code)"].is_empty()),
    ("secure academy", |s| s["TrustSchoolFlag (code)"] == "0" && !s["Trusts (code)"].is_empty()),
    ("closed academy without trust", |s| {
        closed(s) && s["TrustSchoolFlag (code)"] == "2" && s["Trusts (code)"].is_empty()
    }),
    ("closed academy with trust", |s| closed(s) && s["TrustSchoolFlag (code)"] == "5"),
    ("letters of Windows-1252", |s| s["EstablishmentName"].contains('’')),
    ("a comma", |s| s["EstablishmentName"].contains(',')),
    ("a quotation mark", |s| s["EstablishmentName"].contains('"')),
    ("no area", |s| s["LSOA (code)"] == "999999999" && s["DistrictAdministrative (code)"] == "9999"),
    ("no authority area", |s| s["GSSLACode (name)"] == "X999999"),
    ("website without scheme", |s| s["SchoolWebsite"].starts_with("www.")),
    ("website with scheme", |s| s["SchoolWebsite"].starts_with("https://")),
    ("short telephone number", |s| s["TelephoneNum"].len() == 10),
    ("unknown faith", |s| s["ReligiousCharacter (code)"] == "61"),
    ("unknown type", |s| s["TypeOfEstablishment (code)"] == "58"),
    ("in a federation", |s| !s["Federations (code)"].is_empty()),
    ("resourced provision and unit", |s| s["TypeOfResourcedProvision (name)"] == "Resourced provision and SEN unit"),
    ("never asked", |s| {
        ["Gender", "Boarders", "AdmissionsPolicy", "OfficialSixthForm", "SpecialClasses"]
            .iter()
            .any(|c| s[&format!("{c} (code)")] == "9")
    }),
];

fn number(school: &Line, column: &str) -> i64 {
    school[column].parse().unwrap_or_default()
}

fn closed(school: &Line) -> bool {
    school["EstablishmentStatus (code)"] == "2"
}

#[test]
fn every_oddity_of_the_real_register_occurs() {
    let schools = schools();
    for (oddity, is_so) in ODDITIES {
        assert!(schools.iter().any(is_so), "no school has: {oddity}");
    }
}

#[test]
fn every_code_of_a_short_list_occurs() {
    let schools = schools();
    let lists =
        [("TypeOfEstablishment", 40), ("EstablishmentStatus", 4), ("PhaseOfEducation", 8), ("GOR", 11), ("Gender", 5)];
    let more = [
        ("Boarders", 6),
        ("AdmissionsPolicy", 4),
        ("OfficialSixthForm", 4),
        ("SpecialClasses", 4),
        ("TrustSchoolFlag", 5),
    ];
    for (list, codes) in lists.into_iter().chain(more) {
        assert_eq!(distinct(&schools, &format!("{list} (code)")), codes, "{list}");
    }
}

#[test]
fn every_school_has_its_own_urn_outside_the_real_ones() {
    let schools = schools();
    assert_eq!(distinct(&schools, "URN"), 900);
    assert!(schools.iter().all(|school| number(school, "URN") >= 500_000));
}

#[test]
fn two_schools_in_five_are_academies_in_trusts_of_about_four() {
    let mut sizes: HashMap<String, usize> = HashMap::new();
    let schools = schools();
    let open = schools.iter().filter(|school| matches!(school["EstablishmentStatus (code)"].as_str(), "1" | "3"));
    let academies = open.clone().filter(|school| matches!(school["TrustSchoolFlag (code)"].as_str(), "3" | "5"));
    academies.clone().for_each(|school| *sizes.entry(school["Trusts (code)"].clone()).or_default() += 1);
    assert!((35..=45).contains(&(academies.count() * 100 / open.count())));
    let mut sizes: Vec<_> = sizes.into_values().collect();
    sizes.sort_unstable();
    assert!((3..=5).contains(&sizes[sizes.len() / 2]));
    assert!(sizes.last() > Some(&20));
}

#[test]
fn an_academy_trust_named_by_a_school_is_in_the_groups_file_but_for_one() {
    let known: Vec<_> = groups().into_iter().map(|group| group["Group UID"].clone()).collect();
    let named = schools().into_iter().map(|school| school["Trusts (code)"].clone()).filter(|uid| !uid.is_empty());
    assert_eq!(named.filter(|uid| !known.contains(uid)).count(), 1);
}

#[test]
fn a_school_and_its_successor_share_numbers() {
    let schools = schools();
    let laestab = |school: &Line| format!("{}{}", school["LA (code)"], school["EstablishmentNumber"]);
    let follow = |same: &dyn Fn(&Line) -> String| {
        schools
            .windows(2)
            .filter(|pair| closed(&pair[0]) && !closed(&pair[1]) && same(&pair[0]) == same(&pair[1]))
            .count()
    };
    assert!(follow(&laestab) > 20);
    assert!(follow(&|school| school["UKPRN"].clone() + &laestab(school)) > 0);
}

#[test]
fn a_larger_register_keeps_each_area_code_to_one_name() {
    let options = Options { schools: 6_000, ..Options::default() };
    let schools = lines(&written(&options)[0]);
    for area in
        ["LA", "DistrictAdministrative", "AdministrativeWard", "ParliamentaryConstituency", "LSOA", "MSOA", "Diocese"]
    {
        let (code, name) = (format!("{area} (code)"), format!("{area} (name)"));
        let both: Vec<Line> =
            schools.iter().map(|s| HashMap::from([("both".to_owned(), format!("{}{}", s[&code], s[&name]))])).collect();
        assert_eq!(distinct(&both, "both"), distinct(&schools, &code), "{area}");
        assert_eq!(distinct(&both, "both"), distinct(&schools, &name), "{area}");
    }
}
