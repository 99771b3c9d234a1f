//! What schools and trusts were called before.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::{TrustUid, Urn, former_name};

use crate::register::{SourceKind, sources::Sources};

/// A name, and the last day on which a file had it.
type Borne = (NaiveDate, Box<str>);

/// What files called schools and trusts, by the last day on which one did, oldest first.
pub(super) struct FormerNames {
    names: HashMap<(String, i32), Vec<Borne>>,
    schools_as_of: Option<NaiveDate>,
    trusts_as_of: Option<NaiveDate>,
}

impl FormerNames {
    pub fn new(mut rows: Vec<former_name::Model>, sources: &Sources) -> Self {
        rows.sort_unstable_by(|left, right| {
            (left.last_listed_on, &left.name).cmp(&(right.last_listed_on, &right.name))
        });
        let mut names: HashMap<_, Vec<_>> = HashMap::new();
        for row in rows {
            names.entry((row.entity, row.entity_key)).or_default().push((row.last_listed_on, row.name.into()));
        }
        let day = |kind| sources.as_of(kind);
        Self { names, schools_as_of: day(SourceKind::Establishments), trusts_as_of: day(SourceKind::Groups) }
    }

    pub fn of_school(&self, urn: Urn, present: &str) -> Box<[Box<str>]> {
        self.of("SCHOOL", urn.number(), present, self.schools_as_of)
    }

    pub fn of_trust(&self, uid: TrustUid, present: &str) -> Box<[Box<str>]> {
        self.of("TRUST", uid.number(), present, self.trusts_as_of)
    }

    /// A name that was taken up again is no former one, nor is one that was seen after the file with the present name.
    /// Of several that differ by case or spaces alone, the last stands for all.
    fn of(&self, entity: &str, key: i32, present: &str, as_of: Option<NaiveDate>) -> Box<[Box<str>]> {
        let mut seen = vec![plain(present)];
        let mut former = vec![];
        for (last_listed_on, name) in self.names.get(&(entity.to_owned(), key)).into_iter().flatten().rev() {
            if Some(*last_listed_on) < as_of && !seen.contains(&plain(name)) {
                seen.push(plain(name));
                former.push(name.clone());
            }
        }
        former.reverse();
        former.into()
    }
}

/// A name without what files write now one way, now another.
fn plain(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
