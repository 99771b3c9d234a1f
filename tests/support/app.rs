//! The service on a free port, with a database of its own.

use api::{
    access::token::{Wish, issue, keys::Keys},
    app::App,
    clock::Clock,
    config::Listen,
};
use reqwest::{Client, RequestBuilder};
use sea_orm::DatabaseConnection;
use serde_json::{Value, json};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::{Engine, Reply, database::TestDatabase, world};

/// What a test sets up: any free port, and that nothing is done by itself, unless the test wants it.
pub fn listen() -> Listen {
    let mut listen = Listen { bind: "127.0.0.1:0".into(), ..Listen::default() };
    listen.wire.look_every = std::time::Duration::ZERO.into();
    listen
}

/// A client that gives up idle connections before the service does: else a request may be sent into one that just closes.
fn client() -> Client {
    let idle = std::time::Duration::from_secs(2);
    Client::builder().pool_idle_timeout(idle).build().expect("a client")
}

/// A running service.
pub struct TestApp {
    /// Its address, without a path.
    pub address: String,
    /// Its database.
    pub database: TestDatabase,
    /// Its own connections to it.
    pub db: DatabaseConnection,
    /// Tells it to stop.
    pub stopping: CancellationToken,
    http: Client,
    server: JoinHandle<()>,
}

impl TestApp {
    /// Serves the test world.
    pub async fn start(engine: Engine) -> Self {
        Self::serve(TestDatabase::of_the_world(engine).await).await
    }

    /// Serves what a database holds.
    pub async fn serve(database: TestDatabase) -> Self {
        Self::serve_as(database, false).await
    }

    /// Serves what a database holds, in production or not.
    pub async fn serve_as(database: TestDatabase, production: bool) -> Self {
        Self::serve_with(database, |listen| listen.production = production).await
    }

    /// Serves what a database holds, set up as the test wants it.
    pub async fn serve_with(database: TestDatabase, set: impl FnOnce(&mut Listen)) -> Self {
        let mut listen = listen();
        set(&mut listen);
        let db = database.connect().await;
        Self::serve_on(database, db, listen).await
    }

    /// Serves what a database holds over these connections.
    pub async fn serve_on(database: TestDatabase, db: DatabaseConnection, listen: Listen) -> Self {
        Self::serve_by(database, db, (listen, world::clock())).await
    }

    /// The same by another clock.
    pub async fn serve_by(database: TestDatabase, db: DatabaseConnection, (listen, clock): (Listen, Clock)) -> Self {
        let app = App::build(&listen, db.clone(), clock).await.expect("the service starts");
        let address = format!("http://{}", app.address());
        let stopping = app.stopping();
        let server = tokio::spawn(async move { app.run().await.expect("the service runs") });
        Self { address, database, db, stopping, http: client(), server }
    }

    /// A request to any path.
    pub fn request(&self, method: reqwest::Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.address))
    }

    /// Asks a query without variables.
    pub async fn ask(&self, query: &str) -> Reply {
        self.ask_with(query, json!({})).await
    }

    /// Asks a query with variables.
    pub async fn ask_with(&self, query: &str, variables: Value) -> Reply {
        self.post(json!({ "query": query, "variables": variables })).await
    }

    /// Asks with a token; without one where it is empty.
    pub async fn ask_as(&self, token: &str, query: &str, variables: Value) -> Reply {
        let request =
            self.request(reqwest::Method::POST, "/graphql").json(&json!({ "query": query, "variables": variables }));
        let request = request.header("accept", "application/graphql-response+json");
        let request = if token.is_empty() { request } else { request.bearer_auth(token) };
        Reply::of(request.send().await.expect("a reply")).await
    }

    /// A token of the service's own.
    pub async fn token(&self, wish: Wish) -> String {
        let key = Keys::of(self.db.clone()).signing(world::now()).await.expect("there is a key");
        issue(wish, &Listen::default().identity.own, key, world::now()).expect("it signs")
    }

    /// Posts any JSON to the GraphQL endpoint.
    pub async fn post(&self, body: Value) -> Reply {
        let request = self.request(reqwest::Method::POST, "/graphql").json(&body);
        let accepted = request.header("accept", "application/graphql-response+json");
        Reply::of(accepted.send().await.expect("a reply")).await
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        self.server.abort();
    }
}
