//! What tells one inspection from another.

use chrono::NaiveDate;
use entity::inspection::Model;

/// Ofsted's number for an inspection, such as `10204170` or `ITS425578`. A data tool may have made a fraction of it.
pub fn number(text: &str) -> Result<String, &'static str> {
    let number = text.strip_suffix(".0").unwrap_or(text);
    let sound = number.len() <= 20 && number.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if sound { Ok(number.to_owned()) } else { Err("is not an inspection number: up to 20 letters and digits") }
}

/// How an inspection is told apart from others in an example.
pub fn named(inspection: &Model) -> String {
    let day = inspection.started_on.as_ref().map(NaiveDate::to_string).unwrap_or_default();
    format!("{} of {} on {day}", inspection.id, inspection.inspected_urn)
}
