//! Links between schools: what came before or after what.

mod contradictions;

use api::{import::report::Report, register::rows};

use super::{
    desk::{Desk, at_both_desks},
    sheet::Sheet,
};

/// A links file: school, linked school, type and day of each row.
fn links(rows: &[(&str, &str, &str, &str)]) -> Sheet {
    rows.iter().fold(Sheet::links(), |sheet, (urn, linked, kind, day)| {
        sheet.row(&[("URN", urn), ("LinkURN", linked), ("LinkType", kind), ("LinkEstablishedDate", day)])
    })
}

/// An establishments file: number, day of opening and day of closing of each school.
fn schools(rows: &[(&str, &str, &str)]) -> Sheet {
    rows.iter().fold(Sheet::schools(), |sheet, (urn, opened, closed)| {
        sheet.row(&[("URN", urn), ("OpenDate", opened), ("CloseDate", closed)])
    })
}

const OLD: &str = "links_edubasealldata20240401.csv";
const NEW: &str = "links_edubasealldata20260301.csv";

/// Every link that is stored, in words.
async fn held(desk: &Desk) -> Vec<String> {
    let links = rows::school_links(&desk.db).await.expect("links");
    let told = links.into_iter().map(|link| {
        let day = link.established_on.map(|day| day.to_string()).unwrap_or_default();
        format!("{} {} {} {day} ({})", link.urn, link.link_type, link.linked_urn, link.as_of)
    });
    let mut told: Vec<String> = told.collect();
    told.sort();
    told
}

/// Rows created, changed, unchanged, vanished and rejected.
fn counts(report: &Report) -> [i32; 5] {
    let file = report.files.last().expect("a file");
    assert_eq!(file.read, file.created + file.changed + file.unchanged + file.rejected, "{report}");
    [file.created, file.changed, file.unchanged, file.vanished, file.rejected]
}

/// Where each reject points, and why.
fn rejects(report: &Report) -> Vec<String> {
    let told = report.rejects.iter();
    told.map(|reject| format!("{} {}: {}", reject.line, reject.column.as_deref().unwrap_or("row"), reject.reason))
        .collect()
}

/// What was noticed of the links, in the order of the kinds.
fn noticed(report: &Report) -> Vec<String> {
    let told =
        report.findings.iter().map(|finding| format!("{:?} {} {:?}", finding.kind, finding.count, finding.examples));
    told.map(|line| line.replace("links_edubasealldata20250401.csv ", "")).collect()
}

at_both_desks! {
    async fn a_link_is_held_as_each_of_its_schools_states_it(desk) {
        let report = desk.take(&links(&[
            ("100001", "100000", "Predecessor - merged", "31-08-2011"),
            ("100000", "100001", "Successor", "01/09/2011"),
            ("100002", "100003", "Result of Amalgamation", "2012-01-01"),
            ("100004", "100005", "Sixth Form Centre Link", ""),
        ])).await;
        assert_eq!((counts(&report), rejects(&report)), ([4, 0, 0, 0, 0], vec![]));
        assert_eq!(held(&desk).await, [
            "100000 Successor 100001 2011-09-01 (2025-04-01)",
            "100001 Predecessor - merged 100000 2011-08-31 (2025-04-01)",
            "100002 Result of Amalgamation 100003 2012-01-01 (2025-04-01)",
            "100004 Sixth Form Centre Link 100005  (2025-04-01)",
        ]);
    }

    async fn the_same_links_again_change_nothing(desk) {
        let sheet = links(&[("100001", "100000", "Predecessor", "31-08-2011"), ("100000", "100001", "Predecessor", "")]);
        let first = desk.take(&sheet).await;
        let before = held(&desk).await;
        let second = desk.take(&sheet).await;
        assert_eq!((counts(&first), counts(&second)), ([1, 0, 0, 0, 1], [0, 0, 1, 0, 1]));
        assert_eq!((held(&desk).await, rejects(&second)), (before, rejects(&first)));
    }

    async fn an_older_file_adds_what_is_absent_and_changes_nothing_else(desk) {
        desk.take(&links(&[("100001", "100000", "Predecessor", "31-08-2011"), ("100003", "100002", "Predecessor", "")])).await;
        let report = desk.take(&links(&[
            ("100001", "100000", "Predecessor", "01-01-1999"),
            ("100003", "100002", "Predecessor", "01-01-1999"),
            ("100005", "100004", "Predecessor", "01-01-1999"),
        ]).named(OLD)).await;
        assert_eq!((counts(&report), report.files[0].history), ([1, 0, 2, 0, 0], true));
        assert_eq!(held(&desk).await, [
            "100001 Predecessor 100000 2011-08-31 (2025-04-01)",
            "100003 Predecessor 100002  (2025-04-01)",
            "100005 Predecessor 100004 1999-01-01 (2024-04-01)",
        ]);
    }

    async fn a_newer_file_corrects_a_day_and_a_blank_takes_none_away(desk) {
        desk.take(&links(&[
            ("100001", "100000", "Predecessor", "31-08-2011"),
            ("100003", "100002", "Predecessor", "31-08-2011"),
            ("100005", "100004", "Predecessor", "31-08-2011"),
        ])).await;
        let newer = links(&[("100001", "100000", "Predecessor", "01-09-2011"), ("100003", "100002", "Predecessor", "")]);
        let report = desk.take(&newer.named(NEW)).await;
        assert_eq!(counts(&report), [0, 1, 1, 0, 0]);
        assert_eq!(held(&desk).await, [
            "100001 Predecessor 100000 2011-09-01 (2026-03-01)",
            "100003 Predecessor 100002 2011-08-31 (2026-03-01)",
            "100005 Predecessor 100004 2011-08-31 (2025-04-01)",
        ]);
    }

    async fn rows_that_can_be_no_link_are_rejected(desk) {
        let report = desk.take(&links(&[
            ("100000", "100000", "Predecessor", ""),
            ("10000", "100001", "Predecessor", ""),
            ("100000", "", "Predecessor", ""),
            ("100000", "100001", " ", ""),
            ("100000", "100001", "Predecessor", "31-02-2011"),
            ("100000", "100001", "Predecessor", ""),
            ("100000", "100001", "Predecessor", "31-08-2011"),
            ("100000", "100001", "Predecessor - merged", ""),
        ])).await;
        assert_eq!(rejects(&report), [
            "2 LinkURN: is the school itself",
            "3 URN: \"10000\" is not a URN: six digits, the first not zero.",
            "4 LinkURN: is missing",
            "5 LinkType: is missing",
            "6 LinkEstablishedDate: is not a day that exists",
            "8 LinkURN: stands on line 7 already",
        ]);
        assert_eq!(counts(&report), [2, 0, 0, 0, 6]);
    }

    async fn links_without_a_day_or_stated_by_one_school_alone_are_noticed(desk) {
        let report = desk.take(&links(&[
            ("100001", "100000", "Predecessor", "31-08-2011"),
            ("100000", "100001", "Successor - merged", "30-08-2011"),
            ("100002", "100003", "Successor", ""),
            ("100004", "100005", "Successor", "01-09-2011"),
            ("100005", "100004", "Predecessor", "30-08-2011"),
            ("100006", "100007", "Other", "01-09-2011"),
        ])).await;
        assert_eq!(noticed(&report), [
            "UndatedLink 1 [\"line 4: 100002 Successor 100003\"]",
            "OneSidedLink 1 [\"line 4: 100002 before 100003, says 100002\"]",
            "LinkDatesDisagree 1 [\"line 5: 100004 before 100005: 2011-09-01 and 2011-08-30\"]",
        ]);
    }

    async fn schools_that_are_in_no_file_are_noticed_once_there_is_one(desk) {
        let sheet = links(&[("100001", "100000", "Other", "31-08-2011"), ("100001", "100002", "Other", "31-08-2011")]);
        assert_eq!(noticed(&desk.take(&sheet).await), [""; 0]);
        desk.take_schools(&schools(&[("100000", "", ""), ("100001", "", "")])).await;
        assert_eq!(noticed(&desk.take(&sheet).await)[0], "UnknownSchool 1 [\"line 3: 100002\"]");
    }

    async fn a_file_that_a_data_tool_saved_again_says_the_same(desk) {
        let sheet = links(&[("100001", "100000", "Predecessor", "31-08-2011")]);
        desk.take(&sheet).await;
        let saved = links(&[("100001.0", "100000.0", "Predecessor", "2011-08-31T00:00:00")]).column(0, "", "0");
        assert_eq!(counts(&desk.take_bytes(&saved, saved.text()).await), [0, 0, 1, 0, 0]);
    }
}
