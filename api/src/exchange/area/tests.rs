//! How roughly it is told where somebody is.

use super::*;
use crate::exchange::tests::{register, urn};
use crate::register::grid::GridPoint;

fn leicester() -> Area {
    Area { region: Region::EastMidlands, authority: Some("856".into()) }
}

#[test]
fn an_authority_is_told_only_where_five_open_schools_like_it_are() {
    let register = register();
    assert_eq!(Area::of(&register, Some(urn(100_003)), None), leicester());
    let alone = Area::of(&register, Some(urn(100_100)), None);
    assert_eq!(alone, Area { region: Region::EastMidlands, authority: None });
    assert_eq!(
        (leicester().describe(&register), alone.describe(&register)),
        ("Leicester".into(), "East Midlands".into())
    );
}

#[test]
fn who_has_no_school_is_where_most_schools_of_their_trust_are() {
    let register = register();
    let of_trust = Area::of(&register, None, "1000".parse().ok());
    assert_eq!(of_trust, Area { region: Region::EastMidlands, authority: None });
    assert_eq!(Area::of(&register, None, None).region, Region::Unknown);
}

#[test]
fn the_middle_is_that_of_all_open_schools_and_not_of_the_one() {
    let register = register();
    let point = GridPoint { easting: 458_005, northing: 305_000 };
    assert_eq!(leicester().middle(&register), Middle { point: Some(point), fsm_decile: Some(3) });
    let region = Area { region: Region::EastMidlands, authority: None };
    let between = GridPoint { easting: 446_505, northing: 305_000 };
    assert_eq!(region.middle(&register), Middle { point: Some(between), fsm_decile: Some(5) });
    let nowhere = Area { region: Region::Unknown, authority: None };
    assert_eq!(nowhere.middle(&register), Middle::default());
}

#[test]
fn a_distance_is_told_as_a_band() {
    assert_eq!([0.0, 9_999.0].map(band_km), [(0, Some(10)); 2]);
    assert_eq!([10_000.0, 49_000.0, 99_999.9].map(band_km), [(10, Some(25)), (25, Some(50)), (50, Some(100))]);
    assert_eq!(band_km(100_000.0), (100, None));
}
