//! A small register, a need and an offer to try things with; and what holds of a board.

use chrono::{DateTime, NaiveDate, Utc};
use entity::{Urn, host_need, local_authority, school, trust};
use uuid::Uuid;

use super::*;
use crate::{
    clock::Clock,
    host_need::code_lists::{HostNeedState, NeedReason},
    import::blank_school,
    practice::code_lists::{KeyStage, Visibility},
    register::{Register, build::Builder, rows::Rows},
    school::code_lists::Region,
    secondee_offer::code_lists::OfferState,
    staff::code_lists::StaffRole,
};

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn now() -> DateTime<Utc> {
    "2026-04-01T09:00:00Z".parse().unwrap()
}

pub fn urn(number: u32) -> Urn {
    number.to_string().parse().unwrap()
}

/// Ten primary schools in Leicester in tenths 1 to 5, with the same in Derby in tenths 6 to 10; one secondary school in
/// Leicester; and a trust of Derby's schools and one in London.
pub fn register() -> Register {
    let authority = |code: &str, name: &str, region: &str| local_authority::Model {
        code: code.into(),
        name: name.into(),
        gss_code: None,
        region_code: Some(region.into()),
    };
    let authorities =
        vec![authority("856", "Leicester", "E"), authority("831", "Derby", "E"), authority("202", "Camden", "H")];
    let rows = Rows { authorities, trusts: vec![a_trust()], ..Rows::default() };
    let mut builder = Builder::new(rows, &Clock::from_fn(now));
    for number in 0..20 {
        let (la, east, trust) = if number < 10 { ("856", 458_000, None) } else { ("831", 435_000, Some(1_000)) };
        builder.take(school::Model {
            fsm_permille: Some(number * 10),
            easting: Some(east + number % 10),
            northing: Some(305_000),
            trust_uid: trust.map(|uid: u32| uid.to_string().parse().unwrap()),
            ..a_school(100_000 + number as u32, la, "E", "2")
        });
    }
    builder.take(a_school(100_100, "856", "E", "4"));
    builder.take(school::Model { trust_uid: "1000".parse().ok(), ..a_school(100_101, "202", "H", "2") });
    builder.finish()
}

fn a_school(number: u32, la: &str, region: &str, phase: &str) -> school::Model {
    school::Model {
        la_code: la.into(),
        name: format!("School {number}"),
        type_code: "34".into(),
        status_code: "1".into(),
        phase_code: phase.into(),
        region_code: region.into(),
        census_on: Some(day("2026-01-15")),
        ..blank_school(urn(number))
    }
}

fn a_trust() -> trust::Model {
    trust::Model {
        uid: "1000".parse().unwrap(),
        name: "Derby Trust".into(),
        group_type_code: "06".into(),
        group_status_code: "OPEN".into(),
        group_id: None,
        trust_reference: None,
        companies_house_number: None,
        ukprn: None,
        incorporated_on: None,
        opened_on: None,
        closed_on: None,
        street: None,
        locality: None,
        address3: None,
        town: None,
        county: None,
        postcode: None,
        placeholder: false,
        vanished_on: None,
        updated_at: now(),
        version: 1,
    }
}

/// A primary school in Derby needs a teacher for a year.
pub fn need(number: u128) -> NeedFacts {
    NeedFacts {
        id: Uuid::from_u128(number),
        urn: urn(100_015),
        trust: None,
        state: HostNeedState::Open,
        visibility: Visibility::Public,
        role: StaffRole::Teacher,
        subjects: vec![],
        key_stages: vec![KeyStage::Ks2],
        reason: NeedReason::SubjectShortage,
        fte_hundredths: 100,
        starts_on: day("2026-09-01"),
        ends_on: Some(day("2027-07-20")),
        travel_support: false,
        accommodation_support: false,
        priority: 0,
        created_at: now(),
        updated_at: now(),
    }
}

/// A teacher in Leicester offers themselves for that year.
pub fn offer(number: u128) -> OfferFacts {
    OfferFacts {
        id: Uuid::from_u128(number),
        state: OfferState::Open,
        role: StaffRole::Teacher,
        subjects: vec![],
        key_stages: vec![KeyStage::Ks2],
        area: Area { region: Region::EastMidlands, authority: Some("856".into()) },
        fte_hundredths: 100,
        available_from: day("2026-09-01"),
        available_to: day("2027-07-20"),
        max_travel_minutes: Some(60),
        consented_at: now(),
    }
}

#[test]
fn a_board_finds_by_key_and_by_position_whatever_the_order_in_which_things_came() {
    let board = Board::new(vec![need(3), need(1)], vec![offer(2)]);
    assert_eq!(board.need_position(Uuid::from_u128(3)), Some(1));
    assert_eq!(board.need_at(0).id, Uuid::from_u128(1));
    assert!(board.offer(Uuid::from_u128(2)).is_some() && board.offer(Uuid::from_u128(3)).is_none());
}

#[test]
fn what_has_changed_takes_its_place_and_what_is_gone_leaves_it() {
    let filled = NeedFacts { state: HostNeedState::Filled, ..need(3) };
    let before = Board::new(vec![need(1), need(3)], vec![]);
    let ids = [1, 2, 3].map(Uuid::from_u128);
    let after = before.with_needs(&ids, vec![filled.clone(), need(2)]);
    assert_eq!(after.needs().iter().map(|need| need.id).collect::<Vec<_>>(), ids[1..]);
    assert_eq!(after.need(ids[2]).map(|need| need.state), Some(HostNeedState::Filled));
    assert_eq!(after.open_needs().count(), 1);
    assert_eq!(before.needs().len(), 2);
}

#[test]
fn a_row_is_read_and_one_that_says_what_nobody_knows_is_not() {
    let row = host_need::Model {
        id: Uuid::from_u128(1),
        school_urn: urn(100_015),
        trust_uid: None,
        role: "TEACHER".into(),
        subjects: "[\"MATHEMATICS\"]".into(),
        key_stages: "[\"EARLY_YEARS\", \"KS2\"]".into(),
        reason: "OTHER".into(),
        description: String::new(),
        fte_hundredths: 60,
        starts_on: day("2026-09-01"),
        ends_on: None,
        travel_support: true,
        accommodation_support: false,
        funding_pence: None,
        visibility: "SIGNED_IN".into(),
        need_state: "OPEN".into(),
        priority: 1,
        external_reference: None,
        posted_by: String::new(),
        created_at: now(),
        updated_at: now(),
        version: 1,
    };
    let facts = NeedFacts::read(&row).expect("it can be read");
    assert_eq!(facts.key_stages, [KeyStage::EarlyYears, KeyStage::Ks2]);
    assert_eq!((facts.subjects, facts.visibility), (vec!["MATHEMATICS".to_owned()], Visibility::SignedIn));
    assert!(NeedFacts::read(&host_need::Model { role: "WIZARD".into(), ..row }).is_err());
}
