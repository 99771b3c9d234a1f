//! What one row of a groups file says of its group.

use chrono::{DateTime, NaiveDate, Utc};
use entity::{CompaniesHouseNumber, TrustReference, TrustUid, code_value::lists, school_group, trust};

use super::columns::GroupColumns;
use crate::{
    import::{
        cells::{MISSING, day, identifier, key, postcode, required, text},
        finding_kind::FindingKind,
        findings::Findings,
        names::CodeNames,
        reader::{CellError, Column, Row},
    },
    trust::code_lists::{GroupStatus, TrustType},
};

/// What one row of the file is.
#[expect(clippy::large_enum_variant, reason = "there is one at a time, and it is taken apart at once")]
pub enum Group {
    /// An academy trust.
    Trust(trust::Model),
    /// A group of another kind.
    Other(school_group::Model),
}

impl Group {
    /// What identifies it among groups of all kinds.
    pub fn uid(&self) -> TrustUid {
        match self {
            Self::Trust(trust) => trust.uid,
            Self::Other(group) => group.uid,
        }
    }
}

/// Groups of unknown age are dated to the first day of one of these years.
const UNKNOWN_YEARS: [i32; 2] = [1900, 1902];

/// Reads rows of a groups file.
pub struct GroupReader<'a> {
    /// Where the columns are.
    pub columns: &'a GroupColumns,
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
            uid: key(row, self.columns.uid)?,
            name: required(row, self.columns.name, text)?,
            group_type_code: type_code,
            group_status_code: self.status_code(row)?,
            group_id: row.text(self.columns.group_id).map(str::to_owned),
            opened_on: self.day(row, self.columns.opened_on)?,
            closed_on: self.day(row, self.columns.closed_on)?,
            vanished_on: None,
            updated_at: DateTime::<Utc>::default(),
            version: 0,
        }))
    }

    fn trust(&mut self, row: &Row<'_>, group_type_code: String) -> Result<trust::Model, CellError> {
        let owned = |column| row.text(column).map(str::to_owned);
        let group_id = owned(self.columns.group_id);
        Ok(trust::Model {
            uid: key(row, self.columns.uid)?,
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
            vanished_on: None,
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
            self.findings.note(FindingKind::UnknownCode, row.line(), || format!("{} {code}", lists::GROUP_TYPE));
        }
        self.names.learn(lists::GROUP_TYPE, Some(&code), row.text(self.columns.type_name));
        Ok(code.into_owned())
    }

    fn status_code(&mut self, row: &Row<'_>) -> Result<String, CellError> {
        let code = required(row, self.columns.status_code, text)?;
        if GroupStatus::from_code(&code) == GroupStatus::Unknown {
            self.findings.note(FindingKind::UnknownCode, row.line(), || format!("{} {code}", lists::GROUP_STATUS));
        }
        self.names.learn(lists::GROUP_STATUS, Some(&code), row.text(self.columns.status_name));
        Ok(code)
    }

    fn company(&mut self, row: &Row<'_>) -> Option<CompaniesHouseNumber> {
        let number: CompaniesHouseNumber = identifier(row, self.columns.company, self.findings)?;
        let written = row.text(self.columns.company).unwrap_or_default();
        if written.len() < number.as_str().len() {
            self.findings.note(FindingKind::LostZeros, row.line(), || written.to_owned());
        }
        Some(number)
    }

    fn day(&mut self, row: &Row<'_>, column: Column) -> Result<Option<NaiveDate>, CellError> {
        day(row, column, &UNKNOWN_YEARS, self.findings)
    }
}
