//! What holds of memberships whatever the files say.

use std::ops::Range;

use chrono::{Days, NaiveDate};
use entity::trust::Model as Trust;
use proptest::prelude::*;

use super::world::{Told, World, school, trust, uid};
use crate::import::memberships::evidence::Link;

/// Few days, so that much falls together.
const DAYS: Range<u64> = 0..12;

fn any_day() -> impl Strategy<Value = NaiveDate> {
    DAYS.prop_map(|number| NaiveDate::from_ymd_opt(2020, 1, 1).unwrap() + Days::new(number * 20))
}

fn maybe_day() -> impl Strategy<Value = Option<NaiveDate>> {
    prop::option::of(any_day())
}

fn any_trust(number: u32) -> impl Strategy<Value = Trust> {
    (maybe_day(), maybe_day(), any::<bool>(), any::<bool>()).prop_map(move |(incorporated, closed, single, shares)| {
        let code = if single { "10" } else { "06" };
        Trust {
            incorporated_on: incorporated,
            closed_on: closed,
            group_type_code: code.to_owned(),
            trust_reference: shares.then(|| "TR50001".parse().unwrap()),
            ..trust(number, "")
        }
    })
}

fn any_link(number: u32) -> impl Strategy<Value = Link> {
    (maybe_day(), any_day(), any_day()).prop_map(move |(joined_on, one, other)| Link {
        trust: uid(number),
        joined_on,
        first_listed_on: one.min(other),
        last_listed_on: one.max(other),
    })
}

prop_compose! {
    fn any_told(snapshots: Vec<NaiveDate>)(
        says in prop::collection::vec(0..4u32, snapshots.len()),
        links in (prop::option::of(any_link(1)), prop::option::of(any_link(2)), prop::option::of(any_link(3))),
        opened_on in maybe_day(),
        closed_on in maybe_day(),
        vanished in prop::option::weighted(0.2, 0..snapshots.len().max(1)),
        type_code in prop::sample::select(vec!["28", "34", "35", "01"]),
        status in prop::sample::select(vec!["1", "2", "3"]),
    ) -> Told {
        let mut told = school(1, type_code, "");
        (told.row.opened_on, told.row.closed_on) = (opened_on, closed_on);
        told.row.status_code = status.to_owned();
        told.row.vanished_on = vanished.and_then(|place| snapshots.get(place).copied());
        let mut held = None;
        for (day, says) in snapshots.iter().zip(says) {
            let says = (says > 0).then(|| uid(says));
            if says != held && told.row.vanished_on.is_none_or(|vanished| *day < vanished) {
                told.sightings.push((*day, says));
                held = says;
            }
        }
        told.links.extend([links.0, links.1, links.2].into_iter().flatten());
        told
    }
}

fn any_world() -> impl Strategy<Value = (World, Told)> {
    let days = prop::collection::btree_set(any_day(), 0..6).prop_map(|days| days.into_iter().collect::<Vec<_>>());
    (days, (any_trust(1), any_trust(2), any_trust(3))).prop_flat_map(|(snapshots, trusts)| {
        let mut world = World::of(&[], &[], [trusts.0, trusts.1, trusts.2]);
        world.calendar.snapshots.clone_from(&snapshots);
        any_told(snapshots).prop_map(move |told| (world.clone(), told))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_last_alone_may_be_current_and_nobody_leaves_before_joining((world, told) in any_world()) {
        let rows = world.rows(&[told]).remove(0);
        for (place, row) in rows.iter().enumerate() {
            prop_assert!(row.left_basis.is_some() || place + 1 == rows.len(), "{:?}", rows);
            prop_assert_eq!(row.left_basis.is_some(), row.leave_reason.is_some());
            prop_assert!(row.joined_not_before <= row.joined_not_after || row.joined_not_after.is_none());
            prop_assert!(row.left_not_before <= row.left_not_after || row.left_not_after.is_none());
            if row.left_basis.is_some() {
                prop_assert!(row.joined_not_before <= row.left_not_before, "{:?}", rows);
                prop_assert!(row.joined_on.is_none() || row.left_on.is_none() || row.joined_on <= row.left_on);
            }
        }
    }

    #[test]
    fn an_open_school_is_in_the_trust_that_the_newest_file_names((world, told) in any_world()) {
        let evidence = world.evidence(&told);
        let newest = evidence.shown.last().copied();
        let named = newest.and_then(|shown| shown.trust).filter(|_| evidence.school.is_open);
        if let (Some(trust), true) = (named, told.links.is_empty()) {
            let rows = world.rows(&[told]).remove(0);
            let last = rows.last().unwrap();
            let trusts = world.trusts();
            let later_form = trusts.closed_on(trust).and_then(|_| trusts.later_form(trust));
            prop_assert_eq!(last.trust_uid, later_form.or(Some(trust)));
            let ended = trusts.closed_on(trust).is_some() && later_form.is_none();
            prop_assert_eq!(last.left_basis.is_some(), ended);
        }
    }
}
