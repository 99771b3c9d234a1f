//! What schools and trusts were called before.

use std::collections::HashMap;

use entity::{TrustUid, Urn, former_name};

/// The former names of each school and each trust, oldest first.
pub(super) struct FormerNames(HashMap<(String, i32), Vec<Box<str>>>);

impl FormerNames {
    pub fn new(mut rows: Vec<former_name::Model>) -> Self {
        rows.sort_unstable_by(|left, right| {
            (left.last_listed_on, &left.name).cmp(&(right.last_listed_on, &right.name))
        });
        let mut names: HashMap<_, Vec<Box<str>>> = HashMap::new();
        for row in rows {
            names.entry((row.entity, row.entity_key)).or_default().push(row.name.into());
        }
        Self(names)
    }

    pub fn of_school(&self, urn: Urn, present: &str) -> Box<[Box<str>]> {
        self.of("SCHOOL", urn.number(), present)
    }

    pub fn of_trust(&self, uid: TrustUid, present: &str) -> Box<[Box<str>]> {
        self.of("TRUST", uid.number(), present)
    }

    /// A name that was taken up again is no former one.
    fn of(&self, entity: &str, key: i32, present: &str) -> Box<[Box<str>]> {
        let names = self.0.get(&(entity.to_owned(), key)).into_iter().flatten();
        names.filter(|name| ***name != *present).cloned().collect()
    }
}
