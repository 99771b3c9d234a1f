//! What schools and trusts were called before.

use crate::demo::group::Group;
use crate::demo::school::{FIRST_URN, School};
use crate::demo::school_names::former_name;
use crate::demo::vocabulary::{MULTI, SINGLE};
use crate::demo::world::World;

/// A few of the open schools had another name at the time of the earlier files.
pub fn of_school(world: &World, school: &School) -> String {
    if !school.is_open() || (school.urn - FIRST_URN) % 150 != 31 {
        return school.name.clone();
    }
    let place = school.spot.as_ref().map_or("Overseas", |spot| spot.town(&world.atlas));
    match former_name(&school.name) {
        same if same == school.name => format!("{}, {place}", school.name),
        former => former,
    }
}

/// One academy trust in twenty had another name when the group links were written.
pub fn of_trust(group: &Group, place: usize) -> String {
    let renamed = (group.kind == MULTI || group.kind == SINGLE) && place % 20 == 12;
    match group.name.strip_suffix(" TRUST") {
        _ if !renamed => group.name.clone(),
        Some(rest) => format!("{rest} PARTNERSHIP"),
        None => format!("{} TRUST", group.name),
    }
}
