//! The line that tells schools of one name apart.

use crate::register::{Register, SchoolRecord};

/// Town, authority and postcode; none where none is known. A town that is named like its authority is said once.
pub fn line(register: &Register, school: &SchoolRecord) -> Option<String> {
    let authority = &register.authorities.at(school.authority).name;
    let parts = [school.address.town.as_deref(), Some(&**authority), school.address.postcode.as_deref()];
    let mut line: Vec<&str> = parts.into_iter().flatten().collect();
    line.dedup_by(|left, right| left.eq_ignore_ascii_case(right));
    (!line.is_empty()).then(|| line.join(", "))
}
