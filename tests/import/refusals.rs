//! A file that cannot be used is refused with a sentence that names it, and nothing is written.

use std::io::Write as _;

use support::Engine;

use super::{
    desk::{Desk, Files, at_both_desks},
    sheet::Sheet,
};

async fn desk() -> Desk {
    let desk = Desk::new(Engine::Sqlite).await;
    desk.take_schools(&Sheet::schools().row(&[])).await;
    desk
}

/// What the import of one file is refused with.
async fn refusal(name: &str, bytes: impl Into<Vec<u8>>) -> String {
    desk().await.refusal(&[(name, bytes.into())]).await
}

fn zipped(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(vec![]));
    archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("an entry");
    archive.write_all(bytes).expect("bytes");
    archive.finish().expect("an archive").into_inner()
}

#[tokio::test]
async fn missing_columns_are_named() {
    let one = Sheet::schools().row(&[]).without("Easting");
    assert_eq!(
        refusal("schools.csv", one.bytes()).await,
        "schools.csv has no column \"Easting\"; the establishments file needs it"
    );
    let links = Sheet::links().row(&[]).without("LinkEstablishedDate");
    assert_eq!(
        refusal("links.csv", links.bytes()).await,
        "links.csv has no column \"LinkEstablishedDate\"; the links file needs it"
    );
    let group_links = Sheet::group_links().row(&[]).without("Joined date");
    assert_eq!(
        refusal("links.csv", group_links.bytes()).await,
        "links.csv has no column \"Joined date\"; the group links file needs it"
    );
    let two = Sheet::groups().row(&[]).without("Closed Date").without("UKPRN");
    assert_eq!(
        refusal("groups.csv", two.bytes()).await,
        "groups.csv has no column \"Closed Date\" or \"UKPRN\"; the groups file needs them"
    );
}

#[tokio::test]
async fn a_column_that_is_there_twice_is_named() {
    let twice = Sheet::schools().row(&[]).column(3, "URN", "500000");
    let message = refusal("schools.csv", twice.bytes()).await;
    assert!(message.starts_with("schools.csv has more than one column named \"URN\""), "{message}");
}

#[tokio::test]
async fn another_encoding_is_named() {
    let text = Sheet::schools().row(&[]).text();
    let utf_16: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(
        refusal("schools.csv", utf_16).await,
        "schools.csv is UTF-16 text, not a CSV file; save it again as \"CSV UTF-8\""
    );
    let mut broken = format!("\u{feff}{text}").into_bytes();
    broken.extend(b"caf\xe9");
    let message = refusal("schools.csv", broken).await;
    assert!(message.starts_with("schools.csv says it is UTF-8 but line 3 is not"), "{message}");
}

#[tokio::test]
async fn what_is_no_table_is_named() {
    assert_eq!(refusal("a.csv", "").await, "a.csv is empty; download it again");
    assert_eq!(refusal("a.csv", "\r\n \r\n").await, "a.csv is empty; download it again");
    let page = "<!DOCTYPE html><html><title>Sign in</title></html>";
    assert_eq!(
        refusal("a.csv", page).await,
        "a.csv is a web page, not a CSV file: the download probably asked you to sign in"
    );
    let sheet = zipped("sheet.xml", b"x");
    assert!(refusal("a.csv", sheet).await.starts_with("a.csv is a ZIP archive or a spreadsheet, not a CSV file"));
}

#[tokio::test]
async fn a_header_row_alone_is_a_failed_download() {
    let message = refusal("edubasealldata20250401.csv", Sheet::schools().bytes()).await;
    assert!(
        message.ends_with("edubasealldata20250401.csv has a header row and no rows below it; download it again"),
        "{message}"
    );
}

#[tokio::test]
async fn a_path_that_leads_nowhere_is_named_without_its_folders() {
    let message = desk().await.refusal_of(&["/nowhere/at/all.csv".into()]).await;
    assert_eq!(message, "all.csv does not exist; check the path");
}

#[tokio::test]
async fn a_file_of_another_kind_is_refused_when_it_is_named_singly() {
    let governors = "GID,URN,Role\r\n1,500000,Governor\r\n";
    let kinds = "groups, establishments, group links, links, census, inspections, inspections in the year";
    let none = format!("is none of the files this imports ({kinds}); check which file it is");
    assert_eq!(refusal("governance.csv", governors).await, format!("governance.csv {none}"));
    let message = refusal("menu.csv", "Dish,Price\r\nSoup,3\r\n").await;
    assert!(message.starts_with("menu.csv has no column \"URN\" or \"Group UID\" in its first 5 rows"), "{message}");
    assert!(refusal("menu.txt", "Soup").await.starts_with("menu.txt is not a file to import"));
}

#[tokio::test]
async fn a_folder_in_which_there_is_nothing_to_import_is_refused() {
    let files = Files::new(&[("menu.csv", b"Dish,Price\r\nSoup,3\r\n".into())]);
    let message = desk().await.refusal_of(&[files.folder.path().to_owned()]).await;
    assert_eq!(message, "there is nothing to import: none of the files is of a kind that is imported");
}

#[tokio::test]
async fn in_a_folder_files_of_other_kinds_are_passed_over() {
    let schools = Sheet::schools().row(&[]);
    let governors = b"GID,URN,Role\r\n1,500000,Governor\r\n".to_vec();
    let files = [(schools.name, schools.bytes()), ("governance.csv", governors), ("menu.txt", b"Soup".to_vec())];
    let files = Files::new(&files);
    let report =
        support::world::import(&desk().await.db, &[files.folder.path().to_owned()]).await.expect("it is imported");
    let passed: Vec<_> = report.passed_over.iter().map(|file| file.name.rsplit('/').next().expect("a name")).collect();
    assert_eq!((passed, report.files.len()), (vec!["menu.txt", "governance.csv"], 1));
}

#[tokio::test]
async fn in_a_folder_a_damaged_file_of_a_known_kind_is_refused_all_the_same() {
    let (schools, groups) = (Sheet::schools().row(&[]), Sheet::groups().row(&[]).without("Group Name"));
    let files = Files::new(&[(schools.name, schools.bytes()), (groups.name, groups.bytes())]);
    let message = desk().await.refusal_of(&[files.folder.path().to_owned()]).await;
    assert!(message.ends_with("has no column \"Group Name\"; the groups file needs it"), "{message}");
}

#[tokio::test]
async fn a_gzip_file_cut_short_is_refused() {
    let mut packed = flate2::write::GzEncoder::new(vec![], flate2::Compression::fast());
    packed.write_all(&Sheet::schools().row(&[]).bytes()).expect("bytes");
    let packed = packed.finish().expect("a gzip file");
    let message = refusal("schools.csv.gz", &packed[..packed.len() / 2]).await;
    assert!(message.starts_with("schools.csv.gz is cut short or damaged"), "{message}");
}

#[tokio::test]
async fn an_archive_whose_entry_leads_elsewhere_is_refused() {
    let name = "../../schools.csv";
    let honest = zipped(&"n".repeat(name.len()), &Sheet::schools().row(&[]).bytes());
    let mut forged = honest;
    for at in 0..forged.len() - name.len() {
        if forged[at..].starts_with("n".repeat(name.len()).as_bytes()) {
            forged[at..at + name.len()].copy_from_slice(name.as_bytes());
        }
    }
    let message = refusal("extract.zip", forged).await;
    assert!(message.starts_with("extract.zip holds the entry \"../../schools.csv\", which has a path"), "{message}");
}

#[tokio::test]
async fn an_archive_of_more_than_a_thousand_entries_is_refused() {
    let archive = |entries: usize| {
        let mut archive = zip::ZipWriter::new(std::io::Cursor::new(vec![]));
        for entry in 0..entries {
            archive.start_file(format!("{entry}.txt"), zip::write::SimpleFileOptions::default()).expect("an entry");
        }
        archive.finish().expect("an archive").into_inner()
    };
    let message = refusal("extract.zip", archive(1_001)).await;
    assert!(message.starts_with("extract.zip holds 1001 entries, more than the 1000 allowed"), "{message}");
    let message = refusal("extract.zip", archive(1_000)).await;
    assert!(message.starts_with("there is nothing to import"), "{message}");
}

#[tokio::test]
async fn an_archive_cut_short_is_refused() {
    let whole = zipped("edubasealldata20250401.csv", &Sheet::schools().row(&[]).bytes());
    for part in [1, 2, 3] {
        let message = refusal("extract.zip", &whole[..whole.len() * part / 4]).await;
        assert!(message.starts_with("extract.zip is cut short or damaged"), "{message}");
    }
}

#[tokio::test]
async fn an_archive_within_an_archive_is_not_opened() {
    let inner = zipped("edubasealldata20250401.csv", &Sheet::schools().row(&[]).bytes());
    let message = refusal("extract.zip", zipped("inner.zip", &inner)).await;
    assert!(message.starts_with("there is nothing to import"), "{message}");
}

at_both_desks! {
    async fn a_file_that_fails_leaves_nothing_of_the_one_before_it(desk) {
        let (groups, nothing) = (Sheet::groups().row(&[]), Sheet::schools());
        let message = desk.refusal(&[(groups.name, groups.bytes()), (nothing.name, nothing.bytes())]).await;
        assert!(message.starts_with("edubasealldata20250401.csv was not imported: "), "{message}");
        assert_eq!((desk.version().await, desk.trusts().await.len()), (0, 0));
    }
}
