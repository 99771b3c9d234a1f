//! The register's file of all groups: academy trusts into one table, all other groups into another.

use chrono::{DateTime, NaiveDate, Utc};
use entity::{CompaniesHouseNumber, Postcode, TrustReference, code_value::lists, school_group, trust};

use super::{
    columns::columns,
    findings::{FindingKind, Findings},
    names::CodeNames,
    reader::{CellError, Column, Row},
};
use crate::trust::code_lists::{GroupStatus, TrustType};

columns! {
    /// The columns of a groups file.
    GroupColumns {
        uid: "Group UID",
        group_id: "Group ID",
        name: "Group Name",
        company: "Companies House Number",
        type_code: "Group Type (code)",
        type_name: "Group Type",
        closed_on: "Closed Date",
        opened_on: "Open date",
        incorporated_on: "Incorporated on (open date)",
        status_code: "Group Status (code)",
        status_name: "Group Status",
        street: "Group Street",
        locality: "Group Locality",
        address3: "Group Address 3",
        town: "Group Town",
        county: "Group County",
        postcode: "Group Postcode",
        ukprn: "UKPRN",
    }
}

/// What one row of the file is.
pub enum Group {
    /// An academy trust.
    Trust(trust::Model),
    /// A group of another kind.
    Other(school_group::Model),
}

/// Reads rows of a groups file.
pub struct GroupReader<'a> {
    /// Where the columns are.
    pub columns: GroupColumns,
    /// What codes are called.
    pub names: &'a mut CodeNames,
    /// What is worth noticing.
    pub findings: &'a mut Findings,
}

/// The types of group that the domain knows.
const KNOWN_TYPES: [&str; 9] = ["01", "02", "05", "06", "07", "08", "09", "10", "11"];

impl GroupReader<'_> {
    /// Makes a group of a row, or says which cell forbids it.
    pub fn read(&mut self, row: &Row<'_>) -> Result<Group, CellError> {
        let type_code = self.type_code(row)?;
        if TrustType::from_code(&type_code).is_some() {
            return self.trust(row, type_code).map(Group::Trust);
        }
        Ok(Group::Other(school_group::Model {
            uid: required(row, self.columns.uid, |text| text.parse())?,
            name: required(row, self.columns.name, text)?,
            group_type_code: type_code,
            group_status_code: self.status_code(row)?,
            group_id: row.text(self.columns.group_id).map(str::to_owned),
            opened_on: self.day(row, self.columns.opened_on)?,
            closed_on: self.day(row, self.columns.closed_on)?,
            updated_at: DateTime::<Utc>::default(),
            version: 0,
        }))
    }

    fn trust(&mut self, row: &Row<'_>, group_type_code: String) -> Result<trust::Model, CellError> {
        let owned = |column| row.text(column).map(str::to_owned);
        let group_id = owned(self.columns.group_id);
        Ok(trust::Model {
            uid: required(row, self.columns.uid, |text| text.parse())?,
            name: required(row, self.columns.name, text)?,
            group_type_code,
            group_status_code: self.status_code(row)?,
            trust_reference: group_id.as_deref().and_then(TrustReference::from_group_id),
            group_id,
            companies_house_number: self.company(row),
            ukprn: identifier(row, self.columns.ukprn, self.findings),
            incorporated_on: self.day(row, self.columns.incorporated_on)?,
            opened_on: self.day(row, self.columns.opened_on)?,
            closed_on: self.day(row, self.columns.closed_on)?,
            street: owned(self.columns.street),
            locality: owned(self.columns.locality),
            address3: owned(self.columns.address3),
            town: owned(self.columns.town),
            county: row.text(self.columns.county).filter(|county| *county != "Not recorded").map(str::to_owned),
            postcode: postcode(row, self.columns.postcode, self.findings),
            placeholder: false,
            updated_at: DateTime::<Utc>::default(),
            version: 0,
        })
    }

    fn type_code(&mut self, row: &Row<'_>) -> Result<String, CellError> {
        let code = row.code(self.columns.type_code, 2);
        let code = code.ok_or_else(|| row.error(self.columns.type_code, MISSING))?;
        if !KNOWN_TYPES.contains(&&*code) {
            self.findings.note(FindingKind::UnknownCode, || format!("{} {code}", lists::GROUP_TYPE));
        }
        self.names.learn(lists::GROUP_TYPE, Some(&code), row.text(self.columns.type_name));
        Ok(code.into_owned())
    }

    fn status_code(&mut self, row: &Row<'_>) -> Result<String, CellError> {
        let code = required(row, self.columns.status_code, text)?;
        if GroupStatus::from_code(&code) == GroupStatus::Unknown {
            self.findings.note(FindingKind::UnknownCode, || format!("{} {code}", lists::GROUP_STATUS));
        }
        self.names.learn(lists::GROUP_STATUS, Some(&code), row.text(self.columns.status_name));
        Ok(code)
    }

    fn company(&mut self, row: &Row<'_>) -> Option<CompaniesHouseNumber> {
        let number: CompaniesHouseNumber = identifier(row, self.columns.company, self.findings)?;
        let written = row.text(self.columns.company).unwrap_or_default();
        if written.len() < number.as_str().len() {
            self.findings.note(FindingKind::LostZeros, || format!("line {}: {written}", row.line()));
        }
        Some(number)
    }

    fn day(&mut self, row: &Row<'_>, column: Column) -> Result<Option<NaiveDate>, CellError> {
        day(row, column, self.findings)
    }
}

/// Why a cell that must be filled is refused when it is not.
pub const MISSING: &str = "is missing";

/// A cell that must be there.
pub fn required<T, E: std::fmt::Display>(
    row: &Row<'_>,
    column: Column,
    parse: impl FnOnce(&str) -> Result<T, E>,
) -> Result<T, CellError> {
    row.parse(column, parse)?.ok_or_else(|| row.error(column, MISSING))
}

/// A text as it stands.
pub fn text(text: &str) -> Result<String, std::convert::Infallible> {
    Ok(text.to_owned())
}

/// A day, unless it is one of those that stand for "unknown".
pub fn day(row: &Row<'_>, column: Column, findings: &mut Findings) -> Result<Option<NaiveDate>, CellError> {
    let day = row.date(column)?;
    let placeholders = [NaiveDate::from_ymd_opt(1900, 1, 1), NaiveDate::from_ymd_opt(1902, 1, 1)];
    if day.is_some() && placeholders.contains(&day) {
        findings.note(FindingKind::PlaceholderDate, || format!("line {}", row.line()));
        return Ok(None);
    }
    Ok(day)
}

/// An identifier that the row can do without.
pub fn identifier<T: std::str::FromStr<Err = entity::InvalidIdentifier>>(
    row: &Row<'_>,
    column: Column,
    findings: &mut Findings,
) -> Option<T> {
    let code = row.code(column, 0)?;
    let parsed = code.parse();
    if let Err(error) = &parsed {
        findings.note(FindingKind::MalformedIdentifier, || format!("line {}: {error}", row.line()));
    }
    parsed.ok()
}

/// A postcode in its usual spelling, or as it stands.
pub fn postcode(row: &Row<'_>, column: Column, findings: &mut Findings) -> Option<String> {
    let written = row.text(column)?;
    match written.parse::<Postcode>() {
        Ok(postcode) => Some(postcode.to_string()),
        Err(_) => {
            findings.note(FindingKind::UnusualPostcode, || format!("line {}: {written}", row.line()));
            Some(written.to_owned())
        }
    }
}
