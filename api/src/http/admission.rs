//! Who is let in when more comes than can be answered.
//!
//! Each thread answers one request after another. A request that has arrived gives way once to those that arrived with
//! it, so that all of them are counted before the first is worked on; when too many wait, the rest are refused at once,
//! which costs next to nothing. So those that are let in wait no longer than those before them take.

use std::cell::Cell;

use super::problem::Problem;

thread_local! {
    static WAITING: Cell<usize> = const { Cell::new(0) };
}

/// A place among those that wait for this thread.
pub struct Place(());

impl Place {
    /// Takes a place, if one is left, and waits for its turn.
    pub async fn take(most: usize) -> Result<Self, Problem> {
        let waiting = WAITING.get();
        if waiting >= most {
            return Err(Problem::overloaded());
        }
        WAITING.set(waiting + 1);
        let place = Self(());
        tokio::task::yield_now().await;
        Ok(place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        WAITING.set(WAITING.get().saturating_sub(1));
    }
}
