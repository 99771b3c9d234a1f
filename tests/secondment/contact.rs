//! Somebody offers themselves, is asked, says yes, and is proposed by who asked.

use serde_json::{Value, json};
use support::on_both_databases;

use super::desk::{Desk, Person, made};
use crate::access::cast::with;

pub struct Asked {
    pub need: String,
    pub contact: Value,
}

impl Desk<'_> {
    async fn offered(&self, person: &Person) -> Value {
        let query = "mutation($input: OfferSecondmentInput!) { offerSecondment(input: $input) { offer { id } userErrors { code message } } }";
        let input = json!({ "fteAvailable": "0.8", "availableFrom": "2026-05-01", "availableTo": "2027-05-01", "consent": true });
        let reply = self.app.ask_as(&person.token, query, json!({ "input": input })).await;
        reply.at("/offerSecondment/offer/id").clone()
    }

    /// Asked by the other trust, for a need of its school.
    pub async fn asked(&self, person: &Person) -> Asked {
        let (offer, need) = (self.offered(person).await, self.need("0.8").await);
        let query = "mutation($input: RequestContactInput!) { requestContact(input: $input) { contactRequest { id version } userErrors { code message } } }";
        let reply = self.app.ask_as(&self.host, query, json!({ "input": { "offerId": offer, "needId": need } })).await;
        Asked { need, contact: reply.at("/requestContact/contactRequest").clone() }
    }

    pub async fn answer(&self, person: &Person, contact: &Value, accept: bool) {
        let query = "mutation($input: AnswerContactInput!) { answerContact(input: $input) { contactRequest { id } userErrors { code message } } }";
        let input =
            json!({ "contactRequestId": contact["id"], "accept": accept, "expectedVersion": contact["version"] });
        let reply = self.app.ask_as(&person.token, query, json!({ "input": input })).await;
        assert_eq!(reply.at("/answerContact/contactRequest/id"), &contact["id"]);
    }

    pub fn answering(&self, person: &Person, asked: &Asked) -> Value {
        with(self.plan(person), json!({ "secondee": { "contactRequestId": asked.contact["id"] } }))
    }
}

on_both_databases! {
    async fn who_made_themselves_known_is_proposed_by_who_asked(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let asked = desk.asked(&ada).await;
        desk.answer(&ada, &asked.contact, true).await;
        let proposed = made(desk.propose(&desk.host, desk.answering(&ada, &asked)).await);
        assert_eq!(proposed["history"][0]["by"], "HOST_EMPLOYER");
        let once = desk.approve(&desk.host, "HOST_EMPLOYER", &proposed).await;
        let twice = desk.approve(&desk.home, "HOME_EMPLOYER", &once).await;
        assert_eq!(desk.approve(&ada.token, "SECONDEE", &twice).await["secondmentState"], "AGREED");
        let query = "query($id: ID!) { secondment(by: {id: $id}) { need { id needState } } }";
        let need = app.ask_as(&desk.host, query, json!({ "id": proposed["id"] })).await;
        assert_eq!(need.at("/secondment/need"), &json!({ "id": asked.need, "needState": "FILLED" }));
        let offers = crate::access::cast::rows(&app, "SELECT offer_state AS it FROM secondee_offer").await;
        assert_eq!(offers, ["MATCHED"]);
    }

    async fn who_has_not_said_yes_is_proposed_by_nobody_from_outside(app) {
        let desk = Desk::of(&app).await;
        let (ada, bea) = (desk.person("Ada").await, desk.person("Bea").await);
        let (first, second) = (desk.asked(&ada).await, desk.asked(&bea).await);
        desk.answer(&bea, &second.contact, false).await;
        for (person, asked) in [(&ada, &first), (&bea, &second)] {
            let refused = desk.propose(&desk.host, desk.answering(person, asked)).await;
            assert_eq!(refused["userErrors"][0]["code"], "CONSENT_REQUIRED");
        }
        let foreign = desk.propose(&desk.home, desk.answering(&ada, &first)).await;
        assert_eq!(foreign["userErrors"][0]["code"], "NOT_FOUND", "it was not theirs to ask");
    }

    async fn what_is_called_off_opens_the_need_again(app) {
        let desk = Desk::of(&app).await;
        let ada = desk.person("Ada").await;
        let asked = desk.asked(&ada).await;
        desk.answer(&ada, &asked.contact, true).await;
        let proposed = made(desk.propose(&desk.host, desk.answering(&ada, &asked)).await);
        let once = desk.approve(&desk.host, "HOST_EMPLOYER", &proposed).await;
        let twice = desk.approve(&desk.home, "HOME_EMPLOYER", &once).await;
        let agreed = desk.approve(&ada.token, "SECONDEE", &twice).await;
        desk.done(&desk.home, "cancelSecondment", &agreed, json!({ "reason": "Needed here." })).await;
        let needs = crate::access::cast::rows(&app, "SELECT need_state AS it FROM host_need").await;
        assert_eq!(needs, ["OPEN"]);
    }
}
