//! What is said of each kind. The same words for everybody: they go to screens that others see too.

use super::NotificationKind;

impl NotificationKind {
    /// What happened, in a few words.
    pub fn title(self) -> &'static str {
        match self {
            Self::PracticeSubmitted => "A practice waits for review",
            Self::PracticeChangesRequested => "Changes to your practice were asked for",
            Self::PracticePublished => "Your practice was published",
            Self::PracticeNewEdition => "A practice that your school uses has a new edition",
            Self::PracticeSuggested => "A practice was suggested to your school",
            Self::ContactRequested => "A school would like to know who you are",
            Self::ContactAnswered => "Your request for contact was answered",
            Self::SecondmentDrafted => "A draft of a secondment waits for you",
            Self::SecondmentProposed => "A secondment was proposed",
            Self::SecondmentApproved => "A party approved a secondment",
            Self::SecondmentAgreed => "A secondment is agreed",
            Self::SecondmentDeclined => "A secondment was declined",
            Self::SecondmentWithdrawn => "A secondment was withdrawn",
            Self::SecondmentCancelled => "A secondment was cancelled",
            Self::SecondmentStarted => "A secondment has started",
            Self::SecondmentPaused => "A secondment was paused",
            Self::SecondmentResumed => "A secondment was resumed",
            Self::SecondmentEnded => "A secondment has ended early",
            Self::SecondmentCompleted => "A secondment is completed",
            Self::AmendmentProposed => "A change to a secondment was proposed",
            Self::AmendmentAnswered => "A change to a secondment was answered",
            Self::ChecksMissing => "Checks are missing before a secondment can start",
            Self::NeedFilled => "A need is filled",
            Self::NeedExpired => "A need has expired",
            Self::OfferExpired => "Your offer has expired",
        }
    }

    /// What can be done about it; nothing where there is nothing to do.
    pub fn body(self) -> Option<&'static str> {
        Some(match self {
            Self::PracticeSubmitted => {
                "Somebody who has not written it should read it, and publish it or send it back."
            }
            Self::PracticeChangesRequested => "It is a draft again. Change it, and submit it once more.",
            Self::PracticeNewEdition => "See what is different before you go on with the earlier one.",
            Self::ContactRequested => "They learn your name and school only if you accept.",
            Self::SecondmentDrafted => "Submit it, so that all parties can answer, or withdraw it.",
            Self::SecondmentProposed | Self::AmendmentProposed => "It waits for your answer.",
            Self::SecondmentCompleted => "Please review how it went.",
            Self::ChecksMissing => {
                "It starts once all of them are passed, and is cancelled if they are missing too long."
            }
            Self::NeedExpired => "Post it again if help is still needed.",
            Self::OfferExpired => "Offer yourself again if you still wish to go.",
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::NotificationKind as Kind;
    use crate::practice::code_lists::all;

    #[test]
    fn titles_are_short_and_told_apart() {
        let titles: Vec<&str> = all::<Kind>().map(Kind::title).collect();
        let different: std::collections::BTreeSet<&&str> = titles.iter().collect();
        assert_eq!((different.len(), titles.len()), (25, 25));
        assert!(titles.iter().all(|title| title.len() <= 60 && !title.ends_with('.')));
    }

    #[test]
    fn what_can_be_done_is_said_in_sentences() {
        assert!(all::<Kind>().filter_map(Kind::body).all(|body| body.ends_with('.')));
    }
}
