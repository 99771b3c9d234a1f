//! Invented practices: written for this project, owned by invented schools and trusts, used by others with mixed success.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Days, Months, NaiveDate, TimeDelta, Utc};
use entity::{TrustUid, Urn, adoption, endorsement, practice, practice_author, practice_edition, staff_member};
use rust_embed::RustEmbed;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, DatabaseConnection, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
};
use serde::Deserialize;
use uuid::{Builder, Uuid};

use super::{dice::Dice, people::places};
use crate::{
    access::{Place, Viewer, scope},
    changes::{Change, ChangeOp, EntityType, Write},
    clock::day_of,
    practice::{
        code_lists::{EvidenceLevel, KeyStage, PracticeTheme, Visibility},
        content::{Content, EvidenceItem, ResourceItem},
    },
    register::Register,
};

/// Which stream of chance makes them.
const STREAM: u64 = 9_100_000_000;

/// What the practices say.
#[derive(RustEmbed)]
#[folder = "assets/demo/practices"]
struct Texts;

/// One practice as it is written in the files.
#[derive(Deserialize)]
struct Text {
    title: String,
    summary: String,
    body: Vec<String>,
    themes: Vec<PracticeTheme>,
    subjects: Vec<String>,
    #[serde(rename = "keyStages")]
    key_stages: Vec<KeyStage>,
    settings: Vec<String>,
    #[serde(rename = "evidenceLevel")]
    evidence_level: EvidenceLevel,
    evidence: Vec<Finding>,
    #[serde(rename = "eefStrands")]
    eef_strands: Vec<String>,
    #[serde(rename = "costBand")]
    cost_band: Option<i32>,
    #[serde(rename = "staffHours")]
    staff_hours: Option<String>,
    resources: Vec<Help>,
    #[serde(rename = "adaptationOf")]
    adaptation_of: Option<String>,
}

#[derive(Deserialize)]
struct Finding {
    statement: String,
    measure: Option<String>,
    baseline: Option<String>,
    result: Option<String>,
    unit: Option<String>,
    #[serde(rename = "sampleSize")]
    sample_size: Option<i32>,
    period: Option<String>,
}

#[derive(Deserialize)]
struct Help {
    title: String,
    url: String,
    #[serde(rename = "mediaType")]
    media_type: Option<String>,
    licence: String,
}

/// Invents what schools share, for a database that has nothing of it.
pub async fn invent(db: &DatabaseConnection, register: &Register, seed: u64, now: DateTime<Utc>) -> anyhow::Result<()> {
    if scope::library::practices().count(db).await? > 0 {
        return Ok(());
    }
    let places = places(register);
    if places.is_empty() {
        return Ok(());
    }
    let operator = Viewer::operator("demo");
    let staff =
        scope::staff_members_to_erase(&operator).filter(staff_member::Column::RedactedAt.is_null()).all(db).await?;
    let mut world = World { dice: Dice::new(seed, STREAM), now, places, staff, made: HashMap::new() };
    let mut rows = Rows::default();
    for text in in_order(read()?) {
        world.invent(text, &mut rows);
    }
    rows.write(db, now).await
}

/// All texts of the files.
fn read() -> anyhow::Result<Vec<Text>> {
    let mut names: Vec<_> = Texts::iter().collect();
    names.sort();
    let mut texts = vec![];
    for name in names {
        let file = Texts::get(&name).ok_or_else(|| anyhow::anyhow!("{name} is not there"))?;
        let few: Vec<Text> = serde_json::from_slice(&file.data).map_err(|error| anyhow::anyhow!("{name}: {error}"))?;
        texts.extend(few);
    }
    Ok(texts)
}

/// Each behind the one that it adapts.
fn in_order(texts: Vec<Text>) -> Vec<Text> {
    let (mut placed, mut ordered, mut waiting) = (HashSet::new(), vec![], texts);
    while !waiting.is_empty() {
        let before = ordered.len();
        let (ready, rest): (Vec<Text>, Vec<Text>) =
            waiting.into_iter().partition(|text| text.adaptation_of.as_ref().is_none_or(|of| placed.contains(of)));
        placed.extend(ready.iter().map(|text| text.title.clone()));
        ordered.extend(ready);
        waiting = rest;
        if ordered.len() == before {
            break;
        }
    }
    ordered
}

/// What the invention goes by.
struct World {
    dice: Dice,
    now: DateTime<Utc>,
    places: Vec<Place>,
    staff: Vec<staff_member::Model>,
    /// The practices that are made, by title: key and family.
    made: HashMap<String, (Uuid, Uuid)>,
}

/// What is to be written.
#[derive(Default)]
struct Rows {
    practices: Vec<practice::ActiveModel>,
    editions: Vec<practice_edition::ActiveModel>,
    authors: Vec<practice_author::ActiveModel>,
    adoptions: Vec<adoption::ActiveModel>,
    endorsements: Vec<endorsement::ActiveModel>,
    changes: Vec<Change>,
}

impl World {
    /// A key like those that are given out at a moment.
    fn id(&mut self, at: DateTime<Utc>) -> Uuid {
        let mut bytes = [0; 10];
        bytes.fill_with(|| self.dice.below(256) as u8);
        Builder::from_unix_timestamp_millis(at.timestamp_millis().unsigned_abs(), &bytes).into_uuid()
    }

    fn invent(&mut self, text: Text, rows: &mut Rows) {
        let begun = self.now - TimeDelta::days(self.dice.between(60, 900));
        let id = self.id(begun);
        let owner = self.owner();
        let authors: Vec<_> = self
            .staff
            .iter()
            .filter(|row| row.base_school_urn == owner.school && owner.school.is_some())
            .take(2)
            .cloned()
            .collect();
        let visibility = *self.dice.weigh(&VISIBILITIES, |(_, often)| *often);
        // What is adapted was published for those who adapt it.
        let state = if self.dice.chance(900) || text.adaptation_of.is_some() {
            "PUBLISHED"
        } else {
            self.dice.pick(&["DRAFT", "DRAFT", "IN_REVIEW", "ARCHIVED", "WITHDRAWN"])
        };
        let content = self.content(&text, visibility.0, &authors, begun);
        let of = text.adaptation_of.as_ref().and_then(|title| self.made.get(title).copied());
        self.made.insert(text.title.clone(), (id, of.map_or(id, |(_, family)| family)));
        let is_shown = !matches!(state, "DRAFT" | "IN_REVIEW");
        let editions = if is_shown { 1 + i32::from(self.dice.chance(250)) } else { 0 };
        let mut published_at = begun + TimeDelta::days(14);
        for number in 1..=editions {
            let mut then = content.clone();
            if number < editions {
                then.summary = format!("{} (First written up for our own staff.)", content.summary);
            }
            published_at += TimeDelta::days(i64::from(number - 1) * 30);
            rows.editions.push(edition(id, number, &then, published_at));
        }
        let published = (editions > 0).then(|| content.json());
        rows.practices.push(practice::ActiveModel {
            id: Set(id),
            slug: Set(slug(&text.title, id)),
            practice_state: Set(state.to_owned()),
            visibility: Set(crate::changes::name_of(visibility.0).to_owned()),
            owner_trust_uid: Set(owner.trust),
            owner_school_urn: Set(owner.school),
            content: Set(content.json()),
            change_note: Set(None),
            edition: Set((editions > 0).then_some(editions)),
            published_at: Set((editions > 0).then_some(published_at)),
            review_due_on: Set((editions > 0).then(|| day(published_at) + Months::new(24))),
            published: Set(published),
            derived_from: Set(of.map(|(id, _)| id)),
            family: Set(of.map_or(id, |(_, family)| family)),
            created_by: Set("demo".into()),
            submitted_by: Set(None),
            updated_at: Set(published_at),
            version: Set(1 + editions),
        });
        for author in &authors {
            rows.authors.push(practice_author::ActiveModel { practice_id: Set(id), staff_member_id: Set(author.id) });
        }
        rows.changes.push(change(EntityType::Practice, id, owner));
        if state == "PUBLISHED" {
            self.adopt((id, owner, visibility.0, editions), published_at, rows);
        }
    }

    fn owner(&mut self) -> Place {
        let place = self.dice.pick(&self.places);
        // One in five is of a whole trust.
        if place.trust.is_some() && self.dice.chance(200) { Place { school: None, ..place } } else { place }
    }

    fn content(
        &mut self,
        text: &Text,
        visibility: Visibility,
        authors: &[staff_member::Model],
        at: DateTime<Utc>,
    ) -> Content {
        let evidence = text.evidence.iter().map(|found| EvidenceItem {
            id: self.id(at),
            statement: found.statement.clone(),
            measure: found.measure.clone(),
            baseline: found.baseline.clone(),
            result: found.result.clone(),
            unit: found.unit.clone(),
            sample_size: found.sample_size,
            period: found.period.clone(),
            url: None,
        });
        let evidence = evidence.collect();
        let resources = text.resources.iter().map(|help| ResourceItem {
            id: self.id(at),
            title: help.title.clone(),
            url: help.url.clone(),
            media_type: help.media_type.clone(),
            licence: help.licence.clone(),
        });
        Content {
            title: text.title.clone(),
            summary: text.summary.clone(),
            body: text.body.join("\n"),
            themes: text.themes.clone(),
            subjects: text.subjects.clone(),
            key_stages: text.key_stages.clone(),
            settings: text.settings.clone(),
            visibility,
            evidence_level: text.evidence_level,
            evidence,
            resources: resources.collect(),
            eef_strands: text.eef_strands.clone(),
            cost_band: text.cost_band,
            staff_hours: text.staff_hours.clone(),
            inspections: vec![],
            author_roles: authors.iter().map(|author| author.role.clone()).collect(),
        }
    }

    /// Others use it: most of them for good, some not, and some for the worse.
    fn adopt(
        &mut self,
        (id, owner, visibility, editions): (Uuid, Place, Visibility, i32),
        since: DateTime<Utc>,
        rows: &mut Rows,
    ) {
        let near: Vec<Place> = self
            .places
            .iter()
            .copied()
            .filter(|place| visibility >= Visibility::SignedIn || (place.trust.is_some() && place.trust == owner.trust))
            .collect();
        if near.is_empty() || visibility == Visibility::School {
            return;
        }
        let (mut schools, mut trusts): (HashSet<Urn>, HashSet<TrustUid>) = (HashSet::new(), HashSet::new());
        let popular = self.dice.below(4) + 1;
        for _ in 0..self.dice.below(6 * popular) {
            let place = self.dice.pick(&near);
            let Some(school) = place.school.filter(|urn| schools.insert(*urn)) else { continue };
            let interested = day(since) + Days::new(self.dice.below(120) as u64);
            if interested > day(self.now) {
                continue;
            }
            let row = self.adoption(id, editions, place, (school, interested));
            rows.changes.push(change(EntityType::Adoption, *row.id.as_ref(), place));
            rows.adoptions.push(row);
            if let Some(trust) = place.trust.filter(|trust| Some(*trust) != owner.trust && self.dice.chance(150))
                && trusts.insert(trust)
            {
                rows.endorsements.push(endorsement::ActiveModel {
                    practice_id: Set(id),
                    trust_uid: Set(trust),
                    by_role: Set("EXECUTIVE_LEADER".into()),
                    by_actor: Set("demo".into()),
                    note: Set(self.dice.chance(500).then(|| "Worth the time that it takes.".to_owned())),
                    made_at: Set(since + TimeDelta::days(90)),
                });
            }
        }
    }

    fn adoption(
        &mut self,
        of: Uuid,
        edition: i32,
        place: Place,
        (school, interested): (Urn, NaiveDate),
    ) -> adoption::ActiveModel {
        let (state, _) = *self.dice.weigh(&STATES, |(_, often)| *often);
        let today = day(self.now);
        let begun = interested + Days::new(self.dice.below(90) as u64);
        let is_begun = !matches!(state, "INTERESTED" | "PLANNED") && begun <= today;
        let state = if is_begun || matches!(state, "INTERESTED" | "PLANNED") { state } else { "PLANNED" };
        let ended = (state == "STOPPED").then(|| (begun + Days::new(self.dice.below(400) as u64)).min(today));
        let (outcome, _) = *self.dice.weigh(&OUTCOMES, |(_, often)| *often);
        let outcome = if is_begun { outcome } else { "NOT_MEASURED" };
        let is_measured = matches!(outcome, "IMPROVED" | "WORSE" | "NO_CHANGE");
        let before = self.dice.between(400, 800);
        let by = self.dice.between(5, 90);
        let after = match outcome {
            "IMPROVED" => before + by,
            "WORSE" => before - by,
            _ => before,
        };
        let tenths = |number: i64| format!("{}.{}", number / 10, number % 10);
        let noon = interested.and_hms_opt(12, 0, 0).unwrap_or_default().and_utc();
        adoption::ActiveModel {
            id: Set(self.id(noon)),
            practice_id: Set(of),
            school_urn: Set(school),
            school_trust_uid: Set(place.trust),
            edition: Set(edition.min(1 + self.dice.below(2) as i32)),
            adoption_state: Set(state.to_owned()),
            interested_on: Set(Some(interested)),
            adopted_on: Set(is_begun.then_some(begun)),
            ended_on: Set(ended),
            outcome: Set(outcome.to_owned()),
            outcome_measure: Set(is_measured.then(|| self.dice.pick(&MEASURES).to_owned())),
            baseline: Set(is_measured.then(|| tenths(before))),
            result: Set(is_measured.then(|| tenths(after))),
            note: Set(self.dice.chance(300).then(|| self.dice.pick(&NOTES).to_owned())),
            stopped_reason: Set(ended.map(|_| self.dice.pick(&REASONS).to_owned())),
            updated_at: Set(noon),
            version: Set(1),
        }
    }
}

const VISIBILITIES: [(Visibility, u32); 4] =
    [(Visibility::Public, 78), (Visibility::SignedIn, 10), (Visibility::Trust, 7), (Visibility::School, 5)];
const STATES: [(&str, u32); 5] =
    [("INTERESTED", 12), ("PLANNED", 10), ("IN_USE", 34), ("EMBEDDED", 26), ("STOPPED", 18)];
const OUTCOMES: [(&str, u32); 5] =
    [("IMPROVED", 38), ("NO_CHANGE", 18), ("WORSE", 8), ("TOO_EARLY", 16), ("NOT_MEASURED", 20)];
const MEASURES: [&str; 5] = [
    "Share of pupils at the expected standard",
    "Attendance, per cent of sessions",
    "Pupils who say that lessons go better",
    "Work handed in on time, per cent",
    "Reading age gained in a year, in tenths of months",
];
const NOTES: [&str; 4] = [
    "We began with one year group.",
    "The first term was harder than we had thought.",
    "Supply teachers need a page of their own.",
    "Parents asked for it in the next year too.",
];
const REASONS: [&str; 4] = [
    "The person who ran it left.",
    "It took more hours than it saved.",
    "We saw no difference after two terms.",
    "The timetable of the new year has no room for it.",
];

fn day(at: DateTime<Utc>) -> NaiveDate {
    day_of(at)
}

/// The tail is of the key, so that the demo's addresses are the same on each machine.
fn slug(title: &str, id: Uuid) -> String {
    let words = crate::practice::slug_words(title);
    let tail = id.simple().to_string();
    format!("{words}-{}", &tail[tail.len() - 6..])
}

fn edition(of: Uuid, number: i32, content: &Content, at: DateTime<Utc>) -> practice_edition::ActiveModel {
    practice_edition::ActiveModel {
        practice_id: Set(of),
        number: Set(number),
        content: Set(content.json()),
        change_note: Set(if number > 1 { "Rewritten for others.".into() } else { String::new() }),
        published_by: Set("demo".into()),
        published_at: Set(at),
    }
}

fn change(entity_type: EntityType, id: Uuid, whose: Place) -> Change {
    Change { op: ChangeOp::Created, entity_type, entity_id: id.to_string(), fields: vec![], whose: whose.into() }
}

impl Rows {
    async fn write(self, db: &DatabaseConnection, now: DateTime<Utc>) -> anyhow::Result<()> {
        let mut write = Write::by_ourselves(db, now, ("demo", "demo")).await?;
        let tx = &write.tx;
        for row in self.practices.chunks(100) {
            practice::Entity::insert_many(row.to_vec()).exec_without_returning(tx).await?;
        }
        for row in self.editions {
            practice_edition::Entity::insert(row).exec_without_returning(tx).await?;
        }
        practice_author::Entity::insert_many(self.authors).exec_without_returning(tx).await?;
        for row in self.adoptions.chunks(500) {
            adoption::Entity::insert_many(row.to_vec()).exec_without_returning(tx).await?;
        }
        endorsement::Entity::insert_many(self.endorsements).exec_without_returning(tx).await?;
        self.changes.into_iter().for_each(|change| write.log(change));
        Ok(write.commit().await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_practices_of_every_theme_with_families() {
        let texts = read().unwrap();
        assert!(texts.len() >= 120, "{}", texts.len());
        for theme in crate::practice::code_lists::all::<PracticeTheme>() {
            assert!(texts.iter().filter(|text| text.themes.contains(&theme)).count() >= 3, "{theme:?}");
        }
        assert!(texts.iter().filter(|text| text.adaptation_of.is_some()).count() >= 10);
        assert_eq!(in_order(texts).len(), read().unwrap().len());
    }
}
