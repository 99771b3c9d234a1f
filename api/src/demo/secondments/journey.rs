//! Who goes where, and what is to become of it.

use uuid::Uuid;

use super::{amendments::Answer, dates::Times};
use crate::secondment::code_lists::{
    ApprovalParty::{self, HomeEmployer},
    SecondmentKind, SecondmentState,
};

/// Who goes where, when, and what is to become of it.
#[derive(Clone)]
pub struct Journey {
    pub person: usize,
    pub host: usize,
    pub fate: SecondmentState,
    pub kind: SecondmentKind,
    pub times: Times,
    pub fte: i32,
    pub by: ApprovalParty,
    /// Whose answer alone is waited for, where that is not left to chance.
    pub pending: Option<ApprovalParty>,
    /// What is asked to be changed, and by whom, where that is not left to chance.
    pub asked: Option<(ApprovalParty, Answer)>,
    pub need: Option<Uuid>,
    pub offer: Option<Uuid>,
}

impl Journey {
    pub fn new((person, host): (usize, usize), (fate, kind): (SecondmentState, SecondmentKind), times: Times) -> Self {
        let (fte, by, pending, asked, need, offer) = (0, HomeEmployer, None, None, None, None);
        Self { person, host, fate, kind, times, fte, by, pending, asked, need, offer }
    }
}
