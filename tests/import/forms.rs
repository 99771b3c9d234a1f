//! One file in many forms says the same.

use std::io::Write as _;

use encoding_rs::WINDOWS_1252;
use support::Engine;

use super::{desk::Desk, sheet::Sheet};

/// Two schools with letters that every encoding writes in its own way.
fn schools() -> Sheet {
    Sheet::schools().row(&[("EstablishmentName", "St Chloë’s – “Café” £1")]).row(&[("OpenDate", "01-09-2014")])
}

/// A desk that knows the schools, to which the same in another form is nothing new.
async fn desk(schools: &Sheet) -> Desk {
    let desk = Desk::new(Engine::Sqlite).await;
    assert_eq!(desk.take_schools(schools).await.files[1].created, 2);
    desk
}

/// Imports another form of the two schools, which must say what is known.
async fn says_the_same(desk: &Desk, schools: &Sheet, form: impl Into<Vec<u8>>) {
    let report = desk.take_bytes(schools, form).await;
    assert!(report.rejects.is_empty(), "{report}");
    assert_eq!(report.files[0].unchanged, 2, "{report}");
}

#[tokio::test]
async fn letters_are_the_same_in_windows_1252_and_in_utf_8_with_a_mark_and_without() {
    let schools = schools();
    let desk = desk(&schools).await;
    assert_eq!(desk.schools().await[0].name, "St Chloë’s – “Café” £1");
    says_the_same(&desk, &schools, schools.text()).await;
    says_the_same(&desk, &schools, format!("\u{feff}{}", schools.text())).await;
    says_the_same(&desk, &schools, WINDOWS_1252.encode(&schools.text()).0).await;
}

#[tokio::test]
async fn lines_end_as_they_like() {
    let schools = schools();
    let desk = desk(&schools).await;
    says_the_same(&desk, &schools, schools.text().replace("\r\n", "\n")).await;
    says_the_same(&desk, &schools, schools.text().trim_end()).await;
    says_the_same(&desk, &schools, schools.text() + "\r\n\r\n").await;
}

#[tokio::test]
async fn cells_need_no_quotation_marks() {
    let schools = Sheet::schools().row(&[]).row(&[]);
    let desk = desk(&schools).await;
    let rows = std::iter::once(&schools.header).chain(&schools.rows);
    let mut plain = csv::Writer::from_writer(vec![]);
    rows.for_each(|row| plain.write_record(row).expect("a row"));
    says_the_same(&desk, &schools, plain.into_inner().expect("a file")).await;
}

#[tokio::test]
async fn a_day_is_written_in_three_ways() {
    let schools = schools();
    let desk = desk(&schools).await;
    for day in ["01/09/2014", "2014-09-01", "2014-09-01 00:00:00"] {
        says_the_same(&desk, &schools, schools.clone().change(1, &[("OpenDate", day)]).bytes()).await;
    }
}

#[tokio::test]
async fn columns_stand_in_any_order_and_rows_too() {
    let schools = schools();
    let desk = desk(&schools).await;
    says_the_same(&desk, &schools, schools.clone().backwards().bytes()).await;
    let mut upside_down = schools.clone();
    upside_down.rows.reverse();
    says_the_same(&desk, &schools, upside_down.bytes()).await;
}

#[tokio::test]
async fn the_older_layout_has_four_columns_more() {
    let schools = schools();
    let desk = desk(&schools).await;
    let added =
        ["OfstedRating (name)", "OfstedSpecialMeasures (name)", "OfstedSpecialMeasures (code)", "OfstedLastInsp"];
    let older = added.iter().fold(schools.clone(), |sheet, column| sheet.column(55, column, "Good"));
    assert_eq!((schools.header.len(), older.header.len()), (135, 139));
    says_the_same(&desk, &schools, older.bytes()).await;
}

#[tokio::test]
async fn a_copy_from_a_data_tool_has_an_index_and_fractions_and_lost_its_zeros() {
    let schools = Sheet::schools()
        .row(&[("EstablishmentNumber", "0123"), ("ReasonEstablishmentOpened (code)", "02"), ("Diocese (code)", "0000")])
        .row(&[]);
    let desk = desk(&schools).await;
    let mut copy = schools.clone();
    copy = copy.change(
        0,
        &[
            ("EstablishmentNumber", "123.0"),
            ("ReasonEstablishmentOpened (code)", "2"),
            ("Diocese (code)", "0"),
            ("Trusts (code)", "600000.0"),
            ("URN", "500000.0"),
        ],
    );
    let number = format!("{}.0", schools.cell(0, "UKPRN"));
    copy = copy.change(0, &[("UKPRN", &number)]).column(0, "", "7");
    says_the_same(&desk, &schools, copy.text()).await;
}

#[tokio::test]
async fn titles_may_stand_above_the_header_row() {
    let schools = schools();
    let desk = desk(&schools).await;
    says_the_same(&desk, &schools, format!("All establishments\r\n\r\nas of today,,\r\n{}", schools.text())).await;
}

#[tokio::test]
async fn a_file_comes_packed_by_itself_in_an_archive_or_in_a_folder() {
    let schools = schools();
    let desk = desk(&schools).await;
    let mut packed = flate2::write::GzEncoder::new(vec![], flate2::Compression::fast());
    packed.write_all(&schools.bytes()).expect("bytes");
    let gzip = ("edubasealldata20250401.csv.gz", packed.finish().expect("a gzip file"));
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(vec![]));
    archive
        .start_file("extract/edubasealldata20250401.csv", zip::write::SimpleFileOptions::default())
        .expect("an entry");
    archive.write_all(&schools.bytes()).expect("bytes");
    let zip = ("extract.zip", archive.finish().expect("an archive").into_inner());
    let files = super::desk::Files::new(&[gzip.clone(), zip.clone(), (schools.name, schools.bytes())]);
    for path in files.paths.iter().chain([&files.folder.path().to_owned()]) {
        let report = support::world::import(&desk.db, std::slice::from_ref(path)).await.expect("it is imported");
        assert!(report.files.iter().all(|file| file.unchanged == 2), "{report}");
    }
}
