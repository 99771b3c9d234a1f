//! What one row of an establishments file says of its school.

use chrono::{DateTime, Utc};
use entity::{TrustUid, code_value::lists, school};
use rust_decimal::{Decimal, prelude::ToPrimitive as _};

use super::{
    establishments::EstablishmentColumns,
    findings::{FindingKind, Findings},
    groups::{MISSING, day, identifier, postcode, required, text},
    names::{AuthorityNames, CodeNames},
    reader::{CellError, Column, Row},
};
use crate::school::code_lists::{Phase, Region, SchoolSector, SchoolStatus, SettingKind};

/// Reads rows of an establishments file.
pub struct SchoolReader<'a> {
    /// Where the columns are.
    pub columns: EstablishmentColumns,
    /// What codes are called.
    pub names: &'a mut CodeNames,
    /// Which authorities there are.
    pub authorities: &'a mut AuthorityNames,
    /// What is worth noticing.
    pub findings: &'a mut Findings,
}

/// The trust that a row names, as far as the row knows it.
pub struct NamedTrust {
    /// Its group UID.
    pub uid: TrustUid,
    /// Its name.
    pub name: String,
    /// Its kind, by the published group type.
    pub group_type_code: &'static str,
}

impl SchoolReader<'_> {
    /// Makes a school of a row, or says which cell forbids it.
    pub fn read(&mut self, row: &Row<'_>) -> Result<(school::Model, Option<NamedTrust>), CellError> {
        let columns = &self.columns;
        let owned = |column| row.text(column).map(str::to_owned);
        let counted = |column| count(row, column);
        let urn = required(row, columns.urn, |text| text.parse())?;
        let name = required(row, columns.name, text)?;
        let (easting, northing) = self.grid(row)?;
        let (opened_on, closed_on) =
            (day(row, columns.opened_on, self.findings)?, day(row, columns.closed_on, self.findings)?);
        let counts = [counted(columns.capacity)?, counted(columns.pupils)?, counted(columns.fsm_pupils)?];
        let ages = [counted(columns.low_age)?, counted(columns.high_age)?];
        let provision = [
            counted(columns.resourced_on_roll)?,
            counted(columns.resourced_capacity)?,
            counted(columns.sen_unit_on_roll)?,
            counted(columns.sen_unit_capacity)?,
        ];
        let (establishment_number, census_on) = (row.code(columns.number, 4), row.date(columns.census_on)?);
        let (sponsor_names, street, locality) =
            (owned(columns.sponsors), owned(columns.street), owned(columns.locality));
        let (address3, town, county) = (owned(columns.address3), owned(columns.town), owned(columns.county));
        let (uprn, website, telephone) = (owned(columns.uprn), owned(columns.website), owned(columns.telephone));
        let fsm_permille = permille(row, columns.fsm_percent)?;
        let (type_code, status_code) = (self.type_code(row)?, self.status_code(row)?);
        let trust = self.trust(row, &type_code)?;
        let model = school::Model {
            urn,
            name,
            ukprn: identifier(row, self.columns.ukprn, self.findings),
            la_code: self.authority(row)?,
            establishment_number: establishment_number.map(Into::into),
            type_group_code: self.must(
                row,
                lists::ESTABLISHMENT_TYPE_GROUP,
                |c| (c.type_group_code, c.type_group_name),
                1,
            )?,
            phase_code: self.phase_code(row)?,
            type_code,
            status_code,
            opened_on,
            open_reason_code: self.may(row, lists::REASON_OPENED, |c| (c.open_reason_code, c.open_reason_name), 2),
            closed_on,
            close_reason_code: self.may(row, lists::REASON_CLOSED, |c| (c.close_reason_code, c.close_reason_name), 2),
            statutory_low_age: ages[0],
            statutory_high_age: ages[1],
            gender_code: self.may(row, lists::GENDER, |c| (c.gender_code, c.gender_name), 1),
            religious_character_code: self.may(
                row,
                lists::RELIGIOUS_CHARACTER,
                |c| (c.character_code, c.character_name),
                2,
            ),
            religious_ethos_code: self.named(row, lists::RELIGIOUS_ETHOS, self.columns.ethos),
            diocese_code: self.may(row, lists::DIOCESE, |c| (c.diocese_code, c.diocese_name), 4),
            admissions_policy_code: self.may(
                row,
                lists::ADMISSIONS_POLICY,
                |c| (c.admissions_code, c.admissions_name),
                1,
            ),
            boarders_code: self.may(row, lists::BOARDERS, |c| (c.boarders_code, c.boarders_name), 1),
            nursery_provision_code: self.named(row, lists::NURSERY_PROVISION, self.columns.nursery),
            sixth_form_code: self.may(row, lists::SIXTH_FORM, |c| (c.sixth_form_code, c.sixth_form_name), 1),
            special_classes_code: self.may(
                row,
                lists::SPECIAL_CLASSES,
                |c| (c.special_classes_code, c.special_classes_name),
                1,
            ),
            sen_provision_codes: self.special_needs(row),
            resourced_on_roll: provision[0],
            resourced_capacity: provision[1],
            sen_unit_on_roll: provision[2],
            sen_unit_capacity: provision[3],
            capacity: counts[0],
            census_on,
            pupils: counts[1],
            fsm_pupils: counts[2],
            fsm_permille,
            trust_flag_code: self.must(row, lists::TRUST_SCHOOL_FLAG, |c| (c.trust_flag_code, c.trust_flag_name), 1)?,
            trust_uid: trust.as_ref().map(|trust| trust.uid),
            sponsor_names,
            federation_code: self.may(row, lists::FEDERATION, |c| (c.federation_code, c.federation_name), 1),
            street,
            locality,
            address3,
            town,
            county,
            postcode: postcode(row, self.columns.postcode, self.findings),
            uprn,
            website,
            telephone,
            region_code: self.region_code(row)?,
            district_code: self.may(row, lists::DISTRICT, |c| (c.district_code, c.district_name), 1),
            ward_code: self.may(row, lists::WARD, |c| (c.ward_code, c.ward_name), 1),
            constituency_code: self.may(row, lists::CONSTITUENCY, |c| (c.constituency_code, c.constituency_name), 1),
            urban_rural_code: self.may(row, lists::URBAN_RURAL, |c| (c.urban_rural_code, c.urban_rural_name), 1),
            msoa_code: self.may(row, lists::MSOA, |c| (c.msoa_code, c.msoa_name), 1),
            lsoa_code: self.may(row, lists::LSOA, |c| (c.lsoa_code, c.lsoa_name), 1),
            easting,
            northing,
            updated_at: DateTime::<Utc>::default(),
            version: 0,
        };
        Ok((model, trust))
    }

    /// A code that may be blank, in the width that it is published with.
    fn may(
        &mut self,
        row: &Row<'_>,
        list: &'static str,
        pick: fn(&EstablishmentColumns) -> (Column, Column),
        width: usize,
    ) -> Option<String> {
        let (code, name) = pick(&self.columns);
        self.names.learn(list, row.code(code, width).as_deref(), row.text(name))
    }

    /// A code that must be there.
    fn must(
        &mut self,
        row: &Row<'_>,
        list: &'static str,
        pick: fn(&EstablishmentColumns) -> (Column, Column),
        width: usize,
    ) -> Result<String, CellError> {
        self.may(row, list, pick, width).ok_or_else(|| row.error(pick(&self.columns).0, MISSING))
    }

    /// A value of a list that is published without codes: its name is its code.
    fn named(&mut self, row: &Row<'_>, list: &'static str, column: Column) -> Option<String> {
        let name = row.text(column);
        self.names.learn(list, name, name)
    }

    fn noted(&mut self, unknown: bool, list: &str, code: String) -> String {
        if unknown {
            self.findings.note(FindingKind::UnknownCode, || format!("{list} {code}"));
        }
        code
    }

    fn type_code(&mut self, row: &Row<'_>) -> Result<String, CellError> {
        let code = self.must(row, lists::ESTABLISHMENT_TYPE, |c| (c.type_code, c.type_name), 2)?;
        let other = SettingKind::from_type_code(&code) == SettingKind::Other
            && SchoolSector::from_type_code(&code) == SchoolSector::Other;
        let unknown = other && !KNOWN_OTHER_TYPES.contains(&&*code);
        Ok(self.noted(unknown, lists::ESTABLISHMENT_TYPE, code))
    }

    fn status_code(&mut self, row: &Row<'_>) -> Result<String, CellError> {
        let code = self.must(row, lists::ESTABLISHMENT_STATUS, |c| (c.status_code, c.status_name), 1)?;
        let unknown = SchoolStatus::from_code(&code) == SchoolStatus::Unknown;
        Ok(self.noted(unknown, lists::ESTABLISHMENT_STATUS, code))
    }

    fn phase_code(&mut self, row: &Row<'_>) -> Result<String, CellError> {
        let code = self.must(row, lists::PHASE, |c| (c.phase_code, c.phase_name), 1)?;
        let unknown = Phase::from_code(&code) == Phase::Unknown;
        Ok(self.noted(unknown, lists::PHASE, code))
    }

    fn region_code(&mut self, row: &Row<'_>) -> Result<String, CellError> {
        let code = self.must(row, lists::REGION, |c| (c.region_code, c.region_name), 1)?;
        let unknown = Region::from_code(&code) == Region::Unknown;
        Ok(self.noted(unknown, lists::REGION, code))
    }

    fn authority(&mut self, row: &Row<'_>) -> Result<String, CellError> {
        let code = row.code(self.columns.la_code, 3);
        let code = code.ok_or_else(|| row.error(self.columns.la_code, MISSING))?;
        let name = row.text(self.columns.la_name).unwrap_or_default();
        let region = row.text(self.columns.region_code).unwrap_or_default();
        self.authorities.learn(&code, name, row.text(self.columns.gss_code), region);
        Ok(code.into_owned())
    }

    /// The academy trust that the school is in. The column also names foundation trusts, which the flag tells apart;
    /// the secure academy's flag says that the question does not apply.
    fn trust(&mut self, row: &Row<'_>, type_code: &str) -> Result<Option<NamedTrust>, CellError> {
        let flag = row.code(self.columns.trust_flag_code, 1);
        let group_type_code = match (flag.as_deref(), type_code) {
            (Some("3"), _) => "06",
            (Some("5"), _) => "10",
            (_, "57") => "11",
            _ => return Ok(None),
        };
        let uid = row.parse(self.columns.trust_code, |text| text.parse())?;
        let name = row.text(self.columns.trust_name).unwrap_or_default();
        Ok(uid.map(|uid| NamedTrust { uid, name: name.to_owned(), group_type_code }))
    }

    /// The columns hold `ASD - Autistic Spectrum Disorder`: the code before the dash, the name behind it.
    fn special_needs(&mut self, row: &Row<'_>) -> Option<String> {
        let mut codes: Vec<String> = vec![];
        for written in self.columns.special_needs().into_iter().filter_map(|column| row.text(column)) {
            if written.eq_ignore_ascii_case("not applicable") {
                continue;
            }
            let (code, name) = written.split_once(" - ").unwrap_or((written, written));
            self.names.learn(lists::SEN_PROVISION, Some(code), Some(name));
            if !codes.iter().any(|known| known == code) {
                codes.push(code.to_owned());
            }
        }
        (!codes.is_empty()).then(|| codes.join(","))
    }

    /// A place on the national grid; a nought stands for an unknown one.
    fn grid(&self, row: &Row<'_>) -> Result<(Option<i32>, Option<i32>), CellError> {
        let (east, north) = (count(row, self.columns.easting)?, count(row, self.columns.northing)?);
        Ok(match (east, north) {
            (Some(east), Some(north)) if east > 0 && north > 0 => (Some(east), Some(north)),
            _ => (None, None),
        })
    }
}

/// Establishment types that are rightly of no setting and no sector.
const KNOWN_OTHER_TYPES: [&str; 6] = ["26", "27", "47", "48", "49", "56"];

/// A number of things: whole and not negative.
fn count(row: &Row<'_>, column: Column) -> Result<Option<i32>, CellError> {
    let Some(number) = row.integer(column)? else { return Ok(None) };
    match i32::try_from(number) {
        Ok(count) if count >= 0 => Ok(Some(count)),
        _ => Err(row.error(column, "is not a count")),
    }
}

/// A percentage, in tenths of a per cent.
fn permille(row: &Row<'_>, column: Column) -> Result<Option<i32>, CellError> {
    let Some(percent) = row.decimal(column)? else { return Ok(None) };
    if percent < Decimal::ZERO || percent > Decimal::ONE_HUNDRED {
        return Err(row.error(column, "is not between 0 and 100 per cent"));
    }
    Ok((percent * Decimal::TEN).round().to_i32())
}
