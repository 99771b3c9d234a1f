//! Expected refusals of a change: data in its payload, not errors.

use async_graphql::{Enum, ID, SimpleObject};

use super::scalars::Date;
use crate::secondment::code_lists::SecondmentAction;

/// Why a change was not made.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserErrorCode {
    /// A value of the input cannot be right; `path` says which.
    Invalid,
    /// What is to be changed is not there, or not for the viewer.
    NotFound,
    /// The viewer may not make this change.
    Forbidden,
    /// It contradicts what is there.
    Conflict,
    /// There is such a thing already; `existingId` says which, where the viewer may know.
    Duplicate,
    /// The thing was changed since the viewer read it; `currentVersion` is its version now.
    StaleVersion,
    /// The thing is in a state from which this does not lead on; `message` names what is possible.
    InvalidTransition,
    /// It is more than the person's contract.
    FteExceeded,
    /// The person is taken on some of these days; `nextFreeOn` says from when they are free for as long.
    OverlappingSecondment,
    /// Days that cannot be: too short, too long, in the wrong order, or the school is not open throughout.
    DatesOutOfRange,
    /// Whoever wants this has a part in it themselves, such as who reviews what they wrote.
    ConflictOfInterest,
    /// The person has not agreed to what this needs.
    ConsentRequired,
    /// Checks are missing, were not passed, or have expired; `message` names them.
    ChecksIncomplete,
}

/// Why a change was not made. Nothing of it was.
#[derive(SimpleObject, Clone, Debug, PartialEq, Eq)]
pub struct UserError {
    /// What is wrong, in a sentence for people.
    pub message: String,
    /// What is wrong, for programs.
    pub code: UserErrorCode,
    /// Where in the arguments, from the outside in, such as `input` and `role`. Null where no part of them is at fault.
    pub path: Option<Vec<String>>,
    /// The thing that is there already. Null where there is none, or the viewer may not know of it.
    pub existing_id: Option<ID>,
    /// The version that the thing has now. Null where that is not what is wrong.
    pub current_version: Option<i32>,
    /// What the viewer may do to the secondment in its present state. Null where that is not what is wrong.
    pub allowed_actions: Option<Vec<SecondmentAction>>,
    /// The first day from which the person is free for as long as was asked. Null where that is not what is wrong, or there
    /// is none.
    pub next_free_on: Option<Date>,
}

impl UserError {
    /// A refusal with a code and a sentence.
    pub fn new(code: UserErrorCode, message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            code,
            path: None,
            existing_id: None,
            current_version: None,
            allowed_actions: None,
            next_free_on: None,
        }
    }

    /// A value that cannot be right, by where it stands.
    pub fn invalid(path: &[&str], message: impl Into<String>) -> Self {
        Self::new(UserErrorCode::Invalid, message).at(path)
    }

    /// What is not there, or not for the viewer: the two are told alike.
    pub fn not_found(path: &[&str]) -> Self {
        Self::new(UserErrorCode::NotFound, "There is no such thing.").at(path)
    }

    /// What the viewer may not do.
    pub fn forbidden() -> Self {
        Self::new(UserErrorCode::Forbidden, "This is not allowed to you.")
    }

    /// A change of what was changed since it was read.
    pub fn stale(current: i32) -> Self {
        let message = format!("This was changed since you read it: its version is {current} now.");
        let stale = Self::new(UserErrorCode::StaleVersion, message).at(&["input", "expectedVersion"]);
        Self { current_version: Some(current), ..stale }
    }

    /// The same, by where in the arguments it lies.
    pub fn at(self, path: &[&str]) -> Self {
        Self { path: Some(path.iter().map(ToString::to_string).collect()), ..self }
    }
}
