//! However many secondments are on a page, the database is asked as often.

use serde_json::json;
use support::Engine;

use super::desk::Desk;
use crate::access::leaks::{seen, watched};

const PAGE: &str =
    "query($first: Int) { secondments(first: $first) { totalCount nodes { id secondmentState viewerActions
    homeSchool { name } homeTrust { name } hostSchool { name } hostTrust { name } secondee { displayName }
    approvals { party decision } checks { kind passed } objectives { text progress } costShare { percent } } } }";

async fn statements_do_not_grow_with_the_page(engine: Engine) {
    let (app, sent) = watched(engine).await;
    let desk = Desk::of(&app).await;
    for number in 0..30 {
        desk.proposed(&desk.person(&format!("{number}")).await, json!({ "fte": "0.01" })).await;
    }
    let mut counts = vec![];
    for first in [1, 10, 30] {
        let (body, statements) = seen(&app, &sent, &desk.home, (PAGE, json!({ "first": first }))).await;
        assert_eq!(body.matches("Two teachers teach physics").count(), first);
        counts.push(statements.len());
    }
    println!("statements for pages of 1, 10 and 30 on {engine:?}: {counts:?}");
    // The order, the page; people, names, that these were read; the viewer, approvals, changes, checks, objectives, texts, costs.
    assert_eq!(counts, [PAGE_TAKES; 3]);
}

const PAGE_TAKES: usize = 13;

/// What one secondment takes, and the last yes to one.
async fn one_takes_few(engine: Engine) {
    let (app, sent) = watched(engine).await;
    let desk = Desk::of(&app).await;
    let twice = desk.half_approved(&desk.person("Ada").await, json!({ "externalReference": "HR-7" })).await;
    let query = "query($reference: String!) { secondment(by: {externalReference: $reference}) { id secondmentState hostSchool { name } version } }";
    let (_, one) = seen(&app, &sent, &desk.home, (query, json!({ "reference": "HR-7" }))).await;
    let yes = "mutation($input: ApproveSecondmentInput!) { approveSecondment(input: $input) { secondment { secondmentState } userErrors { code } } }";
    let input = json!({ "secondmentId": twice["id"], "as": "HOST_EMPLOYER", "expectedVersion": twice["version"] });
    let (body, approval) = seen(&app, &sent, &desk.host, (yes, json!({ "input": input }))).await;
    assert!(body.contains("AGREED"), "{body}");
    println!(
        "statements for one and for the last yes on {engine:?}: {} and {}: {approval:#?}",
        one.len(),
        approval.len()
    );
    assert_eq!((one.len(), approval.len()), (1, LAST_YES_TAKES));
}

const LAST_YES_TAKES: usize = 12;

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_secondments_takes_as_many_statements_however_long_on_sqlite() {
    statements_do_not_grow_with_the_page(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_secondments_takes_as_many_statements_however_long_on_postgres() {
    statements_do_not_grow_with_the_page(Engine::Postgres).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_secondment_takes_one_statement_and_the_last_yes_few_on_sqlite() {
    one_takes_few(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_secondment_takes_one_statement_and_the_last_yes_few_on_postgres() {
    one_takes_few(Engine::Postgres).await;
}
