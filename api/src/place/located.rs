//! Where a place is, and how that is known.

use async_graphql::{Enum, SimpleObject};
use entity::Postcode;

use crate::register::{
    Schools,
    grid::{self, GridPoint, Point},
};

/// How a place was located.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceBasis {
    /// The request gave the point.
    Point,
    /// It is where a school lies.
    School,
    /// It is the middle of the schools that have the postcode.
    Postcode,
    /// No school has the postcode: it is the middle of the schools in its sector, such as `LE1 6` of `LE1 6TP`.
    PostcodeSector,
}

/// A place that was located.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Where it is on the grid.
    pub point: GridPoint,
    degrees: Point,
    basis: PlaceBasis,
    schools: u32,
    spread: Option<u32>,
}

/// The place that a filter's `near` means, and how it was located.
#[derive(SimpleObject)]
pub struct NearPlace {
    /// Degrees north (WGS84).
    latitude: f64,
    /// Degrees east (WGS84), negative to the west.
    longitude: f64,
    /// Metres east on the national grid. Distances are measured from there.
    easting: i32,
    /// Metres north on the national grid.
    northing: i32,
    /// How it was located.
    basis: PlaceBasis,
    /// How many schools it was located from: 0 for a point, 1 for a school.
    schools: u32,
    /// How far, in metres, the farthest of the schools lies from it that it was located from: a sign of how far the
    /// postcode itself may lie from it. Null for a point and for a school.
    spread_metres: Option<u32>,
}

impl Place {
    /// A point of the request.
    pub fn of_point(point: GridPoint, degrees: Point) -> Self {
        Self { point, degrees, basis: PlaceBasis::Point, schools: 0, spread: None }
    }

    /// Where a school lies; none where the register has no point of it.
    pub fn of_school(position: u32, schools: &Schools) -> Option<Self> {
        let point = schools.map.point(position)?;
        Some(Self { point, degrees: degrees(point), basis: PlaceBasis::School, schools: 1, spread: None })
    }

    /// Where a postcode is, as far as schools tell; none where none is in its sector.
    pub fn of_postcode(postcode: &Postcode, schools: &Schools) -> Option<Self> {
        let postcodes = &schools.map.postcodes;
        let sharing = || middle(postcodes.sharing(postcode).collect(), PlaceBasis::Postcode, schools);
        let around = || middle(postcodes.in_sector_of(postcode).collect(), PlaceBasis::PostcodeSector, schools);
        sharing().or_else(around)
    }
}

/// The middle of some schools, the open ones where there are any.
fn middle(mut from: Vec<u32>, basis: PlaceBasis, schools: &Schools) -> Option<Place> {
    let is_open = |position: &u32| schools.sets.open.contains(*position);
    if from.iter().any(is_open) {
        from.retain(is_open);
    }
    let points: Vec<GridPoint> = from.iter().filter_map(|position| schools.map.point(*position)).collect();
    let point = GridPoint::middle(&points)?;
    let spread = points.iter().map(|other| point.metres_to(*other)).max();
    Some(Place { point, degrees: degrees(point), basis, schools: points.len() as u32, spread })
}

fn degrees(point: GridPoint) -> Point {
    grid::to_wgs84(point.easting, point.northing)
}

impl From<Place> for NearPlace {
    fn from(place: Place) -> Self {
        Self {
            latitude: place.degrees.latitude,
            longitude: place.degrees.longitude,
            easting: place.point.easting,
            northing: place.point.northing,
            basis: place.basis,
            schools: place.schools,
            spread_metres: place.spread,
        }
    }
}
