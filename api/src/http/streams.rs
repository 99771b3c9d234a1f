//! What may stay open: event streams and WebSockets, how many of them, and what each may bring and take.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use actix_web::http::StatusCode;
use anyhow::ensure;
use tokio_util::sync::CancellationToken;

use super::problem::Problem;
use crate::{config::Wire, graphql::error::code};

/// How long somebody who is refused may wait before the next try: others leave in no hurry.
const TRY_AGAIN: Duration = Duration::from_secs(5);

/// What may stay open.
pub struct Streams {
    /// How often a stream gives a sign of life.
    pub heartbeat: Duration,
    /// How long a WebSocket may take to initialise.
    pub init_deadline: Duration,
    /// The most bytes of a message over a WebSocket, either way.
    pub most_message_bytes: usize,
    /// The most operations at once over one WebSocket.
    pub most_operations: usize,
    /// Sites whose pages may open a WebSocket.
    pub origins: Vec<String>,
    most: usize,
    most_per_address: usize,
    open: Arc<Mutex<HashMap<IpAddr, usize>>>,
    stopping: CancellationToken,
}

impl Streams {
    /// By the settings, and until the service is told to stop.
    pub fn new(wire: &Wire, stopping: CancellationToken) -> anyhow::Result<Self> {
        let heartbeat = Duration::from(wire.heartbeat);
        ensure!(!heartbeat.is_zero(), "HEARTBEAT must be longer than nothing");
        Ok(Self {
            heartbeat,
            init_deadline: wire.init_deadline.into(),
            most_message_bytes: wire.max_socket_bytes,
            most_operations: wire.max_socket_operations,
            origins: wire.cors_origins.clone(),
            most: wire.max_streams,
            most_per_address: wire.max_streams_per_address,
            open: Arc::default(),
            stopping,
        })
    }

    /// How long who is silent, or takes nothing, is waited for.
    pub fn patience(&self) -> Duration {
        self.heartbeat * 2
    }

    /// How many are open.
    pub fn open(&self) -> usize {
        self.open.lock().unwrap_or_else(PoisonError::into_inner).values().sum()
    }

    /// Takes a seat, if one is left here and for this account, and not just to lose it again as the service stops.
    pub fn take(&self, account: IpAddr) -> Result<Seat, Problem> {
        if self.stopping.is_cancelled() {
            let message = "The service stops, and opens no more streams. Try again in a second.";
            let problem = Problem::new(StatusCode::SERVICE_UNAVAILABLE, code::OVERLOADED, message);
            return Err(problem.retry_after(Duration::from_secs(1)));
        }
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if open.values().sum::<usize>() >= self.most {
            return Err(Problem::overloaded());
        }
        let held = open.entry(account).or_default();
        if *held >= self.most_per_address {
            let message = format!("{held} streams are open from this address; close one first.");
            let problem = Problem::new(StatusCode::TOO_MANY_REQUESTS, code::RATE_LIMITED, message);
            return Err(problem.retry_after(TRY_AGAIN));
        }
        *held += 1;
        Ok(Seat { account, open: self.open.clone() })
    }
}

/// A seat, free again when dropped.
pub struct Seat {
    account: IpAddr,
    open: Arc<Mutex<HashMap<IpAddr, usize>>>,
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let left = open.get(&self.account).map_or(0, |held| held.saturating_sub(1));
        match left {
            0 => drop(open.remove(&self.account)),
            left => drop(open.insert(self.account, left)),
        }
    }
}
