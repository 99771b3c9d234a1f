//! Links between schools and groups: which school is in which, since when, and what both were called.

use api::{import::report::Report, register::rows};
use support::world;

use super::{
    desk::{Desk, at_both_desks},
    sheet::Sheet,
};

const OLD: &str = "alllinksdata20240401.csv";
const NEW: &str = "alllinksdata20260301.csv";

/// Every group link that is stored, in words.
async fn held(desk: &Desk) -> Vec<String> {
    let links = rows::group_links(&desk.db).await.expect("group links");
    let told = links.into_iter().map(|link| {
        let joined = link.joined_on.map(|day| day.to_string()).unwrap_or_default();
        let (uid, kind) = (link.group_uid, link.group_type_code);
        format!("{} in {uid} ({kind}) since {joined}, {} to {}", link.urn, link.first_listed_on, link.last_listed_on)
    });
    let mut told: Vec<String> = told.collect();
    told.sort();
    told
}

/// Rows created, changed, unchanged, left out and rejected.
fn counts(report: &Report) -> [i32; 5] {
    let file = report.files.last().expect("a file");
    let counts = [file.created, file.changed, file.unchanged, file.left_out, file.rejected];
    assert_eq!(file.read, counts.iter().sum::<i32>(), "{report}");
    counts
}

fn noticed(report: &Report) -> Vec<String> {
    let told =
        report.findings.iter().map(|finding| format!("{:?} {} {:?}", finding.kind, finding.count, finding.examples));
    told.map(|line| line.replace("alllinksdata20250401.csv", "")).collect()
}

/// Former names of the school 500000 and the trust 600000, as they are served.
async fn former_names(desk: &Desk) -> [Vec<String>; 2] {
    let register = api::register::keeper::load(&desk.db, &world::clock()).await.expect("a register");
    let school = &register.schools.records().first().expect("a school").former_names;
    let trust = register.trusts.by_uid("600000".parse().expect("a UID")).expect("the trust");
    let trust = &register.trusts.at(trust).former_names;
    [school, trust].map(|names| names.iter().map(ToString::to_string).collect())
}

/// The trust 600000 and the school 500000 in it, as of April 2025.
async fn take_oak(desk: &Desk) {
    desk.take_schools(&Sheet::schools().row(&[])).await;
}

at_both_desks! {
    async fn a_school_is_held_in_every_group_that_the_file_has_it_in(desk) {
        take_oak(&desk).await;
        let report = desk.take(&Sheet::group_links()
            .row(&[])
            .row(&[("URN", "500000"), ("Group UID", "2044"), ("Group Type (code)", "05"), ("Joined date", "31-08-2016")])
        ).await;
        assert_eq!((counts(&report), noticed(&report)), ([2, 0, 0, 0, 0], vec![]));
        assert_eq!(held(&desk).await, [
            "500000 in 2044 (05) since 2016-08-31, 2025-04-01 to 2025-04-01",
            "500000 in 600000 (06) since 2015-09-01, 2025-04-01 to 2025-04-01",
        ]);
    }

    async fn a_file_that_a_data_tool_saved_again_says_the_same(desk) {
        let plain = Sheet::group_links().row(&[("Group UID", "2044"), ("Group Type (code)", "08"), ("Group Name", "Bücher")]);
        desk.take(&plain).await;
        let saved = plain.change(0, &[
            ("URN", "500000.0"), ("Group UID", "2044.0"), ("Group Type (code)", "8"), ("Joined date", "2015-09-01"),
        ]);
        let saved = saved.column(0, "", "0");
        assert_eq!(counts(&desk.take_bytes(&saved, saved.text()).await), [0, 0, 1, 0, 0]);
    }

    async fn a_file_that_has_every_column_of_a_groups_file_besides_is_one_of_group_links(desk) {
        let sheet = Sheet::groups().row(&[]).column(0, "URN", "500000").column(1, "Joined date", "01/09/2015");
        let report = desk.take(&sheet).await;
        assert_eq!((report.files[0].kind, counts(&report)), ("GROUP_LINKS", [1, 0, 0, 0, 0]));
    }

    async fn the_same_group_links_again_change_nothing(desk) {
        let sheet = Sheet::group_links().row(&[]).row(&[("Joined date", "")]);
        desk.take(&sheet).await;
        let before = held(&desk).await;
        assert_eq!(counts(&desk.take(&sheet).await), [0, 0, 2, 0, 0]);
        assert_eq!(held(&desk).await, before);
    }

    async fn a_newer_file_is_right_about_the_day_and_a_blank_is_no_day(desk) {
        desk.take(&Sheet::group_links().row(&[]).row(&[]).row(&[])).await;
        let newer = Sheet::group_links().named(NEW).row(&[("Joined date", "01/10/2015")]).row(&[("Joined date", "")]);
        assert_eq!(counts(&desk.take(&newer).await), [0, 1, 1, 0, 0]);
        assert_eq!(held(&desk).await, [
            "500000 in 600000 (06) since 2015-10-01, 2025-04-01 to 2026-03-01",
            "500001 in 600000 (06) since 2015-09-01, 2025-04-01 to 2026-03-01",
            "500002 in 600000 (06) since 2015-09-01, 2025-04-01 to 2025-04-01",
        ]);
    }

    async fn an_older_file_tells_since_when_a_link_is_listed_and_fills_in_a_day(desk) {
        desk.take(&Sheet::group_links().row(&[]).row(&[("Joined date", "")])).await;
        let older = Sheet::group_links().named(OLD)
            .row(&[("Joined date", "01/01/1999"), ("Group Type (code)", "10")])
            .row(&[("Joined date", "01/01/1999")])
            .row(&[("Joined date", "01/01/1999")]);
        let report = desk.take(&older).await;
        assert_eq!((counts(&report), report.files[0].history), ([1, 1, 1, 0, 0], true));
        assert_eq!(held(&desk).await, [
            "500000 in 600000 (06) since 2015-09-01, 2024-04-01 to 2025-04-01",
            "500001 in 600000 (06) since 1999-01-01, 2024-04-01 to 2025-04-01",
            "500002 in 600000 (06) since 1999-01-01, 2024-04-01 to 2024-04-01",
        ]);
    }

    async fn days_that_stand_for_unknown_are_left_out(desk) {
        take_oak(&desk).await;
        let days = ["01/01/1900", "1902-01-01", "01-01-1901"];
        let sheet = days.into_iter().enumerate().fold(Sheet::group_links(), |sheet, (uid, day)| {
            sheet.row(&[("URN", "500000"), ("Group UID", &uid.to_string()), ("Group Type (code)", "01"), ("Joined date", day)])
        });
        let report = desk.take(&sheet).await;
        assert_eq!(noticed(&report), ["PlaceholderDate 2 [\" line 2: 1900-01-01\", \" line 3: 1902-01-01\"]"]);
        let held = held(&desk).await;
        assert!(held[0].contains("since ,") && held[1].contains("since ,") && held[2].contains("since 1901-01-01,"), "{held:?}");
    }

    async fn childrens_centres_are_counted_and_left_out(desk) {
        take_oak(&desk).await;
        let sheet = Sheet::group_links()
            .row(&[("URN", "20003"), ("Group Type (code)", "8"), ("Joined date", "01/01/1900")])
            .row(&[("URN", "20004.0"), ("Group Type (code)", "09")])
            .row(&[("URN", "500000"), ("Group Type (code)", "08")]);
        let report = desk.take(&sheet).await;
        assert_eq!(counts(&report), [1, 0, 0, 2, 0]);
        assert_eq!(noticed(&report), ["NotASchool 2 [\" line 2: 20003\", \" line 3: 20004\"]"]);
        let line = report.to_string();
        assert!(line.contains("3 rows: 1 created, 0 changed, 0 unchanged, 0 rejected, 2 left out\n"), "{line}");
    }

    async fn rows_that_can_be_no_group_link_are_rejected(desk) {
        let report = desk.take(&Sheet::group_links()
            .row(&[("URN", "20003")])
            .row(&[("URN", "")])
            .row(&[("Group UID", "x")])
            .row(&[("Group Type (code)", "")])
            .row(&[("Joined date", "2015")])
            .row(&[("URN", "500000")])
            .row(&[("URN", "500000"), ("Joined date", "")])
        ).await;
        let told: Vec<_> = report.rejects.iter().map(|reject| (reject.line, reject.column.as_deref().unwrap_or_default())).collect();
        assert_eq!(told, [
            (2, "URN"), (3, "URN"), (4, "Group UID"), (5, "Group Type (code)"), (6, "Joined date"), (8, "Group UID"),
        ]);
        assert_eq!(counts(&report), [1, 0, 0, 0, 6]);
    }

    async fn what_no_other_file_lists_is_noticed_and_a_trust_gets_a_placeholder(desk) {
        take_oak(&desk).await;
        let report = desk.take(&Sheet::group_links()
            .row(&[("Group UID", "7"), ("Group Type (code)", "10"), ("Group Name", "ELM TRUST")])
            .row(&[("Group UID", "8"), ("Group Type (code)", "02")])
        ).await;
        assert_eq!(noticed(&report)[..2], ["UnknownTrust 1 [\": 7 ELM TRUST\"]", "UnknownSchool 1 [\" line 3: 500001\"]"]);
        let trusts = desk.trusts().await;
        let elm = &trusts[0];
        assert_eq!((elm.uid.number(), elm.name.as_str(), elm.group_type_code.as_str()), (7, "ELM TRUST", "10"));
        assert!(elm.placeholder && trusts.len() == 2);
    }

    async fn names_that_newer_files_gave_up_are_former_names_whichever_file_comes_first(desk) {
        let former = [("Group Name", "ACORN TRUST"), ("EstablishmentName", "Acorn")];
        let old = Sheet::group_links().named(OLD)
            .row(&former)
            .row(&[("URN", "500000"), ("Group UID", "7"), ("Group Name", "ELM TRUST"), ("EstablishmentName", "Acorn")]);
        let older = [("Group Name", "SEED TRUST"), ("EstablishmentName", "Seed")];
        let older = Sheet::group_links().named("alllinksdata20230401.csv").row(&older);
        let other = Desk::new(desk.engine()).await;
        take_oak(&desk).await;
        desk.take(&old).await;
        desk.take(&older).await;
        other.take(&older).await;
        other.take(&old).await;
        take_oak(&other).await;
        for desk in [desk, other] {
            assert_eq!(former_names(&desk).await, [["Seed", "Acorn"], ["SEED TRUST", "ACORN TRUST"]]);
        }
    }

    async fn a_name_is_no_former_one_where_only_case_and_spaces_differ_or_the_file_is_as_new(desk) {
        take_oak(&desk).await;
        desk.take(&Sheet::group_links().named(OLD).row(&[("Group Name", "Oak  trust"), ("EstablishmentName", "OAK")])).await;
        let newer = [("Group Name", "ACORN TRUST"), ("EstablishmentName", "Acorn")];
        desk.take(&Sheet::group_links().row(&newer)).await;
        desk.take(&Sheet::group_links().named(NEW).row(&newer)).await;
        assert_eq!(former_names(&desk).await, [[""; 0]; 2]);
    }

    async fn of_former_names_that_differ_in_case_alone_the_last_stands_for_all(desk) {
        take_oak(&desk).await;
        desk.take(&Sheet::group_links().named("alllinksdata20230401.csv").row(&[("EstablishmentName", "ACORN")])).await;
        desk.take(&Sheet::group_links().named(OLD).row(&[("EstablishmentName", "Acorn")])).await;
        assert_eq!(former_names(&desk).await[0], ["Acorn"]);
    }

    async fn a_file_without_names_is_taken_in(desk) {
        let sheet = Sheet::group_links().row(&[]).without("Group Name").without("EstablishmentName");
        assert_eq!(counts(&desk.take(&sheet).await), [1, 0, 0, 0, 0]);
        assert_eq!(desk.trusts().await[0].name, "Trust 600000");
    }
}
