//! One name, typed in many ways.

use serde_json::Value;
use support::{TestApp, on_both_databases};

use super::suggested;
use crate::oracle::{self, SCHOOLS, TRUSTS, text};

/// Types a name in some way, and holds against it that the name is suggested.
async fn is_suggested(app: &TestApp, name: &str, typed: &str) {
    let labels: Vec<Value> = suggested(app, typed).await.into_iter().map(|found| found["label"].clone()).collect();
    assert!(labels.iter().any(|label| label == name), "\"{typed}\" should find {name:?}; it finds {labels:?}");
}

/// The name of an open thing that fits.
fn name(things: &[Value], is_open: fn(&Value) -> bool, fits: impl Fn(&str) -> bool) -> &str {
    let names = things.iter().filter(|thing| is_open(thing)).map(|thing| text(thing, "/name"));
    names.into_iter().find(|name| fits(name)).expect("a name like that")
}

/// The first long word of a name with its third and fourth letters swapped.
fn mistyped(name: &str) -> String {
    let word = name.split(' ').find(|word| word.len() > 7 && word.is_ascii()).expect("a long word");
    let mut letters: Vec<char> = word.chars().collect();
    letters.swap(2, 3);
    name.replacen(word, &letters.into_iter().collect::<String>(), 1)
}

on_both_databases! {
    async fn a_name_is_found_however_its_letters_are_written(app) {
        let schools = oracle::all(&app, &SCHOOLS).await;
        let saint = name(&schools, SCHOOLS.is_open, |name| name.starts_with("St ") && name.contains("'s "));
        for typed in [
            saint.to_lowercase(),
            saint.to_uppercase(),
            saint.replace('\'', ""),
            saint.replace('\'', "’"),
            saint.replace("'s ", " s "),
            saint.replace("'s ", " "),
            saint.replacen("St ", "Saint ", 1),
            saint.replacen("St ", "St. ", 1),
            saint.replace(' ', "  - "),
        ] {
            is_suggested(&app, saint, &typed).await;
        }
        let accented = name(&schools, SCHOOLS.is_open, |name| name.contains('é'));
        is_suggested(&app, accented, &accented.replace('é', "e").replace('â', "a")).await;
        is_suggested(&app, accented, &accented.to_uppercase()).await;
        is_suggested(&app, accented, &accented.replace('é', "e\u{301}")).await;
    }

    async fn the_words_of_a_name_may_come_in_any_order_and_the_last_be_unfinished(app) {
        let schools = oracle::all(&app, &SCHOOLS).await;
        let long = name(&schools, SCHOOLS.is_open, |name| name.is_ascii() && name.split(' ').count() == 4);
        let mut words: Vec<&str> = long.split(' ').collect();
        words.rotate_left(1);
        is_suggested(&app, long, &words.join(" ")).await;
        words.reverse();
        is_suggested(&app, long, &words.join(" ")).await;
        is_suggested(&app, long, &long[..long.len() - 2]).await;
    }

    async fn a_name_is_found_though_it_is_mistyped(app) {
        let schools = oracle::all(&app, &SCHOOLS).await;
        for is_wanted in [
            (|name: &str| name.contains("Academy")) as fn(&str) -> bool,
            |name| name.contains("Primary"),
            |name| name.contains("High School"),
        ] {
            let right = name(&schools, SCHOOLS.is_open, |name| {
                is_wanted(name) && name.split(' ').any(|word| word.len() > 7 && word.is_ascii())
            });
            is_suggested(&app, right, &mistyped(right)).await;
        }
    }

    async fn a_faith_is_found_by_each_of_its_names(app) {
        let schools = oracle::all(&app, &SCHOOLS).await;
        let cofe = ["CofE", "C of E", "Church of England", "CE", "C.E.", "c e"];
        for written in ["CofE", "C of E", "Church of England"] {
            let school = name(&schools, SCHOOLS.is_open, |name| name.contains(&format!(" {written} ")));
            for typed in cofe {
                is_suggested(&app, school, &school.replace(written, typed)).await;
            }
        }
        let catholic = name(&schools, SCHOOLS.is_open, |name| name.contains(" Catholic "));
        for typed in ["RC", "R.C.", "Roman Catholic"] {
            is_suggested(&app, catholic, &catholic.replace("Catholic", typed)).await;
        }
    }

    async fn the_words_for_a_trust_are_one(app) {
        let trusts = oracle::all(&app, &TRUSTS).await;
        let trust = name(&trusts, TRUSTS.is_open, |name| name.ends_with("MULTI ACADEMY TRUST"));
        let bare = trust.trim_end_matches(" MULTI ACADEMY TRUST");
        for words in ["MAT", "mat", "multi-academy trust", "academy trust", "academies trust", "trust", "acad tr"] {
            is_suggested(&app, trust, &format!("{bare} {words}")).await;
        }
        let named_otherwise = trusts.iter().find(|trust| {
            (TRUSTS.is_open)(trust) && trust["trustType"] == "MULTI_ACADEMY" && !text(trust, "/name").contains("TRUST")
        });
        let other = text(named_otherwise.expect("one"), "/name");
        is_suggested(&app, other, &format!("{other} multi academy trust")).await;
    }

    async fn words_may_be_shortened(app) {
        let schools = oracle::all(&app, &SCHOOLS).await;
        for (word, short) in [("Primary", "prim"), ("Academy", "acad"), ("Infant", "inf"), ("School", "sch")] {
            let school = name(&schools, SCHOOLS.is_open, |name| name.is_ascii() && name.contains(&format!(" {word}")));
            is_suggested(&app, school, &school.replace(word, short)).await;
        }
    }
}
