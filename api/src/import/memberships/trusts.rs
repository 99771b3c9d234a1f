//! What the groups file tells of trusts, as far as memberships depend on it.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use entity::{TrustUid, trust};

use super::day::{is_later, is_one_event};
use crate::trust::code_lists::TrustType;

/// All trusts.
#[derive(Default)]
pub struct Trusts {
    by_uid: HashMap<TrustUid, trust::Model>,
    by_reference: BTreeMap<String, Vec<TrustUid>>,
    by_company: HashMap<String, Vec<TrustUid>>,
}

impl Trusts {
    /// Takes the trusts as the files have them. A closing day that no loaded file has reached is only a plan.
    pub fn new(rows: Vec<trust::Model>, known_until: Option<NaiveDate>) -> Self {
        let mut trusts = Self::default();
        for mut trust in rows {
            trust.closed_on = trust.closed_on.filter(|day| Some(*day) <= known_until);
            if let Some(reference) = &trust.trust_reference {
                trusts.by_reference.entry(reference.as_str().to_owned()).or_default().push(trust.uid);
            }
            if let Some(company) = &trust.companies_house_number {
                trusts.by_company.entry(company.as_str().to_owned()).or_default().push(trust.uid);
            }
            trusts.by_uid.insert(trust.uid, trust);
        }
        for bearers in trusts.by_reference.values_mut() {
            bearers.sort_unstable();
        }
        trusts
    }

    /// The trust with a UID.
    pub fn get(&self, uid: TrustUid) -> Option<&trust::Model> {
        self.by_uid.get(&uid)
    }

    /// The day a trust closed.
    pub fn closed_on(&self, uid: TrustUid) -> Option<NaiveDate> {
        self.get(uid)?.closed_on
    }

    /// The day a trust was incorporated.
    pub fn incorporated_on(&self, uid: TrustUid) -> Option<NaiveDate> {
        self.get(uid)?.incorporated_on
    }

    /// Whether a trust has ended.
    pub fn is_closed(&self, uid: TrustUid) -> bool {
        self.get(uid).is_some_and(|trust| trust.closed_on.is_some() || trust.group_status_code == "CLOSED")
    }

    /// Whether a trust is there today, by the newest groups file.
    fn is_open(&self, uid: TrustUid) -> bool {
        let listed = |trust: &trust::Model| !trust.placeholder && trust.vanished_on.is_none();
        self.get(uid).is_some_and(listed) && !self.is_closed(uid)
    }

    /// Whether a trust is one for a single school.
    pub fn is_for_one_school(&self, uid: TrustUid) -> bool {
        let kind = self.get(uid).and_then(|trust| TrustType::from_code(&trust.group_type_code));
        matches!(kind, Some(TrustType::SingleAcademy | TrustType::SecureSingleAcademy))
    }

    /// Whether a trust can have existed on a day.
    pub fn existed_by(&self, uid: TrustUid, day: NaiveDate) -> bool {
        self.incorporated_on(uid).is_none_or(|incorporated| !is_later(incorporated, day))
    }

    /// What two trusts share where one is another form of the other: `reference TR00689` or a company number.
    pub fn shared(&self, one: TrustUid, other: TrustUid) -> Option<String> {
        let (one, other) = (self.get(one)?, self.get(other)?);
        let reference = one.trust_reference.as_ref().filter(|_| one.trust_reference == other.trust_reference);
        let company =
            one.companies_house_number.as_ref().filter(|_| one.companies_house_number == other.companies_house_number);
        let shared = reference.map(|reference| format!("the reference {reference}"));
        shared.or_else(|| company.map(|number| format!("the company number {number}"))).filter(|_| one.uid != other.uid)
    }

    /// The earlier form of a trust that ended on a day and can have run a school from the day it opened.
    pub fn earlier_form(&self, uid: TrustUid, ended: NaiveDate, opened: NaiveDate) -> Option<TrustUid> {
        let is_it = |other: &TrustUid| {
            self.closed_on(*other).is_some_and(|day| is_one_event(day, ended)) && self.existed_by(*other, opened)
        };
        self.other_forms(uid).filter(is_it).min()
    }

    /// The one form of a closed trust that goes on; none where several could.
    pub fn later_form(&self, uid: TrustUid) -> Option<TrustUid> {
        let mut going_on: Vec<TrustUid> = self.other_forms(uid).filter(|other| self.is_open(*other)).collect();
        going_on.sort_unstable();
        going_on.dedup();
        <[TrustUid; 1]>::try_from(going_on).ok().map(|[form]| form)
    }

    /// The trusts that share a reference or a company number with one, some of them twice.
    fn other_forms(&self, uid: TrustUid) -> impl Iterator<Item = TrustUid> {
        let trust = self.get(uid);
        let reference = trust.and_then(|trust| self.by_reference.get(trust.trust_reference.as_ref()?.as_str()));
        let company = trust.and_then(|trust| self.by_company.get(trust.companies_house_number.as_ref()?.as_str()));
        reference.into_iter().chain(company).flatten().copied().filter(move |other| *other != uid)
    }

    /// References that several trusts bear, with these trusts.
    pub fn shared_references(&self) -> impl Iterator<Item = (&str, &[TrustUid])> {
        let all = self.by_reference.iter().map(|(reference, bearers)| (reference.as_str(), bearers.as_slice()));
        all.filter(|(_, bearers)| bearers.len() > 1)
    }
}
