//! Who may do what: the table of the roles, asked over HTTP, each action of its own and of others'.

mod exchange;

use api::access::{Action, ClientScope, Role};
use reqwest::Method;
use serde_json::{Value, json};
use support::{Reply, TestApp, on_both_databases, wish, wish::Wished as _};

use super::cast::{Cast, UPSERT, with};
use crate::{
    notification::desk::{inbox, mark},
    practice::desk::{Practices, content},
};

/// Who asks, in the order of the columns. The last is who operates the service, with a reason for looking.
const CALLERS: [&str; 8] =
    ["anonymous", "system", "system+scopes", "staff", "school leader", "trust leader", "admin", "admin+reason"];

/// What is asked for.
#[derive(Clone, Copy, Debug)]
enum Deed {
    List,
    Look,
    Create,
    Change,
    ChangeOwnName,
    TieToSelf,
    TieToOther,
    CopyOwnData,
    EraseSelf,
    Erase,
    ListClients,
    CreateClient,
    RotateClient,
    RevokeClient,
    ReadLog,
    LogOf,
    WritePractice,
    ReviewPractice,
    WithdrawPractice,
    AdoptPractice,
    ReadAdoptionNotes,
    SuggestPractice,
    EndorsePractice,
    SavePractice,
    SeePractice,
    MarkRead,
    PostNeed,
    SeeNeed,
    ListOffers,
    OfferOneself,
    WithdrawOffer,
    RequestContact,
    Propose,
    RecordCheck,
    Approve,
    WithdrawSecondment,
    SeeSecondment,
    SeeSecondee,
}

/// What comes of it: `Y` it is done or shown, `-` UNAUTHENTICATED, `N` FORBIDDEN, `?` not found, `0` an empty list.
#[rustfmt::skip]
const TABLE: [(&str, Deed, &str, [&str; 8]); 78] = [
    ("ListStaffMembers",      Deed::List,          "own",     ["-", "N", "Y", "Y", "Y", "Y", "N", "Y"]),
    ("ListStaffMembers",      Deed::List,          "foreign", ["-", "N", "0", "0", "0", "0", "N", "Y"]),
    ("ListStaffMembers",      Deed::Look,          "own",     ["?", "?", "Y", "?", "Y", "Y", "?", "Y"]),
    ("ListStaffMembers",      Deed::Look,          "foreign", ["?", "?", "?", "?", "?", "?", "?", "Y"]),
    ("CreateStaffMember",     Deed::Create,        "own",     ["-", "N", "Y", "N", "Y", "Y", "N", "N"]),
    ("CreateStaffMember",     Deed::Create,        "foreign", ["-", "N", "N", "N", "N", "N", "N", "N"]),
    ("ChangeStaffMember",     Deed::Change,        "own",     ["-", "?", "Y", "?", "Y", "Y", "?", "?"]),
    ("ChangeStaffMember",     Deed::Change,        "foreign", ["-", "?", "?", "?", "?", "?", "?", "?"]),
    ("ChangeOwnName",         Deed::ChangeOwnName, "self",    ["-", "?", "?", "Y", "Y", "Y", "Y", "Y"]),
    ("TieToSubject",          Deed::TieToSelf,     "own",     ["-", "?", "Y", "?", "N", "N", "?", "?"]),
    ("TieToSubject",          Deed::TieToOther,    "own",     ["-", "?", "Y", "?", "Y", "Y", "?", "?"]),
    ("TieToSubject",          Deed::TieToOther,    "foreign", ["-", "?", "?", "?", "?", "?", "?", "?"]),
    ("CopyOwnData",           Deed::CopyOwnData,   "self",    ["-", "N", "N", "Y", "Y", "Y", "Y", "Y"]),
    ("EraseSelf",             Deed::EraseSelf,     "self",    ["-", "N", "N", "Y", "Y", "Y", "?", "?"]),
    ("EraseStaffMember",      Deed::Erase,         "own",     ["-", "?", "N", "?", "N", "Y", "Y", "Y"]),
    ("EraseStaffMember",      Deed::Erase,         "foreign", ["-", "?", "?", "?", "?", "?", "Y", "Y"]),
    ("ListApiClients",        Deed::ListClients,   "all",     ["-", "N", "N", "N", "N", "N", "Y", "Y"]),
    ("CreateApiClient",       Deed::CreateClient,  "all",     ["-", "N", "N", "N", "N", "N", "Y", "Y"]),
    ("RotateApiClientSecret", Deed::RotateClient,  "all",     ["-", "N", "N", "N", "N", "N", "Y", "Y"]),
    ("RevokeApiClient",       Deed::RevokeClient,  "all",     ["-", "N", "N", "N", "N", "N", "Y", "Y"]),
    ("ListApiClients",        Deed::Look,          "client",  ["?", "?", "?", "?", "?", "?", "Y", "Y"]),
    ("ReadLog",               Deed::ReadLog,       "any",     ["-", "N", "N", "N", "N", "Y", "Y", "Y"]),
    ("ReadLog",               Deed::LogOf,         "own",     ["-", "N", "N", "N", "N", "Y", "Y", "Y"]),
    ("ReadLog",               Deed::LogOf,         "foreign", ["-", "N", "N", "N", "N", "0", "Y", "Y"]),
    ("ReadLog",               Deed::LogOf,         "client",  ["-", "N", "N", "N", "N", "0", "Y", "Y"]),
    ("WritePractice",         Deed::WritePractice, "own",     ["-", "N", "Y", "Y", "Y", "Y", "N", "N"]),
    ("WritePractice",         Deed::WritePractice, "foreign", ["-", "N", "N", "N", "N", "N", "N", "N"]),
    ("WritePractice",         Deed::SeePractice,   "own DRAFT",        ["?", "?", "Y", "Y", "Y", "Y", "?", "?"]),
    ("WritePractice",         Deed::SeePractice,   "foreign DRAFT",    ["?", "?", "?", "?", "?", "?", "?", "?"]),
    ("WritePractice",         Deed::SeePractice,   "foreign PUBLIC",   ["Y", "Y", "Y", "Y", "Y", "Y", "Y", "Y"]),
    ("WritePractice",         Deed::SeePractice,   "foreign SIGNED_IN",["?", "?", "Y", "Y", "Y", "Y", "Y", "Y"]),
    ("WritePractice",         Deed::SeePractice,   "own TRUST",        ["?", "?", "Y", "Y", "Y", "Y", "?", "?"]),
    ("WritePractice",         Deed::SeePractice,   "foreign TRUST",    ["?", "?", "?", "?", "?", "?", "?", "?"]),
    ("WritePractice",         Deed::SeePractice,   "own SCHOOL",       ["?", "?", "Y", "Y", "Y", "Y", "?", "?"]),
    ("WritePractice",         Deed::SeePractice,   "sister SCHOOL",    ["?", "?", "Y", "?", "?", "Y", "?", "?"]),
    ("ReviewPractice",        Deed::ReviewPractice,"own SCHOOL",       ["-", "?", "N", "N", "Y", "Y", "?", "?"]),
    ("ReviewPractice",        Deed::ReviewPractice,"own PUBLIC",       ["-", "?", "N", "N", "N", "Y", "?", "?"]),
    ("ReviewPractice",        Deed::ReviewPractice,"foreign PUBLIC",   ["-", "?", "?", "?", "?", "?", "?", "?"]),
    ("WithdrawPractice",      Deed::WithdrawPractice,"own PUBLIC",     ["-", "N", "N", "N", "Y", "Y", "Y", "Y"]),
    ("WithdrawPractice",      Deed::WithdrawPractice,"foreign PUBLIC", ["-", "N", "N", "N", "N", "N", "Y", "Y"]),
    ("AdoptPractice",         Deed::AdoptPractice, "own",     ["-", "N", "Y", "N", "Y", "Y", "N", "N"]),
    ("AdoptPractice",         Deed::AdoptPractice, "foreign", ["-", "N", "N", "N", "N", "N", "N", "N"]),
    ("ReadAdoptionNotes",     Deed::ReadAdoptionNotes, "own", ["?", "?", "?", "Y", "Y", "Y", "Y", "Y"]),
    ("ReadAdoptionNotes",     Deed::ReadAdoptionNotes, "foreign", ["?", "?", "?", "?", "?", "?", "Y", "Y"]),
    ("SuggestPractice",       Deed::SuggestPractice, "own",   ["-", "N", "N", "Y", "Y", "Y", "N", "N"]),
    ("SuggestPractice",       Deed::SuggestPractice, "foreign", ["-", "N", "N", "N", "N", "N", "N", "N"]),
    ("EndorsePractice",       Deed::EndorsePractice, "foreign PUBLIC", ["-", "N", "N", "N", "N", "Y", "Y", "Y"]),
    ("EndorsePractice",       Deed::EndorsePractice, "own PUBLIC", ["-", "N", "N", "N", "N", "N", "N", "N"]),
    ("SavePractice",          Deed::SavePractice,  "foreign PUBLIC", ["-", "Y", "Y", "Y", "Y", "Y", "Y", "Y"]),
    ("SavePractice",          Deed::SavePractice,  "foreign TRUST", ["-", "?", "?", "?", "?", "?", "?", "?"]),
    ("MarkRead",              Deed::MarkRead,      "own",     ["-", "N", "N", "?", "?", "Y", "?", "?"]),
    ("MarkRead",              Deed::MarkRead,      "foreign", ["-", "N", "N", "?", "?", "?", "?", "?"]),
    ("ListOffers",            Deed::ListOffers,    "no need",          ["-", "N", "N", "0", "0", "0", "Y", "Y"]),
    ("ListOffers",            Deed::ListOffers,    "own need",         ["-", "N", "N", "0", "Y", "Y", "Y", "Y"]),
    ("KeepHostNeed",          Deed::PostNeed,      "own",              ["-", "N", "Y", "N", "Y", "Y", "N", "N"]),
    ("KeepHostNeed",          Deed::PostNeed,      "foreign",          ["-", "N", "N", "N", "N", "N", "N", "N"]),
    ("KeepHostNeed",          Deed::SeeNeed,       "foreign PUBLIC",   ["Y", "Y", "Y", "Y", "Y", "Y", "Y", "Y"]),
    ("KeepHostNeed",          Deed::SeeNeed,       "foreign SIGNED_IN",["?", "?", "Y", "Y", "Y", "Y", "Y", "Y"]),
    ("KeepHostNeed",          Deed::SeeNeed,       "foreign TRUST",    ["?", "?", "?", "?", "?", "?", "Y", "Y"]),
    ("KeepHostNeed",          Deed::SeeNeed,       "own TRUST",        ["?", "?", "Y", "Y", "Y", "Y", "Y", "Y"]),
    ("OfferOneself",          Deed::OfferOneself,  "self",             ["-", "N", "N", "Y", "Y", "Y", "N", "N"]),
    ("DecideOnOffer",         Deed::WithdrawOffer, "self",             ["-", "?", "?", "Y", "Y", "Y", "N", "N"]),
    ("DecideOnOffer",         Deed::WithdrawOffer, "foreign",          ["-", "?", "?", "?", "N", "N", "N", "N"]),
    ("RequestContact",        Deed::RequestContact,"own",              ["-", "N", "N", "N", "Y", "Y", "N", "N"]),
    ("RequestContact",        Deed::RequestContact,"foreign",          ["-", "N", "N", "N", "N", "N", "N", "N"]),
    ("ActOnSecondment",       Deed::Propose,       "own",              ["-", "?", "Y", "?", "Y", "Y", "?", "?"]),
    ("ActOnSecondment",       Deed::Propose,       "foreign",          ["-", "?", "?", "?", "?", "?", "?", "?"]),
    ("ActOnSecondment",       Deed::RecordCheck,   "own",              ["-", "?", "Y", "?", "Y", "Y", "N", "N"]),
    ("ActOnSecondment",       Deed::RecordCheck,   "foreign",          ["-", "?", "?", "?", "?", "?", "N", "N"]),
    ("ActOnSecondment",       Deed::SeeSecondment, "own",              ["?", "?", "Y", "?", "Y", "Y", "Y", "Y"]),
    ("ActOnSecondment",       Deed::SeeSecondment, "foreign",          ["?", "?", "?", "?", "?", "?", "Y", "Y"]),
    ("ActOnSecondment",       Deed::SeeSecondee,   "own",              ["?", "?", "Y", "?", "Y", "Y", "?", "Y"]),
    ("ActOnSecondment",       Deed::SeeSecondee,   "foreign",          ["?", "?", "?", "?", "?", "?", "?", "Y"]),
    ("BindInSecondment",      Deed::Approve,       "own",              ["-", "?", "Y", "?", "N", "Y", "N", "N"]),
    ("BindInSecondment",      Deed::Approve,       "foreign",          ["-", "?", "?", "?", "?", "?", "N", "N"]),
    ("BindInSecondment",      Deed::Approve,       "self",             ["-", "?", "N", "Y", "Y", "Y", "N", "N"]),
    ("OverrideSecondment",    Deed::WithdrawSecondment, "own",         ["-", "?", "Y", "?", "Y", "Y", "Y", "Y"]),
    ("OverrideSecondment",    Deed::WithdrawSecondment, "foreign",     ["-", "?", "?", "?", "?", "?", "Y", "Y"]),
];

#[test]
fn every_action_has_a_row() {
    let missing: Vec<_> =
        Action::NAMES.iter().filter(|name| TABLE.iter().all(|(action, ..)| action != *name)).collect();
    assert!(missing.is_empty(), "say who may: {missing:?}");
    let unknown: Vec<_> = TABLE.iter().filter(|(action, ..)| !Action::NAMES.contains(action)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

on_both_databases! {
    async fn everybody_may_what_the_table_of_roles_says_and_nothing_else(app) {
        let cast = Cast::of(&app).await;
        println!("{:<22} {:<14} {:<8} {}", "action", "deed", "whose", CALLERS.join(" | "));
        let mut differences = vec![];
        for (action, deed, whose, expected) in TABLE {
            let mut found = vec![];
            for caller in CALLERS {
                found.push(Try { app: &app, cast: &cast, caller, whose }.of(deed).await);
            }
            println!("{action:<22} {:<14} {whose:<8} {}", format!("{deed:?}"), found.join(" "));
            if found != expected {
                differences.push(format!("{action} {deed:?} {whose}: {found:?}, and not {expected:?}"));
            }
        }
        assert!(differences.is_empty(), "{differences:#?}");
    }
}

/// One cell of the table.
struct Try<'a> {
    app: &'a TestApp,
    cast: &'a Cast,
    caller: &'static str,
    whose: &'static str,
}

impl Try<'_> {
    /// The subject of each caller's token: nobody's twice, so that one cell changes nothing for the next.
    fn subject(&self) -> String {
        format!("{} {}", self.caller, uuid())
    }

    async fn token(&self, subject: &str) -> String {
        let (app, cast) = (self.app, self.cast);
        let wished = match self.caller {
            "anonymous" => return String::new(),
            "system" => wish(Role::Partner).of_trust(&cast.trust),
            "system+scopes" => wish(Role::Partner).of_trust(&cast.trust).with_scopes(&ClientScope::ALL),
            "staff" => wish(Role::SchoolStaff).of_school(&cast.school),
            "school leader" => wish(Role::SchoolLeader).of_school(&cast.school),
            "trust leader" => wish(Role::TrustLeader).of_trust(&cast.trust),
            _ => wish(Role::SectorAdmin),
        };
        app.token(wished.about(subject)).await
    }

    fn teacher(&self) -> Value {
        if self.whose == "foreign" { self.cast.foreign_teacher("Ada") } else { self.cast.teacher("Ada") }
    }

    /// Somebody to act on, who was added by whoever may.
    async fn somebody(&self) -> String {
        self.cast.add(self.app, self.teacher()).await
    }

    async fn client(&self) -> String {
        let admin = self.cast.sector_admin(self.app).await;
        let create =
            "mutation { createApiClient(input: {name: \"Payroll\", scopes: [\"staff:read\"]}) { client { id } } }";
        let made = self.app.ask_as(&admin, create, json!({})).await;
        made.at("/createApiClient/client/id").as_str().expect("an id").to_owned()
    }

    async fn ask(&self, token: &str, query: &str, variables: Value) -> Reply {
        let request =
            self.app.request(Method::POST, "/graphql").json(&json!({ "query": query, "variables": variables }));
        let request = if token.is_empty() { request } else { request.bearer_auth(token) };
        let reason = (self.caller == "admin+reason").then_some("a court asks for it");
        let request = reason.map_or(request.try_clone().expect("JSON"), |reason| request.header("break-glass", reason));
        Reply::of(request.send().await.expect("a reply")).await
    }

    async fn of(&self, deed: Deed) -> &'static str {
        let subject = self.subject();
        let token = self.token(&subject).await;
        let tied = json!({ "subject": subject });
        match deed {
            Deed::List => {
                // Whoever works there is listed for themselves.
                self.cast.add(self.app, with(self.cast.teacher("Self"), tied)).await;
                self.somebody().await;
                let urn = &self.teacher()["baseSchool"]["urn"];
                let query = "query($urn: Urn!) { staffMembers(school: {urn: $urn}) { totalCount nodes { id } } }";
                listed(&self.ask(&token, query, json!({ "urn": urn })).await, "/data/staffMembers/nodes")
            }
            Deed::Look => {
                let id = if self.whose == "client" { self.client().await } else { self.somebody().await };
                let query = "query($id: ID!) { node(id: $id) { id } }";
                shown(&self.ask(&token, query, json!({ "id": id })).await, "/data/node")
            }
            Deed::Create => self.upsert(&token, self.teacher()).await,
            Deed::Change => {
                let id = self.somebody().await;
                let input = json!({ "staffMemberId": id, "expectedVersion": 1, "role": "SENDCO" });
                self.upsert(&token, with(self.teacher(), input)).await
            }
            Deed::ChangeOwnName => {
                let id = self.cast.add(self.app, with(self.teacher(), tied)).await;
                let input = json!({ "staffMemberId": id, "expectedVersion": 1, "displayName": "Ada Thorne" });
                // A system with scopes keeps the list: it may for another reason, which is not asked for here.
                if self.caller == "system+scopes" {
                    "?"
                } else {
                    self.upsert(&token, with(self.teacher(), input)).await
                }
            }
            Deed::TieToSelf | Deed::TieToOther => {
                let id = self.somebody().await;
                let subject = if matches!(deed, Deed::TieToSelf) { subject } else { uuid() };
                let input = json!({ "staffMemberId": id, "expectedVersion": 1, "subject": subject });
                self.upsert(&token, with(self.teacher(), input)).await
            }
            Deed::CopyOwnData => {
                let query = "mutation { requestMyData { document userErrors { code } } }";
                done(&self.ask(&token, query, json!({})).await, "requestMyData", "document")
            }
            Deed::EraseSelf | Deed::Erase => {
                let id = match deed {
                    Deed::Erase => Some(self.somebody().await),
                    _ if ["staff", "school leader", "trust leader"].contains(&self.caller) => {
                        self.cast.add(self.app, with(self.teacher(), tied)).await;
                        None
                    }
                    _ => None,
                };
                let query = "mutation($id: ID) { requestErasure(input: {staffMemberId: $id, confirm: true}) {
                    staffMember { redacted } userErrors { code } } }";
                done(&self.ask(&token, query, json!({ "id": id })).await, "requestErasure", "staffMember")
            }
            Deed::ListClients => {
                self.client().await;
                listed(&self.ask(&token, "{ apiClients { id } }", json!({})).await, "/data/apiClients")
            }
            Deed::CreateClient => {
                let query = "mutation { createApiClient(input: {name: \"X\", scopes: [\"staff:read\"]}) {
                    client { id } userErrors { code } } }";
                done(&self.ask(&token, query, json!({})).await, "createApiClient", "client")
            }
            Deed::RotateClient | Deed::RevokeClient => {
                let name = if matches!(deed, Deed::RotateClient) { "rotateApiClientSecret" } else { "revokeApiClient" };
                let query = format!(
                    "mutation($id: ID!) {{ {name}(input: {{clientId: $id}}) {{ client {{ id }} userErrors {{ code }} }} }}"
                );
                done(&self.ask(&token, &query, json!({ "id": self.client().await })).await, name, "client")
            }
            Deed::WritePractice
            | Deed::ReviewPractice
            | Deed::WithdrawPractice
            | Deed::AdoptPractice
            | Deed::ReadAdoptionNotes
            | Deed::SuggestPractice
            | Deed::EndorsePractice
            | Deed::SavePractice
            | Deed::SeePractice => self.of_practice(deed, &token).await,
            Deed::PostNeed
            | Deed::SeeNeed
            | Deed::ListOffers
            | Deed::OfferOneself
            | Deed::WithdrawOffer
            | Deed::RequestContact
            | Deed::Propose
            | Deed::RecordCheck
            | Deed::Approve
            | Deed::WithdrawSecondment
            | Deed::SeeSecondment
            | Deed::SeeSecondee => self.of_exchange(deed, &token, &subject).await,
            Deed::MarkRead => {
                // What waits for a review is told to who leads the trust.
                let foreign = self.whose == "foreign";
                Practices { app: self.app, cast: self.cast }.submitted(foreign, "PUBLIC").await;
                let leader = match foreign {
                    true => self.cast.foreign_trust_leader(self.app).await,
                    false => self.cast.trust_leader(self.app).await,
                };
                let told = inbox(self.app, &leader, false).await;
                done(&mark(self.app, &token, &[&told[0]["id"]]).await, "markRead", "notifications")
            }
            Deed::ReadLog => {
                self.somebody().await;
                listed(&self.ask(&token, "{ log { nodes { at } } }", json!({})).await, "/data/log/nodes")
            }
            Deed::LogOf => {
                let id = if self.whose == "client" { self.client().await } else { self.somebody().await };
                let query = "query($id: ID!) { log(entityId: $id) { nodes { at } } }";
                listed(&self.ask(&token, query, json!({ "id": id })).await, "/data/log/nodes")
            }
        }
    }

    /// What is asked about practices.
    async fn of_practice(&self, deed: Deed, token: &str) -> &'static str {
        let (app, desk) = (self.app, Practices { app: self.app, cast: self.cast });
        let foreign = self.whose.starts_with("foreign");
        let visibility = self.whose.split(' ').nth(1).unwrap_or("PUBLIC");
        let urn = if foreign { &self.cast.foreign_school } else { &self.cast.school };
        let school = json!({ "urn": urn });
        match deed {
            Deed::WritePractice => {
                let input = json!({ "content": content("PUBLIC"), "ownerSchool": school });
                done(&desk.create(token, input).await, "createPractice", "practice")
            }
            Deed::SeePractice => {
                let id = match visibility {
                    "DRAFT" => desk.draft(foreign, "PUBLIC").await["id"].clone(),
                    _ if self.whose.starts_with("sister") => {
                        desk.published_at(&self.cast.other_school, visibility).await["id"].clone()
                    }
                    _ => desk.published(foreign, visibility).await["id"].clone(),
                };
                shown(
                    &self.ask(token, "query($id: ID!) { node(id: $id) { id } }", json!({ "id": id })).await,
                    "/data/node",
                )
            }
            Deed::ReviewPractice => {
                let practice = desk.submitted(foreign, visibility).await;
                done(&desk.act(token, "requestPracticeChanges", &practice).await, "requestPracticeChanges", "practice")
            }
            Deed::WithdrawPractice => {
                let practice = desk.published(foreign, visibility).await;
                done(&desk.act(token, "withdrawPractice", &practice).await, "withdrawPractice", "practice")
            }
            Deed::AdoptPractice => {
                let practice = desk.published(true, "PUBLIC").await;
                done(&desk.adopt(token, &practice, urn, "IN_USE").await, "adoptPractice", "adoption")
            }
            Deed::ReadAdoptionNotes => {
                // At one's own school, of a practice of others; and of two others.
                let practice = desk.published(true, "PUBLIC").await;
                let leader =
                    if foreign { self.cast.foreign_trust_leader(app).await } else { self.cast.trust_leader(app).await };
                let adopted = desk.adopt(&leader, &practice, urn, "IN_USE").await;
                let id = adopted.at("/adoptPractice/adoption/id").clone();
                let query = "query($id: ID!) { node(id: $id) { ... on Adoption { note } } }";
                shown(&self.ask(token, query, json!({ "id": id })).await, "/data/node/note")
            }
            Deed::SuggestPractice => {
                let practice = desk.published(true, "PUBLIC").await;
                let query = "mutation($input: SuggestPracticeInput!) { suggestPractice(input: $input) { practice { id } userErrors { code } } }";
                let input = json!({ "practiceId": practice["id"], "school": school });
                done(&self.ask(token, query, json!({ "input": input })).await, "suggestPractice", "practice")
            }
            Deed::EndorsePractice => {
                let practice = desk.published(foreign, "PUBLIC").await;
                let query = "mutation($input: EndorsePracticeInput!) { endorsePractice(input: $input) { practice { id } userErrors { code } } }";
                let input = json!({ "practiceId": practice["id"], "trust": { "uid": self.cast.trust } });
                done(&self.ask(token, query, json!({ "input": input })).await, "endorsePractice", "practice")
            }
            _ => {
                let practice = desk.published(foreign, visibility).await;
                let query = "mutation($input: SavePracticeInput!) { savePractice(input: $input) { practice { id } userErrors { code } } }";
                let input = json!({ "practiceId": practice["id"], "saved": true });
                done(&self.ask(token, query, json!({ "input": input })).await, "savePractice", "practice")
            }
        }
    }

    async fn upsert(&self, token: &str, input: Value) -> &'static str {
        done(&self.ask(token, UPSERT, json!({ "input": input })).await, "upsertStaffMember", "staffMember")
    }
}

fn refused(reply: &Reply) -> Option<&'static str> {
    match *reply.codes().first()? {
        "UNAUTHENTICATED" => Some("-"),
        "FORBIDDEN" => Some("N"),
        _ => panic!("{:#}", reply.body),
    }
}

fn listed(reply: &Reply, path: &str) -> &'static str {
    refused(reply).unwrap_or_else(|| match reply.body.pointer(path).and_then(Value::as_array) {
        Some(list) if list.is_empty() => "0",
        Some(_) => "Y",
        None => panic!("{:#}", reply.body),
    })
}

fn shown(reply: &Reply, path: &str) -> &'static str {
    refused(reply).unwrap_or(if reply.body.pointer(path).is_some_and(|it| !it.is_null()) { "Y" } else { "?" })
}

fn done(reply: &Reply, mutation: &str, field: &str) -> &'static str {
    let payload = &reply.body["data"][mutation];
    refused(reply).unwrap_or_else(|| match payload["userErrors"][0]["code"].as_str() {
        None if !payload[field].is_null() => "Y",
        Some("FORBIDDEN") => "N",
        Some("NOT_FOUND") => "?",
        _ => panic!("{:#}", reply.body),
    })
}

fn uuid() -> String {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    format!("subject-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
