//! Children's centres, which only the group links still list.

use crate::demo::atlas::Atlas;
use crate::demo::code::AreaCode;
use crate::demo::place_names::place_name;
use crate::demo::world::World;
use chrono::NaiveDate;

/// A children's centre.
pub struct Centre {
    /// Five digits, where schools have six. Real ones end below 30000.
    pub urn: usize,
    pub name: String,
    pub la: AreaCode,
    /// By place in the groups file.
    pub group: usize,
}

const FIRST: usize = 60_000;
/// So many that none has a number of six digits, whatever the size of the register.
const MOST: usize = 30_000;

/// Two centres for each group of them that was open on a day.
pub fn centres(world: &World, day: NaiveDate) -> Vec<Centre> {
    let groups = world.groups.all.iter().enumerate();
    let theirs = groups.filter(|(_, group)| {
        matches!(group.kind.code, "08" | "09")
            && group.opened.is_none_or(|opened| opened <= day)
            && group.closed.is_none_or(|closed| closed > day)
    });
    let places = theirs.flat_map(|(place, group)| [(place, group.home); 2]);
    places.take(MOST).enumerate().map(|(nth, (group, home))| centre(&world.atlas, nth, group, home)).collect()
}

fn centre(atlas: &Atlas, nth: usize, group: usize, home: usize) -> Centre {
    Centre {
        urn: FIRST + nth,
        name: format!("{} Children's Centre", place_name(15_000 + nth % 5_000)),
        la: atlas.authorities[home].la.clone(),
        group,
    }
}
