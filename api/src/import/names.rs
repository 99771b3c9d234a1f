//! The code lists and authorities that a file of schools uses, gathered as its rows are read.

use std::collections::{BTreeMap, HashMap};

use entity::{code_value, local_authority};

/// Codes that stand for "nothing recorded", which the register leaves without a name.
const BLANKS: [&str; 6] = ["9", "99", "999", "9999", "999999", "999999999"];

/// What each code of each list is called. What a row teaches counts only once the row is taken in: see [`Self::keep`].
#[derive(Default)]
pub struct CodeNames {
    lists: HashMap<&'static str, HashMap<String, String>>,
    unkept: Vec<(&'static str, String)>,
}

impl CodeNames {
    /// Learns a code's name. None where the code stands for nothing recorded.
    pub fn learn(&mut self, list: &'static str, code: Option<&str>, name: Option<&str>) -> Option<String> {
        let code = code?;
        if name.is_none() && BLANKS.contains(&code) {
            return None;
        }
        let names = self.lists.entry(list).or_default();
        if !names.contains_key(code) {
            names.insert(code.to_owned(), name.unwrap_or_default().to_owned());
            self.unkept.push((list, code.to_owned()));
        }
        Some(code.to_owned())
    }

    /// Keeps what was learnt since the last row was taken in.
    pub fn keep(&mut self) {
        self.unkept.clear();
    }

    /// Forgets what was learnt since the last row was taken in.
    pub fn forget(&mut self) {
        for (list, code) in self.unkept.drain(..) {
            self.lists.entry(list).or_default().remove(&code);
        }
    }

    /// The values that are new or renamed. History renames nothing.
    pub fn unlike(mut self, stored: Vec<code_value::Model>, history: bool) -> Vec<code_value::Model> {
        self.forget();
        let stored: HashMap<(String, String), String> =
            stored.into_iter().map(|value| ((value.list, value.code), value.name)).collect();
        let learnt = self.lists.into_iter().flat_map(|(list, names)| {
            names.into_iter().map(move |(code, name)| code_value::Model { list: list.to_owned(), code, name })
        });
        learnt
            .filter(|value| match stored.get(&(value.list.clone(), value.code.clone())) {
                Some(name) => !history && *name != value.name,
                None => true,
            })
            .collect()
    }
}

/// What the rows of an authority say of it.
#[derive(Default)]
struct Sightings {
    name: String,
    gss_codes: BTreeMap<String, u32>,
    regions: BTreeMap<String, u32>,
}

/// The authorities that rows name.
#[derive(Default)]
pub struct AuthorityNames(HashMap<String, Sightings>);

impl AuthorityNames {
    /// Learns what one row says of its authority.
    pub fn learn(&mut self, code: &str, name: &str, gss_code: Option<&str>, region: &str) {
        let seen = match self.0.get_mut(code) {
            Some(seen) => seen,
            None => {
                self.0.entry(code.to_owned()).or_insert_with(|| Sightings { name: name.into(), ..Default::default() })
            }
        };
        // `X999999` stands for a place that the statisticians do not code.
        if let Some(gss_code) = gss_code.filter(|code| !code.starts_with("X9")) {
            count(&mut seen.gss_codes, gss_code);
        }
        count(&mut seen.regions, region);
    }

    /// The authorities that are new or changed. History changes none.
    pub fn unlike(self, stored: &[local_authority::Model], history: bool) -> Vec<local_authority::Model> {
        let learnt = self.0.into_iter().map(|(code, seen)| local_authority::Model {
            code,
            name: seen.name,
            gss_code: most_frequent(seen.gss_codes),
            region_code: most_frequent(seen.regions),
        });
        let known = |authority: &local_authority::Model| match history {
            true => stored.iter().any(|stored| stored.code == authority.code),
            false => stored.contains(authority),
        };
        learnt.filter(|authority| !known(authority)).collect()
    }
}

fn count(counts: &mut BTreeMap<String, u32>, value: &str) {
    match counts.get_mut(value) {
        Some(count) => *count += 1,
        None => drop(counts.insert(value.to_owned(), 1)),
    }
}

fn most_frequent(counts: BTreeMap<String, u32>) -> Option<String> {
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(value, _)| value)
}
