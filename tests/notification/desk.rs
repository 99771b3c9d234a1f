//! Short ways to read what somebody is told.

use serde_json::{Value, json};
use support::{Reply, TestApp};

use crate::{
    access::cast::with,
    practice::desk::{Practices, content},
};

const INBOX: &str = "query($unread: Boolean!) { me { inbox(unreadOnly: $unread, first: 100) { totalCount
    nodes { id kind title body at read entity { __typename id } } } } }";

/// What somebody is told, the newest first.
pub async fn inbox(app: &TestApp, token: &str, unread: bool) -> Vec<Value> {
    let reply = app.ask_as(token, INBOX, json!({ "unread": unread })).await;
    let nodes = reply.at("/me/inbox/nodes").as_array().expect("a list").clone();
    assert!(nodes.len() == 100 || reply.at("/me/inbox/totalCount") == nodes.len());
    nodes
}

/// Of which kinds it is.
pub async fn kinds(app: &TestApp, token: &str) -> Vec<String> {
    let told = inbox(app, token, false).await;
    told.iter().map(|one| one["kind"].as_str().expect("a kind").to_owned()).collect()
}

/// Marks some of it as read.
pub async fn mark(app: &TestApp, token: &str, ids: &[&Value]) -> Reply {
    let query = "mutation($input: MarkReadInput!) { markRead(input: $input) { notifications { id read }
        userErrors { code message path } } }";
    app.ask_as(token, query, json!({ "input": { "notificationIds": ids } })).await
}

/// A draft whose author is a member of staff, and their id.
pub async fn signed(desk: &Practices<'_>) -> (Value, String) {
    let teacher = with(desk.cast.teacher("Ada Thorne"), json!({ "subject": "the author" }));
    let author = desk.cast.add(desk.app, teacher).await;
    let content = with(content("PUBLIC"), json!({ "authorStaffMemberIds": [author] }));
    (desk.draft_at(&desk.cast.school, content).await, author)
}
