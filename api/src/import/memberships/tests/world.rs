//! A few schools and trusts, and what files say of them; and memberships in words.

use chrono::{DateTime, NaiveDate, Utc};
use entity::{TrustUid, Urn, school_link, trust::Model as Trust, trust_membership::Model};

use crate::{
    import::{
        memberships::{
            calendar::Calendar,
            continued::continued,
            evidence::{Evidence, Link, School, Shown},
            history::History,
            memberships,
            trusts::Trusts,
        },
        placeholders::{NamedTrust, blank},
    },
    register::rows::SchoolLife,
};

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn uid(number: u32) -> TrustUid {
    number.to_string().parse().unwrap()
}

pub fn now() -> DateTime<Utc> {
    "2026-04-01T09:00:00Z".parse().unwrap()
}

/// What the files say of one school.
#[derive(Clone, Debug)]
pub struct Told {
    pub row: SchoolLife,
    pub sightings: Vec<(NaiveDate, Option<TrustUid>)>,
    pub links: Vec<Link>,
}

/// An open academy of a type. Its number is its URN.
pub fn school(number: u32, type_code: &str, opened_on: &str) -> Told {
    let urn: Urn = (500_000 + number).to_string().parse().unwrap();
    let (type_code, status_code) = (type_code.to_owned(), "1".to_owned());
    let opened_on = opened_on.parse().ok();
    let row = SchoolLife { urn, type_code, status_code, opened_on, closed_on: None, vanished_on: None };
    Told { row, sightings: vec![], links: vec![] }
}

impl Told {
    /// From the file of this day on the establishments files name this trust; 0 for none.
    pub fn seen(mut self, on: &str, trust: u32) -> Self {
        self.sightings.push((day(on), (trust > 0).then(|| uid(trust))));
        self
    }

    /// Files of group links from one day to another state that it is in a trust.
    pub fn linked(mut self, trust: u32, joined: &str, listed: [&str; 2]) -> Self {
        let [first_listed_on, last_listed_on] = listed.map(day);
        self.links.push(Link { trust: uid(trust), joined_on: joined.parse().ok(), first_listed_on, last_listed_on });
        self
    }

    pub fn closed(mut self, on: &str) -> Self {
        (self.row.status_code, self.row.closed_on) = ("2".to_owned(), on.parse().ok());
        self
    }

    pub fn vanished(mut self, on: &str) -> Self {
        self.row.vanished_on = on.parse().ok();
        self
    }
}

/// An open multi-academy trust, incorporated on a day.
pub fn trust(number: u32, incorporated_on: &str) -> Trust {
    let named = NamedTrust { uid: uid(number), name: "Oak".to_owned(), group_type_code: "06".to_owned() };
    Trust {
        group_status_code: "OPEN".to_owned(),
        incorporated_on: incorporated_on.parse().ok(),
        placeholder: false,
        ..blank(named, now())
    }
}

/// The files that are loaded, and the trusts.
#[derive(Clone, Debug, Default)]
pub struct World {
    pub calendar: Calendar,
    pub trusts: Vec<Trust>,
    pub links: Vec<school_link::Model>,
}

impl World {
    /// Establishments files and files of group links of these days, and a groups file of 2026.
    pub fn of(snapshots: &[&str], link_files: &[&str], trusts: impl Into<Vec<Trust>>) -> Self {
        let days = |texts: &[&str]| texts.iter().map(|text| day(text)).collect();
        let known_until = Some(day("2026-03-23"));
        let calendar = Calendar { snapshots: days(snapshots), link_files: days(link_files), known_until };
        Self { calendar, trusts: trusts.into(), links: vec![] }
    }

    fn school(&self, told: &Told) -> School {
        School::new(told.row.clone(), self.calendar.snapshots.last().copied())
    }

    pub fn evidence(&self, told: &Told) -> Evidence {
        let shown = Shown::spans(&told.sightings, self.calendar.snapshots_of(told.row.vanished_on));
        Evidence { school: self.school(told), shown, links: told.links.clone() }
    }

    pub fn trusts(&self) -> Trusts {
        Trusts::new(self.trusts.clone(), self.calendar.known_until)
    }

    pub fn histories(&self, schools: &[Told]) -> Vec<History> {
        let of = |told: &Told| History::of(&self.evidence(told), &self.trusts(), &self.calendar);
        schools.iter().map(of).collect()
    }

    /// The rows of each school's memberships.
    pub fn rows(&self, schools: &[Told]) -> Vec<Vec<Model>> {
        let histories = self.histories(schools);
        let schools: Vec<School> = schools.iter().map(|told| self.school(told)).collect();
        let continued = continued(self.links.clone(), &schools, &histories);
        memberships(&histories, &self.trusts(), &continued, now())
    }

    /// The memberships of one school, in words.
    pub fn tell(&self, school: Told) -> Vec<String> {
        self.rows(&[school])[0].iter().map(in_words).collect()
    }
}

/// A membership in words: `1 from 2012-09-01 SCHOOL_OPENED SPONSORED until 2022-09-01..2025-01-05 BETWEEN_SNAPSHOTS
/// TRANSFERRED`.
pub fn in_words(row: &Model) -> String {
    let trust = row.trust_uid.map_or("none".to_owned(), |uid| uid.to_string());
    let joined = days(row.joined_on, row.joined_not_before, row.joined_not_after);
    let from = format!("{trust} from {joined} {} {}", row.joined_basis, row.join_reason);
    let Some(basis) = &row.left_basis else { return from };
    let left = days(row.left_on, row.left_not_before, row.left_not_after);
    format!("{from} until {left} {basis} {}", row.leave_reason.as_deref().unwrap())
}

fn days(date: Option<NaiveDate>, not_before: Option<NaiveDate>, not_after: Option<NaiveDate>) -> String {
    let text = |day: Option<NaiveDate>| day.map_or("?".to_owned(), |day| day.to_string());
    match date {
        Some(date) => {
            assert_eq!((not_before, not_after), (Some(date), Some(date)), "a day that is known is its own bounds");
            date.to_string()
        }
        None => format!("{}..{}", text(not_before), text(not_after)),
    }
}
