//! The running service: bind first, so that a test can ask for any free port, then answer.

use std::{
    any::Any,
    net::TcpListener,
    sync::{Arc, OnceLock},
    time::Duration,
};

use actix_web::{
    App as HttpApp, HttpServer,
    dev::Server,
    middleware::{Compress, from_fn},
    rt::net::TcpStream,
    web,
};
use anyhow::{Context as _, anyhow, ensure};
use ipnet::IpNet;
use sea_orm::DatabaseConnection;
use serde_json::Value;
use socket2::SockRef;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::{
    access::{
        client::Clients,
        token::{
            Tokens,
            keys::{self, Keys},
        },
    },
    clock::Clock,
    config::{Issuer, Listen},
    database, deadlines,
    graphql::document::{Documents, Memory},
    http::{
        self, admission::Admission, body::Bounds, caching, compression, metrics::Metrics, streams::Streams, trace,
        trusted,
    },
    live::Live,
    privacy::sweep,
    quota::Quota,
    register::{keeper::Keeper, watch::Watch},
    schema,
};

/// What every request needs.
pub struct Service {
    /// Executes documents.
    pub schema: schema::Schema,
    /// Checks documents before they are executed, and remembers those that passed.
    pub memory: Memory,
    /// Keeps the newest register.
    pub keeper: Keeper,
    /// What each caller may spend; none where nothing bounds it.
    pub quota: Option<Quota>,
    /// The time.
    pub clock: Clock,
    /// Where private rows are.
    pub db: DatabaseConnection,
    /// What follows the changes that people make.
    pub live: Live,
    /// Looks at tokens.
    pub tokens: Tokens,
    /// The keys that sign the service's own.
    pub keys: Keys,
    /// What these say of the service.
    pub issuer: Issuer,
    /// The partner systems that may sign in.
    pub clients: Clients,
    /// How often these may fail to.
    pub sign_ins: Quota,
    /// Whether the schema may be asked what it holds.
    pub introspection: bool,
    /// Whether no other documents are taken than those that are registered.
    pub only_trusted_documents: bool,
    /// What the body of a request may be.
    pub body: Bounds,
    /// How many operations one request may hold.
    pub most_in_a_batch: usize,
    /// Who is let in when more comes than can be answered.
    pub admission: Admission,
    /// How many bytes a reply may have.
    pub most_reply_bytes: usize,
    /// How long an operation may take.
    pub deadline: Duration,
    /// Whose word is taken for where a request comes from.
    pub trusted_proxies: Vec<IpNet>,
    /// Who may collect the numbers.
    pub metrics_networks: Vec<IpNet>,
    /// Counts what happens.
    pub metrics: Metrics,
    /// What may stay open.
    pub streams: Streams,
    /// The demo's tokens, for the page on which queries are tried; none outside of the demo.
    pub tokens_to_try: OnceLock<Value>,
    /// Cancelled when the service is told to stop: it is no longer ready, and streams end.
    pub stopping: CancellationToken,
}

impl Service {
    fn new(
        listen: &Listen,
        db: DatabaseConnection,
        (keeper, live): (Keeper, Live),
        clock: Clock,
    ) -> anyhow::Result<Self> {
        let (schema, wire, identity) = (schema::build(), &listen.wire, &listen.identity);
        let (keys, clients) = (Keys::of(db.clone()), Clients::of(db.clone()));
        let tokens = Tokens::new(identity, listen.production, (keys.clone(), clients.clone()), clock.clone())?;
        let sign_ins = Quota::new(identity.max_failed_sign_ins, clock.clone());
        let affordable = wire.quota == 0 || wire.quota as usize >= listen.limits.cost;
        ensure!(affordable, "QUOTA must be at least MAX_COST, or some operations could never be paid for");
        let documents = Documents::new(&schema::sdl_of(&schema), listen.limits.clone())?;
        let mut memory = Memory::new(documents, schema::judge(), wire.document_cache_bytes);
        if let Some(path) = &wire.trusted_documents {
            let failed = |(id, refusal)| anyhow!("{}: the document {id} is refused: {refusal}", path.display());
            memory.trust(trusted::read(path)?).map_err(failed)?;
        }
        let stopping = CancellationToken::new();
        Ok(Self {
            schema,
            memory,
            keeper,
            quota: Quota::new(wire.quota, clock.clone()),
            clock,
            db,
            live,
            tokens,
            keys,
            issuer: identity.own.clone(),
            clients,
            sign_ins: sign_ins.context("MAX_FAILED_SIGN_INS must be more than none")?,
            introspection: !listen.production,
            only_trusted_documents: wire.only_trusted_documents,
            body: Bounds { bytes: wire.max_body_bytes, deadline: wire.body_deadline.into() },
            most_in_a_batch: wire.max_batch,
            admission: Admission { most: wire.max_waiting, longest: wire.max_wait.into() },
            most_reply_bytes: wire.max_reply_bytes,
            deadline: wire.deadline.into(),
            trusted_proxies: wire.trusted_proxies.clone(),
            metrics_networks: wire.metrics_networks.clone(),
            metrics: Metrics::new()?,
            streams: Streams::new(wire, stopping.clone())?,
            tokens_to_try: OnceLock::new(),
            stopping,
        })
    }
}

/// A service that is bound to its address and about to run.
pub struct App {
    address: std::net::SocketAddr,
    server: Server,
    stopping: CancellationToken,
    drain: Duration,
    keeper: Keeper,
    service: web::Data<Service>,
    /// What is seen to while the service runs.
    tasks: Vec<JoinHandle<()>>,
    _watch: Watch,
}

impl App {
    /// Prepares the database, loads the register, and binds the address.
    pub async fn build(listen: &Listen, db: DatabaseConnection, clock: Clock) -> anyhow::Result<Self> {
        let (bind, production) = (&listen.bind, listen.production);
        let listener = TcpListener::bind(bind).with_context(|| format!("BIND {bind} cannot be listened on"))?;
        let address = listener.local_addr()?;
        database::prepare(&db).await?;
        make_signing_key(&db, &clock).await;
        let keeper = Keeper::load(db.clone(), clock.clone()).await.context("the register could not be loaded")?;
        let live =
            Live::load(&db).await.map_err(|error| anyhow!("what people shared could not be loaded: {error:?}"))?;
        let service =
            web::Data::from(Arc::new(Service::new(listen, db.clone(), (keeper.clone(), live.clone()), clock.clone())?));
        let (wire, stopping, held) = (listen.wire.clone(), service.stopping.clone(), service.clone());
        let make = move || {
            let app = HttpApp::new().wrap(from_fn(compression::leave_short)).wrap(Compress::default());
            let app = app.wrap(from_fn(compression::settle)).wrap(http::cors(&wire.cors_origins)).wrap(http::headers());
            let app = app.wrap(from_fn(caching::vary_once)).wrap(from_fn(trace::number)).app_data(service.clone());
            app.configure(|app| http::routes(app, production))
        };
        let (grace, drain) = (Duration::from(listen.wire.grace), listen.wire.drain.into());
        let send_deadline = Duration::from(listen.wire.send_deadline);
        let server = HttpServer::new(make).shutdown_timeout(grace.as_secs()).disable_signals();
        let server = server.on_connect(move |connection, _| drop_the_idle(connection, send_deadline));
        let server = server.listen(listener)?.run();
        let mut tasks = live.always();
        tasks.push(sweep::always(db.clone(), clock.clone()));
        tasks.extend(deadlines::always(db, live, clock, listen.wire.look_every.into()));
        Ok(Self { address, server, stopping, drain, _watch: keeper.watch()?, keeper, service: held, tasks })
    }

    /// Where the service listens.
    pub fn address(&self) -> std::net::SocketAddr {
        self.address
    }

    /// The register that is being served.
    pub fn keeper(&self) -> &Keeper {
        &self.keeper
    }

    /// What follows the changes that people make.
    pub fn live(&self) -> &Live {
        &self.service.live
    }

    /// Has the page on which queries are tried offer tokens.
    pub fn offer_tokens(&self, tokens: Value) {
        // Whoever offers first is heard.
        let _ = self.service.tokens_to_try.set(tokens);
    }

    /// What tells the service to stop.
    pub fn stopping(&self) -> CancellationToken {
        self.stopping.clone()
    }

    /// Answers until it is told to stop. Then it is no longer ready, streams end, and what is under way is answered.
    pub async fn run(self) -> std::io::Result<()> {
        let (handle, drain) = (self.server.handle(), self.drain);
        let stop = tokio::spawn(async move {
            self.stopping.cancelled().await;
            tracing::info!("stopping: what is under way is answered");
            tokio::time::sleep(drain).await;
            handle.stop(true).await;
        });
        let served = self.server.await;
        self.tasks.iter().for_each(JoinHandle::abort);
        stop.abort();
        served
    }
}

/// The first start on a database makes the key that signs. A database that may only be read serves all but tokens.
async fn make_signing_key(db: &DatabaseConnection, clock: &Clock) {
    if let Err(error) = keys::signing(db, clock.now()).await {
        tracing::warn!(error = format!("{error:#}"), "there is no key to sign tokens with");
    }
}

/// Has the kernel drop a connection whose other end takes nothing for so long: it holds a reply, and nobody waits for it.
fn drop_the_idle(connection: &dyn Any, after: Duration) {
    #[cfg(target_os = "linux")]
    if let Some(connection) = connection.downcast_ref::<TcpStream>()
        && let Err(error) = SockRef::from(connection).set_tcp_user_timeout(Some(after))
    {
        tracing::warn!(%error, "a connection has no bound on how long it takes nothing");
    }
}
