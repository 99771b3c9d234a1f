//! What the sector calls by several names.

use std::{collections::HashMap, sync::LazyLock};

use crate::library::stem;

/// Words that mean the same to who looks for a practice: single words, since texts are compared word by word.
const GROUPS: [&[&str]; 27] = [
    &["attendance", "absence", "absenteeism", "truancy"],
    &["maths", "mathematics", "numeracy", "arithmetic"],
    &["behaviour", "behavior", "conduct", "discipline"],
    &["send", "sen", "sencos", "ehcp", "disability"],
    &["literacy", "reading", "readers", "reader"],
    &["writing", "writers", "writer"],
    &["phonics", "decoding"],
    &["assessment", "testing", "exams", "quizzes"],
    &["marking", "feedback"],
    &["cpd", "training", "coaching", "development"],
    &["workload", "wellbeing"],
    &["governors", "governance", "trustees"],
    &["parents", "carers", "families", "home"],
    &["pupils", "students", "children", "learners"],
    &["teachers", "staff"],
    &["headteacher", "head", "principal"],
    &["ta", "tas", "assistant"],
    &["deprivation", "disadvantaged", "disadvantage", "fsm", "premium", "poverty"],
    &["nursery", "reception", "eyfs"],
    &["post16", "sixth", "level"],
    &["homework", "independent"],
    &["transition", "moving", "induction"],
    &["money", "cost", "savings", "saving", "budget", "procurement"],
    &["clubs", "enrichment", "extracurricular", "trips"],
    &["safeguarding", "protection"],
    &["exclusion", "exclusions", "suspension", "suspensions"],
    &["speaking", "oracy", "talk"],
];

static BY_STEM: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut by_stem: HashMap<String, Vec<String>> = HashMap::new();
    for group in GROUPS {
        let mut stems: Vec<String> = group.iter().map(|word| stem(word)).collect();
        stems.dedup();
        for (at, own) in stems.iter().enumerate() {
            let others = stems.iter().enumerate().filter(|(place, stem)| *place != at && *stem != own);
            by_stem.entry(own.clone()).or_default().extend(others.map(|(_, stem)| stem.clone()));
        }
    }
    by_stem
});

/// The stems that mean the same as one.
pub fn meanings(stem: &str) -> impl Iterator<Item = String> + use<> {
    BY_STEM.get(stem).cloned().unwrap_or_default().into_iter()
}
