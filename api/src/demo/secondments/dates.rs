//! When things happen in the life of a secondment, by how it is to end.

use chrono::NaiveDate;

use super::{
    super::calendar::{after, before},
    world::World,
};
use crate::secondment::code_lists::{
    SecondmentKind,
    SecondmentState::{self, *},
};

/// The days of one.
#[derive(Clone, Copy, Debug)]
pub struct Times {
    pub proposed: NaiveDate,
    /// When all have agreed, where they do.
    pub agreed: NaiveDate,
    pub starts: NaiveDate,
    /// None where it has no end.
    pub ends: Option<NaiveDate>,
    /// When it took its last turn: was declined, withdrawn, cancelled, paused or ended.
    pub turned: NaiveDate,
}

impl Times {
    /// Days that fit a state of today: what is active runs now, what is over ended before.
    pub fn of(world: &mut World, fate: SecondmentState, kind: SecondmentKind) -> Self {
        let times = match fate {
            Draft | Proposed => Self::ahead(world),
            Agreed => Self::agreed(world),
            Active | Paused => Self::running(world, if fate == Paused { 60 } else { 16 }),
            Completed => Self::completed(world, kind == SecondmentKind::Coaching),
            EndedEarly => Self::ended_early(world),
            Declined | Withdrawn => Self::refused(world),
            Cancelled => Self::cancelled(world),
        };
        let is_endless = kind == SecondmentKind::Redeployment && fate != Completed;
        Self { ends: times.ends.filter(|_| !is_endless), ..times }
    }

    /// The last day on which somebody is away.
    pub fn until(&self) -> NaiveDate {
        self.ends.unwrap_or(NaiveDate::MAX)
    }

    fn new(world: &mut World, proposed: NaiveDate, (starts, ends): (NaiveDate, NaiveDate)) -> Self {
        let agreed = after(proposed, world.days(6, 14));
        Self { proposed, agreed, starts, ends: Some(ends), turned: world.today }
    }

    fn ahead(world: &mut World) -> Self {
        let proposed = before(world.today, world.days(1, 30));
        let starts = after(world.today, world.days(25, 200));
        let ends = after(starts, world.days(30, 330));
        Self::new(world, proposed, (starts, ends))
    }

    /// Some should have begun already, and wait for checks.
    fn agreed(world: &mut World) -> Self {
        let starts = after(before(world.today, 15), world.days(0, 165));
        let proposed = before(starts.min(world.today), world.days(20, 50));
        let ends = after(starts, world.days(60, 330));
        Self::new(world, proposed, (starts, ends))
    }

    fn running(world: &mut World, least: i64) -> Self {
        let starts = before(world.today, world.days(least, 300));
        let ends = after(world.today, world.days(20, 300));
        let proposed = before(starts, world.days(30, 60));
        let turned = before(world.today, world.days(5, 30));
        Self { turned, ..Self::new(world, proposed, (starts, ends)) }
    }

    fn completed(world: &mut World, is_short: bool) -> Self {
        let ends = before(world.today, world.days(2, 1420));
        let starts = before(ends, if is_short { world.days(1, 40) } else { world.days(30, 330) });
        let proposed = before(starts, world.days(30, 60));
        Self { turned: after(ends, 1), ..Self::new(world, proposed, (starts, ends)) }
    }

    fn ended_early(world: &mut World) -> Self {
        let turned = before(world.today, world.days(5, 1400));
        let starts = before(turned, world.days(10, 200));
        let ends = after(turned, world.days(10, 150));
        let proposed = before(starts, world.days(30, 60));
        Self { turned, ..Self::new(world, proposed, (starts, ends)) }
    }

    /// What came to nothing is kept for six months.
    fn refused(world: &mut World) -> Self {
        let proposed = before(world.today, world.days(25, 165));
        let starts = after(proposed, world.days(40, 150));
        let ends = after(starts, world.days(30, 330));
        let turned = after(proposed, world.days(6, 20));
        Self { turned, ..Self::new(world, proposed, (starts, ends)) }
    }

    fn cancelled(world: &mut World) -> Self {
        let starts = before(world.today, world.days(0, 1500));
        let proposed = before(starts, world.days(40, 80));
        let ends = after(starts, world.days(30, 330));
        let times = Self::new(world, proposed, (starts, ends));
        Self { turned: after(times.agreed, world.days(3, 20)), ..times }
    }
}
