//! Each figure is kept as a number, or as the word that stands in its place.

use entity::school_census;
use support::world;

use super::{FILE, counts};
use crate::import::{
    desk::{Desk, at_both_desks},
    sheet::Sheet,
};

/// The numbers of a row, in the order of its columns.
pub fn numbers(row: &school_census::Model) -> [Option<i32>; 7] {
    let shares = [row.fsm_ever_six_permille, row.sen_support_permille, row.ehcp_permille, row.eal_permille];
    let [ever_six, support, plans, eal] = shares;
    [row.pupils, row.fsm_pupils, row.fsm_of_pupils, ever_six, support, plans, eal]
}

/// What stands in place of them.
pub fn markers(row: &school_census::Model) -> [Option<&str>; 7] {
    let counts = [&row.pupils_marker, &row.fsm_pupils_marker, &row.fsm_of_pupils_marker];
    let shares = [&row.fsm_ever_six_marker, &row.sen_support_marker, &row.ehcp_marker, &row.eal_marker];
    let [pupils, fsm, of, ever_six, support, plans, eal] =
        [counts.as_slice(), &shares].concat().try_into().expect("seven");
    [pupils, fsm, of, ever_six, support, plans, eal].map(|marker: &Option<String>| marker.as_deref())
}

/// The figures of the first school, as they stand after the import of a row with these cells.
async fn figures(desk: &Desk, cells: &[(&str, &str)]) -> school_census::Model {
    let report = desk.take(&Sheet::census().row(cells)).await;
    assert!(report.rejects.is_empty(), "{report}");
    desk.census().await.remove(0)
}

at_both_desks! {
    async fn every_figure_is_kept_with_the_day_of_the_census(desk) {
        let row = figures(&desk, &[]).await;
        assert_eq!((row.urn.number(), row.census_on.to_string(), row.version), (500_000, "2023-01-19".into(), 1));
        assert_eq!(numbers(&row), [200, 49, 180, 279, 218, 30, 535].map(Some));
        assert_eq!((markers(&row), row.updated_at), ([None; 7], world::now()));
    }

    async fn each_marker_is_kept_as_it_stands_and_is_no_number(desk) {
        let columns = ["NOR", "NUMFSM", "NORFSMEVER", "PNUMFSMEVER", "PSENELK", "PSENELSE", "PNUMEAL"];
        for marker in ["NA", "SUPP", "NE", "NP", "LOWCOV", "z", "x", "c", "u"] {
            let row = figures(&desk, &columns.map(|column| (column, marker))).await;
            assert_eq!((numbers(&row), markers(&row)), ([None; 7], [Some(marker); 7]));
        }
    }

    async fn a_blank_is_no_number_and_no_marker(desk) {
        let columns = ["NOR", "NUMFSM", "NORFSMEVER", "PNUMFSMEVER", "PSENELK", "PSENELSE", "PNUMEAL"];
        let row = figures(&desk, &columns.map(|column| (column, " "))).await;
        assert_eq!((numbers(&row), markers(&row)), ([None; 7], [None; 7]));
    }

    async fn percentages_are_the_same_without_their_sign(desk) {
        let row = figures(&desk, &[("PSENELK", "100"), ("PSENELSE", "0.0"), ("PNUMEAL", "53.45"), ("PNUMFSMEVER", ".5")]).await;
        assert_eq!(numbers(&row)[3..], [Some(5), Some(1_000), Some(0), Some(534)]);
    }

    async fn it_is_taken_in_as_it_is_published(desk) {
        let file = "\u{feff}URN,LA,ESTAB,SCHOOLTYPE,NOR,TSENELSE,PSENELSE,TSENELK,PSENELK,NUMEAL,PNUMEAL,NUMFSM,NUMFSMEVER,NORFSMEVER,PNUMFSMEVER\n\
            500000,101,3614,State-funded primary,271,8,3.00%,59,21.80%,145,53.50%,49,50,228,21.90%\n\
            500001,101,6005,Independent school,739,0,0.00%,22,3.00%,NA,NA,NA,NA,NA,NA\n\
            NAT,,PRI,State-funded primary,4647851,117757,2.50%,629184,13.50%,1022969,22.00%,1115284,1131847,4376957,25.90%\n";
        let report = desk.import(&[(FILE, file.into())]).await.expect("it is imported");
        assert_eq!((report.files[0].kind, counts(&report)), ("CENSUS", [2, 0, 0, 1, 0]));
        let held = desk.census().await;
        assert_eq!(numbers(&held[0]), [271, 49, 228, 219, 218, 30, 535].map(Some));
        assert_eq!(numbers(&held[1]), [Some(739), None, None, None, Some(30), Some(0), None]);
        assert_eq!(markers(&held[1]), [None, Some("NA"), Some("NA"), Some("NA"), None, None, Some("NA")]);
    }
}
