//! What may be said of a practice: from the input to what is kept.

use entity::staff_member;
use rust_decimal::Decimal;
use uuid::Uuid;

use super::{
    code_lists,
    content::{Content, EvidenceItem, ResourceItem},
    input::{EvidenceInput, PracticeContentInput, ResourceInput},
};
use crate::{
    changes::{Stop, name_of},
    graphql::{node_id::NodeId, scalars, user_error::UserError},
    register::Register,
};

/// The longest of each, in letters; the body in bytes.
const TITLE: std::ops::RangeInclusive<usize> = 5..=150;
const LONGEST_SUMMARY: usize = 500;
const LONGEST_BODY: usize = 100_000;
const LONGEST_STATEMENT: usize = 1000;
const LONGEST_NAME: usize = 200;
/// The longest note to anything.
pub const LONGEST_NOTE: usize = 500;
/// The most themes, and the most of everything else that there may be several of.
const MOST_THEMES: usize = 5;
const MOST: usize = 20;

fn bad(field: &str, message: impl Into<String>) -> UserError {
    UserError::invalid(&["input", "content", field], message)
}

/// What an input says, with the authors whom it names.
pub fn read(
    input: &PracticeContentInput,
    authors: &[staff_member::Model],
    register: &Register,
) -> Result<Content, Stop> {
    let themes = few("themes", &input.themes, MOST_THEMES)?;
    if themes.is_empty() {
        return Err(bad("themes", "A practice is about something: name one theme at least.").into());
    }
    if input.body_markdown.len() > LONGEST_BODY || input.body_markdown.trim().is_empty() {
        return Err(bad("bodyMarkdown", format!("The body has 1 to {LONGEST_BODY} bytes.")).into());
    }
    if input.cost_band.is_some_and(|band| !(1..=5).contains(&band)) {
        return Err(bad("costBand", "The cost is from 1 to 5.").into());
    }
    let evidence = few("evidence", input.evidence.as_deref().unwrap_or_default(), MOST)?;
    let resources = few("resources", input.resources.as_deref().unwrap_or_default(), MOST)?;
    let settings = few("settings", input.settings.as_deref().unwrap_or_default(), MOST)?;
    Ok(Content {
        title: title(&input.title)?,
        summary: line("summary", &input.summary, LONGEST_SUMMARY)?,
        body: input.body_markdown.clone(),
        themes,
        subjects: subjects(input.subjects.as_deref().unwrap_or_default())?,
        key_stages: few("keyStages", input.key_stages.as_deref().unwrap_or_default(), MOST)?,
        settings: settings.into_iter().map(|setting| name_of(setting).to_owned()).collect(),
        visibility: input.visibility,
        evidence_level: input.evidence_level,
        evidence: evidence.iter().map(evidence_item).collect::<Result<_, _>>()?,
        resources: resources.iter().map(resource_item).collect::<Result<_, _>>()?,
        eef_strands: strands(input.eef_strands.as_deref().unwrap_or_default())?,
        cost_band: input.cost_band,
        staff_hours: input.staff_hours.map(|hours| staff_hours(hours.0)).transpose()?,
        inspections: inspections(input, register)?,
        author_roles: authors.iter().map(|author| author.role.clone()).collect(),
    })
}

/// The members of staff whom an input names as authors, by key.
pub fn author_ids(input: &PracticeContentInput) -> Result<Vec<Uuid>, Stop> {
    let ids = few("authorStaffMemberIds", input.author_staff_member_ids.as_deref().unwrap_or_default(), MOST)?;
    let key = |id: &async_graphql::ID| match NodeId::parse(id)? {
        NodeId::StaffMember(id) => Ok(id),
        other => Err(other.wrong_type("StaffMember")),
    };
    Ok(ids.iter().map(key).collect::<Result<_, _>>()?)
}

/// A note, without blanks around it; none where it is empty.
pub fn note(field: &str, note: Option<&str>) -> Result<Option<String>, UserError> {
    let Some(note) = note.map(str::trim).filter(|note| !note.is_empty()) else { return Ok(None) };
    if note.chars().count() > LONGEST_NOTE {
        return Err(UserError::invalid(&["input", field], format!("It has at most {LONGEST_NOTE} letters.")));
    }
    Ok(Some(note.to_owned()))
}

fn title(title: &str) -> Result<String, UserError> {
    let title = line("title", title, *TITLE.end())?;
    let fits = title.chars().count() >= *TITLE.start();
    if fits { Ok(title) } else { Err(bad("title", format!("A title has {} letters at least.", TITLE.start()))) }
}

fn line(field: &str, given: &str, longest: usize) -> Result<String, UserError> {
    let bare = given.trim();
    let fits = (1..=longest).contains(&bare.chars().count()) && !bare.chars().any(char::is_control);
    if fits { Ok(bare.to_owned()) } else { Err(bad(field, format!("It has 1 to {longest} letters, on one line."))) }
}

fn maybe_line(field: &str, given: Option<&str>, longest: usize) -> Result<Option<String>, UserError> {
    given.map(|given| line(field, given, longest)).transpose()
}

/// Not too many.
fn few<T: Clone>(field: &str, given: &[T], most: usize) -> Result<Vec<T>, UserError> {
    if given.len() > most {
        return Err(bad(field, format!("There are {}; at most {most} are allowed.", given.len())));
    }
    Ok(given.to_vec())
}

fn subjects(codes: &[String]) -> Result<Vec<String>, UserError> {
    let codes = few("subjects", codes, MOST)?;
    match codes.iter().find(|code| code_lists::subject(code).is_none()) {
        Some(unknown) => {
            let shown: String = unknown.chars().take(40).collect();
            Err(bad("subjects", format!("\"{shown}\" is not a code of the list subjects.")))
        }
        None => Ok(codes),
    }
}

fn strands(given: &[String]) -> Result<Vec<String>, UserError> {
    few("eefStrands", given, MOST)?.iter().map(|strand| line("eefStrands", strand, 80)).collect()
}

fn staff_hours(hours: Decimal) -> Result<String, UserError> {
    let fits = hours >= Decimal::ZERO && hours <= Decimal::ONE_THOUSAND && hours.normalize().scale() <= 2;
    if fits {
        Ok(hours.normalize().to_string())
    } else {
        Err(bad("staffHours", "It is 0 to 1,000 hours, in hundredths."))
    }
}

fn link(field: &str, url: &scalars::Url) -> Result<String, UserError> {
    let is_good =
        url.0.len() <= 2000 && url.0.parse::<reqwest::Url>().is_ok_and(|url| url.scheme() == "https" && url.has_host());
    if is_good { Ok(url.0.clone()) } else { Err(bad(field, "An address here starts with https:// and is whole.")) }
}

fn evidence_item(given: &EvidenceInput) -> Result<EvidenceItem, UserError> {
    let number = |number: &Option<scalars::Decimal>| number.map(|number| number.0.normalize().to_string());
    if given.sample_size.is_some_and(|size| size < 0) {
        return Err(bad("evidence", "A sample has no fewer than nothing in it."));
    }
    Ok(EvidenceItem {
        id: Uuid::now_v7(),
        statement: line("evidence", &given.statement, LONGEST_STATEMENT)?,
        measure: maybe_line("evidence", given.measure.as_deref(), LONGEST_NAME)?,
        baseline: number(&given.baseline),
        result: number(&given.result),
        unit: maybe_line("evidence", given.unit.as_deref(), 50)?,
        sample_size: given.sample_size,
        period: maybe_line("evidence", given.period.as_deref(), 50)?,
        url: given.url.as_ref().map(|url| link("evidence", url)).transpose()?,
    })
}

fn resource_item(given: &ResourceInput) -> Result<ResourceItem, UserError> {
    Ok(ResourceItem {
        id: Uuid::now_v7(),
        title: line("resources", &given.title, LONGEST_NAME)?,
        url: link("resources", &given.url)?,
        media_type: maybe_line("resources", given.media_type.as_deref(), 100)?,
        licence: line("resources", &given.licence, 100)?,
    })
}

fn inspections(input: &PracticeContentInput, register: &Register) -> Result<Vec<String>, Stop> {
    let ids = few("linkedInspectionIds", input.linked_inspection_ids.as_deref().unwrap_or_default(), MOST)?;
    let key = |id: &async_graphql::ID| match NodeId::parse(id)? {
        NodeId::Inspection(key) if register.inspections.by_id(&key).is_some() => Ok(key),
        NodeId::Inspection(_) => Err(Stop::from(UserError::not_found(&["input", "content", "linkedInspectionIds"]))),
        other => Err(other.wrong_type("Inspection").into()),
    };
    ids.iter().map(key).collect()
}
