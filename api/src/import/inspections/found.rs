//! Where the columns of a form stand in one file, and what a row says there.

use entity::{
    Urn,
    inspection::{Column as Field, Model},
};
use sea_orm::ModelTrait as _;

use super::{
    blank::blank,
    checks,
    codes::{Meaning, NO_CONCERN},
    fields::{Fields, judged},
    form::{Block, Telling},
    framework, kinds,
    number::number,
    source::Source,
    statement::{Statement, identity},
};
use crate::import::{
    cells::{MISSING, maybe_key},
    finding_kind::FindingKind,
    findings::Findings,
    reader::{CellError, Column, FileError, Row, Table},
};

/// A block of columns in one file.
pub struct Found {
    tells_of: Telling,
    number: Column,
    inspected: Column,
    relates: Option<Column>,
    worded: Vec<Column>,
    cells: Vec<(Field, Column, Meaning)>,
    carries: Fields,
}

/// What Ofsted writes into a cell of which there is nothing to say.
pub const BLANK: &[&str] = &["NULL"];

impl Found {
    /// Finds a block in a file.
    pub fn find(table: &Table, block: &Block) -> Result<Self, FileError> {
        let maybe = |name: &&str| table.headers().find(name).map(|column| column.blank_when(BLANK));
        let needed = |name: &str| table.column(name).map(|column| column.blank_when(BLANK));
        let cell = |field, column| (field, column, Meaning::of(field, block.tells_of));
        let mut cells = vec![];
        for (field, name) in block.cells {
            cells.push(cell(*field, needed(name)?));
        }
        cells.extend(block.extras.iter().filter_map(|(field, name)| Some(cell(*field, maybe(name)?))));
        let told = cells.iter().fold(identity(), |told, (field, ..)| told.with(*field));
        Ok(Self {
            tells_of: block.tells_of,
            number: needed(block.number)?,
            inspected: needed(block.inspected)?,
            relates: block.relates.first().and_then(maybe),
            worded: block.worded.iter().filter_map(maybe).collect(),
            cells,
            carries: if block.tells_of == Telling::Ungraded { told } else { told.with(Field::Framework) },
        })
    }

    /// What a row of a school says here; none where it tells of no inspection.
    pub fn read(
        &self,
        row: &Row<'_>,
        school: Urn,
        source: Source,
        findings: &mut Findings,
    ) -> Result<Option<Statement>, CellError> {
        let number = row.parse(self.number, number)?;
        if number.is_none() && self.cells.iter().all(|(_, column, _)| row.text(*column).is_none()) {
            return Ok(None);
        }
        let mut inspection = blank(maybe_key(row, self.inspected)?.unwrap_or(school), source);
        for (field, column, meaning) in &self.cells {
            inspection.set(*field, meaning.read(row, *column, findings)?);
        }
        inspection.framework = framework::of(&inspection).map(str::to_owned);
        inspection.kind = self.kind(row, &inspection, findings).to_owned();
        self.settle_concern(&mut inspection);
        self.check_days(row, &inspection)?;
        let said = self.relates.and_then(|column| row.text(column));
        if checks::contradicts(said, school, inspection.inspected_urn) {
            let pair = || format!("{school} {}", inspection.inspected_urn);
            findings.note(FindingKind::InspectedSchoolUnclear, row.line(), pair);
        }
        inspection.id = match (&number, inspection.started_on) {
            (Some(number), _) => number.clone(),
            (None, Some(day)) => format!("{}-{day}-{}", inspection.inspected_urn, inspection.kind),
            (None, None) => return Err(row.error(self.number, format!("{MISSING}, and so is the first day"))),
        };
        inspection.inspection_number = number;
        let carries = self.told_of(&inspection);
        Ok(Some(Statement { inspection, carries }))
    }

    fn kind(&self, row: &Row<'_>, inspection: &Model, findings: &mut Findings) -> &'static str {
        match self.tells_of {
            Telling::Graded | Telling::ReportCard => return kinds::GRADED,
            Telling::Ungraded => return kinds::UNGRADED,
            Telling::AnyKind => {}
        }
        let said: Vec<&str> = self.worded.iter().filter_map(|column| row.text(*column)).collect();
        let said = said.join(", ");
        kinds::worded(&said).unwrap_or_else(|| {
            findings.note(FindingKind::UnknownCode, row.line(), || format!("Inspection type {said}"));
            match inspection {
                Model { framework: Some(_), .. } => kinds::GRADED,
                Model { ungraded_outcome: Some(_), .. } => kinds::MONITORING,
                _ => kinds::UNGRADED,
            }
        })
    }

    /// Where grades were given and no concern is named, there is none.
    fn settle_concern(&self, inspection: &mut Model) {
        let graded = inspection.kind == kinds::GRADED && inspection.framework.is_some();
        if graded && inspection.concern_code.is_none() && self.carries.contains(Field::ConcernCode) {
            inspection.concern_code = Some(NO_CONCERN.to_owned());
        }
    }

    fn check_days(&self, row: &Row<'_>, inspection: &Model) -> Result<(), CellError> {
        let last = self.cells.iter().find(|(field, ..)| matches!(field, Field::EndedOn));
        match (last, inspection.started_on, inspection.ended_on) {
            (Some((_, column, _)), Some(first), Some(last)) if last < first => {
                Err(row.error(*column, format!("is before the first day, {first}")))
            }
            _ => Ok(()),
        }
    }

    /// The fields of which something is said: where no grades are, nothing is said of those that are empty.
    fn told_of(&self, inspection: &Model) -> Fields {
        if inspection.framework.is_some() || self.tells_of == Telling::Ungraded {
            return self.carries;
        }
        let empty = judged().iter().filter(|field| !framework::is_filled(inspection, *field));
        self.carries.except(empty.fold(Fields::default(), Fields::with))
    }
}
