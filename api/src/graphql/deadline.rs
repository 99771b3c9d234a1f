//! How long an operation may take.
//!
//! Answers out of memory come without a pause, so nothing can end them from outside. Whatever cuts a page asks here
//! whether there is time left; what waits for something else is ended where it waits.

use std::time::{Duration, Instant};

use super::error::Error;

tokio::task_local! {
    static ENDS: Instant;
}

/// Does something within a time; none where that is over before it is done.
pub async fn within<F: Future>(time: Duration, work: F) -> Option<F::Output> {
    let ends = Instant::now() + time;
    let done = tokio::time::timeout(time, ENDS.scope(ends, work)).await.ok();
    done.filter(|_| Instant::now() <= ends)
}

/// Refuses to go on when the time is over.
pub fn check() -> Result<(), Error> {
    match ENDS.try_with(|ends| Instant::now() > *ends) {
        Ok(true) => Err(Error::Timeout),
        Ok(false) | Err(_) => Ok(()),
    }
}
