//! What may be said of the use of a practice.

use chrono::NaiveDate;
use entity::adoption::Model;

use super::{
    code_lists::{AdoptionOutcome, AdoptionState},
    input::UpdateAdoptionInput,
};
use crate::{
    changes::{name_of, named},
    graphql::user_error::{UserError, UserErrorCode},
    practice::note,
};

/// The longest name of a measure, in letters.
const LONGEST_MEASURE: usize = 200;

/// What a row is to be after a school has said how it goes on.
pub fn changed(row: &Model, input: &UpdateAdoptionInput, today: NaiveDate) -> Result<Model, UserError> {
    let state = follow(named(&row.adoption_state).unwrap_or(AdoptionState::Interested), input.state)?;
    let mut next = row.clone();
    next.adoption_state = name_of(state).to_owned();
    if state.is_use() && next.adopted_on.is_none() {
        next.adopted_on = Some(today);
    }
    let stopped = state == AdoptionState::Stopped;
    next.ended_on = stopped.then(|| row.ended_on.unwrap_or(today));
    let reason = note("stoppedReason", input.stopped_reason.as_deref())?;
    next.stopped_reason = if stopped { reason.or_else(|| row.stopped_reason.clone()) } else { None };
    if stopped && next.stopped_reason.is_none() {
        let message = "Say why it was stopped: others learn from it.";
        return Err(UserError::invalid(&["input", "stoppedReason"], message));
    }
    if let Some(note) = note("note", input.note.as_deref())? {
        next.note = Some(note);
    }
    measure(&mut next, input)?;
    Ok(next)
}

/// The state that follows, or the refusal, which names those that may.
fn follow(now: AdoptionState, wanted: AdoptionState) -> Result<AdoptionState, UserError> {
    if now == wanted || now.next().contains(&wanted) {
        return Ok(wanted);
    }
    let possible: Vec<_> = now.next().iter().map(|state| name_of(*state)).collect();
    let message = format!("From {} it goes on to {}.", name_of(now), possible.join(", "));
    Err(UserError::new(UserErrorCode::InvalidTransition, message).at(&["input", "state"]))
}

fn measure(next: &mut Model, input: &UpdateAdoptionInput) -> Result<(), UserError> {
    if let Some(measure) = input.outcome_measure.as_deref().map(str::trim) {
        if !(1..=LONGEST_MEASURE).contains(&measure.chars().count()) {
            let message = format!("A measure has 1 to {LONGEST_MEASURE} letters.");
            return Err(UserError::invalid(&["input", "outcomeMeasure"], message));
        }
        next.outcome_measure = Some(measure.to_owned());
    }
    if let Some(baseline) = input.baseline {
        next.baseline = Some(baseline.0.normalize().to_string());
    }
    if let Some(result) = input.result {
        next.result = Some(result.0.normalize().to_string());
    }
    let outcome = input.outcome.or_else(|| named(&next.outcome)).unwrap_or(AdoptionOutcome::NotMeasured);
    let is_measured = next.outcome_measure.is_some() && next.baseline.is_some() && next.result.is_some();
    if matches!(outcome, AdoptionOutcome::Improved | AdoptionOutcome::Worse) && !is_measured {
        let message = "Better or worse by what? Say what was measured, and what it was before and after.";
        return Err(UserError::invalid(&["input", "outcome"], message));
    }
    next.outcome = name_of(outcome).to_owned();
    Ok(())
}
