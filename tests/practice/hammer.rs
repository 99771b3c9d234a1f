//! Thirty-two clients at once, moving, adopting and trying again, over two instances: nothing is lost, nothing happens
//! twice, and nothing that cannot be.

use std::{
    collections::{BTreeMap, HashMap},
    time::Duration,
};

use futures_util::future::join_all;
use reqwest::StatusCode;
use sea_orm::{ConnectionTrait as _, Statement};
use serde_json::{Value, json};
use support::{Reply, TestApp, dice::Dice, on_both_databases};

use super::desk::Practices;
use crate::access::cast::Cast;

const CLIENTS: usize = 32;
const ROUNDS: usize = 10;
const MOVES: [&str; 5] =
    ["submitPractice", "requestPracticeChanges", "publishPractice", "archivePractice", "reopenPractice"];

/// What a client was told of a change that was made: of what, and which version it then had.
type Told = (String, i64);

/// Asks as a patient client does: again where the service is busy, with the same key.
async fn ask(app: &TestApp, token: &str, query: &str, variables: Value) -> Reply {
    loop {
        let reply = app.ask_as(token, query, variables.clone()).await;
        if reply.status != StatusCode::SERVICE_UNAVAILABLE {
            return reply;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

struct Client<'a> {
    apps: [&'a TestApp; 2],
    cast: &'a Cast,
    practices: &'a [Value],
    schools: &'a [String],
    tokens: [String; 2],
    dice: Dice,
    number: usize,
}

impl Client<'_> {
    async fn work(mut self) -> Vec<Told> {
        let mut told = vec![];
        for round in 0..ROUNDS {
            let key = format!("{} {round}", self.number);
            if self.dice.one_in(3) { self.adopt(&key, &mut told).await } else { self.act(&key, &mut told).await }
        }
        told
    }

    /// Moves a practice on from the version that it has now, and sends the same again, as after a lost reply.
    async fn act(&mut self, key: &str, told: &mut Vec<Told>) {
        let practice = self.dice.pick(self.practices).clone();
        let mutation = *self.dice.pick(&MOVES);
        let token = self.tokens[usize::from(mutation != "submitPractice")].clone();
        let query = "query($id: ID!) { node(id: $id) { ... on Practice { version } } }";
        let now = ask(self.apps[0], &token, query, json!({ "id": practice["id"] })).await;
        let version = now.at("/node/version").clone();
        let query = format!(
            "mutation($input: PracticeActionInput!) {{ {mutation}(input: $input) {{ practice {{ id version }} userErrors {{ code }} }} }}"
        );
        let input = json!({ "practiceId": practice["id"], "expectedVersion": version, "idempotencyKey": format!("{mutation} {key}") });
        let (first, second) = tokio::join!(
            ask(self.apps[0], &token, &query, json!({ "input": input })),
            ask(self.apps[1], &token, &query, json!({ "input": input }))
        );
        for reply in [&first, &second] {
            let payload = reply.at(&format!("/{mutation}"));
            let code = payload["userErrors"][0]["code"].as_str();
            let allowed = [None, Some("STALE_VERSION"), Some("INVALID_TRANSITION"), Some("CONFLICT_OF_INTEREST")];
            assert!(allowed.contains(&code), "{payload}");
        }
        let made =
            [first, second].into_iter().find(|reply| reply.at(&format!("/{mutation}"))["userErrors"] == json!([]));
        if made.is_some() {
            let id = practice["id"].as_str().expect("an id").to_owned();
            told.push((id, version.as_i64().expect("a number") + 1));
        }
    }

    /// Begins at a school, as others do at the same moment.
    async fn adopt(&mut self, key: &str, told: &mut Vec<Told>) {
        let (practice, urn) = (self.dice.pick(self.practices).clone(), self.dice.pick(self.schools).clone());
        let query = "mutation($input: AdoptPracticeInput!) { adoptPractice(input: $input) { adoption { id } userErrors { code existingId } } }";
        let input =
            json!({ "practiceId": practice["id"], "school": { "urn": urn }, "state": "IN_USE", "idempotencyKey": key });
        let app = self.apps[self.number % 2];
        let reply = ask(app, &self.tokens[1], query, json!({ "input": input })).await;
        let payload = reply.at("/adoptPractice");
        match payload["userErrors"][0]["code"].as_str() {
            None => told.push((payload["adoption"]["id"].as_str().expect("an id").to_owned(), 1)),
            Some(code) => assert!(["DUPLICATE", "INVALID_TRANSITION"].contains(&code), "{payload}"),
        }
        assert!(self.cast.trust != urn);
    }
}

async fn table(app: &TestApp, statement: &str) -> Vec<Vec<String>> {
    let statement = Statement::from_string(app.db.get_database_backend(), statement);
    let rows = app.db.query_all_raw(statement).await.expect("rows");
    let columns = |row: &sea_orm::QueryResult| {
        (0..row.column_names().len()).map(|at| row.try_get_by_index::<String>(at).expect("a text")).collect()
    };
    rows.iter().map(columns).collect()
}

/// What the log says of each thing: how often it was changed.
async fn counted(app: &TestApp) -> HashMap<String, i64> {
    let mut counted = HashMap::new();
    for row in table(
        app,
        "SELECT entity_type, entity_id FROM change_log WHERE entity_type IN ('PRACTICE', 'ADOPTION') ORDER BY id",
    )
    .await
    {
        let kind = if row[0] == "PRACTICE" { "Practice" } else { "Adoption" };
        let id =
            base64::Engine::encode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, format!("{kind}:{}", row[1]));
        *counted.entry(id).or_default() += 1;
    }
    counted
}

on_both_databases! {
    async fn thirty_two_clients_lose_nothing_and_do_nothing_twice(app) {
        let cast = Cast::of(&app).await;
        let other = TestApp::serve(app.database.shared()).await;
        let desk = Practices { app: &app, cast: &cast };
        let mut practices = vec![];
        for _ in 0..4 {
            practices.push(desk.published(false, "PUBLIC").await);
        }
        let members = app.ask(&format!("{{ trust(by: {{uid: \"{}\"}}) {{ schools(first: 5) {{ nodes {{ urn }} }} }} }}", cast.trust)).await;
        let schools: Vec<String> = members.at("/trust/schools/nodes").as_array().expect("schools").iter().map(|it| it["urn"].as_str().expect("a URN").to_owned()).collect();
        let tokens = [cast.school_staff(&app).await, cast.trust_leader(&app).await];
        let client = |number: usize| Client { apps: [&app, &other], cast: &cast, practices: &practices, schools: &schools, tokens: tokens.clone(), dice: Dice::of(number as u64), number };
        let told: Vec<Told> = join_all((0..CLIENTS).map(|number| client(number).work())).await.concat();
        // Each version of a thing was told once, and the log has as many entries as it has versions.
        let logged = counted(&app).await;
        let mut versions: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
        for (id, version) in &told {
            versions.entry(id).or_default().push(*version);
        }
        for (id, versions) in &mut versions {
            versions.sort_unstable();
            assert!(versions.windows(2).all(|pair| pair[0] < pair[1]), "{id}: told twice {versions:?}");
        }
        for practice in &practices {
            let id = practice["id"].as_str().expect("an id");
            let last = app.ask_as(&tokens[1], "query($id: ID!) { node(id: $id) { ... on Practice { version } } }", json!({ "id": id })).await;
            let last = last.at("/node/version").as_i64().expect("a number");
            assert_eq!(logged[id], last, "every version has its entry");
            let begun = practice["version"].as_i64().expect("a number");
            let moved = versions.get(id).map_or(0, Vec::len) as i64;
            assert_eq!(moved, last - begun, "every change was told to who made it, and none was lost");
        }
        let adopted = table(&app, "SELECT CAST(count(*) AS text), CAST(count(DISTINCT CAST(practice_id AS text) || school_urn) AS text) FROM adoption").await;
        let made = told.iter().filter(|(id, _)| practices.iter().all(|it| it["id"] != id.as_str())).count();
        assert_eq!((&adopted[0][0], &adopted[0][1]), (&made.to_string(), &made.to_string()), "each school began once with each");
        let gaps = table(&app, "SELECT 'gap' FROM practice_edition GROUP BY practice_id HAVING max(number) <> count(*)").await;
        assert!(gaps.is_empty(), "editions are without a gap");
        let odd = table(&app, "SELECT slug FROM practice WHERE (practice_state = 'PUBLISHED' AND edition IS NULL) OR version < 3").await;
        assert!(odd.is_empty(), "{odd:?}");
    }
}
