//! The time, handed to whoever needs it, so that a test can say what time it is.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Europe::London;

/// Tells the time. Clones tell the same time.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>);

impl Clock {
    /// The clock of the machine. The only place that reads it.
    #[expect(clippy::disallowed_methods, reason = "everyone else is handed a Clock")]
    pub fn system() -> Self {
        Self(Arc::new(Utc::now))
    }

    /// A clock that somebody else moves.
    pub fn from_fn(now: impl Fn() -> DateTime<Utc> + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// The present moment.
    pub fn now(&self) -> DateTime<Utc> {
        use chrono::SubsecRound as _;
        // To the millisecond: what both databases keep and the API shows.
        (self.0)().trunc_subsecs(3)
    }

    /// Today in London, where the register's days begin and end.
    pub fn today(&self) -> NaiveDate {
        day_of(self.now())
    }
}

/// The day in London that a moment is part of.
pub fn day_of(moment: DateTime<Utc>) -> NaiveDate {
    moment.with_timezone(&London).date_naive()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summer_evening_in_universal_time_is_tomorrow_in_london() {
        let clock = Clock::from_fn(|| "2026-07-01T23:30:00Z".parse().unwrap());
        assert_eq!(clock.today(), NaiveDate::from_ymd_opt(2026, 7, 2).unwrap());
    }
}
