//! What the rows of an establishments file mean.

use api::import::report::Report;
use entity::{TrustUid, school};
use support::Engine;

use super::{
    desk::{Desk, at_both_desks},
    sheet::Sheet,
};

/// The schools that rows become, and what was noticed on the way.
async fn read(sheet: Sheet) -> (Vec<school::Model>, Report) {
    let desk = Desk::new(Engine::Sqlite).await;
    let report = desk.take_schools(&sheet).await;
    assert!(report.rejects.is_empty(), "{report}");
    (desk.schools().await, report)
}

/// How often each kind of thing was noticed, and where.
fn noticed(report: &Report) -> Vec<String> {
    let told = report.findings.iter().map(|finding| {
        let told = format!("{:?} {} {:?}", finding.kind, finding.count, finding.examples);
        told.replace("edubasealldata20250401.csv", "").replace("\" line", "\"line")
    });
    told.collect()
}

#[tokio::test]
async fn a_plain_row_is_taken_in_without_a_finding() {
    let (schools, report) = read(Sheet::schools().row(&[])).await;
    assert_eq!(noticed(&report), [""; 0]);
    assert_eq!((schools[0].urn.number(), schools[0].name.as_str(), schools[0].version), (500_000, "Oak", 1));
    assert_eq!(schools[0].trust_uid.map(TrustUid::number), Some(600_000));
}

#[tokio::test]
async fn blank_numbers_are_unknown() {
    let blanks = ["NumberOfPupils", "SchoolCapacity", "PercentageFSM", "FSM", "StatutoryLowAge", "UKPRN", "OpenDate"]
        .map(|column| (column, ""));
    let (schools, report) = read(Sheet::schools().row(&blanks)).await;
    let school = &schools[0];
    assert_eq!((school.pupils, school.capacity, school.fsm_permille, school.fsm_pupils), (None, None, None, None));
    assert_eq!((school.statutory_low_age, school.ukprn, school.opened_on), (None, None, None));
    assert_eq!(noticed(&report), [""; 0]);
}

#[tokio::test]
async fn a_nought_on_the_grid_is_unknown_and_a_nought_of_places_is_none() {
    let (schools, _) =
        read(Sheet::schools().row(&[("Easting", "0"), ("SchoolCapacity", "0")]).row(&[("Northing", "0")])).await;
    assert!(schools.iter().all(|school| (school.easting, school.northing) == (None, None)));
    assert_eq!(schools[0].capacity, Some(0));
}

#[tokio::test]
async fn codes_get_their_zeros_back() {
    let (schools, _) = read(Sheet::schools().row(&[
        ("TypeOfEstablishment (code)", "1"),
        ("EstablishmentNumber", "7"),
        ("ReasonEstablishmentOpened (code)", "0"),
        ("ReligiousCharacter (code)", "2"),
    ]))
    .await;
    let school = &schools[0];
    assert_eq!((school.type_code.as_str(), school.establishment_number.as_deref()), ("01", Some("0007")));
    assert_eq!(school.open_reason_code.as_deref(), Some("00"));
    assert_eq!(school.religious_character_code.as_deref(), Some("02"));
}

#[tokio::test]
async fn a_day_that_stands_for_unknown_is_left_out_and_a_very_old_one_is_not() {
    let sheet = Sheet::schools().row(&[("OpenDate", "01/01/1900")]).row(&[("OpenDate", "01-01-1800")]);
    let (schools, report) = read(sheet).await;
    assert_eq!(schools[0].opened_on, None);
    assert_eq!(schools[1].opened_on.map(|day| day.to_string()).as_deref(), Some("1800-01-01"));
    assert_eq!(noticed(&report), ["PlaceholderDate 1 [\"line 2: 1900-01-01\"]"]);
}

#[tokio::test]
async fn a_percentage_is_kept_in_tenths_however_it_is_written() {
    let spellings = [".00", "0.0", "0", "7.5", "7.50", "46.90%", "100", "100.00", "12.34"];
    let sheet = spellings.iter().fold(Sheet::schools(), |sheet, spelling| sheet.row(&[("PercentageFSM", spelling)]));
    let (schools, _) = read(sheet).await;
    let kept: Vec<_> = schools.iter().filter_map(|school| school.fsm_permille).collect();
    assert_eq!(kept, [0, 0, 0, 75, 75, 469, 1000, 1000, 123]);
}

#[tokio::test]
async fn the_flag_says_whether_the_named_trust_is_an_academy_trust() {
    let flags = [("3", true), ("5", true), ("1", false), ("2", false), ("0", false)];
    let sheet = flags.iter().fold(Sheet::schools(), |sheet, (flag, _)| sheet.row(&[("TrustSchoolFlag (code)", flag)]));
    let (schools, _) = read(sheet).await;
    let taken: Vec<_> =
        schools.iter().map(|school| (school.trust_flag_code.as_str(), school.trust_uid.is_some())).collect();
    assert_eq!(taken, flags);
}

#[tokio::test]
async fn the_secure_academy_has_a_trust_though_its_flag_says_not_applicable() {
    let secure = [("TrustSchoolFlag (code)", "0"), ("TypeOfEstablishment (code)", "57"), ("Trusts (code)", "600009")];
    let desk = Desk::new(Engine::Sqlite).await;
    desk.take_schools(&Sheet::schools().row(&secure)).await;
    let trusts = desk.trusts().await;
    assert_eq!((trusts[1].uid.number(), trusts[1].group_type_code.as_str()), (600_009, "11"));
    assert_eq!(desk.schools().await[0].trust_uid, Some(trusts[1].uid));
}

#[tokio::test]
async fn unknown_codes_are_kept_and_reported() {
    let sheet = Sheet::schools()
        .row(&[("TypeOfEstablishment (code)", "88"), ("TypeOfEstablishment (name)", "Floating school")])
        .row(&[("PhaseOfEducation (code)", "8"), ("EstablishmentStatus (code)", "5"), ("GOR (code)", "Q")]);
    let desk = Desk::new(Engine::Sqlite).await;
    let report = desk.take_schools(&sheet).await;
    let kept = "[\"line 2: establishment-type 88\", \"line 3: establishment-status 5\", \"line 3: phase 8\", \
                \"line 3: region Q\"]";
    assert_eq!(noticed(&report), [format!("UnknownCode 4 {kept}")]);
    assert_eq!(desk.name_of("establishment-type", "88").await.as_deref(), Some("Floating school"));
    let schools = desk.schools().await;
    assert_eq!((schools[0].type_code.as_str(), schools[1].status_code.as_str()), ("88", "5"));
}

#[tokio::test]
async fn a_code_without_a_name_that_stands_for_nothing_recorded_is_unknown() {
    let (schools, _) = read(Sheet::schools().row(&[("Gender (code)", "9"), ("Gender (name)", "")])).await;
    assert_eq!(schools[0].gender_code, None);
}

#[tokio::test]
async fn a_closing_day_may_lie_ahead_and_a_number_may_be_missing() {
    let closing = [("EstablishmentStatus (code)", "3"), ("CloseDate", "31-08-2099"), ("EstablishmentNumber", "")];
    let (schools, _) = read(Sheet::schools().row(&closing)).await;
    assert_eq!(schools[0].closed_on.map(|day| day.to_string()).as_deref(), Some("2099-08-31"));
    assert_eq!(schools[0].establishment_number, None);
}

#[tokio::test]
async fn identifiers_that_are_none_are_left_out_and_odd_postcodes_kept() {
    let sheet = Sheet::schools().row(&[("UKPRN", "12"), ("Postcode", "JE2 4UH 5")]).row(&[("Postcode", "za11aa")]);
    let (schools, report) = read(sheet).await;
    assert_eq!((schools[0].ukprn, schools[0].postcode.as_deref()), (None, Some("JE2 4UH 5")));
    assert_eq!(schools[1].postcode.as_deref(), Some("ZA1 1AA"));
    assert!(noticed(&report)[0].starts_with("MalformedIdentifier 1 [\"line 2: \\\"12\\\" is not"), "{report}");
    assert_eq!(noticed(&report)[1], "UnusualPostcode 1 [\"line 2: JE2 4UH 5\"]");
}

#[tokio::test]
async fn special_needs_are_a_list_of_codes() {
    let needs = [
        ("SEN1 (name)", "ASD - Autistic Spectrum Disorder"),
        ("SEN2 (name)", "Not Applicable"),
        ("SEN3 (name)", "VI - Visual Impairment"),
    ];
    let desk = Desk::new(Engine::Sqlite).await;
    desk.take_schools(&Sheet::schools().row(&needs)).await;
    assert_eq!(desk.schools().await[0].sen_provision_codes.as_deref(), Some("ASD,VI"));
    assert_eq!(desk.name_of("sen-provision", "VI").await.as_deref(), Some("Visual Impairment"));
}

at_both_desks! {
    async fn a_trust_that_no_groups_file_lists_is_a_placeholder_until_one_does(desk) {
        let report = desk.take(&Sheet::schools().row(&[])).await;
        assert_eq!(noticed(&report), ["UnknownTrust 1 [\": 600000 OAK TRUST\"]"]);
        let placeholder = &desk.trusts().await[0];
        assert!(placeholder.placeholder);
        assert_eq!((placeholder.name.as_str(), placeholder.group_type_code.as_str()), ("OAK TRUST", "06"));

        let report = desk.take(&Sheet::groups().row(&[("Group Name", "ACORN TRUST")])).await;
        assert_eq!(report.files[0].changed, 1, "{report}");
        let known = &desk.trusts().await[0];
        assert!(!known.placeholder);
        assert_eq!((known.name.as_str(), known.version), ("ACORN TRUST", 2));
    }

    async fn groups_are_read_before_the_schools_that_name_them_whatever_the_order_given(desk) {
        let (schools, groups) = (Sheet::schools().row(&[]), Sheet::groups().row(&[]));
        let report = desk.import(&[(schools.name, schools.bytes()), (groups.name, groups.bytes())]).await.expect("it is imported");
        assert_eq!(noticed(&report), [""; 0]);
    }
}

#[tokio::test]
async fn files_of_different_days_are_noticed() {
    let desk = Desk::new(Engine::Sqlite).await;
    let (schools, groups) = (Sheet::schools().row(&[]), Sheet::groups().row(&[]));
    let files = [(schools.name, schools.bytes()), ("allgroupsdata20260323.csv", groups.bytes())];
    let report = desk.import(&files).await.expect("it is imported");
    assert_eq!(
        noticed(&report),
        ["SourceDatesDiffer 1 [\"groups as of 2026-03-23, establishments as of 2025-04-01\"]"]
    );
}
