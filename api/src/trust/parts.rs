//! The smaller objects that a trust is made of.

use async_graphql::SimpleObject;

use crate::school::code_lists::{Phase, Region};

/// How many of a trust's open schools lie in a region.
#[derive(SimpleObject, Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegionCount {
    /// The region.
    pub region: Region,
    /// Open schools there, at least one.
    pub open_schools: u32,
}

/// How many of a trust's open schools are of a phase.
#[derive(SimpleObject, Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhaseCount {
    /// The phase.
    pub phase: Phase,
    /// Open schools of it, at least one.
    pub open_schools: u32,
}
