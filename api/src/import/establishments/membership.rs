//! Whom the school belongs to.

use entity::{code_value::lists, school};

use super::row::SchoolReader;
use crate::import::{
    cells::maybe_key,
    finding_kind::FindingKind,
    placeholders::NamedTrust,
    reader::{CellError, Row},
};

impl SchoolReader<'_> {
    pub(super) fn membership(
        &mut self,
        row: &Row<'_>,
        school: school::Model,
    ) -> Result<(school::Model, Option<NamedTrust>), CellError> {
        let columns = self.columns;
        let trust = self.trust(row, &school.type_code)?;
        let school = school::Model {
            trust_flag_code: self.must(row, lists::TRUST_SCHOOL_FLAG, columns.trust_flag, 1)?,
            trust_uid: trust.as_ref().map(|trust| trust.uid),
            sponsor_names: row.text(columns.sponsors).map(str::to_owned),
            federation_code: self.federation(row),
            ..school
        };
        Ok((school, trust))
    }

    /// The federation that the school belongs to. A few schools stand in two, joined by `~`: the first one counts.
    fn federation(&mut self, row: &Row<'_>) -> Option<String> {
        let columns = self.columns.federation;
        let (code, name) = (row.text(columns.code)?, row.text(columns.name).unwrap_or_default());
        if code.contains('~') {
            self.findings.note(FindingKind::SeveralFederations, row.line(), || code.to_owned());
        }
        let first = |text: &'_ str| text.split('~').next().unwrap_or_default().trim().to_owned();
        self.names.learn(lists::FEDERATION, Some(&first(code)), Some(&first(name)))
    }

    /// The academy trust that the school is in. The column also names foundation trusts, which the flag tells apart;
    /// the secure academy's flag says that the question does not apply.
    fn trust(&mut self, row: &Row<'_>, type_code: &str) -> Result<Option<NamedTrust>, CellError> {
        let flag = row.code(self.columns.trust_flag.code, 1);
        let group_type_code = match (flag.as_deref(), type_code) {
            (Some("3"), _) => "06",
            (Some("5"), _) => "10",
            (_, "57") => "11",
            _ => return Ok(None),
        };
        let uid = maybe_key(row, self.columns.trust.code)?;
        let name = row.text(self.columns.trust.name).unwrap_or_default();
        Ok(uid.map(|uid| NamedTrust { uid, name: name.to_owned(), group_type_code: group_type_code.to_owned() }))
    }
}
