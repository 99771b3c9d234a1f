//! What a whole file says: each inspection once, however many of its rows and blocks tell of it.

use std::collections::HashMap;

use entity::Urn;

use super::{checks, fields::Fields, number::named, statement::Statement};
use crate::import::{finding_kind::FindingKind, findings::Findings};

/// Everything that the rows of a file say.
#[derive(Default)]
pub struct Said {
    /// The inspections, with the row that told of each first.
    pub inspections: Vec<(usize, Statement)>,
    /// The inspections that stand in the row of another school than the one that was inspected.
    pub listings: Vec<Listed>,
    /// For each row whether it tells of any inspection.
    pub rows: Vec<bool>,
    places: HashMap<String, usize>,
}

/// An inspection in the row of another school.
pub struct Listed {
    /// The school in whose row it stands.
    pub urn: Urn,
    /// The inspection.
    pub inspection_id: String,
    /// The row.
    pub row: usize,
}

impl Said {
    /// Takes in what one row says.
    pub fn take(&mut self, school: Urn, statements: Vec<Statement>, line: u64, findings: &mut Findings) {
        let row = self.rows.len();
        self.rows.push(!statements.is_empty());
        for statement in statements {
            if let Some(what) = checks::out_of_its_time(&statement.inspection) {
                findings.note(FindingKind::RegimeAndDateDisagree, line, || {
                    format!("{}: {what}", named(&statement.inspection))
                });
            }
            if statement.inspection.inspected_urn != school {
                let inspection_id = statement.inspection.id.clone();
                self.listings.push(Listed { urn: school, inspection_id, row });
            }
            self.add(row, statement, line, findings);
        }
    }

    fn add(&mut self, row: usize, statement: Statement, line: u64, findings: &mut Findings) {
        let Some(place) = self.places.get(&statement.inspection.id) else {
            self.places.insert(statement.inspection.id.clone(), self.inspections.len());
            self.inspections.push((row, statement));
            return;
        };
        let (_, known) = &mut self.inspections[*place];
        let contradicted = known.join(statement);
        if contradicted != Fields::default() {
            findings.note(FindingKind::InspectionToldTwice, line, || {
                format!("{}: {}", named(&known.inspection), contradicted.names().join(", "))
            });
        }
    }
}
