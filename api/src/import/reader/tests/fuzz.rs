//! Thousands of damaged files. None may panic, loop, or be read otherwise than the `csv` crate reads it.

use super::super::records::{Records, Start};
use super::*;
use proptest::prelude::*;

const WHOLE: &[u8] = b"Title,,\r\nURN,Name,\"Open date\"\r\n1,\"Oak, \"\"The\"\"\",01/09/2020\r\n2,St Mary\x92s,\r\n\r\n3,\"Two\r\nlines\",2020-02-30\r\n,,\r\n";

/// The bytes with some replaced, some put in and the end cut off.
fn damaged(whole: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![prop::sample::select(b"\"\r\n, \xef\xbb\xbf\0".to_vec()), any::<u8>()];
    let change = (any::<prop::sample::Index>(), byte, any::<bool>());
    (prop::collection::vec(change, 0..12), any::<prop::sample::Index>(), any::<bool>()).prop_map(
        move |(changes, end, cut)| {
            let mut bytes = whole.clone();
            for (at, byte, insert) in changes {
                let at = at.index(bytes.len());
                if insert { bytes.insert(at, byte) } else { bytes[at] = byte }
            }
            bytes.truncate(if cut { end.index(bytes.len()) } else { bytes.len() });
            bytes
        },
    )
}

fn touch_everything(table: &Table) {
    let columns: Vec<Column> = table.headers().names().filter_map(|name| table.headers().find(name)).collect();
    let mut last = 0;
    for row in table.rows() {
        let line = row.as_ref().map_or_else(|reject| reject.line, Row::line);
        // Equal when a stray carriage return ends a record within a line.
        assert!(line >= last, "line {line} after {last}");
        last = line;
        let Ok(row) = row else { continue };
        for column in &columns {
            let _ = (row.text(*column), row.code(*column, 3), row.integer(*column), row.decimal(*column));
            let _ = row.date(*column).map_err(|error| row.reject(error).to_string());
        }
    }
}

fn ours(bytes: &[u8]) -> (Vec<Vec<Vec<u8>>>, bool) {
    let (mut records, mut all) = (Records::new(bytes, Start { at: 0, line: 1 }), Vec::new());
    while let Some((_, record)) = records.read() {
        let Ok(record) = record else { return (all, true) };
        let starts = std::iter::once(&0).chain(record.ends);
        all.push(starts.zip(record.ends).map(|(start, end)| record.bytes[*start..*end].to_vec()).collect());
    }
    (all, false)
}

fn theirs(bytes: &[u8]) -> Vec<Vec<Vec<u8>>> {
    let mut csv = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(bytes);
    csv.byte_records().map(|record| record.unwrap().iter().map(<[u8]>::to_vec).collect()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_file_is_refused_or_read_and_never_panics(bytes in damaged(WHOLE.to_vec())) {
        if let Ok(table) = opened(&bytes) {
            touch_everything(&table);
        }
    }

    #[test]
    fn records_are_those_of_the_csv_crate_up_to_an_unclosed_quote(bytes in damaged(WHOLE.to_vec())) {
        let ((ours, unclosed), theirs) = (ours(&bytes), theirs(&bytes));
        prop_assert_eq!(&ours[..], &theirs[..ours.len()]);
        // The csv crate makes one last record of everything after the mark.
        prop_assert_eq!(theirs.len() - ours.len(), usize::from(unclosed));
    }

    #[test]
    fn closing_the_quote_is_what_an_unclosed_record_lacked(bytes in damaged(WHOLE.to_vec())) {
        let (_, unclosed) = ours(&bytes);
        let (_, still) = ours(&[&bytes[..], b"\""].concat());
        prop_assert!(!(unclosed && still));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_archive_is_refused_or_read_and_never_panics(
        zip in damaged(zipped(&[("a.csv", WHOLE), ("b.txt", b"b")])),
        gzip in damaged(gzipped(WHOLE)),
    ) {
        let folder = Folder::new();
        for path in [folder.with("x.zip", zip), folder.with("x.csv.gz", gzip)] {
            if let Ok(found) = sources(&[path], Limits::default()) {
                found.sources.iter().for_each(|source| drop(source.open()));
            }
        }
    }
}
