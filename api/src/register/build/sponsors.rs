//! Which sponsor a name means.
//!
//! Sponsors are named, not numbered, in the establishments file: the groups file knows their UIDs. A few names are borne
//! by two sponsors. Of these the file of group links tells which one a school has; where it does not, the name is held
//! like any shared key.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
    sync::Arc,
};

use entity::{TrustUid, Urn, group_link, school_group};

use crate::{
    register::{
        CodedValue,
        keys::{Claim, Holders},
        rows::SCHOOL_SPONSOR,
    },
    trust::code_lists::GroupStatus,
};

/// All sponsors, by name, and for the names that are shared also by school.
pub(super) struct Sponsors {
    by_name: HashMap<String, Arc<CodedValue>>,
    by_school: HashMap<(Urn, String), Arc<CodedValue>>,
}

impl Sponsors {
    pub fn new(groups: &[school_group::Model], links: &[group_link::Model]) -> Self {
        let sponsors: Vec<_> = groups.iter().filter(|group| group.group_type_code == SCHOOL_SPONSOR).collect();
        let by_uid: HashMap<TrustUid, &school_group::Model> =
            sponsors.iter().map(|sponsor| (sponsor.uid, *sponsor)).collect();
        let holders =
            Holders::new((0..).zip(&sponsors).map(|(at, sponsor)| (folded(&sponsor.name), at, claim(sponsor))));
        let (mut by_name, mut shared) = (HashMap::new(), HashSet::new());
        for sponsor in &sponsors {
            let name = folded(&sponsor.name);
            let holder = holders.get(&name).and_then(|at| sponsors.get(at as usize)).unwrap_or(sponsor);
            if by_name.insert(name.clone(), value(holder)).is_some() {
                shared.insert(name);
            }
        }
        let mut links: Vec<&group_link::Model> = links.iter().collect();
        links.sort_by_key(|link| (link.last_listed_on, Reverse(link.group_uid)));
        let linked = links.into_iter().filter_map(|link| Some((link.urn, *by_uid.get(&link.group_uid)?)));
        let shared = linked.filter(|(_, sponsor)| shared.contains(&folded(&sponsor.name)));
        let by_school = shared.map(|(urn, sponsor)| ((urn, folded(&sponsor.name)), value(sponsor))).collect();
        Self { by_name, by_school }
    }

    /// The sponsor of a school that bears a name; one that the groups file does not list has its name for a code.
    pub fn of(&self, urn: Urn, name: &str) -> Arc<CodedValue> {
        let key = (urn, folded(name));
        let known = self.by_school.get(&key).or_else(|| self.by_name.get(&key.1));
        known.cloned().unwrap_or_else(|| Arc::new(CodedValue { code: name.into(), name: name.into() }))
    }
}

/// Names compare without case.
fn folded(name: &str) -> String {
    name.to_lowercase()
}

fn claim(sponsor: &school_group::Model) -> Claim {
    let is_open = GroupStatus::from_code(&sponsor.group_status_code).is_open() && sponsor.vanished_on.is_none();
    (is_open, sponsor.opened_on, None, Reverse(sponsor.uid.number()))
}

fn value(sponsor: &school_group::Model) -> Arc<CodedValue> {
    Arc::new(CodedValue { code: sponsor.uid.to_string().into(), name: sponsor.name.as_str().into() })
}
