//! What is asked about needs, offers and secondments.

use serde_json::{Value, json};

use super::{Deed, Try, done, listed, shown};
use crate::{
    access::cast::with,
    secondment::desk::{Desk, Person, made, unused},
};

const NODE: &str = "query($id: ID!) { node(id: $id) { id } }";

impl Try<'_> {
    pub async fn of_exchange(&self, deed: Deed, token: &str, subject: &str) -> &'static str {
        let desk = Desk::of(self.app).await;
        match deed {
            Deed::PostNeed => {
                let input = need_at(self.urn(), "PUBLIC");
                done(&self.change(token, "postHostNeed", "need", input).await, "postHostNeed", "need")
            }
            Deed::SeeNeed => {
                let id = self.need(&desk, self.whose.split(' ').nth(1).unwrap_or("PUBLIC")).await;
                shown(&self.ask(token, NODE, json!({ "id": id })).await, "/data/node")
            }
            Deed::ListOffers => {
                self.offer(&desk).await;
                if self.whose == "own need" {
                    self.need(&desk, "TRUST").await;
                }
                listed(&self.ask(token, "{ offers { nodes { id } } }", json!({})).await, "/data/offers/nodes")
            }
            Deed::OfferOneself => {
                self.cast.add(self.app, with(self.cast.teacher("Self"), json!({ "subject": subject }))).await;
                done(&self.change(token, "offerSecondment", "offer", offer()).await, "offerSecondment", "offer")
            }
            Deed::WithdrawOffer => {
                let offer = match self.whose {
                    "self" if self.works() => self.offer_of(&desk, subject, token).await,
                    _ => self.offer(&desk).await,
                };
                let input = json!({ "offerId": offer, "expectedVersion": 1 });
                done(&self.change(token, "withdrawOffer", "offer", input).await, "withdrawOffer", "offer")
            }
            Deed::RequestContact => {
                let input = json!({ "needId": self.need(&desk, "PUBLIC").await, "offerId": self.offer(&desk).await });
                done(
                    &self.change(token, "requestContact", "contactRequest", input).await,
                    "requestContact",
                    "contactRequest",
                )
            }
            Deed::Propose => {
                let person = self.person(&desk, &unused("goes")).await;
                let plan = with(desk.plan(&person), json!({ "hostSchool": { "urn": self.host(&desk).await } }));
                let reply = self.change(token, "proposeSecondment", "secondment", plan).await;
                done(&reply, "proposeSecondment", "secondment")
            }
            _ => self.of_secondment(&desk, deed, token, subject).await,
        }
    }

    async fn of_secondment(&self, desk: &Desk<'_>, deed: Deed, token: &str, subject: &str) -> &'static str {
        let is_self = self.whose == "self" && self.works();
        let person = self.person(desk, if is_self { subject } else { "goes" }).await;
        let of = self.proposed(desk, &person).await;
        let named = json!({ "secondmentId": of["id"], "expectedVersion": of["version"] });
        let act = async |mutation: &str, more: Value| {
            done(&self.change(token, mutation, "secondment", with(named.clone(), more)).await, mutation, "secondment")
        };
        match deed {
            Deed::RecordCheck => act("recordComplianceCheck", json!({ "kind": "IDENTITY", "passed": true })).await,
            Deed::Approve if self.whose == "self" => act("approveSecondment", json!({ "as": "SECONDEE" })).await,
            Deed::Approve => act("approveSecondment", json!({ "as": "HOME_EMPLOYER" })).await,
            Deed::WithdrawSecondment => act("withdrawSecondment", json!({ "reason": "It is not wanted." })).await,
            Deed::SeeSecondee => {
                let query = "query($id: ID!) { node(id: $id) { ... on Secondment { secondee { displayName } } } }";
                let reply = self.ask(token, query, json!({ "id": of["id"] })).await;
                shown(&reply, "/data/node/secondee/displayName")
            }
            _ => shown(&self.ask(token, NODE, json!({ "id": of["id"] })).await, "/data/node"),
        }
    }

    fn works(&self) -> bool {
        ["staff", "school leader", "trust leader"].contains(&self.caller)
    }

    fn is_foreign(&self) -> bool {
        self.whose.starts_with("foreign")
    }

    fn urn(&self) -> &str {
        if self.is_foreign() { &self.cast.foreign_school } else { &self.cast.school }
    }

    /// Where somebody of the school goes to: to the other trust, or within it.
    async fn host(&self, desk: &Desk<'_>) -> Value {
        if !self.is_foreign() {
            return json!(self.cast.foreign_school);
        }
        let query = "query($uid: String!) { trust(by: {uid: $uid}) { schools(first: 2) { nodes { urn } } } }";
        let schools = desk.app.ask_with(query, json!({ "uid": self.cast.foreign_trust })).await;
        let nodes = schools.at("/trust/schools/nodes").as_array().expect("schools");
        let other = nodes.iter().map(|school| &school["urn"]).find(|urn| **urn != self.cast.foreign_school.as_str());
        other.expect("another school").clone()
    }

    async fn person(&self, desk: &Desk<'_>, subject: &str) -> Person {
        let (keeper, said) = match self.is_foreign() {
            true => (&desk.host, self.cast.foreign_teacher("Ada")),
            false => (&desk.home, self.cast.teacher("Ada")),
        };
        let place = json!({ "employerTrust": said["employerTrust"], "baseSchool": said["baseSchool"] });
        let subject = if subject == "goes" { unused("goes") } else { subject.to_owned() };
        desk.person_with(keeper, "Ada", with(place, json!({ "subject": subject }))).await
    }

    async fn proposed(&self, desk: &Desk<'_>, person: &Person) -> Value {
        let leader = if self.is_foreign() { &desk.host } else { &desk.home };
        let plan = with(desk.plan(person), json!({ "hostSchool": { "urn": self.host(desk).await } }));
        made(desk.propose(leader, plan).await)
    }

    async fn need(&self, desk: &Desk<'_>, visibility: &str) -> Value {
        let leader = if self.is_foreign() { &desk.host } else { &desk.home };
        let input = json!({ "input": need_at(self.urn(), visibility) });
        let query = "mutation($input: PostHostNeedInput!) { postHostNeed(input: $input) { need { id } } }";
        self.app.ask_as(leader, query, input).await.at("/postHostNeed/need/id").clone()
    }

    /// Somebody's of the other trust.
    async fn offer(&self, desk: &Desk<'_>) -> Value {
        let said = self.cast.foreign_teacher("Uma");
        let place = json!({ "employerTrust": said["employerTrust"], "baseSchool": said["baseSchool"] });
        let person = desk.person_with(&desk.host, "Uma", place).await;
        self.offer_as(&person.token).await
    }

    async fn offer_of(&self, desk: &Desk<'_>, subject: &str, token: &str) -> Value {
        self.person(desk, subject).await;
        self.offer_as(token).await
    }

    async fn offer_as(&self, token: &str) -> Value {
        let query = "mutation($input: OfferSecondmentInput!) { offerSecondment(input: $input) { offer { id } } }";
        self.app.ask_as(token, query, json!({ "input": offer() })).await.at("/offerSecondment/offer/id").clone()
    }

    async fn change(&self, token: &str, mutation: &str, field: &str, input: Value) -> support::Reply {
        let kind = match mutation {
            "postHostNeed" => "PostHostNeedInput".to_owned(),
            "offerSecondment" => "OfferSecondmentInput".to_owned(),
            "withdrawOffer" => "OfferActionInput".to_owned(),
            "withdrawSecondment" => "SecondmentActionInput".to_owned(),
            other => format!("{}{}Input", other[..1].to_uppercase(), &other[1..]),
        };
        let query = format!(
            "mutation($input: {kind}!) {{ {mutation}(input: $input) {{ {field} {{ id }} userErrors {{ code message }} }} }}"
        );
        self.ask(token, &query, json!({ "input": input })).await
    }
}

fn need_at(urn: &str, visibility: &str) -> Value {
    json!({ "school": { "urn": urn }, "role": "TEACHER", "reason": "SUBJECT_SHORTAGE", "description": "Physics.", "fte": "1",
        "startsOn": "2026-05-01", "endsOn": "2026-07-17", "visibility": visibility })
}

fn offer() -> Value {
    json!({ "fteAvailable": "0.4", "availableFrom": "2026-05-01", "availableTo": "2026-07-17", "consent": true })
}
