//! Which secondments are asked for.

use async_graphql::InputObject;
use entity::{
    TrustUid,
    secondment::{Column, Entity},
};
use sea_orm::{ColumnTrait as _, Condition, QueryFilter as _, Select};

use super::code_lists::{SecondmentKind, SecondmentState};
use crate::{
    access::{Viewer, scope},
    changes::name_of,
    graphql::{
        error::Error,
        range::{DateRange, Range as _},
    },
    register::Register,
    staff::code_lists::StaffRole,
    trust::query::TrustKey,
};

/// Which secondments. All that is said has to hold; a list means any of its values, and an empty one none.
#[derive(InputObject, Default)]
pub struct SecondmentFilter {
    /// In any of these states.
    pub states: Option<Vec<SecondmentState>>,
    /// Of any of these kinds.
    pub kinds: Option<Vec<SecondmentKind>>,
    /// In any of these roles.
    pub roles: Option<Vec<StaffRole>>,
    /// Running on at least one of these days: until the last day, once it is over, else until the one that is planned.
    pub overlaps: Option<DateRange>,
    /// Whether both schools are of one trust.
    pub within_trust: Option<bool>,
    /// From any of these trusts.
    pub home_trusts: Option<Vec<TrustKey>>,
    /// To any of these trusts.
    pub host_trusts: Option<Vec<TrustKey>>,
    /// True for those of which an answer of the viewer's is waited for: a yes or no to the proposal or to a change. False for
    /// the others.
    pub awaiting_me: Option<bool>,
}

impl SecondmentFilter {
    /// Of some secondments those that are asked for.
    pub fn narrow(&self, some: Select<Entity>, viewer: &Viewer, register: &Register) -> Result<Select<Entity>, Error> {
        let mut all = Condition::all();
        if let Some(states) = &self.states {
            all = all.add(Column::SecondmentState.is_in(states.iter().map(|state| name_of(*state))));
        }
        if let Some(kinds) = &self.kinds {
            all = all.add(Column::SecondmentKind.is_in(kinds.iter().map(|kind| name_of(*kind))));
        }
        if let Some(roles) = &self.roles {
            all = all.add(Column::Role.is_in(roles.iter().map(|role| name_of(*role))));
        }
        if let Some(within) = self.within_trust {
            all = all.add(Column::WithinTrust.eq(within));
        }
        if let Some(keys) = &self.home_trusts {
            all = all.add(Column::HomeTrustUid.is_in(trusts(keys, register)?));
        }
        if let Some(keys) = &self.host_trusts {
            all = all.add(Column::HostTrustUid.is_in(trusts(keys, register)?));
        }
        if let Some(days) = &self.overlaps {
            all = all.add(running(days));
        }
        if let Some(awaiting) = self.awaiting_me {
            let theirs = scope::awaiting(viewer);
            all = all.add(if awaiting { theirs } else { theirs.not() });
        }
        Ok(some.filter(all))
    }
}

fn running(days: &DateRange) -> Condition {
    let (from, to) = days.bounds();
    let mut running = Condition::all();
    if let Some(to) = to {
        running = running.add(Column::StartsOn.lte(to));
    }
    if let Some(from) = from {
        let is_over = Condition::all().add(Column::ActualEndedOn.is_not_null()).add(Column::ActualEndedOn.gte(from));
        let is_planned = Condition::all()
            .add(Column::ActualEndedOn.is_null())
            .add(Condition::any().add(Column::EndsOn.is_null()).add(Column::EndsOn.gte(from)));
        running = running.add(Condition::any().add(is_over).add(is_planned));
    }
    running
}

/// Keys of trusts that nobody knows mean none.
fn trusts(keys: &[TrustKey], register: &Register) -> Result<Vec<TrustUid>, Error> {
    let found = keys.iter().filter_map(|key| key.find(register).transpose());
    found.map(|at| Ok(register.trusts.at(at?).uid)).collect()
}
