//! The register as published, where it is at hand: what we hold is what another reader counts.

use std::{collections::HashSet, io::Read as _, path::PathBuf};

use api::register::rows;
use encoding_rs::WINDOWS_1252;
use support::{Engine, database::TestDatabase, world};

/// `$REGISTER_DATA`, or `shared/data` beside the project.
#[expect(clippy::disallowed_methods, reason = "where the data lies is the machine's business, not the service's")]
pub fn folder() -> Option<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data");
    let folder = std::env::var_os("REGISTER_DATA").map_or_else(|| PathBuf::from(beside), PathBuf::from);
    folder.is_dir().then_some(folder)
}

/// Rows, open schools, open academies, trusts with an open school, and the pupils in these.
#[derive(Debug, Default, PartialEq, Eq)]
struct Totals {
    rows: usize,
    open: usize,
    academies: usize,
    trusts: HashSet<String>,
    pupils: i64,
}

impl Totals {
    fn add(&mut self, is_open: bool, is_academy: bool, trust: Option<String>, pupils: Option<i64>) {
        self.rows += 1;
        self.open += usize::from(is_open);
        self.academies += usize::from(is_open && is_academy);
        if let Some(trust) = trust.filter(|_| is_open) {
            self.trusts.insert(trust);
            self.pupils += pupils.unwrap_or_default();
        }
    }
}

/// Counts by the plain CSV reader, and by what the file's own description says of its columns.
fn counted(file: &PathBuf) -> Totals {
    let mut bytes = vec![];
    let packed = std::fs::File::open(file).expect("the file");
    flate2::read::GzDecoder::new(packed).read_to_end(&mut bytes).expect("a whole file");
    let text = WINDOWS_1252.decode(&bytes).0;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().expect("a header row").clone();
    let place = |name: &str| header.iter().position(|column| column == name).expect("the column");
    let [status, group, flag, kind, trust, pupils] = [
        "EstablishmentStatus (code)",
        "EstablishmentTypeGroup (code)",
        "TrustSchoolFlag (code)",
        "TypeOfEstablishment (code)",
        "Trusts (code)",
        "NumberOfPupils",
    ]
    .map(place);
    let mut totals = Totals::default();
    for record in reader.records().map(|record| record.expect("a record")) {
        let in_trust = (["3", "5"].contains(&&record[flag]) || &record[kind] == "57") && !record[trust].is_empty();
        totals.add(
            ["1", "3"].contains(&&record[status]),
            ["10", "11"].contains(&&record[group]),
            in_trust.then(|| record[trust].to_owned()),
            record[pupils].parse().ok(),
        );
    }
    totals
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[expect(clippy::print_stderr, reason = "a test that did not look must say so")]
async fn the_register_as_published_is_held_as_another_reader_counts_it() {
    let Some(folder) = folder() else {
        return eprintln!("SKIPPED: no real register files; set REGISTER_DATA to their folder");
    };
    let files = ["edubasealldata20250401.csv.gz", "allgroupsdata20260323.csv.gz"].map(|name| folder.join(name));
    let database = TestDatabase::empty(Engine::Sqlite).await;
    let db = database.connect().await;
    api::database::migrate(&db).await.expect("the tables are made");
    let report = world::import(&db, &files).await.expect("it is imported");
    assert!(report.rejects.is_empty(), "{report}");
    assert_eq!(report.files.iter().map(|file| file.read).collect::<Vec<_>>(), [7_167, 51_683]);

    let mut held = Totals::default();
    rows::each_school(&db, |school| {
        held.add(
            ["1", "3"].contains(&school.status_code.as_str()),
            ["10", "11"].contains(&school.type_group_code.as_str()),
            school.trust_uid.map(|uid| uid.to_string()),
            school.pupils.map(Into::into),
        );
    })
    .await
    .expect("schools");
    assert_eq!(held, counted(&files[0]));
}
