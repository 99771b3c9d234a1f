//! Odd rows of the real files, and what is made of them.

use api::{clock::Clock, import::finding_kind::FindingKind, register::keeper};
use entity::code_value::lists;
use support::Engine;

use super::{desk::Desk, sheet::Sheet};

#[tokio::test]
async fn of_several_federations_the_first_is_kept_and_all_are_told_of() {
    let desk = Desk::new(Engine::Sqlite).await;
    let two = [("Federations (code)", "700001~700002"), ("Federations (name)", "East Federation~West Federation")];
    let report = desk.take_schools(&Sheet::schools().row(&two)).await;
    assert_eq!(desk.schools().await[0].federation_code.as_deref(), Some("700001"));
    assert_eq!(desk.name_of(lists::FEDERATION, "700001").await.as_deref(), Some("East Federation"));
    assert!(report.findings.iter().any(|finding| finding.kind == FindingKind::SeveralFederations));
}

#[tokio::test]
async fn a_row_that_is_refused_teaches_nothing() {
    let desk = Desk::new(Engine::Sqlite).await;
    let bad = [
        ("LA (code)", "998"),
        ("LA (name)", "Nowhere"),
        ("ReligiousCharacter (code)", "77"),
        ("ReligiousCharacter (name)", "Unheard of"),
        ("NumberOfPupils", "many"),
    ];
    let report = desk.take_schools(&Sheet::schools().row(&[]).row(&bad)).await;
    assert_eq!(report.rejects.len(), 1);
    assert_eq!(desk.name_of(lists::RELIGIOUS_CHARACTER, "77").await, None);
    let authorities = api::register::rows::authorities(&desk.db).await.expect("authorities");
    assert!(authorities.iter().all(|authority| authority.code != "998"));
}

#[tokio::test]
async fn files_of_different_days_are_told_of_when_they_come_one_by_one() {
    let desk = Desk::new(Engine::Sqlite).await;
    let groups = Sheet::groups().row(&[]);
    desk.import(&[("allgroupsdata20260323.csv", groups.bytes())]).await.expect("groups");
    let report = desk.take(&Sheet::schools().row(&[])).await;
    assert!(report.findings.iter().any(|finding| finding.kind == FindingKind::SourceDatesDiffer), "{report}");
}

#[tokio::test]
async fn a_trust_that_no_file_lists_is_told_of_at_every_import() {
    let desk = Desk::new(Engine::Sqlite).await;
    let schools = Sheet::schools().row(&[("Trusts (code)", "612345")]);
    for _ in 0..2 {
        let report = desk.take_schools(&schools).await;
        assert!(report.findings.iter().any(|finding| finding.kind == FindingKind::UnknownTrust), "{report}");
    }
}

#[tokio::test]
async fn of_two_sponsors_of_one_name_the_open_one_is_meant() {
    let desk = Desk::new(Engine::Sqlite).await;
    let sponsor = |uid, status| {
        [
            ("Group UID", uid),
            ("Group Type (code)", "05"),
            ("Group Status (code)", status),
            ("Group Name", "Ash Sponsors"),
            ("Group ID", "SP00001"),
        ]
    };
    let groups = Sheet::groups().row(&[]).row(&sponsor("705423", "OPEN")).row(&sponsor("716364", "CLOSED"));
    let schools = Sheet::schools().row(&[("SchoolSponsors (name)", "ASH SPONSORS")]);
    desk.import(&[(groups.name, groups.bytes()), (schools.name, schools.bytes())]).await.expect("both are imported");
    let register = keeper::load(&desk.db, &Clock::system()).await.expect("a register");
    assert_eq!(&*register.schools.records()[0].traits.sponsors[0].code, "705423");
}

#[tokio::test]
async fn the_first_day_of_1902_is_unknown_for_a_group_and_a_day_for_a_school() {
    let desk = Desk::new(Engine::Sqlite).await;
    let groups = Sheet::groups().row(&[("Incorporated on (open date)", "01/01/1902")]);
    let schools = Sheet::schools().row(&[("OpenDate", "01-01-1902")]).row(&[("OpenDate", "01-01-1900")]);
    desk.import(&[(groups.name, groups.bytes()), (schools.name, schools.bytes())]).await.expect("both are imported");
    assert_eq!(desk.trusts().await[0].incorporated_on, None);
    let opened: Vec<_> =
        desk.schools().await.iter().map(|school| school.opened_on.map(|day| day.to_string())).collect();
    assert_eq!(opened, [Some("1902-01-01".to_owned()), None]);
}
