use super::*;

#[test]
fn every_open_school_that_the_state_pays_for_is_listed_and_few_were_never_inspected() {
    let listed = by_urn(of(TO_2025));
    let open = schools().into_iter().filter(|school| {
        let closed = iso(&school["CloseDate"]);
        let lasts = closed.is_empty() || closed.as_str() > "2025-08-31";
        ["1", "3"].contains(&school["EstablishmentStatus (code)"].as_str()) && lasts
    });
    for school in open {
        assert_eq!(listed.contains_key(&school["URN"]), is_inspected(&school), "{}", school["URN"]);
    }
    let never = listed.values().filter(|line| line["Overall effectiveness"] == "NULL").count();
    assert!((1..listed.len() / 15).contains(&never), "{never} of {}", listed.len());
}

#[test]
fn the_last_grade_of_a_school_is_the_one_that_the_earlier_establishments_file_has() {
    let graded: HashSet<(String, String, String)> =
        graded().into_iter().map(|[_, _, urn, start, overall]| (urn, start, overall)).collect();
    let (mut same, mut all) = (0, 0);
    for school in super::super::lines(&usual()[2]) {
        let open = ["1", "3"].contains(&school["EstablishmentStatus (code)"].as_str());
        if !open || !is_inspected(&school) || school["OfstedRating (name)"].is_empty() {
            continue;
        }
        let overall = match school["OfstedRating (name)"].as_str() {
            "Outstanding" => "1",
            "Good" => "2",
            "Requires improvement" => "3",
            _ => "4",
        };
        all += 1;
        same +=
            usize::from(graded.contains(&(school["URN"].clone(), iso(&school["OfstedLastInsp"]), overall.to_owned())));
    }
    assert!(all > 400 && same * 100 > all * 95, "{same} of {all}");
}

#[test]
fn what_sponsors_took_over_was_rarely_good_before_and_mostly_since() {
    let kinds = by_urn(of(TO_2025));
    let sponsored = |urn: &String| kinds.get(urn).is_some_and(|line| line["Type of education"].contains("Sponsor Led"));
    let mut all = graded();
    all.retain(|[_, row, _, _, overall]| sponsored(row) && overall != "Not judged");
    all.sort_by(|one, other| one[3].cmp(&other[3]));
    let (mut before, mut since) = (HashMap::new(), HashMap::new());
    for [_, row, urn, _, overall] in &all {
        let latest = if row == urn { &mut since } else { &mut before };
        latest.insert(row, overall);
    }
    let good = |latest: &HashMap<&String, &String>| {
        latest.values().filter(|overall| ["1", "2"].contains(&overall.as_str())).count() * 100 / latest.len()
    };
    assert!(before.len() > 20 && since.len() > 20);
    assert!((5..=15).contains(&good(&before)), "{} per cent", good(&before));
    assert!((60..=75).contains(&good(&since)), "{} per cent", good(&since));
}

#[test]
fn inspections_stand_in_the_rows_of_later_schools_two_steps_on_too_and_some_schools_the_register_lacks() {
    let known: HashSet<String> = schools().into_iter().map(|school| school["URN"].clone()).collect();
    let mut earlier: HashMap<String, Vec<String>> = HashMap::new();
    for link in super::super::lines(&usual()[4]) {
        match link["LinkType"].as_str() {
            "Predecessor" => earlier.entry(link["URN"].clone()).or_default().push(link["LinkURN"].clone()),
            "Successor" => earlier.entry(link["LinkURN"].clone()).or_default().push(link["URN"].clone()),
            _ => {}
        }
    }
    let none = vec![];
    let before = |urn: &String| earlier.get(urn).unwrap_or(&none);
    let others: Vec<[String; 5]> = graded().into_iter().filter(|[_, row, urn, ..]| row != urn).collect();
    let one = others.iter().filter(|[_, row, urn, ..]| before(row).contains(urn)).count();
    let two = others.iter().filter(|[_, row, urn, ..]| before(row).iter().any(|first| before(first).contains(urn)));
    assert!(one > 60 && two.count() > 0);
    assert!(others.iter().filter(|[_, _, urn, ..]| !known.contains(urn)).count() >= 4);
    assert!(of(TO_2025).iter().any(|line| !known.contains(&line["URN"])));
}

#[test]
fn every_outcome_category_and_grade_occurs_and_what_is_no_grade() {
    let (former, latest) = (of(TO_2022), of(TO_2025));
    let outcomes = values(&latest, "Ungraded inspection overall outcome");
    for outcome in [
        "School remains Good",
        "School remains Good (Improving) - S5 Next",
        "School remains Good (Concerns) - S5 Next",
        "School remains Outstanding",
        "School remains Outstanding (Concerns) - S5 Next",
        "Improved significantly",
        "Standards maintained",
        "Some aspects not as strong",
    ] {
        assert!(outcomes.contains(outcome), "{outcome}");
    }
    let mut concerns = values(&former, "Previous category of concern");
    concerns.extend(values(&latest, "Category of concern"));
    assert_eq!(concerns, ["NTI", "NULL", "SM", "SWK"].map(str::to_owned).into());
    let grades = ["0", "1", "2", "3", "4", "8", "9", "NULL"].map(str::to_owned).into();
    assert_eq!(values(&latest, "Early years provision (where applicable)"), grades);
    assert_eq!(values(&latest, "Safeguarding is effective?"), ["9", "NULL", "No", "Yes"].map(str::to_owned).into());
    let converted = latest.iter().filter(|line| line["Inspection type grouping"] == "Section 8 conversion");
    assert!(converted.clone().count() > 0);
    let same = "Latest ungraded inspection number since last graded inspection";
    let began = |line: &&Line| line[same] == line["Inspection number of latest graded inspection"];
    assert!(converted.filter(began).count() > 0);
    assert!(former.iter().any(|line| line["Previous full inspection overall effectiveness"] == "3"
        && iso(&line["Previous inspection start date"]).as_str() < "2012-09-01"));
}
