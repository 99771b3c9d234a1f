//! The real links, where they are at hand: what we hold is what another reader counts.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    io::Read as _,
    path::{Path, PathBuf},
};

use api::{import::report::Report, register::rows};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use support::{Engine, world};

use super::desk::Desk;
use crate::real_register::folder;

const GROUPS: &str = "allgroupsdata20260323.csv.gz";
const SCHOOLS: &str = "edubasealldata20250401.csv.gz";
const GROUP_LINKS: &str = "alllinksdata20220831.csv.gz";
const LINKS: &str = "links_edubasealldata20250422.csv.gz";

/// The rows of a file by the plain CSV reader, as maps from column to cell.
fn records(file: &Path, encoding: &'static Encoding) -> Vec<HashMap<String, String>> {
    let mut bytes = vec![];
    let packed = std::fs::File::open(file).expect("the file");
    flate2::read::GzDecoder::new(packed).read_to_end(&mut bytes).expect("a whole file");
    let text = encoding.decode(&bytes).0;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(|record| record.expect("a record")).collect()
}

/// The claims that one school came before another, each with who makes it.
fn claims_of<'a>(
    links: impl IntoIterator<Item = &'a HashMap<String, String>>,
) -> HashMap<(&'a str, &'a str), HashSet<&'a str>> {
    let mut claims: HashMap<_, HashSet<_>> = HashMap::new();
    for link in links {
        let (urn, other) = (&*link["URN"], &*link["LinkURN"]);
        match &link["LinkType"] {
            kind if kind.starts_with("Predecessor") => drop(claims.entry((other, urn)).or_default().insert(urn)),
            kind if kind.starts_with("Successor") => drop(claims.entry((urn, other)).or_default().insert(urn)),
            _ => {}
        }
    }
    claims
}

/// Whether no school is before itself: takes away, again and again, every school that nothing is before.
fn are_acyclic(claims: HashMap<(&str, &str), HashSet<&str>>) -> bool {
    let mut left: Vec<_> = claims.into_keys().collect();
    loop {
        let laters: HashSet<&str> = left.iter().map(|(_, later)| *later).collect();
        let before = left.len();
        left.retain(|(earlier, _)| laters.contains(earlier));
        if left.len() == before {
            return left.is_empty();
        }
    }
}

fn found(report: &Report) -> BTreeMap<String, usize> {
    report.findings.iter().map(|finding| (format!("{:?}", finding.kind), finding.count as usize)).collect()
}

/// A name without case and surplus spaces.
fn plain(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A register of the real groups and schools, and what came of a file of links to it.
#[expect(clippy::print_stderr, reason = "a test that did not look must say so")]
async fn imported(links: &str) -> Option<(PathBuf, Desk, Report)> {
    let Some(folder) = folder() else {
        eprintln!("SKIPPED: no real register files; set REGISTER_DATA to their folder");
        return None;
    };
    let desk = Desk::new(Engine::Sqlite).await;
    let paths = [GROUPS, SCHOOLS].map(|name| folder.join(name));
    world::import(&desk.db, &paths).await.expect("it is imported");
    let report = world::import(&desk.db, &[folder.join(links)]).await.expect("it is imported");
    Some((folder, desk, report))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_real_links_are_held_as_another_reader_counts_them() {
    let Some((folder, desk, report)) = imported(LINKS).await else { return };
    let links = records(&folder.join(LINKS), WINDOWS_1252);
    let claims = claims_of(&links);
    let contradicted = claims.keys().filter(|(one, other)| claims.contains_key(&(*other, *one))).count() / 2;
    assert_eq!((report.files[0].read, links.len(), contradicted), (33_801, 33_801, 10));
    // Ten pairs each of which says that it came first, with a row each to give up; and three schools in a ring, of which
    // each link is stated from both ends.
    let closing = report.rejects.iter().filter(|reject| reject.reason.starts_with("closes a cycle: ")).count();
    assert_eq!((closing, report.rejects.len()), (contradicted + 2, contradicted + 2), "{report}");
    assert_eq!(rows::school_links(&desk.db).await.expect("links").len(), links.len() - closing);
    let rejected: HashSet<u64> = report.rejects.iter().map(|reject| reject.line).collect();
    let kept: Vec<_> = (2..).zip(&links).filter(|(line, _)| !rejected.contains(line)).map(|(_, link)| link).collect();
    assert!(!are_acyclic(claims_of(&links)) && are_acyclic(claims_of(kept.iter().copied())));
    let undated = kept.iter().filter(|link| link["LinkEstablishedDate"].is_empty()).count();
    let one_sided = claims.values().filter(|tellers| tellers.len() == 1).count() - contradicted;
    assert_eq!((found(&report)["UndatedLink"], found(&report)["OneSidedLink"]), (undated, one_sided));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_real_group_links_are_held_as_another_reader_counts_them() {
    let Some((folder, desk, report)) = imported(GROUP_LINKS).await else { return };
    let links = records(&folder.join(GROUP_LINKS), UTF_8);
    let (schools, centres): (Vec<_>, Vec<_>) = links.iter().partition(|link| link["URN"].len() == 6);
    let file = &report.files[0];
    assert_eq!((file.read, file.left_out as usize, file.rejected), (20_582, centres.len(), 0), "{report}");
    let held = rows::group_links(&desk.db).await.expect("group links");
    assert_eq!((held.len(), held.len()), (file.created as usize, schools.len()));
    let undated = schools
        .iter()
        .filter(|link| link["Joined date"] == "1900-01-01" || link["Joined date"] == "1902-01-01")
        .count();
    assert_eq!(held.iter().filter(|link| link.joined_on.is_none()).count(), undated);

    let present: HashMap<String, String> = records(&folder.join(GROUPS), WINDOWS_1252)
        .into_iter()
        .map(|group| (group["Group UID"].clone(), plain(&group["Group Name"])))
        .collect();
    let is_trust = |link: &&&HashMap<String, String>| ["6", "10", "11"].contains(&&*link["Group Type (code)"]);
    let trusts: HashMap<&str, String> =
        schools.iter().filter(is_trust).map(|link| (&*link["Group UID"], plain(&link["Group Name"]))).collect();
    let renamed =
        trusts.iter().filter(|(uid, name)| present.get(**uid).is_some_and(|present| present != *name)).count();
    let unknown = trusts.keys().filter(|uid| !present.contains_key(**uid)).count();
    let former = rows::former_names(&desk.db).await.expect("former names");
    let is_other = |key: i32, name: &str| present.get(&key.to_string()).is_some_and(|present| *present != plain(name));
    let of_trusts = former.iter().filter(|name| name.entity == "TRUST" && is_other(name.entity_key, &name.name));
    assert_eq!((of_trusts.count(), renamed), (renamed, 130));
    assert_eq!(found(&report)["UnknownTrust"], unknown);
}
