//! No school comes before itself: which of several claims that contradict each other is believed.

use super::{NEW, OLD, counts, held, links, rejects, schools};
use crate::import::desk::at_both_desks;

at_both_desks! {
    async fn of_two_that_call_each_other_predecessor_the_one_that_closed_first_is_believed(desk) {
        desk.take_schools(&schools(&[("100000", "01-01-1950", ""), ("100001", "01-01-1960", "31-08-2011")])).await;
        let report = desk.take(&links(&[
            ("100001", "100000", "Predecessor", "31-08-2011"),
            ("100000", "100001", "Predecessor", "31-08-2011"),
        ])).await;
        assert_eq!(rejects(&report), ["2 LinkType: closes a cycle: 100001 would come before itself"]);
        assert_eq!(held(&desk).await, ["100000 Predecessor 100001 2011-08-31 (2025-04-01)"]);
    }

    async fn of_two_that_are_open_the_one_that_opened_first_is_believed(desk) {
        desk.take_schools(&schools(&[("100000", "01-01-1970", ""), ("100001", "01-01-1960", "")])).await;
        let report = desk.take(&links(&[("100000", "100001", "Successor", ""), ("100001", "100000", "Successor", "")])).await;
        assert_eq!(rejects(&report), ["2 LinkType: closes a cycle: 100000 would come before itself"]);
        assert_eq!(held(&desk).await, ["100001 Successor 100000  (2025-04-01)"]);
    }

    async fn where_nothing_else_tells_the_first_row_is_believed(desk) {
        let report = desk.take(&links(&[("100000", "100001", "Successor", ""), ("100001", "100000", "Successor", "")])).await;
        assert_eq!(rejects(&report), ["3 LinkType: closes a cycle: 100001 would come before itself"]);
    }

    async fn in_a_cycle_of_three_what_both_schools_state_is_believed(desk) {
        let report = desk.take(&links(&[
            ("100000", "100001", "Successor", ""),
            ("100001", "100002", "Successor", ""),
            ("100002", "100001", "Predecessor", ""),
            ("100002", "100000", "Successor - merged", ""),
            ("100000", "100002", "Predecessor", ""),
        ])).await;
        assert_eq!(rejects(&report), ["2 LinkType: closes a cycle: 100000 would come before itself"]);
        assert_eq!(counts(&report), [4, 0, 0, 0, 1]);
    }

    async fn both_rows_of_a_link_that_closes_a_cycle_are_rejected(desk) {
        desk.take_schools(&schools(&[("100000", "", "31-08-2001"), ("100001", "", "31-08-2002")])).await;
        let report = desk.take(&links(&[
            ("100000", "100001", "Predecessor", ""),
            ("100001", "100000", "Successor", ""),
            ("100000", "100001", "Successor", ""),
            ("100001", "100000", "Predecessor", ""),
        ])).await;
        assert_eq!(rejects(&report), [
            "2 LinkType: closes a cycle: 100000 would come before itself",
            "3 LinkType: closes a cycle: 100001 would come before itself",
        ]);
    }

    async fn where_nothing_else_tells_what_is_stored_is_believed_before_what_is_new(desk) {
        desk.take(&links(&[("100000", "100001", "Successor", "")])).await;
        let other = links(&[("100001", "100000", "Successor", ""), ("100000", "100001", "Successor", "")]);
        for name in [NEW, OLD] {
            assert_eq!(counts(&desk.take(&other.clone().named(name)).await), [0, 0, 1, 0, 1]);
            assert_eq!(held(&desk).await, ["100000 Successor 100001  (2026-03-01)"]);
        }
    }

    async fn what_both_schools_state_by_now_is_believed_before_what_one_stated(desk) {
        desk.take(&links(&[("100000", "100001", "Successor", "")])).await;
        let other = links(&[
            ("100001", "100000", "Successor", ""),
            ("100000", "100001", "Predecessor", ""),
            ("100000", "100001", "Successor", ""),
        ]);
        assert_eq!(counts(&desk.take(&other.clone().named(NEW)).await), [2, 0, 0, 1, 1]);
        assert_eq!(counts(&desk.take(&other.named(NEW)).await), [0, 0, 2, 0, 1]);
        let turned = links(&[("100000", "100001", "Successor", ""), ("100001", "100000", "Predecessor", "")]);
        assert_eq!(counts(&desk.take(&turned.named(OLD)).await), [0, 0, 0, 0, 2], "an older file turns nothing round");
        assert_eq!(held(&desk).await, ["100000 Predecessor 100001  (2026-03-01)", "100001 Successor 100000  (2026-03-01)"]);
    }

    async fn links_that_came_before_the_schools_are_judged_by_their_days_the_next_time(desk) {
        let both = links(&[("100000", "100001", "Successor", ""), ("100001", "100000", "Successor", "")]);
        desk.take(&both).await;
        assert_eq!(held(&desk).await, ["100000 Successor 100001  (2025-04-01)"]);
        desk.take_schools(&schools(&[("100000", "01-01-1970", ""), ("100001", "01-01-1960", "")])).await;
        assert_eq!(counts(&desk.take(&both).await), [1, 0, 0, 1, 1]);
        assert_eq!(held(&desk).await, ["100001 Successor 100000  (2025-04-01)"]);
    }

    async fn a_link_that_a_newer_file_turns_round_is_given_up(desk) {
        desk.take(&links(&[("100000", "100001", "Successor", ""), ("100003", "100002", "Predecessor", "")])).await;
        let turned = links(&[("100001", "100000", "Successor", ""), ("100005", "100004", "Predecessor", "")]);
        let report = desk.take(&turned.named(NEW)).await;
        assert_eq!(counts(&report), [2, 0, 0, 1, 0]);
        assert_eq!(held(&desk).await, [
            "100001 Successor 100000  (2026-03-01)",
            "100003 Predecessor 100002  (2025-04-01)",
            "100005 Predecessor 100004  (2026-03-01)",
        ]);
    }

    async fn links_of_no_direction_close_no_cycle(desk) {
        let both = |kind| [("100000", "100001", kind, ""), ("100001", "100000", kind, "")];
        let kinds = ["Result of Amalgamation", "Sixth Form Centre School", "Merged - change in age range", "Other"];
        let rows: Vec<_> = kinds.into_iter().flat_map(both).chain([("100000", "100001", "Successor", "")]).collect();
        assert_eq!(counts(&desk.take(&links(&rows)).await), [9, 0, 0, 0, 0]);
    }
}
