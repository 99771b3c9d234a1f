//! Whom the school teaches, in what manner, and how many.

use entity::{code_value::lists, school};

use super::row::SchoolReader;
use crate::import::{
    cells::{age, count, permille},
    reader::{CellError, Row},
};

impl SchoolReader<'_> {
    pub(super) fn provision(&mut self, row: &Row<'_>, school: school::Model) -> Result<school::Model, CellError> {
        let columns = self.columns;
        Ok(school::Model {
            statutory_low_age: age(row, columns.low_age)?,
            statutory_high_age: age(row, columns.high_age)?,
            gender_code: self.may(row, lists::GENDER, columns.gender, 1),
            religious_character_code: self.may(row, lists::RELIGIOUS_CHARACTER, columns.character, 2),
            religious_ethos_code: self.named(row, lists::RELIGIOUS_ETHOS, columns.ethos),
            diocese_code: self.may(row, lists::DIOCESE, columns.diocese, 4),
            admissions_policy_code: self.may(row, lists::ADMISSIONS_POLICY, columns.admissions, 1),
            boarders_code: self.may(row, lists::BOARDERS, columns.boarders, 1),
            nursery_provision_code: self.named(row, lists::NURSERY_PROVISION, columns.nursery),
            sixth_form_code: self.may(row, lists::SIXTH_FORM, columns.sixth_form, 1),
            special_classes_code: self.may(row, lists::SPECIAL_CLASSES, columns.special_classes, 1),
            sen_provision_codes: self.special_needs(row),
            ..school
        })
    }

    pub(super) fn counts(&self, row: &Row<'_>, school: school::Model) -> Result<school::Model, CellError> {
        let columns = self.columns;
        Ok(school::Model {
            capacity: count(row, columns.capacity)?,
            census_on: row.date(columns.census_on)?,
            pupils: count(row, columns.pupils)?,
            fsm_pupils: count(row, columns.fsm_pupils)?,
            fsm_permille: permille(row, columns.fsm_percent)?,
            resourced_on_roll: count(row, columns.resourced_on_roll)?,
            resourced_capacity: count(row, columns.resourced_capacity)?,
            sen_unit_on_roll: count(row, columns.sen_unit_on_roll)?,
            sen_unit_capacity: count(row, columns.sen_unit_capacity)?,
            ..school
        })
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
}
