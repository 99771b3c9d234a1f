//! The grid's Mercator projection: between angles on its ellipsoid, in radians, and metres on the plane.

use super::ellipsoid::AIRY_1830;

/// The grid's scale on its central meridian.
const SCALE: f64 = 0.999_601_271_7;
/// Latitude and longitude of the grid's true origin, and its easting and northing there.
const ORIGIN_LATITUDE: f64 = 49.0;
const ORIGIN_LONGITUDE: f64 = -2.0;
const ORIGIN_EASTING: f64 = 400_000.0;
const ORIGIN_NORTHING: f64 = -100_000.0;

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

/// The ellipsoid's two radii of curvature at a latitude, across the meridian and along it, in the grid's scale.
fn radii(latitude: f64) -> (f64, f64) {
    let e2 = AIRY_1830.eccentricity_squared();
    let curve = 1.0 - e2 * latitude.sin().powi(2);
    let nu = AIRY_1830.equatorial * SCALE / curve.sqrt();
    (nu, nu * (1.0 - e2) / curve)
}

/// Easting and northing of a point on the ellipsoid.
pub(super) fn project((latitude, longitude): (f64, f64)) -> (f64, f64) {
    let (nu, rho) = radii(latitude);
    let eta2 = nu / rho - 1.0;
    let (sin, cos) = latitude.sin_cos();
    let t2 = latitude.tan().powi(2);
    let t4 = t2 * t2;
    let d = longitude - ORIGIN_LONGITUDE.to_radians();
    let north2 = nu / 2.0 * sin * cos;
    let north4 = nu / 24.0 * sin * cos.powi(3) * (5.0 - t2 + 9.0 * eta2);
    let north6 = nu / 720.0 * sin * cos.powi(5) * (61.0 - 58.0 * t2 + t4);
    let east1 = nu * cos;
    let east3 = nu / 6.0 * cos.powi(3) * (nu / rho - t2);
    let east5 = nu / 120.0 * cos.powi(5) * (5.0 - 18.0 * t2 + t4 + 14.0 * eta2 - 58.0 * t2 * eta2);
    let easting = ORIGIN_EASTING + east1 * d + east3 * d.powi(3) + east5 * d.powi(5);
    let north = north2 * d.powi(2) + north4 * d.powi(4) + north6 * d.powi(6);
    (easting, ORIGIN_NORTHING + meridian_arc(latitude) + north)
}

/// Latitude and longitude on the ellipsoid of a point on the plane.
pub(super) fn unproject((easting, northing): (f64, f64)) -> (f64, f64) {
    let foot = foot_latitude(northing);
    let (nu, rho) = radii(foot);
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The worked example of Ordnance Survey's guide, annexes C.1 and C.2: the same point on the ellipsoid and on the
    /// plane.
    #[test]
    fn the_worked_example_of_the_guide_comes_out_both_ways() {
        let degrees = |whole: f64, minutes: f64, seconds: f64| whole + minutes / 60.0 + seconds / 3600.0;
        let angles = (degrees(52.0, 39.0, 27.2531), degrees(1.0, 43.0, 4.5177));
        let metres = (651_409.903, 313_177.270);
        let (easting, northing) = project((angles.0.to_radians(), angles.1.to_radians()));
        assert!((easting - metres.0).hypot(northing - metres.1) < 0.002, "{easting} {northing}");
        let (latitude, longitude) = unproject(metres);
        assert!((latitude.to_degrees() - angles.0).abs() < 2e-8 && (longitude.to_degrees() - angles.1).abs() < 2e-8);
    }
}
