//! What each caller may spend, and has left.
//!
//! Every account fills steadily and is full after a minute. An operation is paid for before it runs, by what it can
//! cost; one that the account cannot pay is refused with the time at which it can.

pub mod object;

use std::{
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use chrono::{DateTime, TimeDelta, Utc};
use moka::sync::Cache;

use crate::clock::Clock;

/// How long an empty account takes to fill.
const FILLS_IN: TimeDelta = TimeDelta::minutes(1);

/// Accounts that are remembered. One that is forgotten is full again; whoever has so many addresses has no need of it.
const ACCOUNTS: u64 = 100_000;

/// Who pays.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Account {
    /// Whoever asks from an address, and does not say who it is.
    Address(IpAddr),
    /// Who showed a token, by what the log calls them.
    Viewer(Arc<str>),
}

impl Account {
    /// By what the account goes, as headers name it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Address(_) => "address",
            Self::Viewer(_) => "viewer",
        }
    }
}

/// The accounts of all callers.
pub struct Quota {
    limit: u32,
    clock: Clock,
    /// When each account will be full again.
    full_on: Cache<Account, Arc<Mutex<DateTime<Utc>>>>,
}

/// What one caller may spend, and has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Points in a full account.
    pub limit: u32,
    /// Points that are left.
    pub remaining: u32,
    /// When the account is full again.
    pub resets_at: DateTime<Utc>,
}

/// An account that cannot pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overdrawn {
    /// What it has.
    pub budget: Budget,
    /// How long until it can pay.
    pub wait: Duration,
}

impl Quota {
    /// Accounts of so many points; none where there is no bound.
    pub fn new(limit: u32, clock: Clock) -> Option<Self> {
        let forget_after = Duration::from_secs(2 * FILLS_IN.num_seconds().unsigned_abs());
        let full_on = Cache::builder().max_capacity(ACCOUNTS).time_to_idle(forget_after).build();
        (limit > 0).then_some(Self { limit, clock, full_on })
    }

    /// Takes points from an account.
    pub fn spend(&self, account: &Account, points: u32) -> Result<Budget, Overdrawn> {
        let now = self.clock.now();
        let held = self.full_on.get_with_by_ref(account, || Arc::new(Mutex::new(now)));
        let mut full_on = held.lock().unwrap_or_else(PoisonError::into_inner);
        let then = (*full_on).max(now) + self.time_to_earn(points);
        let excess = then - now - FILLS_IN;
        if excess > TimeDelta::zero() {
            let wait = excess.to_std().unwrap_or_default();
            return Err(Overdrawn { budget: self.budget(*full_on, now), wait });
        }
        *full_on = then;
        Ok(self.budget(then, now))
    }

    /// Whether an account could pay, without taking anything; else how long until it can.
    pub fn could_spend(&self, account: &Account, points: u32) -> Result<(), Duration> {
        let held = self.full_on.get(account);
        let now = self.clock.now();
        let full_on = held.map_or(now, |held| *held.lock().unwrap_or_else(PoisonError::into_inner));
        let excess = full_on.max(now) + self.time_to_earn(points) - now - FILLS_IN;
        if excess > TimeDelta::zero() { Err(excess.to_std().unwrap_or_default()) } else { Ok(()) }
    }

    /// What an account has, without taking anything.
    pub fn look(&self, account: &Account) -> Budget {
        let now = self.clock.now();
        let held = self.full_on.get(account);
        let full_on = held.map_or(now, |held| *held.lock().unwrap_or_else(PoisonError::into_inner));
        self.budget(full_on, now)
    }

    /// How many accounts are remembered.
    #[cfg(test)]
    fn accounts(&self) -> u64 {
        self.full_on.run_pending_tasks();
        self.full_on.entry_count()
    }

    fn time_to_earn(&self, points: u32) -> TimeDelta {
        let nanoseconds = FILLS_IN.num_nanoseconds().unwrap_or(i64::MAX) / i64::from(self.limit);
        TimeDelta::nanoseconds(nanoseconds.saturating_mul(points.into()))
    }

    fn budget(&self, full_on: DateTime<Utc>, now: DateTime<Utc>) -> Budget {
        let resets_at = full_on.max(now);
        let missing = (resets_at - now).as_seconds_f64() / FILLS_IN.as_seconds_f64() * f64::from(self.limit);
        let remaining = self.limit.saturating_sub(missing.ceil() as u32);
        Budget { limit: self.limit, remaining, resets_at }
    }
}

#[cfg(test)]
mod tests;
