//! Academy trusts that have closed, which is where the register is least tidy.

use super::calendar::{before, day, within};
use super::group::Group;
use super::trusts::TrustMaker;
use super::vocabulary::{MULTI, SINGLE};
use super::world::Groups;
use chrono::NaiveDate;

/// The closed trust that is sure to have closed while there were files to tell of it.
const LATELY: usize = 2;

impl TrustMaker<'_> {
    /// Three ways to be a closed trust: the single-academy trust that grew into a multi-academy trust and left
    /// it the group ID, the one whose group ID was marked as old when another got it, and the one just closed.
    pub fn closed(&mut self, groups: &mut Groups, n: usize) {
        let mut trust = self.trust(if n % 3 == 2 { MULTI } else { SINGLE });
        trust.name = trust.name.to_uppercase();
        let successor = &groups.all[groups.running[groups.running.len() - 1 - n % (groups.running.len() / 2).max(1)]];
        match n % 3 {
            0 => succeeded(&mut trust, successor, n),
            1 => trust.group_id = format!("{}{}", successor.group_id, [".old", "_old", "-old"][n / 3 % 3]),
            _ => {}
        }
        if n % 2 == 1 {
            trust.company.clear();
        }
        let since = trust.incorporated.unwrap_or(day(2012, 1, 1));
        let some_day = within(self.dice, since, self.options.establishments_as_of);
        trust.closed = Some(if n == LATELY { self.lately() } else { some_day });
        groups.all.push(trust);
    }

    /// The end of the school year before the establishments file.
    fn lately(&self) -> NaiveDate {
        before(self.options.establishments_as_of, 213)
    }

    /// The groups file is often later than the other: some trusts have closed since, and their schools not yet moved.
    pub fn close_some_since(&mut self, groups: &mut Groups) {
        let (from, until) = (self.options.establishments_as_of, self.options.groups_as_of);
        let day = if from < until { within(self.dice, from, until) } else { before(until, 30) };
        let several = groups.running.len() * 22 / 100;
        for trust in groups.running[several..].iter().skip(5).step_by(45) {
            groups.all[*trust].closed = Some(day);
        }
    }
}

fn succeeded(trust: &mut Group, successor: &Group, n: usize) {
    trust.group_id.clone_from(&successor.group_id);
    trust.incorporated = successor.incorporated;
    trust.home = successor.home;
    trust.office.clone_from(&successor.office);
    trust.company.clear();
    match n % 2 {
        0 => trust.ukprn.clone_from(&successor.ukprn),
        _ => trust.ukprn.clear(),
    }
    if n.is_multiple_of(4) {
        trust.name.clone_from(&successor.name);
    }
}
