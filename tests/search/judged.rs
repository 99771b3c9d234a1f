//! The real register, where it is at hand: how often people get what they mean, by the place at which it stands.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use support::{Engine, TestApp, database::TestDatabase, world};

use super::{SEARCH, SUGGEST, keys};
use crate::real_register::folder;

/// Two days of establishments, so that there are former names, and the groups.
const FILES: [&str; 3] =
    ["edubasealldata20250105.csv.gz", "edubasealldata20250401.csv.gz", "allgroupsdata20260323.csv.gz"];

/// The mean reciprocal rank must not be lower.
const LEAST: f64 = 0.85;
/// How many of the first places count.
const PLACES: usize = 10;

/// One line of `queries.tsv`.
struct Query {
    sort: &'static str,
    text: &'static str,
    meant: Vec<&'static str>,
    variables: Value,
}

fn queries() -> Vec<Query> {
    let lines = include_str!("queries.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.map(query).collect()
}

fn query(line: &'static str) -> Query {
    let mut cells = line.split('\t');
    let mut cell = || cells.next().unwrap_or_default();
    let (sort, text, meant, kind, all) = (cell(), cell(), cell(), cell(), cell());
    let types = if kind.is_empty() { Value::Null } else { json!([kind]) };
    let variables = json!({ "text": text, "types": types, "open": all != "all", "first": PLACES });
    Query { sort, text, meant: meant.split('|').collect(), variables }
}

/// One over the place at which something stands that was meant; nothing where it does not.
fn reciprocal_rank(found: &Value, meant: &[&str]) -> f64 {
    let keys = keys(found.as_array().expect("a list"));
    let place = keys.iter().take(PLACES).position(|key| meant.contains(&key.as_str()));
    place.map_or(0.0, |place| 1.0 / (place + 1) as f64)
}

/// How many queries there were, and the sums of what `suggest` and `search` earned.
#[derive(Clone, Copy, Default)]
struct Sum(f64, f64, f64);

impl Sum {
    fn add(&mut self, suggested: f64, found: f64) {
        *self = Self(self.0 + 1.0, self.1 + suggested, self.2 + found);
    }

    fn line(&self, sort: &str) -> String {
        format!("{sort:<16}{:>4} queries  suggest {:.3}  search {:.3}", self.0, self.1 / self.0, self.2 / self.0)
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[expect(clippy::print_stderr, reason = "the table is what the test is for, and one that did not look must say so")]
async fn people_find_what_they_mean_in_the_register_as_published() {
    let Some(folder) = folder() else {
        return eprintln!("SKIPPED: no real register files; set REGISTER_DATA to their folder");
    };
    let database = TestDatabase::empty(Engine::Sqlite).await;
    let db = database.connect().await;
    api::database::migrate(&db).await.expect("the tables are made");
    world::import(&db, &FILES.map(|file| folder.join(file))).await.expect("the files are imported");
    let app = TestApp::serve(database).await;
    let (mut sorts, mut all) = (BTreeMap::<&str, Sum>::new(), Sum::default());
    for query in queries() {
        let suggested = app.ask_with(SUGGEST, query.variables.clone()).await;
        let found = app.ask_with(SEARCH, query.variables).await;
        let ranks =
            [suggested.at("/suggest"), found.at("/search/edges")].map(|list| reciprocal_rank(list, &query.meant));
        sorts.entry(query.sort).or_default().add(ranks[0], ranks[1]);
        all.add(ranks[0], ranks[1]);
        if ranks != [1.0, 1.0] {
            eprintln!("{}: \"{}\" earns {:.2} and {:.2}", query.sort, query.text, ranks[0], ranks[1]);
        }
    }
    sorts.iter().for_each(|(sort, sum)| eprintln!("{}", sum.line(sort)));
    eprintln!("{}", all.line("all"));
    assert!(all.1 / all.0 >= LEAST && all.2 / all.0 >= LEAST, "{}", all.line("all"));
}
