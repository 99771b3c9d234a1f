//! The very same file again is not read; whatever could make it say something else has it read.

use std::io::Write as _;

use api::import::{self, Options, progress::Progress, report::Report};
use flate2::{Compression, write::GzEncoder};
use sea_orm::ConnectionTrait as _;
use support::world;

use super::{
    desk::{Desk, Files, at_both_desks},
    sheet::Sheet,
};

/// Changes a row behind the import's back, which only reading the file can mend.
async fn tamper(desk: &Desk) {
    desk.db.execute_unprepared("UPDATE school SET name = 'Tampered' WHERE urn = 500000").await.expect("it is changed");
}

/// Whether the file was read since.
async fn was_read(desk: &Desk) -> bool {
    desk.schools().await.iter().all(|school| school.name != "Tampered")
}

async fn import_by_force(desk: &Desk, files: &[(&str, Vec<u8>)]) -> Report {
    let files = Files::new(files);
    let options = Options { force: true, ..Options::of(files.paths.clone()) };
    import::run(&desk.db, &options, &world::clock(), &Progress::silent()).await.expect("it is imported")
}

/// A school, and one whose trust no groups file lists.
fn schools() -> Sheet {
    Sheet::schools().row(&[]).row(&[("Trusts (code)", "600001"), ("Trusts (name)", "ELM TRUST"), ("Postcode", "2036")])
}

at_both_desks! {
    async fn the_same_bytes_again_are_not_read_and_reported_as_if_they_had_been(desk) {
        desk.take_schools(&schools()).await;
        tamper(&desk).await;
        let repeated = desk.take(&schools()).await;
        assert!(!was_read(&desk).await);
        assert!(repeated.findings.len() > 1, "{:?}", repeated.findings);
        let read = import_by_force(&desk, &[(schools().name, schools().bytes())]).await;
        assert!(was_read(&desk).await);
        let read_again = import_by_force(&desk, &[(schools().name, schools().bytes())]).await;
        assert_eq!(read.files[0].changed, 1);
        let json = |report: &Report| serde_json::to_string_pretty(report).expect("JSON");
        assert_eq!(json(&repeated), json(&read_again));
    }

    async fn the_same_bytes_in_other_wrapping_are_not_read(desk) {
        desk.take_schools(&schools()).await;
        tamper(&desk).await;
        let mut packed = GzEncoder::new(vec![], Compression::fast());
        packed.write_all(&schools().bytes()).expect("it is packed");
        let files = [("edubasealldata20250401.csv.gz", packed.finish().expect("it is packed"))];
        desk.import(&files).await.expect("it is imported");
        assert!(!was_read(&desk).await);
    }

    async fn the_same_facts_in_other_bytes_are_read(desk) {
        desk.take_schools(&schools()).await;
        tamper(&desk).await;
        desk.take_bytes(&schools(), schools().text().replace("\r\n", "\n")).await;
        assert!(was_read(&desk).await);
    }

    async fn the_same_bytes_of_another_day_are_read(desk) {
        desk.take_schools(&schools()).await;
        tamper(&desk).await;
        desk.take(&schools().named("edubasealldata20250402.csv")).await;
        assert!(was_read(&desk).await);
    }

    async fn schools_are_read_again_after_another_groups_file_and_not_after_the_same(desk) {
        desk.take_schools(&schools()).await;
        let groups = Sheet::groups().row(&[]);
        desk.take(&groups).await;
        tamper(&desk).await;
        desk.take(&schools()).await;
        assert!(!was_read(&desk).await);
        desk.take(&groups.row(&[("Group UID", "600001"), ("Group Name", "ELM TRUST")])).await;
        let report = desk.take(&schools()).await;
        assert!(was_read(&desk).await);
        let unknown = |report: &Report| report.findings.iter().any(|finding| finding.message.contains("no groups file"));
        assert!(!unknown(&report), "{:?}", report.findings);
    }

    async fn the_same_two_editions_again_are_both_known(desk) {
        let names = ["edubasealldata20250401.csv", "edubasealldata20250601.csv"];
        let sheets = [Sheet::schools().row(&[]).row(&[]), Sheet::schools().row(&[])];
        let files = || [(names[0], sheets[0].bytes()), (names[1], sheets[1].bytes())];
        desk.take(&Sheet::groups().row(&[])).await;
        desk.import(&files()).await.expect("it is imported");
        tamper(&desk).await;
        let again = desk.import(&files()).await.expect("it is known");
        assert!(!was_read(&desk).await);
        let counts = again.files.iter().map(|file| (file.history, file.created, file.changed, file.vanished, file.unchanged));
        assert_eq!(counts.collect::<Vec<_>>(), [(true, 0, 0, 0, 2), (false, 0, 0, 0, 1)]);
        let other = sheets[0].clone().change(0, &[("EstablishmentName", "Elm")]);
        let refusal = desk.refusal(&[(names[0], other.bytes())]).await;
        assert!(refusal.contains("with --force it is taken in as history"), "other bytes of that day: {refusal}");
    }

    async fn what_a_later_file_lists_is_no_longer_noticed_as_unknown(desk) {
        let unknown = async |desk: &Desk| {
            let findings = api::register::rows::findings(&desk.db).await.expect("findings").into_iter();
            findings.filter(|(finding, _)| finding.kind.starts_with("UNKNOWN_")).map(|(finding, _)| finding.detail).collect::<Vec<_>>()
        };
        desk.take_schools(&schools()).await;
        let links = Sheet::links().row(&[("URN", "500000"), ("LinkURN", "500007")]);
        desk.take(&links).await;
        assert_eq!(unknown(&desk).await, ["600001 ELM TRUST", "500007"]);
        desk.take(&Sheet::groups().row(&[]).row(&[("Group Name", "ELM TRUST")])).await;
        assert_eq!(unknown(&desk).await, ["500007"]);
        desk.take_as("edubasealldata20250601.csv", &schools().row(&[("URN", "500007")])).await;
        assert_eq!(unknown(&desk).await, [""; 0]);
    }

    async fn a_file_with_rejects_is_read_again_and_tells_of_them_again(desk) {
        let faulty = schools().row(&[("OpenDate", "soon")]);
        desk.take_schools(&faulty).await;
        let report = desk.take(&faulty).await;
        assert_eq!((report.files[0].rejected, report.rejects.len()), (1, 1));
    }

    async fn each_import_of_the_same_bytes_is_a_version_of_its_own(desk) {
        desk.take_schools(&schools()).await;
        desk.take(&schools()).await;
        assert_eq!(desk.version().await, 2);
    }
}
