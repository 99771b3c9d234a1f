//! Everything that is decided before the first row is written. What grows with the schools is small.

use super::atlas::Atlas;
use super::dice::Dice;
use super::group::Group;
use super::other_groups;
use super::plan::{Site, plan, vanished};
use super::school::FIRST_URN;
use super::trusts::TrustMaker;
use super::{MOST_SCHOOLS, Options};

/// Chance for the world at large. Schools have streams of their own, from 0 on.
const STREAM: u64 = 1 << 40;

pub struct World {
    pub options: Options,
    pub atlas: Atlas,
    pub groups: Groups,
    /// One or two rows each, in the order of the file.
    pub sites: Vec<Site>,
    /// Schools that only the earlier establishments file lists.
    pub vanished: Vec<Site>,
}

/// The groups, by place in the file.
#[derive(Default)]
pub struct Groups {
    pub all: Vec<Group>,
    /// Academy trusts that have schools.
    pub running: Vec<usize>,
    /// The trust of each academy to be.
    pub academies: Vec<usize>,
    pub secure: usize,
    pub federations: Vec<usize>,
    pub foundations: Vec<usize>,
}

impl Groups {
    /// Notes a group that is about to join the others, if schools can be in one of its kind.
    pub fn enlist(&mut self, group: &Group) {
        match group.kind.code {
            "01" => self.federations.push(self.all.len()),
            "02" => self.foundations.push(self.all.len()),
            _ => {}
        }
    }
}

impl World {
    /// The first URN that no school of the later establishments file has.
    pub fn end(&self) -> usize {
        FIRST_URN + self.options.schools
    }

    pub fn new(options: &Options) -> Self {
        let mut dice = Dice::new(options.seed, STREAM);
        let atlas = Atlas::new(options.schools, &mut dice);
        let mut groups = Groups::default();
        TrustMaker::new(options, &atlas, &mut dice).make_all(&mut groups);
        other_groups::make_all(options, &atlas, &mut dice, &mut groups);
        let sites = plan(options.schools, &groups, &mut dice);
        let mut vanished = vanished(&groups);
        vanished.truncate(MOST_SCHOOLS - options.schools);
        Self { options: options.clone(), atlas, groups, sites, vanished }
    }
}
