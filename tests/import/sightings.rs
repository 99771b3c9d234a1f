//! What each establishments file says of a school's trust goes on being known, whatever order files come in.

use api::{
    import::{self, Options, progress::Progress, report::Report},
    register::rows,
};
use entity::TrustUid;
use support::world;

use super::{
    desk::{Desk, Files, at_both_desks},
    sheet::Sheet,
};

pub const MARCH: &str = "edubasealldata20250301.csv";
pub const APRIL: &str = "edubasealldata20250401.csv";
pub const MAY: &str = "edubasealldata20250501.csv";

/// An establishments file of a day: the school 500000 and the next ones, each in a trust or in none.
pub fn schools(name: &'static str, trusts: &[&str]) -> Sheet {
    let row = |sheet: Sheet, trust: &&str| {
        let flag = if trust.is_empty() { "0" } else { "3" };
        sheet.row(&[("Trusts (code)", *trust), ("TrustSchoolFlag (code)", flag), ("OpenDate", "01-09-2015")])
    };
    trusts.iter().fold(Sheet::schools().named(name), row)
}

/// Takes a file in, as history where a newer one is there.
pub async fn take(desk: &Desk, sheet: &Sheet) -> Report {
    let files = Files::new(&[(sheet.name, sheet.bytes())]);
    let options = Options { force: true, ..Options::of(files.paths.clone()) };
    import::run(&desk.db, &options, &world::clock(), &Progress::silent()).await.expect("it is imported")
}

/// Every sighting, in words.
async fn sightings(desk: &Desk) -> Vec<String> {
    let rows = rows::sightings(&desk.db).await.expect("sightings");
    let trust = |uid: Option<TrustUid>| uid.map_or("none".to_owned(), |uid| uid.to_string());
    rows.into_iter().map(|row| format!("{} {} {}", row.urn, row.seen_on, trust(row.trust_uid))).collect()
}

at_both_desks! {
    async fn only_what_differs_from_the_file_before_is_kept(desk) {
        take(&desk, &schools(MARCH, &["600000", "600001", ""])).await;
        let first = ["500000 2025-03-01 600000", "500001 2025-03-01 600001"];
        assert_eq!(sightings(&desk).await, first);
        take(&desk, &schools(APRIL, &["600000", "600001", ""])).await;
        assert_eq!(sightings(&desk).await, first);
        take(&desk, &schools(MAY, &["600000", "", "600001"])).await;
        let moved = ["500001 2025-05-01 none", "500002 2025-05-01 600001"];
        assert_eq!(sightings(&desk).await, [first[0], first[1], moved[0], moved[1]]);
    }

    async fn a_file_between_two_others_changes_what_neither_of_them_says(desk) {
        take(&desk, &schools(MARCH, &["600000", "600000", ""])).await;
        take(&desk, &schools(MAY, &["600000", "600001", ""])).await;
        take(&desk, &schools(APRIL, &["600001", "600001", "600002"])).await;
        assert_eq!(sightings(&desk).await, [
            "500000 2025-03-01 600000", "500000 2025-04-01 600001", "500000 2025-05-01 600000",
            "500001 2025-03-01 600000", "500001 2025-04-01 600001",
            "500002 2025-04-01 600002", "500002 2025-05-01 none",
        ]);
    }

    async fn a_correction_of_the_same_day_takes_the_place_of_what_was_said(desk) {
        take(&desk, &schools(MARCH, &["600000", "600000"])).await;
        take(&desk, &schools(APRIL, &["600001", "600001"])).await;
        take(&desk, &schools(APRIL, &["600000", "600002"])).await;
        let corrected = ["500000 2025-03-01 600000", "500001 2025-03-01 600000", "500001 2025-04-01 600002"];
        assert_eq!(sightings(&desk).await, corrected);
    }

    async fn a_school_that_a_file_leaves_out_or_tells_badly_stays_where_it_was(desk) {
        take(&desk, &schools(MARCH, &["600000", "600000"])).await;
        let before = sightings(&desk).await;
        let faulty = schools(APRIL, &["600001"]).change(0, &[("OpenDate", "soon")]);
        assert_eq!(take(&desk, &faulty).await.rejects.len(), 1);
        assert_eq!(sightings(&desk).await, before);
    }
}
