//! Who tries what.

use chrono::NaiveDate;

/// Who tries something. `Head` leads the one school, `Leader` its trust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    Secondee,
    HomeLeader,
    HomeHead,
    HostLeader,
    HostHead,
    Admin,
    Stranger,
}

pub const ACTORS: [Actor; 7] = [
    Actor::Secondee,
    Actor::HomeLeader,
    Actor::HomeHead,
    Actor::HostLeader,
    Actor::HostHead,
    Actor::Admin,
    Actor::Stranger,
];

/// The three parties, by their place.
pub const PARTIES: [&str; 3] = ["SECONDEE", "HOME_EMPLOYER", "HOST_EMPLOYER"];
pub const HOME: usize = 1;
pub const HOST: usize = 2;

/// What is tried. Parties by their place; `bool` for whether a reason is given, or what is said.
#[derive(Clone, Debug)]
pub enum Move {
    Propose,
    Approve(usize),
    Decline(usize, bool),
    Withdraw(bool),
    Cancel(bool),
    Start,
    Pause,
    Resume,
    End(bool, Option<NaiveDate>),
    Complete,
    Amend { starts: Option<NaiveDate>, ends: Option<NaiveDate>, fte: Option<u32> },
    Answer(usize, bool),
    Review,
    Check(&'static str, bool, Option<NaiveDate>),
}

/// What all can do, in the order of a life, with the states in which it can be done.
pub const ACTIONS: [(&str, &[&str]); 14] = [
    ("PROPOSE", &["DRAFT"]),
    ("APPROVE", &["PROPOSED"]),
    ("DECLINE", &["PROPOSED"]),
    ("WITHDRAW", &["DRAFT", "PROPOSED"]),
    ("CANCEL", &["AGREED"]),
    ("START", &["AGREED"]),
    ("PAUSE", &["ACTIVE"]),
    ("RESUME", &["PAUSED"]),
    ("END", &["ACTIVE", "PAUSED"]),
    ("COMPLETE", &["ACTIVE", "PAUSED"]),
    ("AMEND", &["AGREED", "ACTIVE"]),
    ("ANSWER_AMENDMENT", &["AGREED", "ACTIVE"]),
    ("REVIEW", &["ACTIVE", "PAUSED", "COMPLETED", "ENDED_EARLY"]),
    ("RECORD_CHECK", &["PROPOSED", "AGREED", "ACTIVE", "PAUSED"]),
];

impl Move {
    pub fn action(&self) -> &'static str {
        match self {
            Self::Propose => "PROPOSE",
            Self::Approve(_) => "APPROVE",
            Self::Decline(..) => "DECLINE",
            Self::Withdraw(_) => "WITHDRAW",
            Self::Cancel(_) => "CANCEL",
            Self::Start => "START",
            Self::Pause => "PAUSE",
            Self::Resume => "RESUME",
            Self::End(..) => "END",
            Self::Complete => "COMPLETE",
            Self::Amend { .. } => "AMEND",
            Self::Answer(..) => "ANSWER_AMENDMENT",
            Self::Review => "REVIEW",
            Self::Check(..) => "RECORD_CHECK",
        }
    }
}
