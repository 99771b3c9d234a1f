//! What one row of an establishments file says of its school.

use entity::{code_value::lists, school};

use super::EstablishmentColumns;
use crate::{
    import::{
        cells::MISSING,
        columns::Coded,
        finding_kind::FindingKind,
        findings::Findings,
        names::{AuthorityNames, CodeNames},
        placeholders::NamedTrust,
        reader::{CellError, Column, Row},
    },
    school::code_lists::{Phase, Region, SchoolSector, SchoolStatus, SettingKind},
};

/// Reads rows of an establishments file.
pub struct SchoolReader<'a> {
    /// Where the columns are.
    pub columns: &'a EstablishmentColumns,
    /// What codes are called.
    pub names: &'a mut CodeNames,
    /// Which authorities there are.
    pub authorities: &'a mut AuthorityNames,
    /// What is worth noticing.
    pub findings: &'a mut Findings,
}

impl SchoolReader<'_> {
    /// Makes a school of a row, or says which cell forbids it.
    pub fn read(&mut self, row: &Row<'_>) -> Result<(school::Model, Option<NamedTrust>), CellError> {
        let school = self.identity(row)?;
        let school = self.provision(row, school)?;
        let school = self.counts(row, school)?;
        let school = self.place(row, school)?;
        self.membership(row, school)
    }

    /// Keeps what a row that was taken in teaches besides its school.
    pub fn keep(&mut self, row: &Row<'_>, school: &school::Model) {
        let columns = self.columns;
        let name = row.text(columns.la.name).unwrap_or_default();
        self.authorities.learn(&school.la_code, name, row.text(columns.gss_code), &school.region_code);
        self.names.keep();
    }

    /// A code that may be blank, in the width that it is published with.
    pub(super) fn may(&mut self, row: &Row<'_>, list: &'static str, column: Coded, width: usize) -> Option<String> {
        self.names.learn(list, row.code(column.code, width).as_deref(), row.text(column.name))
    }

    /// A code that must be there.
    pub(super) fn must(
        &mut self,
        row: &Row<'_>,
        list: &'static str,
        column: Coded,
        width: usize,
    ) -> Result<String, CellError> {
        self.may(row, list, column, width).ok_or_else(|| row.error(column.code, MISSING))
    }

    /// A value of a list that is published without codes: its name is its code.
    pub(super) fn named(&mut self, row: &Row<'_>, list: &'static str, column: Column) -> Option<String> {
        let name = row.text(column);
        self.names.learn(list, name, name)
    }

    pub(super) fn type_code(&mut self, row: &Row<'_>) -> Result<String, CellError> {
        let code = self.must(row, lists::ESTABLISHMENT_TYPE, self.columns.kind, 2)?;
        let other = SettingKind::from_type_code(&code) == SettingKind::Other
            && SchoolSector::from_type_code(&code) == SchoolSector::Other;
        let unknown = other && !KNOWN_OTHER_TYPES.contains(&&*code);
        Ok(self.noted(row, unknown, lists::ESTABLISHMENT_TYPE, code))
    }

    pub(super) fn status_code(&mut self, row: &Row<'_>) -> Result<String, CellError> {
        let code = self.must(row, lists::ESTABLISHMENT_STATUS, self.columns.status, 1)?;
        let unknown = SchoolStatus::from_code(&code) == SchoolStatus::Unknown;
        Ok(self.noted(row, unknown, lists::ESTABLISHMENT_STATUS, code))
    }

    pub(super) fn phase_code(&mut self, row: &Row<'_>) -> Result<String, CellError> {
        let code = self.must(row, lists::PHASE, self.columns.phase, 1)?;
        let unknown = Phase::from_code(&code) == Phase::Unknown;
        Ok(self.noted(row, unknown, lists::PHASE, code))
    }

    pub(super) fn region_code(&mut self, row: &Row<'_>) -> Result<String, CellError> {
        let code = self.must(row, lists::REGION, self.columns.region, 1)?;
        let unknown = Region::from_code(&code) == Region::Unknown;
        Ok(self.noted(row, unknown, lists::REGION, code))
    }

    fn noted(&mut self, row: &Row<'_>, unknown: bool, list: &str, code: String) -> String {
        if unknown {
            self.findings.note(FindingKind::UnknownCode, row.line(), || format!("{list} {code}"));
        }
        code
    }
}

/// Establishment types that are rightly of no setting and no sector.
const KNOWN_OTHER_TYPES: [&str; 6] = ["26", "27", "47", "48", "49", "56"];
