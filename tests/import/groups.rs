//! What the rows of a groups file mean.

use entity::{CompaniesHouseNumber, TrustReference};
use support::Engine;

use super::{desk::Desk, sheet::Sheet};

async fn desk(sheet: Sheet) -> (Desk, String) {
    let desk = Desk::new(Engine::Sqlite).await;
    let report = desk.take(&sheet).await;
    assert!(report.rejects.is_empty(), "{report}");
    let findings =
        report.findings.iter().map(|finding| format!("{:?} {} {:?}", finding.kind, finding.count, finding.examples));
    let findings = findings.collect::<Vec<_>>().join("; ");
    (desk, findings.replace("allgroupsdata20250401.csv ", ""))
}

#[tokio::test]
async fn academy_trusts_are_of_three_types_and_everything_else_is_another_group() {
    let types = ["01", "02", "05", "06", "07", "08", "09", "10", "11"];
    let sheet =
        types.iter().fold(Sheet::groups(), |sheet, code| sheet.row(&[("Group Type (code)", code), ("Group ID", "")]));
    let (desk, findings) = desk(sheet).await;
    let trusts: Vec<_> = desk.trusts().await.into_iter().map(|trust| trust.group_type_code).collect();
    let others: Vec<_> = desk.groups().await.into_iter().map(|group| group.group_type_code).collect();
    assert_eq!(trusts, ["06", "10", "11"]);
    assert_eq!(others, ["01", "02", "05", "07", "08", "09"]);
    assert_eq!(findings, "");
}

#[tokio::test]
async fn a_type_that_lost_its_zero_is_the_same_type() {
    let (desk, findings) = desk(Sheet::groups().row(&[("Group Type (code)", "6")])).await;
    assert_eq!((desk.trusts().await[0].group_type_code.as_str(), findings.as_str()), ("06", ""));
}

#[tokio::test]
async fn a_handed_on_reference_is_read_without_its_mark_and_two_trusts_may_share_one() {
    let marks = ["TR50001", "TR50001.old", "TR50001_old", "TR50001-OLD", "", "Oak"];
    let sheet = marks.iter().fold(Sheet::groups(), |sheet, mark| sheet.row(&[("Group ID", mark)]));
    let (desk, _) = desk(sheet).await;
    let trusts = desk.trusts().await;
    let read: Vec<_> = trusts.iter().map(|trust| trust.trust_reference.as_ref().map(TrustReference::as_str)).collect();
    assert_eq!(read, [Some("TR50001"), Some("TR50001"), Some("TR50001"), Some("TR50001"), None, None]);
    assert_eq!(trusts[1].group_id.as_deref(), Some("TR50001.old"));
}

#[tokio::test]
async fn a_company_number_gets_its_zeros_back_and_that_is_noticed() {
    let numbers = ["7318714", "07318714", "ZZ123456", "", "none"];
    let sheet = numbers.iter().fold(Sheet::groups(), |sheet, number| sheet.row(&[("Companies House Number", number)]));
    let (desk, findings) = desk(sheet).await;
    let trusts = desk.trusts().await;
    let read: Vec<_> =
        trusts.iter().map(|trust| trust.companies_house_number.as_ref().map(CompaniesHouseNumber::as_str)).collect();
    assert_eq!(read, [Some("07318714"), Some("07318714"), Some("ZZ123456"), None, None]);
    assert!(findings.contains("LostZeros 1 [\"line 2: 7318714\"]"), "{findings}");
    assert!(findings.contains("MalformedIdentifier 1"), "{findings}");
}

#[tokio::test]
async fn a_trust_was_incorporated_and_other_groups_opened() {
    let days = [("Incorporated on (open date)", "02/03/2011"), ("Open date", ""), ("Closed Date", "2020-12-31")];
    let other = [("Group Type (code)", "01"), ("Open date", "04/05/2006"), ("Incorporated on (open date)", "")];
    let (desk, _) = desk(Sheet::groups().row(&days).row(&other)).await;
    let trust = &desk.trusts().await[0];
    assert_eq!(trust.incorporated_on.map(|day| day.to_string()).as_deref(), Some("2011-03-02"));
    assert_eq!((trust.opened_on, trust.closed_on.map(|day| day.to_string()).as_deref()), (None, Some("2020-12-31")));
    assert_eq!(desk.groups().await[0].opened_on.map(|day| day.to_string()).as_deref(), Some("2006-05-04"));
}

#[tokio::test]
async fn days_that_stand_for_unknown_are_left_out() {
    let days = ["01/01/1900", "01-01-1902", "1900-01-01"];
    let other = |sheet: Sheet, day: &&str| sheet.row(&[("Group Type (code)", "05"), ("Open date", day)]);
    let (desk, findings) = desk(days.iter().fold(Sheet::groups(), other)).await;
    assert!(desk.groups().await.iter().all(|group| group.opened_on.is_none()));
    assert_eq!(findings, "PlaceholderDate 3 [\"line 2: 1900-01-01\", \"line 3: 1902-01-01\", \"line 4: 1900-01-01\"]");
}

#[tokio::test]
async fn unknown_types_and_states_are_kept_and_reported() {
    let odd = [("Group Type (code)", "42"), ("Group Type", "Guild"), ("Group Status (code)", "ASLEEP")];
    let (desk, findings) = desk(Sheet::groups().row(&odd)).await;
    assert_eq!(findings, "UnknownCode 2 [\"line 2: group-type 42\", \"line 2: group-status ASLEEP\"]");
    let group = &desk.groups().await[0];
    assert_eq!((group.group_type_code.as_str(), group.group_status_code.as_str()), ("42", "ASLEEP"));
    assert_eq!(desk.name_of("group-type", "42").await.as_deref(), Some("Guild"));
}

#[tokio::test]
async fn a_county_that_was_not_recorded_is_unknown() {
    let (desk, _) =
        desk(Sheet::groups().row(&[("Group County", "Not recorded")]).row(&[("Group County", "Kent")])).await;
    let counties: Vec<_> = desk.trusts().await.into_iter().map(|trust| trust.county).collect();
    assert_eq!(counties, [None, Some("Kent".to_owned())]);
}
