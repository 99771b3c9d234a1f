//! Academy trusts and their sponsors.

use super::Options;
use super::atlas::Atlas;
use super::calendar::{before, day, within};
use super::code::Code;
use super::company::{LOST_ZEROS, company_number};
use super::dice::Dice;
use super::group::{Group, Office};
use super::spot::Spot;
use super::trust_names::TrustNames;
use super::trust_sizes::sizes;
use super::vocabulary::{MULTI, SECURE, SINGLE, SPONSOR};
use super::world::Groups;
use super::{faith, other_groups};

/// Makes academy trusts, and counts the numbers it hands out.
pub struct TrustMaker<'w> {
    pub options: &'w Options,
    pub atlas: &'w Atlas,
    pub dice: &'w mut Dice,
    names: TrustNames,
    made: usize,
    sponsors: usize,
}

impl<'w> TrustMaker<'w> {
    pub fn new(options: &'w Options, atlas: &'w Atlas, dice: &'w mut Dice) -> Self {
        Self { options, atlas, dice, names: TrustNames::default(), made: 0, sponsors: 0 }
    }

    /// Trusts with schools, trusts without any, the secure one, and those that have closed.
    pub fn make_all(&mut self, groups: &mut Groups) {
        let all = self.options.trusts();
        let (closed, empty) = (all * 14 / 100, (all * 6 / 100).max(4));
        let running = all - closed - empty - 1;
        let academies = (self.options.schools * 305 / 1000).saturating_sub(1);
        for size in sizes(self.dice, running, running * 22 / 100, academies) {
            let trust = self.open(groups, if size == 1 { SINGLE } else { MULTI });
            groups.academies.extend(std::iter::repeat_n(trust, size));
            groups.running.push(trust);
        }
        for n in 0..empty {
            self.open(groups, if n % 2 == 0 { SINGLE } else { MULTI });
        }
        groups.secure = self.secure(groups);
        for n in 0..closed {
            self.closed(groups, n);
        }
        self.close_some_since(groups);
    }

    fn open(&mut self, groups: &mut Groups, kind: Code) -> usize {
        let mut trust = self.trust(kind);
        let sponsored = kind == MULTI && self.dice.chance(600);
        if sponsored {
            trust.sponsor = Some(self.sponsor_name(&trust.name));
        }
        groups.all.push(trust);
        let index = groups.all.len() - 1;
        if sponsored {
            self.add_sponsor(groups, index);
        }
        groups.all[index].name = groups.all[index].name.to_uppercase();
        index
    }

    /// A trust as the register knows an open one, not yet in capitals.
    pub fn trust(&mut self, kind: Code) -> Group {
        self.made += 1;
        let n = self.made;
        let home = self.atlas.somewhere(self.dice);
        let faith = if kind == MULTI { self.faith() } else { faith::DOES_NOT_APPLY };
        let [office, other] = [0, 1].map(|_| Spot::draw(self.atlas, home, self.dice));
        let places = [office.place(self.atlas), other.town(self.atlas)];
        let since = within(self.dice, day(2008, 3, 1), before(self.options.establishments_as_of, 700));
        Group {
            kind,
            group_id: format!("TR{}", 50_000 + n),
            name: typeset(self.names.give(self.dice, faith, kind == SINGLE, places), n),
            company: company(n),
            ukprn: if n % 25 == 9 { String::new() } else { format!("{}", 19_500_000 + n) },
            opened: None,
            incorporated: Some(since),
            closed: None,
            office: Some(self.office(&office)),
            home,
            faith,
            sponsor: None,
        }
    }

    fn faith(&mut self) -> Code {
        match self.dice.below(100) {
            0..=13 => faith::ENGLAND,
            14..=24 => faith::ROMAN,
            _ => faith::DOES_NOT_APPLY,
        }
    }

    fn office(&mut self, spot: &Spot) -> Office {
        Office {
            street: spot.street.clone(),
            locality: spot.village(self.atlas).unwrap_or_default().to_owned(),
            address3: if self.made.is_multiple_of(40) { "The Old Granary".to_owned() } else { String::new() },
            town: spot.town(self.atlas).to_owned(),
            postcode: spot.postcode.clone(),
        }
    }

    /// Sponsors are called like their trusts, more or less. Of thirty, one is missing from the groups.
    fn sponsor_name(&mut self, trust: &str) -> String {
        self.sponsors += 1;
        match self.sponsors % 30 {
            4 => format!("{trust} Sponsorship Company"),
            12 => format!("{trust} (the sponsor)"),
            _ => trust.to_owned(),
        }
    }

    fn add_sponsor(&mut self, groups: &mut Groups, trust: usize) {
        if self.sponsors % 30 == 4 {
            return;
        }
        let trust = &groups.all[trust];
        let mut sponsor = other_groups::plain(SPONSOR, trust.sponsor.clone().unwrap_or_default(), trust.home);
        sponsor.group_id = format!("SP{}", 50_000 + self.sponsors);
        sponsor.opened = if self.sponsors.is_multiple_of(10) { Some(day(1902, 1, 1)) } else { trust.incorporated };
        groups.all.push(sponsor);
    }

    /// The secure trust has an open date where the others say when they were incorporated, and no group ID.
    fn secure(&mut self, groups: &mut Groups) -> usize {
        let mut trust = self.trust(SECURE);
        trust.name = trust.name.to_uppercase();
        trust.group_id.clear();
        trust.opened = trust.incorporated.take();
        groups.all.push(trust);
        groups.all.len() - 1
    }
}

/// Some people type the apostrophe that Windows-1252 has and ASCII has not.
fn typeset(name: String, n: usize) -> String {
    if n.is_multiple_of(4) { name.replace('\'', "’") } else { name }
}

fn company(n: usize) -> String {
    match n {
        20..=22 => LOST_ZEROS[n - 20].to_owned(),
        _ if n % 33 == 16 => String::new(),
        _ => company_number(n),
    }
}
