//! One school's memberships, the oldest first.

use chrono::NaiveDate;
use entity::TrustUid;

use super::{
    calendar::Calendar,
    day::{Day, is_later},
    evidence::{Evidence, School},
    joining::joined,
    leaving::{End, left},
    stays::stays,
    trusts::Trusts,
};
use crate::membership::code_lists::MembershipDateBasis as Basis;

/// One period in a trust, before its reasons are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The trust; none where no file names it.
    pub trust: Option<TrustUid>,
    /// When the school joined.
    pub joined: Day,
    /// When it left and what ended it; none while it is in the trust.
    pub left: Option<(Day, End)>,
    /// The last day on which a file saw it there; none where no file did.
    pub last_seen: Option<NaiveDate>,
}

/// All memberships of one school.
#[derive(Clone, Debug)]
pub struct History {
    /// The school.
    pub school: School,
    /// Its memberships.
    pub periods: Vec<Period>,
    /// Whether the files had it in two trusts at once.
    pub overlap: bool,
}

impl History {
    /// Works out the memberships of one school.
    pub fn of(evidence: &Evidence, trusts: &Trusts, calendar: &Calendar) -> Self {
        let school = &evidence.school;
        let (stays, mut overlap) = stays(evidence, calendar);
        let previous = std::iter::once(None).chain(stays.iter().map(Some));
        let joinings = stays.iter().zip(previous).map(|(stay, before)| joined(stay, before, school, trusts, calendar));
        let joinings: Vec<Day> = joinings.collect();
        let mut periods = vec![];
        for (place, stay) in stays.iter().enumerate() {
            let left = left(stay, joinings.get(place + 1), school, trusts, calendar);
            let (trust, last_seen) = (Some(stay.trust), Some(stay.last_seen));
            let mut period = Period { trust, joined: joinings[place], left, last_seen };
            overlap |= period.put_in_order();
            periods.push(period);
        }
        if let Some(earlier) = periods.first().and_then(|first| before(first, school, trusts)) {
            periods.insert(0, earlier);
        }
        if stays.last().is_some_and(|stay| stay.without.is_none())
            && let Some(later) = periods.last_mut().and_then(|last| after(last, school, trusts))
        {
            periods.push(later);
        }
        Self { school: evidence.school.clone(), periods, overlap }
    }
}

impl Period {
    /// Nobody leaves before joining. Says whether a day had to be moved for that.
    fn put_in_order(&mut self) -> bool {
        let Some((left, _)) = &mut self.left else { return false };
        match (self.joined.date, left.date) {
            (None, Some(last)) => self.joined = self.joined.by(last),
            (Some(first), Some(last)) if last < first => {
                *left = left.from(&self.joined);
                return true;
            }
            _ => *left = left.from(&self.joined),
        }
        false
    }
}

/// An academy is in a trust from the day it opens. One that joined its first known trust later was in another before:
/// in an earlier form of that trust, or in one that no file names.
fn before(first: &Period, school: &School, trusts: &Trusts) -> Option<Period> {
    let opened = school.opened_on.filter(|_| school.is_academy())?;
    let next = first.trust?;
    let later = match (first.joined.basis, first.joined.date) {
        (Basis::RegisterGroupLink, Some(day)) => is_later(day, opened),
        _ => !trusts.existed_by(next, opened),
    };
    let seen_before = first.joined.not_after <= Some(opened);
    (later && !seen_before).then(|| Period {
        trust: first.joined.date.and_then(|day| trusts.earlier_form(next, day, opened)),
        joined: Day::on(opened, Basis::SchoolOpened),
        left: Some((first.joined, End::Moved)),
        last_seen: None,
    })
}

/// A trust that closes to go on in another form takes its schools along, though no file of schools shows it yet: the
/// file of groups is often the newer one.
fn after(last: &mut Period, school: &School, trusts: &Trusts) -> Option<Period> {
    let (closed, End::TrustClosed) = last.left? else { return None };
    let trust = trusts.later_form(last.trust?).filter(|_| school.is_open)?;
    last.left = Some((closed, End::Moved));
    Some(Period { trust: Some(trust), joined: closed, left: None, last_seen: None })
}
