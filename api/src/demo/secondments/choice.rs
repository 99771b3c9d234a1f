//! Who goes where.

use super::{dates::Times, sites::Site, world::World};

/// How often it is tried to find somebody for whom there is a school.
const TRIES: usize = 400;

/// Who may go where.
pub struct Wish {
    pub people: Vec<usize>,
    pub hosts: Vec<usize>,
    /// Within one trust, across its border, or either.
    pub within: Option<bool>,
    /// To where pupils have less, to where they have not, or either.
    pub upward: Option<bool>,
}

impl Wish {
    /// Anybody without a token, to anywhere.
    pub fn anybody(world: &World) -> Self {
        let people = (0..world.people.len()).filter(|at| !world.people[*at].is_cast).collect();
        Self { people, hosts: (0..world.sites.len()).collect(), within: None, upward: None }
    }

    /// Somebody who is free, and a school that fits them; none where nobody was found.
    pub fn choose(&self, world: &mut World, times: &Times) -> Option<(usize, usize)> {
        for _ in 0..TRIES.min(self.people.len() * 4) {
            let at = world.dice.pick(&self.people);
            let person = &world.people[at];
            let is_home_open = person.site.is_none_or(|site| world.sites[site].was_open(times.proposed));
            if !person.is_free(times.starts, times.until()) || !is_home_open {
                continue;
            }
            let hosts = self.hosts_of(world, at, times);
            if !hosts.is_empty() {
                return Some((at, world.dice.pick(&hosts)));
            }
        }
        None
    }

    /// The schools for somebody: like theirs and near rather than only like theirs, and that rather than any.
    fn hosts_of(&self, world: &World, person: usize, times: &Times) -> Vec<usize> {
        let person = &world.people[person];
        let home = person.site.map(|site| &world.sites[site]);
        let is_within = |host: &Site| host.trust.is_some() && host.trust == person.place.trust;
        let fits = |host: &Site| {
            Some(host.urn) != person.place.school
                && host.was_open(times.proposed)
                && self.within.is_none_or(|within| within == is_within(host))
                && self.upward.is_none_or(|upward| home.is_none_or(|home| rises(home, host) != Some(!upward)))
        };
        let fitting: Vec<usize> = self.hosts.iter().copied().filter(|at| fits(&world.sites[*at])).collect();
        let narrowed = |is_liked: &dyn Fn(&Site, &Site) -> bool| -> Vec<usize> {
            let liked = |at: &usize| home.is_none_or(|home| is_liked(home, &world.sites[*at]));
            fitting.iter().copied().filter(liked).collect()
        };
        let near = narrowed(&|home, host| home.ages == host.ages && home.region == host.region);
        let alike = if near.is_empty() { narrowed(&|home, host| home.ages == host.ages) } else { near };
        if alike.is_empty() { fitting } else { alike }
    }
}

/// Whether the pupils of a school have less than those of another; none where one of them is not known.
fn rises(home: &Site, host: &Site) -> Option<bool> {
    Some(host.decile? > home.decile?)
}
