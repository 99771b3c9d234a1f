//! Where schools lie, so that those near a place are found without looking at all.

use roaring::RoaringBitmap;
use rstar::{AABB, RTree, primitives::GeomWithData};

use super::{SchoolRecord, grid::GridPoint, postcodes::Postcodes};

/// A school's easting and northing, and its position.
type Pin = GeomWithData<[i32; 2], u32>;

/// As many schools are looked at one by one in the time in which the tree finds its first.
const FEW: f64 = 500.0;

/// About the area of England, in square metres: over so much the schools are spread.
const ENGLAND: f64 = 1.3e11;

/// Where schools lie.
pub struct SchoolMap {
    points: Vec<Option<GridPoint>>,
    pins: RTree<Pin>,
    /// Which schools share a postcode.
    pub postcodes: Postcodes,
}

impl SchoolMap {
    /// Takes in records by position.
    pub fn new(records: &[SchoolRecord]) -> Self {
        let points: Vec<Option<GridPoint>> = records.iter().map(|record| record.geo.point()).collect();
        let pin = |(position, point): (u32, &Option<GridPoint>)| {
            point.map(|point| Pin::new([point.easting, point.northing], position))
        };
        let pins = RTree::bulk_load((0..).zip(&points).filter_map(pin).collect());
        Self { points, pins, postcodes: Postcodes::new(records) }
    }

    /// Where a school lies; none where the register has no point.
    pub fn point(&self, position: u32) -> Option<GridPoint> {
        self.points[position as usize]
    }

    /// Whole metres from a point to a school; none where the register has no point of it.
    pub fn metres(&self, from: GridPoint, position: u32) -> Option<u32> {
        self.point(position).map(|point| from.metres_to(point))
    }

    /// Of some schools those that lie within so many metres of a point, the rim included.
    pub fn within(&self, from: GridPoint, metres: f64, among: &RoaringBitmap) -> RoaringBitmap {
        let lies_within = |position: &u32| self.metres(from, *position).is_some_and(|away| f64::from(away) <= metres);
        // The tree is no quicker than a look at each where most schools lie in the square.
        let in_square = self.pins.size() as f64 * (2.0 * metres).powi(2) / ENGLAND;
        if among.len() as f64 <= FEW + in_square {
            return among.iter().filter(lies_within).collect();
        }
        let mut found: Vec<u32> = self.around(from, metres).filter(lies_within).collect();
        found.sort_unstable();
        RoaringBitmap::from_sorted_iter(found).unwrap_or_default() & among
    }

    /// The schools in the square around a circle.
    fn around(&self, centre: GridPoint, metres: f64) -> impl Iterator<Item = u32> {
        // A rounded distance may be half a metre short.
        let reach = metres.ceil() as i32 + 1;
        let corner = |by: i32| [centre.easting.saturating_add(by), centre.northing.saturating_add(by)];
        let square = AABB::from_corners(corner(-reach), corner(reach));
        self.pins.locate_in_envelope(square).map(|pin| pin.data)
    }
}
