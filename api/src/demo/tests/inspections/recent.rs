use super::*;

#[test]
fn there_is_no_grade_for_all_since_september_2024_and_a_card_since_november_2025() {
    for [number, _, _, start, overall] in graded() {
        assert_eq!(overall == "Not judged", start.as_str() >= "2024-09-02", "{number}");
    }
    for line in rows(LATEST).iter().filter(|line| line["Inclusion"] != "NULL") {
        assert!(iso(&line["Inspection start date"]).as_str() >= "2025-11-10", "{}", line["URN"]);
        assert!(iso(&line["Publication date"]).as_str() <= "2026-01-31", "{}", line["URN"]);
    }
}

#[test]
fn every_area_has_every_grade_and_safeguarding_is_met_or_not() {
    let lines = rows(LATEST);
    let scale =
        ["Exceptional", "Expected standard", "Needs attention", "NULL", "Strong standard", "Urgent improvement"];
    for area in AREAS {
        assert_eq!(values(&lines, area), scale.map(str::to_owned).into(), "{area}");
    }
    assert_eq!(values(&lines, "Safeguarding standards"), ["Met", "NULL", "Not met"].map(str::to_owned).into());
    assert_eq!(values(&lines, "Category of concern"), ["NULL", "RSI", "SM"].map(str::to_owned).into());
}

#[test]
fn the_file_of_the_year_has_cards_and_visits_and_knows_what_was_mended() {
    let (year, latest) = (rows(IN_YEAR), by_urn(rows(LATEST)));
    for kind in ["S5 Inspection", "Urgent inspection", "Requires Improvement monitoring Visit 1"] {
        assert!(year.iter().any(|line| line["Inspection type"] == kind), "{kind}");
    }
    let cards: Vec<&Line> = year.iter().filter(|line| line["Inclusion"] != "NULL").collect();
    assert_eq!(cards.len(), latest.values().filter(|line| line["Inclusion"] != "NULL").count());
    for card in &cards {
        let same = &latest[&card["URN"]];
        assert_eq!(card["Inspection number"], same["Inspection number of latest full inspection"]);
        assert!(AREAS.iter().all(|area| card[*area] == same[*area]));
    }
    let mended = |card: &&&Line| {
        let same = &latest[&card["URN"]];
        card["Safeguarding standards"] == "Not met"
            && same["Safeguarding standards"] == "Met"
            && same["Safeguarding standards - date of grade"] != same["Inspection start date"]
    };
    assert!(cards.iter().filter(mended).count() > 0);
}

#[test]
fn the_newest_file_corrects_one_grade_and_says_the_same_of_all_others() {
    let (then, now) = (by_urn(of(TO_2025)), rows(LATEST));
    let mut corrected = 0;
    for line in now.iter().filter(|line| then.contains_key(&line["URN"])) {
        let former = &then[&line["URN"]];
        if line["Inspection number of latest OEIF graded inspection"]
            == former["Inspection number of latest graded inspection"]
        {
            assert_eq!(line["Latest OEIF overall effectiveness"], former["Overall effectiveness"]);
            let leadership = "Latest OEIF effectiveness of leadership and management";
            corrected += usize::from(line[leadership] != former["Effectiveness of leadership and management"]);
        }
    }
    assert_eq!(corrected, 1);
}

#[test]
fn no_inspection_has_the_number_of_another() {
    let mut numbers: HashMap<String, (String, String)> = HashMap::new();
    for [number, _, urn, start, _] in graded() {
        let same = numbers.entry(number.clone()).or_insert((urn.clone(), start.clone()));
        assert_eq!(*same, (urn, start), "{number}");
    }
    for line in rows(IN_YEAR) {
        let number = line["Inspection number"].clone();
        let told = (line["URN"].clone(), iso(&line["Inspection start date"]));
        assert!(numbers.insert(number.clone(), told).is_none(), "{number}");
    }
}
