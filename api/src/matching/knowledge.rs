//! What somebody teaches, and whom.

use super::factor::WHOLE;
use crate::{
    exchange::{NeedFacts, OfferFacts},
    graphql::facet::Labelled as _,
    practice::code_lists::{KeyStage, subject},
};

/// Who teaches one of these can teach science for a while, and who teaches science one of these.
const SCIENCE: (&str, [&str; 3]) = ("SCIENCE", ["BIOLOGY", "CHEMISTRY", "PHYSICS"]);

/// How much of the subjects asked for is offered, in ten-thousandths.
pub fn subjects(need: &NeedFacts, offer: &OfferFacts) -> u32 {
    let known = need.subjects.iter().map(|asked| best_of(asked, &offer.subjects));
    mean(known, need.subjects.len())
}

/// How many of the key stages asked for are offered, in ten-thousandths.
pub fn key_stages(need: &NeedFacts, offer: &OfferFacts) -> u32 {
    let known = need.key_stages.iter().map(|asked| if teaches(offer, *asked) { WHOLE } else { 0 });
    mean(known, need.key_stages.len())
}

/// Who names no key stage teaches all.
fn teaches(offer: &OfferFacts, stage: KeyStage) -> bool {
    offer.key_stages.is_empty() || offer.key_stages.contains(&stage)
}

/// Why, in a sentence.
pub fn explain_subjects(need: &NeedFacts, offer: &OfferFacts) -> String {
    let known = need.subjects.iter().filter(|asked| best_of(asked, &offer.subjects) > 0);
    let names: Vec<&str> = known.map(|code| subject(code).unwrap_or(code)).collect();
    let is_near = need.subjects.iter().any(|asked| (1..WHOLE).contains(&best_of(asked, &offer.subjects)));
    sentence("subject", &names, need.subjects.len(), is_near)
}

/// Why, in a sentence.
pub fn explain_key_stages(need: &NeedFacts, offer: &OfferFacts) -> String {
    let known = need.key_stages.iter().filter(|asked| teaches(offer, **asked));
    let names: Vec<&str> = known.copied().map(KeyStage::label).collect();
    sentence("key stage", &names, need.key_stages.len(), false)
}

/// The share of what is asked for; who asks for nothing is content with anything.
fn mean(known: impl Iterator<Item = u32>, asked: usize) -> u32 {
    if asked == 0 { WHOLE } else { known.sum::<u32>() / asked as u32 }
}

fn best_of(asked: &str, offered: &[String]) -> u32 {
    offered.iter().map(|offered| fit(asked, offered)).max().unwrap_or_default()
}

fn fit(asked: &str, offered: &str) -> u32 {
    let (science, parts) = SCIENCE;
    match (asked, offered) {
        _ if asked == offered => WHOLE,
        (asked, offered) if asked == science && parts.contains(&offered) => WHOLE / 2,
        (asked, offered) if offered == science && parts.contains(&asked) => WHOLE / 2,
        _ => 0,
    }
}

fn sentence(what: &str, names: &[&str], asked: usize, is_near: bool) -> String {
    let near = if is_near { ", or what is near" } else { "" };
    match (names.len(), asked) {
        (_, 0) => format!("No {what} is asked for."),
        (0, _) => format!("No {what} that is asked for is offered."),
        (known, asked) if known == asked => format!("Every {what} that is asked for is offered{near}."),
        (known, asked) => format!("Of {asked} {what}s asked for, {known} offered{near}: {}.", names.join(", ")),
    }
}
