//! How a practice moves from state to state.

use super::code_lists::PracticeState;
use crate::{
    changes::name_of,
    graphql::user_error::{UserError, UserErrorCode},
};

/// What moves a practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Its writers change it.
    Edit,
    /// Its writers have it looked at.
    Submit,
    /// Who looked at it wants something changed.
    RequestChanges,
    /// It is shown.
    Publish,
    /// It is not recommended any more.
    Archive,
    /// It is taken up again.
    Reopen,
    /// It is taken back.
    Withdraw,
}

/// All moves: from where, and to where.
const MOVES: [(PracticeState, Move, PracticeState); 10] = {
    use PracticeState::{Archived, Draft, InReview, Published, Withdrawn};
    [
        (Draft, Move::Edit, Draft),
        (Published, Move::Edit, Published),
        (Draft, Move::Submit, InReview),
        (InReview, Move::RequestChanges, Draft),
        (InReview, Move::Publish, Published),
        // What was changed since is shown as the next edition.
        (Published, Move::Publish, Published),
        (Published, Move::Archive, Archived),
        (Archived, Move::Reopen, Draft),
        (Published, Move::Withdraw, Withdrawn),
        (Archived, Move::Withdraw, Withdrawn),
    ]
};

impl Move {
    /// Where it leads, or the refusal, which names what is possible.
    pub fn from(self, state: PracticeState) -> Result<PracticeState, UserError> {
        let found = MOVES.iter().find(|(from, by, _)| *from == state && *by == self);
        found.map(|(.., to)| *to).ok_or_else(|| {
            let possible: Vec<_> =
                MOVES.iter().filter(|(from, ..)| *from == state).map(|(_, by, _)| by.word()).collect();
            let possible =
                if possible.is_empty() { "nothing is possible any more".into() } else { possible.join(", ") };
            let message =
                format!("A practice that is {} cannot be {}; possible: {possible}.", name_of(state), self.word());
            UserError::new(UserErrorCode::InvalidTransition, message).at(&["input", "practiceId"])
        })
    }

    fn word(self) -> &'static str {
        match self {
            Self::Edit => "edited",
            Self::Submit => "submitted",
            Self::RequestChanges => "sent back for changes",
            Self::Publish => "published",
            Self::Archive => "archived",
            Self::Reopen => "reopened",
            Self::Withdraw => "withdrawn",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use PracticeState::{Archived, Draft, InReview, Published, Withdrawn};

    #[test]
    fn a_refused_move_names_the_possible_ones() {
        let refused = Move::Publish.from(Draft).unwrap_err();
        assert_eq!(refused.code, UserErrorCode::InvalidTransition);
        assert_eq!(refused.message, "A practice that is DRAFT cannot be published; possible: edited, submitted.");
        assert!(Move::Reopen.from(Withdrawn).unwrap_err().message.contains("nothing is possible"));
    }

    #[test]
    fn the_life_of_a_practice() {
        let mut state = Draft;
        for (by, to) in [
            (Move::Submit, InReview),
            (Move::RequestChanges, Draft),
            (Move::Submit, InReview),
            (Move::Publish, Published),
            (Move::Edit, Published),
            (Move::Publish, Published),
            (Move::Archive, Archived),
            (Move::Reopen, Draft),
        ] {
            state = by.from(state).unwrap();
            assert_eq!(state, to);
        }
        assert_eq!(Move::Withdraw.from(Published).unwrap(), Withdrawn);
    }
}
