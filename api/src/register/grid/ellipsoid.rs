//! Ellipsoids, and points in space that lie on them.

/// An ellipsoid by its two half-axes in metres.
pub(super) struct Ellipsoid {
    pub equatorial: f64,
    pub polar: f64,
}

/// The ellipsoid of the national grid.
pub(super) const AIRY_1830: Ellipsoid = Ellipsoid { equatorial: 6_377_563.396, polar: 6_356_256.909 };
/// The ellipsoid of satellites and of maps on the web.
pub(super) const WGS84: Ellipsoid = Ellipsoid { equatorial: 6_378_137.0, polar: 6_356_752.314_245 };

impl Ellipsoid {
    pub fn eccentricity_squared(&self) -> f64 {
        1.0 - (self.polar / self.equatorial).powi(2)
    }

    /// Metres from the earth's centre, of a point on the surface in radians north and east.
    pub fn to_cartesian(&self, (latitude, longitude): (f64, f64)) -> [f64; 3] {
        let e2 = self.eccentricity_squared();
        let nu = self.equatorial / (1.0 - e2 * latitude.sin().powi(2)).sqrt();
        let flat = nu * latitude.cos();
        [flat * longitude.cos(), flat * longitude.sin(), (1.0 - e2) * nu * latitude.sin()]
    }

    /// Radians north and east, of a point in metres from the earth's centre.
    pub fn to_angles(&self, [x, y, z]: [f64; 3]) -> (f64, f64) {
        let e2 = self.eccentricity_squared();
        let flat = x.hypot(y);
        let mut latitude = z.atan2(flat * (1.0 - e2));
        for _ in 0..5 {
            let nu = self.equatorial / (1.0 - e2 * latitude.sin().powi(2)).sqrt();
            latitude = (z + e2 * nu * latitude.sin()).atan2(flat);
        }
        (latitude, y.atan2(x))
    }
}

/// The shift from the grid's datum to WGS84: metres, seconds of arc, parts per million.
const TRANSLATION: [f64; 3] = [446.448, -125.157, 542.060];
const ROTATION: [f64; 3] = [0.1502, 0.2470, 0.8421];
const SCALE: f64 = -20.4894;

/// Carries a point from the grid's datum to WGS84.
pub(super) fn to_wgs84_datum(point: [f64; 3]) -> [f64; 3] {
    shift(point, 1.0)
}

/// Carries a point from WGS84 to the grid's datum. The shift is so small that its opposite undoes it, to a centimetre.
pub(super) fn to_grid_datum(point: [f64; 3]) -> [f64; 3] {
    shift(point, -1.0)
}

fn shift([x, y, z]: [f64; 3], sign: f64) -> [f64; 3] {
    let [tx, ty, tz] = TRANSLATION.map(|metres| sign * metres);
    let [rx, ry, rz] = ROTATION.map(|seconds| sign * (seconds / 3600.0).to_radians());
    let s = 1.0 + sign * SCALE * 1e-6;
    [tx + s * x - rz * y + ry * z, ty + rz * x + s * y - rx * z, tz - ry * x + rx * y + s * z]
}
