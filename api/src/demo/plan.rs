//! Which schools there are, before anything else is known of them.

use super::dice::Dice;
use super::kind::{Kind, Sector};
use super::kinds::{KINDS, by_code};
use super::world::Groups;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Open,
    Closing,
    Proposed,
    Closed,
}

/// A school to be, and perhaps the school it replaced.
#[derive(Clone, Copy)]
pub struct Site {
    pub kind: &'static Kind,
    pub fate: Fate,
    pub trust: Option<usize>,
    /// Grew out of a maintained school, which has a row of its own.
    pub converted: bool,
}

impl Site {
    fn new(kind: &'static Kind, fate: Fate) -> Self {
        Self { kind, fate, trust: None, converted: false }
    }

    fn rows(&self) -> usize {
        if self.converted { 2 } else { 1 }
    }
}

/// Sites enough for that many rows, with every type of establishment among them.
pub fn plan(schools: usize, groups: &Groups, dice: &mut Dice) -> Vec<Site> {
    let mut sites = academies(groups, dice);
    sites.extend(one_of_each());
    sites.push(Site { trust: Some(groups.secure), ..Site::new(by_code("57"), Fate::Open) });
    for _ in 0..(schools * 6 / 1000).max(3) {
        sites.push(Site::new(by_code(dice.pick(&["28", "28", "33", "30"])), Fate::Proposed));
        sites.push(Site::new(by_code(dice.pick(&["01", "01", "02", "05", "07"])), Fate::Closing));
    }
    sites.extend(closed_academies(groups));
    for _ in 0..schools / 10 {
        sites.push(Site::new(dice.weigh(KINDS, |kind| kind.closed), Fate::Closed));
    }
    let rows: usize = sites.iter().map(Site::rows).sum();
    for _ in rows..schools {
        sites.push(Site::new(dice.weigh(KINDS, open_outside_trusts), Fate::Open));
    }
    dice.shuffle(&mut sites);
    sites
}

/// Schools that the register dropped: mostly such as were proposed and never opened.
pub fn vanished(groups: &Groups) -> Vec<Site> {
    let site = |kind, fate| Site::new(by_code(kind), fate);
    let academy = Site { trust: groups.running.last().copied(), ..site("34", Fate::Open) };
    vec![site("28", Fate::Proposed), site("33", Fate::Proposed), site("37", Fate::Open), academy]
}

fn open_outside_trusts(kind: &Kind) -> u32 {
    if kind.sector == Sector::Academy { 0 } else { kind.open }
}

fn one_of_each() -> impl Iterator<Item = Site> {
    let elsewhere = KINDS.iter().filter(|kind| !matches!(kind.sector, Sector::Academy | Sector::SecureAcademy));
    elsewhere.map(|kind| Site::new(kind, if kind.is("56") { Fate::Closed } else { Fate::Open }))
}

/// Almost no closed academy keeps its trust in the register. Here one in four does.
fn closed_academies(groups: &Groups) -> impl Iterator<Item = Site> {
    let kept = [groups.running.first().copied(), None, None, None];
    kept.into_iter()
        .zip(["34", "28", "34", "35"])
        .map(|(trust, kind)| Site { trust, ..Site::new(by_code(kind), Fate::Closed) })
}

/// The academies of every trust. Those types of which there would be few come in at even distances.
fn academies(groups: &Groups, dice: &mut Dice) -> Vec<Site> {
    let usual = KINDS.iter().filter(|kind| kind.sector == Sector::Academy);
    let usual: Vec<&'static Kind> = usual.collect();
    let stride = (groups.academies.len() / usual.len()).max(1);
    let of = |n: usize, trust: usize, dice: &mut Dice| {
        let church = groups.all[trust].faith.code != "00";
        let kind = match usual.get(n / stride) {
            Some(kind) if n.is_multiple_of(stride) => *kind,
            _ if church => by_code(dice.pick(&["34", "34", "34", "28", "35"])),
            _ => *dice.weigh(&usual, |kind| kind.open),
        };
        Site { trust: Some(trust), converted: kind.converts() && dice.chance(520), ..Site::new(kind, Fate::Open) }
    };
    groups.academies.iter().enumerate().map(|(n, trust)| of(n, *trust, dice)).collect()
}
