//! The running service: bind first, so that a test can ask for any free port, then answer.

use std::{net::TcpListener, sync::Arc};

use actix_web::{App as HttpApp, HttpServer, dev::Server, web};
use anyhow::Context as _;
use sea_orm::DatabaseConnection;

use crate::{
    clock::Clock,
    config::Listen,
    database,
    graphql::document::{Documents, Limits},
    http,
    register::{keeper::Keeper, watch::Watch},
    schema,
};

/// What every request needs.
pub struct Service {
    /// Executes documents.
    pub schema: schema::Schema,
    /// Checks documents before they are executed.
    pub documents: Documents,
    /// Keeps the newest register.
    pub keeper: Keeper,
    /// Whether the schema may be asked what it holds.
    pub introspection: bool,
}

/// A service that is bound to its address and about to run.
pub struct App {
    address: std::net::SocketAddr,
    server: Server,
    keeper: Keeper,
    _watch: Watch,
}

impl App {
    /// Prepares the database, loads the register, and binds the address.
    pub async fn build(listen: &Listen, db: DatabaseConnection, clock: Clock) -> anyhow::Result<Self> {
        let (bind, production) = (&listen.bind, listen.production);
        let listener = TcpListener::bind(bind).with_context(|| format!("BIND {bind} cannot be listened on"))?;
        let address = listener.local_addr()?;
        database::prepare(&db).await?;
        let keeper = Keeper::load(db, clock).await.context("the register could not be loaded")?;
        let (schema, introspection) = (schema::build(), !production);
        let documents = Documents::new(&schema::sdl_of(&schema), Limits::default())?;
        let service = web::Data::from(Arc::new(Service { schema, documents, keeper: keeper.clone(), introspection }));
        let make = move || {
            let app = HttpApp::new().wrap(http::headers()).app_data(service.clone());
            app.configure(|app| http::routes(app, production))
        };
        let server = HttpServer::new(make).listen(listener)?.run();
        Ok(Self { address, server, _watch: keeper.watch()?, keeper })
    }

    /// Where the service listens.
    pub fn address(&self) -> std::net::SocketAddr {
        self.address
    }

    /// The register that is being served.
    pub fn keeper(&self) -> &Keeper {
        &self.keeper
    }

    /// Answers until it is told to stop.
    pub async fn run(self) -> std::io::Result<()> {
        self.server.await
    }
}
