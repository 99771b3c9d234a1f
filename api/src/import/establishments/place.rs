//! Where the school is, and how it is reached.

use entity::{code_value::lists, school};

use super::row::SchoolReader;
use crate::import::{
    cells::{metres, postcode},
    reader::{CellError, Column, Row},
};

impl SchoolReader<'_> {
    pub(super) fn place(&mut self, row: &Row<'_>, school: school::Model) -> Result<school::Model, CellError> {
        let (easting, northing) = self.grid(row)?;
        let school = self.address(row, school);
        let columns = self.columns;
        Ok(school::Model {
            region_code: self.region_code(row)?,
            district_code: self.may(row, lists::DISTRICT, columns.district, 1),
            ward_code: self.may(row, lists::WARD, columns.ward, 1),
            constituency_code: self.may(row, lists::CONSTITUENCY, columns.constituency, 1),
            urban_rural_code: self.may(row, lists::URBAN_RURAL, columns.urban_rural, 1),
            msoa_code: self.may(row, lists::MSOA, columns.msoa, 1),
            lsoa_code: self.may(row, lists::LSOA, columns.lsoa, 1),
            easting,
            northing,
            ..school
        })
    }

    fn address(&mut self, row: &Row<'_>, school: school::Model) -> school::Model {
        let columns = self.columns;
        let owned = |column: Column| row.text(column).map(str::to_owned);
        school::Model {
            street: owned(columns.street),
            locality: owned(columns.locality),
            address3: owned(columns.address3),
            town: owned(columns.town),
            county: owned(columns.county),
            postcode: postcode(row, columns.postcode, self.findings),
            uprn: owned(columns.uprn),
            website: owned(columns.website),
            telephone: owned(columns.telephone),
            ..school
        }
    }

    /// A place on the national grid; a nought stands for an unknown one.
    fn grid(&self, row: &Row<'_>) -> Result<(Option<i32>, Option<i32>), CellError> {
        let (east, north) = (metres(row, self.columns.easting)?, metres(row, self.columns.northing)?);
        Ok(match (east, north) {
            (Some(east), Some(north)) if east > 0 && north > 0 => (Some(east), Some(north)),
            _ => (None, None),
        })
    }
}
