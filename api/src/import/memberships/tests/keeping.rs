//! Which membership is which when more becomes known.

use chrono::{DateTime, TimeDelta, Utc};
use entity::trust_membership::Model;
use uuid::Uuid;

use super::world::{Told, World, now, school, trust};
use crate::import::memberships::keep::{Differences, differences};

const JANUARY: &str = "2025-01-05";

fn world() -> World {
    let trusts = [trust(1, "2010-01-01"), trust(2, "2010-01-01"), trust(3, "2010-01-01")];
    World::of(&[JANUARY, "2025-04-01"], &["2022-08-31"], trusts)
}

fn later() -> DateTime<Utc> {
    now() + TimeDelta::days(1)
}

/// What is stored after a first import.
fn stored(world: &World, told: &Told) -> Vec<Model> {
    let rows = differences(vec![], world.rows(std::slice::from_ref(told)), now()).to_write;
    assert!(rows.iter().all(|row| row.version == 1 && row.updated_at == now()));
    rows
}

/// What a second import makes of it.
fn again(world: &World, stored: &[Model], told: &Told) -> Differences {
    differences(stored.to_vec(), world.rows(std::slice::from_ref(told)), later())
}

fn ids(rows: &[Model]) -> Vec<Uuid> {
    rows.iter().map(|row| row.id).collect()
}

fn academy() -> Told {
    school(1, "34", "2013-09-01").linked(1, "2013-09-01", ["2022-08-31"; 2])
}

#[test]
fn ids_tell_when_they_were_made() {
    let id = stored(&world(), &academy().seen(JANUARY, 1))[0].id;
    assert_eq!(id.get_version_num(), 7);
    assert_eq!(id.get_timestamp().unwrap().to_unix().0, now().timestamp().unsigned_abs());
}

#[test]
fn nothing_new_is_nothing_to_write() {
    let told = academy().seen(JANUARY, 2);
    assert_eq!(again(&world(), &stored(&world(), &told), &told), Differences::default());
}

#[test]
fn a_move_ends_one_membership_and_makes_another() {
    let before = stored(&world(), &academy().seen(JANUARY, 1));
    let changes = again(&world(), &before, &academy().seen(JANUARY, 1).seen("2025-04-01", 2));
    let [ended, new] = &changes.to_write[..] else { panic!("{changes:?}") };
    assert_eq!((ended.id, ended.version, ended.updated_at), (before[0].id, 2, later()));
    assert!(new.id != ended.id && new.version == 1);
    assert!(changes.gone.is_empty());
}

#[test]
fn history_is_put_in_front_of_what_is_known() {
    let told = school(1, "34", "2013-09-01").seen(JANUARY, 1);
    let before = stored(&world(), &told);
    let changes = again(&world(), &before, &told.linked(2, "2013-09-01", ["2022-08-31"; 2]));
    assert_eq!(changes.to_write.len(), 2, "{changes:?}");
    assert_eq!((changes.to_write[1].id, changes.to_write[1].version), (before[0].id, 2));
}

#[test]
fn of_two_stays_in_one_trust_each_keeps_its_id() {
    let mut world = world();
    world.calendar.snapshots.extend(["2025-07-01", "2025-10-01"].map(super::world::day));
    let back = academy().seen(JANUARY, 1).seen("2025-04-01", 2).seen("2025-07-01", 1);
    let before = stored(&world, &back);
    assert_eq!(before.len(), 3);
    let changes = again(&world, &before, &back.seen("2025-10-01", 3));
    assert_eq!((changes.to_write.len(), changes.to_write[0].id), (2, before[2].id), "{changes:?}");
}

#[test]
fn a_trust_that_becomes_known_takes_the_place_of_none() {
    let linked = school(1, "34", "2013-09-01").linked(1, "2019-09-01", ["2022-08-31"; 2]).seen(JANUARY, 1);
    let before = stored(&world(), &linked);
    assert_eq!(before[0].trust_uid, None);
    let mut world = world();
    for trust in &mut world.trusts[..2] {
        trust.trust_reference = "TR50001".parse().ok();
    }
    world.trusts[1].closed_on = Some(super::world::day("2019-08-31"));
    let changes = again(&world, &before, &linked);
    assert_eq!(ids(&changes.to_write), ids(&before));
    assert_eq!(changes.to_write[0].trust_uid, Some(super::world::uid(2)));
}

#[test]
fn what_no_longer_follows_is_gone() {
    let before = stored(&world(), &academy().seen(JANUARY, 2));
    let changes = again(&world(), &before, &academy().seen(JANUARY, 1));
    assert_eq!(changes.gone, [before[1].id]);
    let none = differences(before.clone(), vec![], later());
    assert_eq!((none.gone.len(), none.to_write.len()), (2, 0));
}
