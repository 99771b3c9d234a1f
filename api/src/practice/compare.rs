//! What changed from one edition to another.

use async_graphql::SimpleObject;

use super::content::Content;

/// What one field said in one edition and says in another.
#[derive(SimpleObject, Debug, PartialEq, Eq)]
pub struct EditionDifference {
    /// The field, by its name in the contract.
    pub field: &'static str,
    /// What it said. Null where it said nothing.
    pub before: Option<String>,
    /// What it says. Null where it says nothing.
    pub after: Option<String>,
}

/// The fields that differ, in the contract's order. Lists are written with commas between.
pub fn compare(before: &Content, after: &Content) -> Vec<EditionDifference> {
    let pairs = fields(before).into_iter().zip(fields(after));
    let differing = pairs.filter(|((_, before), (_, after))| before != after);
    differing.map(|((field, before), (_, after))| EditionDifference { field, before, after }).collect()
}

fn fields(content: &Content) -> Vec<(&'static str, Option<String>)> {
    let said = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let list = |names: Vec<String>| said(&names.join(", "));
    let json = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let codes = |values: Vec<serde_json::Value>| list(values.into_iter().map(json).collect());
    vec![
        ("title", said(&content.title)),
        ("summary", said(&content.summary)),
        ("bodyMarkdown", said(&content.body)),
        ("visibility", said(crate::changes::name_of(content.visibility))),
        ("themes", codes(content.themes.iter().map(|it| serde_json::json!(it)).collect())),
        ("subjects", list(content.subjects.clone())),
        ("keyStages", codes(content.key_stages.iter().map(|it| serde_json::json!(it)).collect())),
        ("settings", list(content.settings.clone())),
        ("evidenceLevel", codes(vec![serde_json::json!(content.evidence_level)])),
        ("evidence", list(content.evidence.iter().map(|it| it.statement.clone()).collect())),
        ("resources", list(content.resources.iter().map(|it| it.url.clone()).collect())),
        ("eefStrands", list(content.eef_strands.clone())),
        ("costBand", content.cost_band.map(|band| band.to_string())),
        ("staffHours", content.staff_hours.clone()),
    ]
}
