//! Between the national grid and latitude and longitude.
//!
//! The grid's Mercator projection ([`projection`]) is undone on its own ellipsoid ([`ellipsoid`]), then a
//! seven-parameter (Helmert) shift carries the point to WGS84; and the other way round. The shift stands in for the
//! country's irregular survey, which bounds the accuracy: see [`ACCURACY_METRES`]. Formulae and constants: Ordnance
//! Survey, "A guide to coordinate systems in Great Britain".

mod ellipsoid;
mod projection;

use self::ellipsoid::{AIRY_1830, WGS84, to_grid_datum, to_wgs84_datum};

/// How far a converted point in England may lie from the true one, either way.
pub const ACCURACY_METRES: i32 = 5;

/// A point in degrees, north and east.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

/// A point in whole metres on the national grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GridPoint {
    /// Metres east.
    pub easting: i32,
    /// Metres north.
    pub northing: i32,
}

impl GridPoint {
    /// Whole metres to another point, measured on the grid. Its scale is so near to one everywhere in England that this
    /// is the distance on the ground, to a thousandth.
    pub fn metres_to(self, other: Self) -> u32 {
        let east = f64::from(self.easting) - f64::from(other.easting);
        let north = f64::from(self.northing) - f64::from(other.northing);
        (east * east + north * north).sqrt().round() as u32
    }

    /// The mean of some points, to the metre; none where there are none.
    pub fn middle(points: &[Self]) -> Option<Self> {
        let count = i64::try_from(points.len()).ok().filter(|count| *count > 0)?;
        let mean = |of: fn(&Self) -> i32| {
            let sum: i64 = points.iter().map(|point| i64::from(of(point))).sum();
            (sum + count / 2).div_euclid(count) as i32
        };
        Some(Self { easting: mean(|point| point.easting), northing: mean(|point| point.northing) })
    }
}

/// Converts metres on the national grid to a WGS84 point.
pub fn to_wgs84(easting: i32, northing: i32) -> Point {
    let angles = projection::unproject((f64::from(easting), f64::from(northing)));
    let (latitude, longitude) = WGS84.to_angles(to_wgs84_datum(AIRY_1830.to_cartesian(angles)));
    Point { latitude: rounded(latitude.to_degrees()), longitude: rounded(longitude.to_degrees()) }
}

/// Six decimals are a tenth of a metre: more would only pretend.
fn rounded(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6
}

/// How far the grid reaches east and north, in metres. It begins at nought.
const REACH: (f64, f64) = (700_000.0, 1_300_000.0);

/// Converts a WGS84 point to metres on the national grid; none where the grid does not reach.
pub fn to_grid(point: Point) -> Option<GridPoint> {
    // The projection is good near Britain alone, and may put points at the other end of the earth onto the grid.
    let is_near = (48.0..63.0).contains(&point.latitude) && (-11.0..5.0).contains(&point.longitude);
    let angles = (point.latitude.to_radians(), point.longitude.to_radians());
    let on_airy = is_near.then(|| AIRY_1830.to_angles(to_grid_datum(WGS84.to_cartesian(angles))))?;
    let (easting, northing) = projection::project(on_airy);
    let is_on_it = (0.0..=REACH.0).contains(&easting) && (0.0..=REACH.1).contains(&northing);
    is_on_it.then(|| GridPoint { easting: easting.round() as i32, northing: northing.round() as i32 })
}

#[cfg(test)]
mod tests;
