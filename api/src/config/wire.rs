//! What a client meets before any word of the sector: how much a request may bring, take and cost.

use std::path::PathBuf;

use clap::{Args, builder::BoolishValueParser};
use humantime::Duration;
use ipnet::IpNet;

/// How much a request may bring and take, and who may ask.
#[derive(Args, Clone, Debug)]
pub struct Wire {
    /// The most bytes of a request's body.
    #[arg(long, env, default_value_t = 512 * 1024)]
    pub max_body_bytes: usize,
    /// The most operations in one request; 1 refuses lists of them.
    #[arg(long, env, default_value_t = 1)]
    pub max_batch: usize,
    /// How long a body may take to arrive.
    #[arg(long, env, default_value = "5s")]
    pub body_deadline: Duration,
    /// How long an operation may take to be answered.
    #[arg(long, env, default_value = "5s")]
    pub deadline: Duration,
    /// How long a client may take nothing of a reply that is sent to it before its connection is dropped.
    #[arg(long, env, default_value = "30s")]
    pub send_deadline: Duration,
    /// The most bytes of a reply, before it is compressed.
    #[arg(long, env, default_value_t = 32 * 1024 * 1024)]
    pub max_reply_bytes: usize,
    /// The most requests that wait for one thread; more are refused at once.
    #[arg(long, env, default_value_t = 64)]
    pub max_waiting: usize,
    /// How long a request may have to wait for its thread, by what others took lately; past that it is refused at once.
    #[arg(long, env, default_value = "100ms")]
    pub max_wait: Duration,
    /// The most event streams and WebSockets open at once.
    #[arg(long, env, default_value_t = 10_000)]
    pub max_streams: usize,
    /// The most of these from one address.
    #[arg(long, env, default_value_t = 100)]
    pub max_streams_per_address: usize,
    /// The most operations at once over one WebSocket.
    #[arg(long, env, default_value_t = 50)]
    pub max_socket_operations: usize,
    /// The most bytes of a message over a WebSocket, either way.
    #[arg(long, env, default_value_t = 1024 * 1024)]
    pub max_socket_bytes: usize,
    /// How long a WebSocket may take to initialise.
    #[arg(long, env, default_value = "10s")]
    pub init_deadline: Duration,
    /// How often open streams give a sign of life; who is silent for twice as long is dropped.
    #[arg(long, env, default_value = "15s")]
    pub heartbeat: Duration,
    /// How long requests that are under way may take to end once the service is told to stop.
    #[arg(long, env, default_value = "20s")]
    pub grace: Duration,
    /// How long to go on taking requests once told to stop, so that proxies notice that the service is no longer ready.
    #[arg(long, env, default_value = "1s")]
    pub drain: Duration,
    /// How often to look for what has come due, such as secondments that begin; 0 for never, where other instances look.
    #[arg(long, env, default_value = "60s")]
    pub look_every: Duration,
    /// Networks that may collect /metrics.
    #[arg(long, env, value_delimiter = ',', value_name = "NETWORK", default_value = "127.0.0.0/8,::1/128")]
    pub metrics_networks: Vec<IpNet>,
    /// Memory for documents that were checked before, in bytes.
    #[arg(long, env, default_value_t = 32 * 1024 * 1024)]
    pub document_cache_bytes: u64,
    /// A JSON file of documents that clients may name by their id, in the form of Apollo, of Relay, or {"ID": "DOCUMENT"}.
    #[arg(long, env, value_name = "FILE")]
    pub trusted_documents: Option<PathBuf>,
    /// Take these documents alone.
    #[arg(long, env, requires = "trusted_documents", value_parser = BoolishValueParser::new())]
    pub only_trusted_documents: bool,
    /// What each address may spend in a minute, in points of cost; 0 for no bound.
    #[arg(long, env, default_value_t = 60_000)]
    pub quota: u32,
    /// Proxies whose word is taken for where a request comes from, as networks: 10.0.0.0/8.
    #[arg(long, env, value_delimiter = ',', value_name = "NETWORK")]
    pub trusted_proxies: Vec<IpNet>,
    /// Sites whose pages may ask from a browser: https://example.org. None, unless named.
    #[arg(long, env, value_delimiter = ',', value_name = "ORIGIN")]
    pub cors_origins: Vec<String>,
}
