//! Where things are: postal addresses and points on the map.

use std::sync::Arc;

use async_graphql::SimpleObject;

use super::{codes::CodedValue, grid::GridPoint};

/// A postal address, as the register has it.
#[derive(SimpleObject, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// First line; null where the register has none.
    pub street: Option<Box<str>>,
    /// Second line; null where the register has none.
    pub locality: Option<Box<str>>,
    /// Third line; null where the register has none.
    pub address3: Option<Box<str>>,
    /// Town; null where the register has none.
    pub town: Option<Box<str>>,
    /// County; null where the register has none, as for nearly every trust.
    pub county: Option<Box<str>>,
    /// Postcode, in capitals with one space where it is a British one; null where the register has none.
    pub postcode: Option<Box<str>>,
    /// Unique property reference number of the site; null where the register has none, and for every trust.
    pub uprn: Option<Box<str>>,
}

impl Address {
    /// Street, locality, third line, town, county and postcode, and the number of the site.
    pub fn new(lines: [Option<String>; 6], uprn: Option<String>) -> Self {
        let [street, locality, address3, town, county, postcode] = lines.map(|line| line.map(Into::into));
        Self { street, locality, address3, town, county, postcode, uprn: uprn.map(Into::into) }
    }
}

/// A place on the map and the areas that it lies in.
#[derive(SimpleObject, Debug)]
pub struct Geo {
    /// Degrees north (WGS84); null where the register has no point.
    pub latitude: Option<f64>,
    /// Degrees east (WGS84), negative to the west; null where the register has no point.
    pub longitude: Option<f64>,
    /// Metres east on the national grid; null where the register has none.
    pub easting: Option<i32>,
    /// Metres north on the national grid; null where the register has none.
    pub northing: Option<i32>,
    /// How far, in metres, latitude and longitude may lie from the register's point; null where there is none.
    pub accuracy_metres: Option<i32>,
    /// Lower-layer super output area: a neighbourhood of about 1,500 people; null where the register has none.
    pub lsoa: Option<Arc<CodedValue>>,
    /// Middle-layer super output area: a neighbourhood of about 7,500 people; null where the register has none.
    pub msoa: Option<Arc<CodedValue>>,
    /// Electoral ward; null where the register has none.
    pub ward: Option<Arc<CodedValue>>,
    /// Administrative district; null where the register has none.
    pub district: Option<Arc<CodedValue>>,
    /// Parliamentary constituency; null where the register has none.
    pub constituency: Option<Arc<CodedValue>>,
    /// How built-up the place is. Code list `urban-rural`; null where the register does not say.
    pub urban_rural: Option<Arc<CodedValue>>,
}

impl Geo {
    /// The point on the national grid; none where the register has none.
    pub fn point(&self) -> Option<GridPoint> {
        let (easting, northing) = self.easting.zip(self.northing)?;
        Some(GridPoint { easting, northing })
    }
}
