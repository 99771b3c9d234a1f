//! The real census, where it is at hand: what we hold is what another reader counts.

use std::{collections::HashMap, io::Read as _};

use entity::school_census;
use support::{Engine, world};

use super::{
    counts,
    figures::{markers, numbers},
};
use crate::{import::desk::Desk, real_register::folder};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[expect(clippy::print_stderr, reason = "a test that did not look must say so")]
async fn the_real_census_is_held_as_another_reader_counts_it() {
    let Some(folder) = folder() else {
        eprintln!("SKIPPED: no real register files; set REGISTER_DATA to their folder");
        return;
    };
    let path = folder.join("england_census_2022_2023.csv.gz");
    let mut text = String::new();
    let packed = std::fs::File::open(&path).expect("the file");
    flate2::read::GzDecoder::new(packed).read_to_string(&mut text).expect("a whole file");
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let lines: Vec<HashMap<String, String>> = reader.deserialize().map(|line| line.expect("a record")).collect();
    let (totals, schools): (Vec<_>, Vec<_>) = lines.iter().partition(|line| line["URN"] == "NAT");
    assert_eq!((schools.len(), totals.len()), (24_433, 3));

    let desk = Desk::new(Engine::Sqlite).await;
    let report = world::import(&desk.db, &[path]).await.expect("it is imported");
    assert_eq!(counts(&report), [24_433, 0, 0, 3, 0]);
    let held = desk.census().await;
    let held_by_urn: HashMap<String, &school_census::Model> =
        held.iter().map(|row| (row.urn.to_string(), row)).collect();
    let columns = ["NOR", "NUMFSM", "NORFSMEVER", "PNUMFSMEVER", "PSENELK", "PSENELSE", "PNUMEAL"];
    for line in &schools {
        let row = held_by_urn[&line["URN"]];
        for ((column, number), marker) in columns.iter().zip(numbers(row)).zip(markers(row)) {
            let told = match (number, marker) {
                (Some(tenths), None) if column.starts_with('P') => format!("{}.{}0%", tenths / 10, tenths % 10),
                (Some(count), None) => count.to_string(),
                (None, marker) => marker.unwrap_or_default().to_owned(),
                both => panic!("{both:?}"),
            };
            assert_eq!(told, line[*column], "{column} of {}", line["URN"]);
        }
    }
    let sum = |column: &str| schools.iter().filter_map(|line| line[column].parse::<i64>().ok()).sum::<i64>();
    let held_sum =
        |number: fn(&school_census::Model) -> Option<i32>| held.iter().filter_map(number).map(i64::from).sum::<i64>();
    assert_eq!((held_sum(|row| row.pupils), sum("NOR")), (9_073_241, 9_073_241));
    assert_eq!((held_sum(|row| row.fsm_pupils), sum("NUMFSM")), (2_019_391, 2_019_391));
    let not_applicable = held.iter().filter(|row| row.fsm_pupils_marker.as_deref() == Some("NA"));
    assert_eq!(not_applicable.count(), 2_408);
    assert_eq!(report.findings.iter().map(|finding| finding.count).collect::<Vec<_>>(), [30]);
}
