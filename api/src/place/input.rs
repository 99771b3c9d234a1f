//! How places are named, and what is refused.

use async_graphql::{InputObject, OneofObject};
use entity::Postcode;
use roaring::RoaringBitmap;

use super::located::Place;
use crate::{
    graphql::{
        error::Error,
        lenient::Lenient,
        order::Direction,
        paging::order_name,
        requested::{Place as Placed, Requested},
        scalars::UrnScalar,
    },
    register::{Register, Schools, grid},
    school::order::SchoolOrderField,
};

/// A place in Great Britain. Exactly one field is set.
#[derive(OneofObject)]
pub enum GeoInput {
    /// A whole postcode, with or without its space, in any case. This service has no list of postcodes: one is located
    /// from the schools that have it, else from those in its sector (`LE1 6` of `LE1 6TP`), the open ones where there
    /// are any. A postcode whose sector has no school is not known.
    Postcode(String),
    /// A point in degrees.
    Point(PointInput),
    /// Where a school lies, open or not. A school that the register has no point of is not known.
    SchoolUrn(Lenient<UrnScalar>),
}

/// A point in degrees (WGS84, as satellites and maps on the web have it). One that the national grid does not reach,
/// as outside Great Britain, is refused.
#[derive(InputObject, Clone, Copy)]
pub struct PointInput {
    /// Degrees north, -90 to 90.
    pub latitude: f64,
    /// Degrees east, -180 to 180; negative to the west.
    pub longitude: f64,
}

/// Near a place. Schools that the register has no point of are near nothing.
#[derive(InputObject)]
pub struct NearInput {
    /// The place. One that is not known is refused.
    pub from: GeoInput,
    /// Kilometres in a straight line, the rim included: more than 0, and at most 1,000.
    pub radius_km: f64,
}

/// The largest radius in kilometres: from anywhere it reaches all of England.
const WIDEST_KM: f64 = 1_000.0;

impl GeoInput {
    /// Where the place is; none where it is not known.
    pub fn locate(&self, register: &Register) -> Result<Option<Place>, Error> {
        let schools = &register.schools;
        Ok(match self {
            Self::Postcode(text) => Place::of_postcode(&text.parse()?, schools),
            Self::Point(point) => Some(Place::of_point(point.on_grid()?, point.degrees())),
            Self::SchoolUrn(urn) => {
                schools.by_urn(urn.get()?.0).and_then(|position| Place::of_school(position, schools))
            }
        })
    }

    /// Where the place is; refused where it is not known.
    fn known(&self, register: &Register) -> Result<Place, Error> {
        self.locate(register)?.ok_or_else(|| {
            Error::bad_input(match self {
                Self::Postcode(text) => unknown_postcode(text),
                Self::SchoolUrn(Lenient(Ok(urn))) => format!("The register has no point of a school {}.", urn.0),
                Self::SchoolUrn(Lenient(Err(_))) | Self::Point(_) => "The place is not known.".into(),
            })
        })
    }
}

fn unknown_postcode(text: &str) -> String {
    let postcode = text.parse::<Postcode>().map_or_else(|_| text.to_owned(), |postcode| postcode.to_string());
    let sector = postcode.get(..postcode.len().saturating_sub(2)).unwrap_or_default();
    format!("The place of {postcode} is not known: no school has a postcode in the sector {sector}.")
}

impl PointInput {
    fn degrees(self) -> grid::Point {
        grid::Point { latitude: self.latitude, longitude: self.longitude }
    }

    fn on_grid(self) -> Result<grid::GridPoint, Error> {
        for (name, degrees, most) in [("latitude", self.latitude, 90.0), ("longitude", self.longitude, 180.0)] {
            if !(-most..=most).contains(&degrees) {
                return Err(Error::bad_input(format!("{name} is {degrees}; it may be -{most} to {most}.")));
            }
        }
        grid::to_grid(self.degrees()).ok_or_else(|| {
            Error::bad_input(format!(
                "latitude {} and longitude {} lie outside Great Britain and its national grid.",
                self.latitude, self.longitude
            ))
        })
    }
}

impl NearInput {
    /// The place that is meant.
    pub fn place(&self, register: &Register) -> Result<Place, Error> {
        if !(self.radius_km > 0.0 && self.radius_km <= WIDEST_KM) {
            return Err(Error::bad_input(format!(
                "radiusKm is {}; it may be more than 0, and at most 1,000.",
                self.radius_km
            )));
        }
        self.from.known(register)
    }

    /// Of some schools those that lie near the place.
    pub fn narrow(&self, register: &Register, among: &RoaringBitmap) -> Result<RoaringBitmap, Error> {
        let place = self.place(register)?;
        Ok(register.schools.map.within(place.point, self.radius_km * 1_000.0, among))
    }

    /// The chosen schools by how far they lie from the place, in whole metres.
    pub fn order(&self, register: &Register, direction: Direction, chosen: &RoaringBitmap) -> Result<Requested, Error> {
        let from = self.place(register)?.point;
        let schools = &register.schools;
        let placed = |position| Placed {
            position,
            value: schools.map.metres(from, position).map(i64::from),
            key: schools.at(position).urn.number().into(),
        };
        let depends_on = format!("{} {}", from.easting, from.northing);
        let name = order_name::<Schools>(SchoolOrderField::Distance);
        Ok(Requested::new(&name, &depends_on, direction, chosen.iter().map(placed).collect()))
    }
}
