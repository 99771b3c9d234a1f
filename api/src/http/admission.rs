//! Who is let in when more comes than can be answered.
//!
//! Each thread answers one request after another, in the order of their coming, and between two of them it looks at what
//! has arrived meanwhile. How many wait for it is known, and what each takes of it; so who would wait too long is refused
//! at once, which costs next to nothing, and those that are let in wait no longer than that.

use std::{
    cell::Cell,
    future::poll_fn,
    pin::pin,
    rc::Rc,
    time::{Duration, Instant},
};

use tokio::{sync::Semaphore, task::yield_now};

use super::problem::Problem;

/// How much one request counts in the average of what they take.
const WEIGHT: f64 = 0.1;

thread_local! {
    static LINE: Rc<Line> = Rc::new(Line { turn: Semaphore::new(1), waiting: Cell::new(0), usual: Cell::new(0.0) });
}

/// Those that wait for a thread.
struct Line {
    turn: Semaphore,
    waiting: Cell<usize>,
    /// What a request takes of the thread, in seconds, on average of the last few.
    usual: Cell<f64>,
}

/// How many may wait for one thread, and for how long.
#[derive(Clone, Copy, Debug)]
pub struct Admission {
    /// How many.
    pub most: usize,
    /// For how long, by what those before them took.
    pub longest: Duration,
}

impl Admission {
    /// Does some work for a request when its turn comes, or refuses it.
    pub async fn work<T>(&self, work: impl Future<Output = Result<T, Problem>>) -> Result<T, Problem> {
        let line = LINE.with(Rc::clone);
        let ahead = line.waiting.get();
        if ahead >= self.most || ahead as f64 * line.usual.get() > self.longest.as_secs_f64() {
            return Err(Problem::overloaded());
        }
        line.serve(work).await
    }
}

/// Goes on with the work for a request that was let in before, when its turn comes again.
pub async fn go_on<T>(work: impl Future<Output = T>) -> T {
    LINE.with(Rc::clone).serve(work).await
}

impl Line {
    async fn serve<T>(self: Rc<Self>, work: impl Future<Output = T>) -> T {
        self.wait().await;
        let (done, took) = timed(work).await;
        self.usual.set(self.usual.get() + WEIGHT * (took.as_secs_f64() - self.usual.get()));
        done
    }

    /// Waits for the turn, and passes it on: the next in the line starts when this thread is free again.
    async fn wait(self: &Rc<Self>) {
        let _place = Place::take(self);
        let turn = self.turn.acquire().await;
        // All others that might go on wait for their turn, so the thread looks at what has arrived.
        yield_now().await;
        drop(turn);
    }
}

/// A place in the line, free again when dropped.
struct Place(Rc<Line>);

impl Place {
    fn take(line: &Rc<Line>) -> Self {
        line.waiting.set(line.waiting.get() + 1);
        Self(line.clone())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.waiting.set(self.0.waiting.get().saturating_sub(1));
    }
}

/// What comes of some work, and how long it kept the thread.
async fn timed<T>(work: impl Future<Output = T>) -> (T, Duration) {
    let (mut work, mut kept) = (pin!(work), Duration::ZERO);
    let done = poll_fn(|context| {
        let began = Instant::now();
        let polled = work.as_mut().poll(context);
        kept += began.elapsed();
        polled
    });
    (done.await, kept)
}

#[cfg(test)]
mod tests {
    use std::{thread::sleep, time::Duration};

    use futures_util::future::join_all;
    use tokio::task::yield_now;

    use super::{Admission, timed};

    const A_WHILE: Duration = Duration::from_millis(20);

    /// How many of so many that come at once are let in, where each keeps the thread for a while.
    async fn let_in(admission: Admission, many: usize) -> usize {
        let work = || {
            admission.work(async {
                sleep(A_WHILE);
                Ok(())
            })
        };
        join_all((0..many).map(|_| work())).await.iter().filter(|done| done.is_ok()).count()
    }

    #[tokio::test]
    async fn no_more_wait_than_may() {
        let admission = Admission { most: 3, longest: Duration::from_secs(3600) };
        assert_eq!(let_in(admission, 10).await, 3);
        assert_eq!(let_in(admission, 2).await, 2);
    }

    #[tokio::test]
    async fn nobody_waits_for_longer_than_they_may_once_it_is_known_what_each_takes() {
        let admission = Admission { most: 100, longest: A_WHILE };
        assert_eq!(let_in(admission, 50).await, 50);
        assert!((1..=3).contains(&let_in(admission, 50).await));
    }

    #[tokio::test]
    async fn who_gives_the_thread_back_while_it_waits_is_not_charged_for_that() {
        let idle = timed(tokio::time::sleep(10 * A_WHILE)).await;
        let busy = timed(async {
            yield_now().await;
            sleep(A_WHILE);
        });
        assert!(idle.1 < A_WHILE && busy.await.1 >= A_WHILE, "{idle:?}");
    }
}
