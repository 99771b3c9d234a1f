//! From the national grid to latitude and longitude.
//!
//! The grid's Mercator projection is undone on its own ellipsoid, then a seven-parameter (Helmert) shift carries the
//! point to WGS84. The shift stands in for the country's irregular survey, which bounds the accuracy: see
//! [`ACCURACY_METRES`]. Formulae and constants: Ordnance Survey, "A guide to coordinate systems in Great Britain".

/// How far a converted point may lie from the true one.
pub const ACCURACY_METRES: i32 = 5;

/// An ellipsoid by its two half-axes in metres.
struct Ellipsoid {
    equatorial: f64,
    polar: f64,
}

const AIRY_1830: Ellipsoid = Ellipsoid { equatorial: 6_377_563.396, polar: 6_356_256.909 };
const WGS84: Ellipsoid = Ellipsoid { equatorial: 6_378_137.0, polar: 6_356_752.314_245 };

impl Ellipsoid {
    fn eccentricity_squared(&self) -> f64 {
        1.0 - (self.polar / self.equatorial).powi(2)
    }
}

/// The grid's scale on its central meridian.
const SCALE: f64 = 0.999_601_271_7;
/// Latitude and longitude of the grid's true origin, and its easting and northing there.
const ORIGIN_LATITUDE: f64 = 49.0;
const ORIGIN_LONGITUDE: f64 = -2.0;
const ORIGIN_EASTING: f64 = 400_000.0;
const ORIGIN_NORTHING: f64 = -100_000.0;

/// A point in degrees, north and east.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

/// Converts metres on the national grid to a WGS84 point.
pub fn to_wgs84(easting: i32, northing: i32) -> Point {
    let (latitude, longitude) = unproject(f64::from(easting), f64::from(northing));
    let (latitude, longitude) = to_angles(shift(to_cartesian(latitude, longitude, &AIRY_1830)), &WGS84);
    Point { latitude: rounded(latitude.to_degrees()), longitude: rounded(longitude.to_degrees()) }
}

/// Six decimals are a tenth of a metre: more would only pretend.
fn rounded(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6
}

/// Length of the meridian arc from the true origin to a latitude.
fn meridian_arc(latitude: f64) -> f64 {
    let n = (AIRY_1830.equatorial - AIRY_1830.polar) / (AIRY_1830.equatorial + AIRY_1830.polar);
    let (n2, n3) = (n * n, n * n * n);
    let (less, more) = (latitude - ORIGIN_LATITUDE.to_radians(), latitude + ORIGIN_LATITUDE.to_radians());
    let first = (1.0 + n + 1.25 * (n2 + n3)) * less;
    let second = (3.0 * (n + n2) + 21.0 / 8.0 * n3) * less.sin() * more.cos();
    let third = 15.0 / 8.0 * (n2 + n3) * (2.0 * less).sin() * (2.0 * more).cos();
    let fourth = 35.0 / 24.0 * n3 * (3.0 * less).sin() * (3.0 * more).cos();
    AIRY_1830.polar * SCALE * (first - second + third - fourth)
}

/// Undoes the projection: latitude and longitude in radians on the Airy ellipsoid.
fn unproject(easting: f64, northing: f64) -> (f64, f64) {
    let foot = foot_latitude(northing);
    let e2 = AIRY_1830.eccentricity_squared();
    let curve = 1.0 - e2 * foot.sin().powi(2);
    let nu = AIRY_1830.equatorial * SCALE / curve.sqrt();
    let rho = nu * (1.0 - e2) / curve;
    let eta2 = nu / rho - 1.0;
    let (t, sec) = (foot.tan(), 1.0 / foot.cos());
    let (t2, t4, t6) = (t.powi(2), t.powi(4), t.powi(6));
    let d = easting - ORIGIN_EASTING;
    let north2 = t / (2.0 * rho * nu);
    let north4 = t / (24.0 * rho * nu.powi(3)) * (5.0 + 3.0 * t2 + eta2 - 9.0 * t2 * eta2);
    let north6 = t / (720.0 * rho * nu.powi(5)) * (61.0 + 90.0 * t2 + 45.0 * t4);
    let east1 = sec / nu;
    let east3 = sec / (6.0 * nu.powi(3)) * (nu / rho + 2.0 * t2);
    let east5 = sec / (120.0 * nu.powi(5)) * (5.0 + 28.0 * t2 + 24.0 * t4);
    let east7 = sec / (5040.0 * nu.powi(7)) * (61.0 + 662.0 * t2 + 1320.0 * t4 + 720.0 * t6);
    let latitude = foot - north2 * d.powi(2) + north4 * d.powi(4) - north6 * d.powi(6);
    let longitude =
        ORIGIN_LONGITUDE.to_radians() + east1 * d - east3 * d.powi(3) + east5 * d.powi(5) - east7 * d.powi(7);
    (latitude, longitude)
}

/// The latitude on the central meridian with this northing, found by steps that shrink a thousandfold each.
fn foot_latitude(northing: f64) -> f64 {
    let mut latitude = ORIGIN_LATITUDE.to_radians();
    for _ in 0..10 {
        let left = northing - ORIGIN_NORTHING - meridian_arc(latitude);
        latitude += left / (AIRY_1830.equatorial * SCALE);
        if left.abs() < 1e-5 {
            break;
        }
    }
    latitude
}

fn to_cartesian(latitude: f64, longitude: f64, on: &Ellipsoid) -> [f64; 3] {
    let e2 = on.eccentricity_squared();
    let nu = on.equatorial / (1.0 - e2 * latitude.sin().powi(2)).sqrt();
    let flat = nu * latitude.cos();
    [flat * longitude.cos(), flat * longitude.sin(), (1.0 - e2) * nu * latitude.sin()]
}

/// The shift from the grid's datum to WGS84: metres, seconds of arc, parts per million.
fn shift([x, y, z]: [f64; 3]) -> [f64; 3] {
    let seconds = |angle: f64| (angle / 3600.0).to_radians();
    let (rx, ry, rz) = (seconds(0.1502), seconds(0.2470), seconds(0.8421));
    let s = 1.0 - 20.4894e-6;
    [446.448 + s * x - rz * y + ry * z, -125.157 + rz * x + s * y - rx * z, 542.060 - ry * x + rx * y + s * z]
}

fn to_angles([x, y, z]: [f64; 3], on: &Ellipsoid) -> (f64, f64) {
    let e2 = on.eccentricity_squared();
    let flat = x.hypot(y);
    let mut latitude = z.atan2(flat * (1.0 - e2));
    for _ in 0..5 {
        let nu = on.equatorial / (1.0 - e2 * latitude.sin().powi(2)).sqrt();
        latitude = (z + e2 * nu * latitude.sin()).atan2(flat);
    }
    (latitude, y.atan2(x))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ordnance Survey's published test points of its definitive transformation (OSTN15) that lie in England or beside
    /// it: easting, northing, latitude, longitude.
    const PUBLISHED: [(f64, f64, f64, f64); 14] = [
        (91_492.146, 11_318.804, 49.922_263_94, -6.299_777_52),
        (170_370.718, 11_572.405, 49.960_061_38, -5.203_046_10),
        (250_359.811, 62_016.569, 50.438_858_26, -4.108_645_64),
        (449_816.371, 75_335.861, 50.575_636_65, -1.297_822_77),
        (438_710.920, 114_792.250, 50.931_279_38, -1.450_514_34),
        (639_821.835, 169_565.858, 51.374_470_26, 1.444_547_30),
        (362_269.991, 169_978.690, 51.427_547_43, -2.544_076_18),
        (530_624.974, 178_388.464, 51.489_365_65, -0.119_925_57),
        (599_445.590, 225_722.826, 51.894_366_37, 0.897_243_27),
        (389_544.190, 261_912.153, 52.255_293_82, -2.154_586_14),
        (474_335.969, 262_047.755, 52.251_609_51, -0.912_489_57),
        (562_180.547, 319_784.995, 52.751_366_87, 0.401_535_47),
        (454_002.834, 340_834.943, 52.962_191_09, -1.197_476_56),
        (422_242.186, 433_818.701, 53.800_215_20, -1.663_791_68),
    ];

    /// Metres between two near points.
    fn apart(one: Point, latitude: f64, longitude: f64) -> f64 {
        const METRES_PER_DEGREE: f64 = 111_320.0;
        let north = (one.latitude - latitude) * METRES_PER_DEGREE;
        let east = (one.longitude - longitude) * METRES_PER_DEGREE * latitude.to_radians().cos();
        north.hypot(east)
    }

    #[test]
    fn published_points_are_met_within_the_stated_accuracy() {
        for (easting, northing, latitude, longitude) in PUBLISHED {
            let point = to_wgs84(easting.round() as i32, northing.round() as i32);
            let error = apart(point, latitude, longitude);
            assert!(error <= f64::from(ACCURACY_METRES), "{easting} {northing} is {error:.1} m off");
        }
    }
}
