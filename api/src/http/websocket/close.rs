//! How a conversation ends.

use std::panic::AssertUnwindSafe;

use actix_ws::{CloseCode, CloseReason};
use futures_util::FutureExt as _;

/// Why a conversation ends.
#[derive(Debug, PartialEq, Eq)]
pub enum Close {
    /// The peer closed it.
    Answered,
    /// The peer is gone, or takes nothing.
    Gone,
    /// The service stops.
    Away,
    /// These are no WebSocket's frames.
    NoFrames,
    /// A message has too many bytes.
    TooLarge,
    /// A message that the protocol does not know; the text says what is wrong.
    BadMessage(String),
    /// Something was asked before the acknowledgement.
    Unacknowledged,
    /// The token is not good.
    Refused,
    /// The token that was good is over.
    Over,
    /// Whether the token is good cannot be told at the moment.
    TryAgain,
    /// The peer does not speak the protocol.
    OtherProtocol,
    /// The peer did not initialise in time.
    Late,
    /// An operation of this id is under way already.
    Duplicate(String),
    /// The peer initialised twice.
    InitialisedTwice,
    /// A fault of ours.
    Fault,
}

impl Close {
    /// How a conversation ends. One that breaks off is a fault of ours, and is told so.
    pub async fn of(talk: impl Future<Output = Self>) -> Self {
        AssertUnwindSafe(talk).catch_unwind().await.unwrap_or(Self::Fault)
    }

    /// What the peer is told; none where there is nobody to tell.
    pub fn reason(self) -> Option<CloseReason> {
        let (code, reason) = match self {
            Self::Gone => return None,
            Self::Answered => (CloseCode::Normal, String::new()),
            Self::Away => (CloseCode::Away, "The service stops".into()),
            Self::NoFrames => (CloseCode::Protocol, "Not a WebSocket's frames".into()),
            Self::TooLarge => (CloseCode::Size, "The message is too large".into()),
            Self::BadMessage(what) => (CloseCode::Other(4400), what),
            Self::Unacknowledged => (CloseCode::Other(4401), "Unauthorized".into()),
            Self::Refused => (CloseCode::Other(4403), "Forbidden".into()),
            Self::TryAgain => (CloseCode::Again, "Try again later".into()),
            Self::Over => (CloseCode::Other(4403), "The token is over".into()),
            Self::OtherProtocol => (CloseCode::Other(4406), "Subprotocol not acceptable".into()),
            Self::Late => (CloseCode::Other(4408), "Connection initialisation timeout".into()),
            Self::Duplicate(id) => (CloseCode::Other(4409), format!("Subscriber for {id} already exists")),
            Self::InitialisedTwice => (CloseCode::Other(4429), "Too many initialisation requests".into()),
            Self::Fault => (CloseCode::Other(4500), "Internal server error".into()),
        };
        Some(CloseReason { code, description: Some(reason) })
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::Close;

    #[test]
    fn a_fault_of_ours_is_4500() {
        let close = Close::of(async { panic!("on purpose") }).now_or_never().unwrap();
        assert_eq!(u16::from(close.reason().unwrap().code), 4500);
        assert_eq!(Close::of(async { Close::Away }).now_or_never(), Some(Close::Away));
    }
}
