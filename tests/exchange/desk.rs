//! Short ways to post needs, and to have people offer themselves.

use api::access::Role;
use serde_json::{Value, json};
use support::{TestApp, wish, wish::Wished as _};

use crate::{
    access::cast::{Cast, upsert, with},
    secondment::desk::unused,
};

const POST: &str = "mutation($input: PostHostNeedInput!) { postHostNeed(input: $input) {
    need { id version needState } userErrors { code message path existingId } } }";
const OFFER: &str = "mutation($input: OfferSecondmentInput!) { offerSecondment(input: $input) {
    offer { id version pseudonym offerState area { region description } } userErrors { code message path existingId } } }";

/// Where it is posted and offered: needs of the first trust's school, offers of people of the other trust's.
pub struct Exchange<'a> {
    pub app: &'a TestApp,
    pub cast: Cast,
    pub leader: String,
    pub foreign_leader: String,
}

impl<'a> Exchange<'a> {
    pub async fn of(app: &'a TestApp) -> Self {
        let cast = Cast::of(app).await;
        let (leader, foreign_leader) = (cast.trust_leader(app).await, cast.foreign_trust_leader(app).await);
        Self { app, cast, leader, foreign_leader }
    }

    /// A need of the first school.
    pub async fn need(&self, more: Value) -> Value {
        self.need_of(&self.leader, with(json!({ "school": { "urn": self.cast.school } }), more)).await
    }

    /// A need of a school of whoever leads it.
    pub async fn need_of(&self, leader: &str, more: Value) -> Value {
        let input = json!({ "role": "TEACHER", "reason": "SUBJECT_SHORTAGE", "description": "Physics.", "fte": "1",
            "startsOn": "2026-05-01", "endsOn": "2026-07-17", "visibility": "SIGNED_IN" });
        let reply = self.app.ask_as(leader, POST, json!({ "input": with(input, more) })).await;
        assert_eq!(reply.at("/postHostNeed/userErrors"), &json!([]));
        reply.at("/postHostNeed/need").clone()
    }

    /// Somebody of the other trust's school, and their token.
    pub async fn person(&self, name: &str, more: Value) -> String {
        let subject = unused(name);
        let said = with(self.cast.foreign_teacher(name), json!({ "subject": subject, "contractFte": "1" }));
        upsert(self.app, &self.foreign_leader, with(said, more)).await;
        self.app.token(wish(Role::SchoolStaff).about(&subject).of_school(&self.cast.foreign_school)).await
    }

    /// Their offer.
    pub async fn offer(&self, token: &str, more: Value) -> Value {
        let input =
            json!({ "fteAvailable": "1", "availableFrom": "2026-05-01", "availableTo": "2026-07-17", "consent": true });
        let reply = self.app.ask_as(token, OFFER, json!({ "input": with(input, more) })).await;
        assert_eq!(reply.at("/offerSecondment/userErrors"), &json!([]));
        reply.at("/offerSecondment/offer").clone()
    }

    /// Somebody's offer, and their token.
    pub async fn offered(&self, name: &str, more: Value) -> (Value, String) {
        let token = self.person(name, json!({})).await;
        (self.offer(&token, more).await, token)
    }
}

/// The ids of a list, in order; its total has to agree.
pub fn ids(list: &Value) -> Vec<Value> {
    let nodes = list["nodes"].as_array().unwrap_or_else(|| panic!("{list:#}"));
    assert_eq!(list["totalCount"], nodes.len());
    nodes.iter().map(|node| node["id"].clone()).collect()
}
