//! Schools, asked for one by one.

use support::on_both_databases;

on_both_databases! {
    async fn a_closed_school_is_still_found_by_its_urn(app) {
        let closed = app.ask("{ schools(filter: {statuses: [CLOSED]}, first: 1) { nodes { urn isOpen } } }").await;
        let urn = closed.at("/schools/nodes/0/urn").clone();
        let found = app.ask_with("query($urn: Urn!) { school(by: {urn: $urn}) { urn isOpen } }", serde_json::json!({ "urn": urn })).await;
        assert_eq!(found.at("/school/urn"), &urn);
        assert_eq!(found.at("/school/isOpen"), false);
    }
}
