//! Points come out where they were published, both ways, and distances on the grid are those on the ground.

use geographiclib_rs::{Geodesic, InverseGeodesic as _};
use proptest::prelude::*;

use super::*;

/// Ordnance Survey's published test points of its definitive transformation (OSTN15) that lie in England or beside
/// it: easting, northing, latitude, longitude.
const PUBLISHED: [(f64, f64, f64, f64); 21] = [
    (91_492.146, 11_318.804, 49.922_263_94, -6.299_777_52),
    (170_370.718, 11_572.405, 49.960_061_38, -5.203_046_10),
    (250_359.811, 62_016.569, 50.438_858_26, -4.108_645_64),
    (449_816.371, 75_335.861, 50.575_636_65, -1.297_822_77),
    (438_710.920, 114_792.250, 50.931_279_38, -1.450_514_34),
    (292_184.870, 168_003.465, 51.400_782_20, -3.551_283_49),
    (639_821.835, 169_565.858, 51.374_470_26, 1.444_547_30),
    (362_269.991, 169_978.690, 51.427_547_43, -2.544_076_18),
    (530_624.974, 178_388.464, 51.489_365_65, -0.119_925_57),
    (241_124.584, 220_332.641, 51.858_908_96, -4.308_524_77),
    (599_445.590, 225_722.826, 51.894_366_37, 0.897_243_27),
    (389_544.190, 261_912.153, 52.255_293_82, -2.154_586_14),
    (474_335.969, 262_047.755, 52.251_609_51, -0.912_489_57),
    (562_180.547, 319_784.995, 52.751_366_87, 0.401_535_47),
    (454_002.834, 340_834.943, 52.962_191_09, -1.197_476_56),
    (357_455.843, 383_290.436, 53.344_802_80, -2.640_493_21),
    (331_534.564, 431_920.794, 53.779_110_26, -3.040_454_91),
    (422_242.186, 433_818.701, 53.800_215_20, -1.663_791_68),
    (525_745.670, 470_703.214, 54.116_851_44, -0.077_731_33),
    (339_921.145, 556_034.761, 54.895_423_40, -2.938_277_41),
    (424_639.355, 565_012.703, 54.979_122_74, -1.616_576_85),
];

/// Metres along the earth's surface, by Karney's method, which owes nothing to the grid.
fn on_the_ground(one: Point, other: Point) -> f64 {
    Geodesic::wgs84().inverse(one.latitude, one.longitude, other.latitude, other.longitude)
}

#[test]
fn published_points_are_met_within_the_stated_accuracy_in_degrees() {
    for (easting, northing, latitude, longitude) in PUBLISHED {
        let point = to_wgs84(easting.round() as i32, northing.round() as i32);
        let error = on_the_ground(point, Point { latitude, longitude });
        assert!(error <= f64::from(ACCURACY_METRES), "{easting} {northing} is {error:.1} m off");
    }
}

#[test]
fn published_points_are_met_within_the_stated_accuracy_on_the_grid() {
    for (easting, northing, latitude, longitude) in PUBLISHED {
        let point = to_grid(Point { latitude, longitude }).expect("it is on the grid");
        let error = (f64::from(point.easting) - easting).hypot(f64::from(point.northing) - northing);
        // Whole metres add the half of one each way.
        assert!(error <= f64::from(ACCURACY_METRES) + 0.5_f64.hypot(0.5), "{latitude} {longitude} is {error:.1} m off");
    }
}

#[test]
fn the_grid_ends_where_it_ends() {
    let is_on_it = |latitude, longitude| to_grid(Point { latitude, longitude }).is_some();
    assert!(is_on_it(51.4779, -0.0015) && is_on_it(60.8, -0.8), "Greenwich and Unst are on it");
    let beyond = [("Paris", 48.857, 2.352), ("swapped", -0.0015, 51.4779), ("the pole", 90.0, 0.0), ("null", 0.0, 0.0)];
    for (place, latitude, longitude) in beyond {
        assert!(!is_on_it(latitude, longitude), "{place}");
    }
}

/// Points of a box around England.
fn in_england() -> impl Strategy<Value = GridPoint> {
    (80_000..656_000, 5_000..657_000).prop_map(|(easting, northing)| GridPoint { easting, northing })
}

fn degrees(point: GridPoint) -> Point {
    to_wgs84(point.easting, point.northing)
}

proptest! {
    #[test]
    fn a_point_comes_back_to_where_it_was(point in in_england()) {
        let back = to_grid(degrees(point)).unwrap();
        prop_assert!(point.metres_to(back) <= 1, "{point:?} came back as {back:?}");
    }

    #[test]
    fn a_distance_on_the_grid_is_that_on_the_ground_to_a_thousandth(one in in_england(), other in in_england()) {
        let (grid, ground) = (f64::from(one.metres_to(other)), on_the_ground(degrees(one), degrees(other)));
        prop_assert!((grid - ground).abs() <= 1.0 + ground / 1_000.0, "{one:?} to {other:?}: {grid} and {ground:.1}");
    }

    #[test]
    fn a_short_distance_is_as_right_as_a_long_one(one in in_england(), east in -900..900, north in -900..900) {
        let other = GridPoint { easting: one.easting + east, northing: one.northing + north };
        let (grid, ground) = (f64::from(one.metres_to(other)), on_the_ground(degrees(one), degrees(other)));
        prop_assert!((grid - ground).abs() <= 1.0 + ground / 1_000.0, "{one:?} to {other:?}: {grid} and {ground:.1}");
    }
}
