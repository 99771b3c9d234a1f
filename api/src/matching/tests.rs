//! What holds of every match.

use proptest::prelude::*;

use super::*;
use crate::{
    exchange::{
        Area, Board,
        tests::{day, need, offer, register, urn},
    },
    host_need::code_lists::HostNeedState,
    practice::code_lists::{KeyStage, SUBJECTS, all},
    school::code_lists::Region,
    staff::code_lists::StaffRole,
};

fn today() -> NaiveDate {
    day("2026-04-01")
}

fn any_role() -> impl Strategy<Value = StaffRole> {
    prop::sample::select(all::<StaffRole>().collect::<Vec<_>>())
}

fn any_subjects() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(prop::sample::select(SUBJECTS.map(|(code, _)| code.to_owned()).to_vec()), 0..4)
}

fn any_stages() -> impl Strategy<Value = Vec<KeyStage>> {
    prop::collection::vec(prop::sample::select(all::<KeyStage>().collect::<Vec<_>>()), 0..4)
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..500u64).prop_map(|days| day("2026-01-01") + chrono::Days::new(days))
}

prop_compose! {
    fn any_need()(
        id in 0..1_000u128, school in 100_000..100_022u32, role in any_role(), subjects in any_subjects(),
        key_stages in any_stages(), fte_hundredths in 1..300, one in any_day(), other in any_day(), ends in any::<bool>(),
        accommodation_support in any::<bool>(),
    ) -> NeedFacts {
        let ends_on = ends.then_some(one.max(other));
        let (urn, starts_on) = (urn(school), one.min(other));
        NeedFacts { urn, role, subjects, key_stages, fte_hundredths, starts_on, ends_on, accommodation_support, ..need(id) }
    }
}

prop_compose! {
    fn any_offer()(
        id in 0..1_000u128, role in any_role(), subjects in any_subjects(), key_stages in any_stages(),
        fte_hundredths in 1..=100, one in any_day(), other in any_day(), max_travel_minutes in prop::option::of(1..600),
        authority in prop::option::of(prop::sample::select(vec!["856".to_owned(), "831".into(), "999".into()])),
    ) -> OfferFacts {
        let (available_from, available_to) = (one.min(other), one.max(other));
        let area = Area { region: Region::EastMidlands, authority };
        OfferFacts { role, subjects, key_stages, area, fte_hundredths, available_from, available_to, max_travel_minutes, ..offer(id) }
    }
}

proptest! {
    #[test]
    fn a_score_is_what_its_factors_contribute(need in any_need(), offer in any_offer()) {
        let register = register();
        let weighed = weigh(&need, &offer, &register, today());
        prop_assert_eq!(&weighed, &weigh(&need, &offer, &register, today()));
        let Some(weighed) = weighed else { return Ok(()) };
        prop_assert!((0.0..=1.0).contains(&weighed.score));
        prop_assert!((weighed.factors.iter().map(|reason| reason.contribution).sum::<f64>() - weighed.score).abs() < 1e-9);
        for reason in &weighed.factors {
            prop_assert!((0.0..=reason.weight).contains(&reason.contribution), "{reason:?}");
            prop_assert!(reason.explanation.ends_with('.'), "{reason:?}");
        }
    }

    #[test]
    fn a_need_of_more_disadvantaged_pupils_never_scores_lower(
        need in any_need(), offer in any_offer(), low in 1..=10u8, high in 1..=10u8,
    ) {
        let register = register();
        let offer = OfferSide::of(&offer, &register);
        let at = |decile| NeedSide { decile: Some(decile), ..NeedSide::of(&need, &register) };
        let points = |decile| judge(&at(decile), &offer, today()).map(|judged| judged.points());
        prop_assert!(points(low.min(high)) <= points(low.max(high)));
    }
}

#[test]
fn what_meets_in_everything_but_the_way_scores_nearly_all() {
    let register = register();
    let weighed = weigh(&need(1), &offer(1), &register, today()).expect("a match");
    // Tenth 8 against a middle of 3, and 45 minutes of 60.
    assert_eq!(weighed.disadvantage_delta, Some(5));
    let said: Vec<&str> = weighed.factors.iter().map(|reason| reason.explanation.as_str()).collect();
    assert_eq!(
        said,
        [
            "What is needed is what is offered: teacher.",
            "No subject is asked for.",
            "Every key stage that is asked for is offered.",
            "1.00 of a full post is offered, and 1.00 needed.",
            "The offer lasts for all of the time.",
            "From the middle of Leicester it is, by an estimate, 45 minutes each way: not more than they would travel.",
            "The school's pupils are more disadvantaged than is usual in Leicester: its tenth of free school meals is 8 of \
             10, and the median there is 3.",
        ]
    );
    assert_eq!(weighed.points(), 2_500 + 2_000 + 3_000 + 625 + 1_166);
}

#[test]
fn dates_that_do_not_meet_make_no_match() {
    let register = register();
    let later = OfferFacts { available_from: day("2027-07-21"), available_to: day("2028-07-21"), ..offer(1) };
    assert_eq!(weigh(&need(1), &later, &register, today()), None);
    assert_eq!(weigh(&need(1), &offer(1), &register, day("2027-07-21")), None);
}

#[test]
fn only_what_is_open_meets() {
    let register = register();
    let draft = NeedFacts { state: HostNeedState::Draft, ..need(2) };
    let board = Board::new(vec![need(1), draft.clone()], vec![offer(1)]);
    let all = board.needs().iter().zip(0..).map(|(need, at)| (at, need.as_ref()));
    let needs = needs_for(&offer(1), all, &register, today());
    assert_eq!(needs.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [0]);
    assert!(offers_for(&draft, board.open_offers(), &register, today()).is_empty());
}

#[test]
fn who_names_no_key_stage_teaches_all() {
    let register = register();
    let any = OfferFacts { key_stages: vec![], ..offer(1) };
    let points = |offer: &OfferFacts| weigh(&need(1), offer, &register, today()).expect("a match").points();
    assert_eq!(points(&any), points(&offer(1)));
}
