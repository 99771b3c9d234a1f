//! Accounts are paid from, fill again, and are bounded in number.

use std::{
    net::{IpAddr, Ipv4Addr},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use chrono::{DateTime, TimeDelta, Utc};

use super::{ACCOUNTS, Account, Quota};
use crate::clock::Clock;

const HOME: &Account = &Account::Address(IpAddr::V4(Ipv4Addr::LOCALHOST));

/// Accounts of sixty points, and how many milliseconds have passed.
fn quota() -> (Quota, Arc<AtomicI64>) {
    let passed = Arc::new(AtomicI64::new(0));
    let start: DateTime<Utc> = "2026-04-01T09:00:00Z".parse().unwrap();
    let hand = passed.clone();
    let clock = Clock::from_fn(move || start + TimeDelta::milliseconds(hand.load(Ordering::Relaxed)));
    (Quota::new(60, clock).unwrap(), passed)
}

#[test]
fn a_point_is_back_after_its_part_of_a_minute() {
    let (quota, passed) = quota();
    assert_eq!(quota.spend(HOME, 60).unwrap().remaining, 0);
    let refused = quota.spend(HOME, 2).unwrap_err();
    assert_eq!((refused.budget.remaining, refused.wait), (0, Duration::from_secs(2)));
    passed.store(1_999, Ordering::Relaxed);
    assert!(quota.spend(HOME, 2).is_err());
    passed.store(2_000, Ordering::Relaxed);
    assert_eq!(quota.spend(HOME, 2).unwrap().remaining, 0);
    passed.store(200_000, Ordering::Relaxed);
    assert_eq!(quota.look(HOME).remaining, 60);
    assert_eq!(quota.look(HOME).resets_at, "2026-04-01T09:03:20Z".parse::<DateTime<Utc>>().unwrap());
}

#[test]
fn looking_and_being_refused_cost_nothing() {
    let (quota, _) = quota();
    quota.spend(HOME, 20).unwrap();
    for _ in 0..100 {
        assert_eq!(quota.look(HOME).remaining, 40);
        assert!(quota.spend(HOME, 41).is_err());
    }
    assert_eq!(quota.spend(HOME, 40).unwrap().remaining, 0);
}

#[test]
fn callers_have_accounts_of_their_own_and_a_million_of_them_take_no_more_room() {
    let (quota, _) = quota();
    for number in 0..1_000_000_u32 {
        assert_eq!(quota.spend(&Account::Address(Ipv4Addr::from_bits(number).into()), 1).unwrap().remaining, 59);
    }
    assert!(quota.accounts() <= ACCOUNTS, "{}", quota.accounts());
}

#[test]
fn who_could_pay_can_and_who_could_not_is_told_when() {
    let (quota, _) = quota();
    assert_eq!(quota.could_spend(HOME, 60), Ok(()));
    quota.spend(HOME, 59).unwrap();
    assert_eq!(quota.could_spend(HOME, 1), Ok(()));
    assert_eq!(quota.could_spend(HOME, 2), Err(Duration::from_secs(1)));
    assert_eq!(quota.look(HOME).remaining, 1);
}

#[test]
fn without_a_limit_there_are_no_accounts() {
    assert!(Quota::new(0, Clock::system()).is_none());
}
