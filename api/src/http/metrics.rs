//! What the service does, in numbers that Prometheus collects.
//!
//! Names that clients choose are told apart only while they are few, so that nobody can fill the memory with them.

use std::{
    collections::HashSet,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use actix_web::{HttpRequest, HttpResponse, web};
use ipnet::IpNet;
use metrics::{Unit, counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusRecorder};

use crate::app::Service;

/// How many names of operations are told apart; the others are counted together.
const MOST_NAMES: usize = 200;

/// Seconds that a reply may have taken: the bounds of the histogram's buckets.
const SECONDS: [f64; 12] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];

const LATENCY: &str = "graphql_operation_duration_seconds";
const ERRORS: &str = "graphql_errors_total";
const REPLIES: &str = "http_replies_total";
const REGISTER: &str = "register_version";
const CONNECTIONS: &str = "database_connections";
const STREAMS: &str = "streams_open";

/// Counts what happens.
pub struct Metrics {
    recorder: PrometheusRecorder,
    names: Mutex<HashSet<String>>,
}

impl Metrics {
    /// Starts from nothing.
    pub fn new() -> anyhow::Result<Self> {
        let builder = PrometheusBuilder::new();
        let builder = builder.set_buckets_for_metric(Matcher::Full(LATENCY.to_owned()), &SECONDS)?;
        let recorder = builder.build_recorder();
        metrics::with_local_recorder(&recorder, || {
            describe_histogram!(
                LATENCY,
                Unit::Seconds,
                "How long operations took, by the names that clients give them."
            );
            describe_counter!(ERRORS, "Errors in replies, by their codes.");
            describe_counter!(REPLIES, "Replies, by status.");
            describe_gauge!(REGISTER, "The version of the register that is served.");
            describe_gauge!(CONNECTIONS, "Connections to the database, open and idle.");
            describe_gauge!(STREAMS, "Event streams and WebSockets that are open.");
        });
        Ok(Self { recorder, names: Mutex::default() })
    }

    /// An operation was answered.
    pub fn operation(&self, name: Option<&str>, took: Duration) {
        let name = self.known(name.unwrap_or("anonymous"));
        metrics::with_local_recorder(&self.recorder, || histogram!(LATENCY, "operation" => name).record(took));
    }

    /// An error was told.
    pub fn error(&self, code: &str) {
        let code = code.to_owned();
        metrics::with_local_recorder(&self.recorder, || counter!(ERRORS, "code" => code).increment(1));
    }

    /// A reply was sent.
    pub fn reply(&self, status: u16) {
        metrics::with_local_recorder(&self.recorder, || {
            counter!(REPLIES, "status" => status.to_string()).increment(1);
        });
    }

    /// A name that is told apart, or the one for all others.
    fn known(&self, name: &str) -> String {
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        if !names.contains(name) {
            if names.len() >= MOST_NAMES || name.len() > 100 {
                return "other".to_owned();
            }
            names.insert(name.to_owned());
        }
        name.to_owned()
    }

    fn render(&self, service: &Service) -> String {
        let (open, idle) = service.keeper.connections();
        metrics::with_local_recorder(&self.recorder, || {
            gauge!(REGISTER).set(service.keeper.current().version as f64);
            gauge!(CONNECTIONS, "state" => "open").set(f64::from(open));
            gauge!(CONNECTIONS, "state" => "idle").set(idle as f64);
            gauge!(STREAMS).set(service.streams.open() as f64);
        });
        self.recorder.handle().render()
    }
}

/// The numbers, for those who may collect them. For others there is nothing here.
pub async fn page(request: HttpRequest, service: web::Data<Service>) -> HttpResponse {
    let may = |networks: &[IpNet]| {
        let peer = request.peer_addr().map(|peer| peer.ip().to_canonical());
        peer.is_some_and(|peer| networks.iter().any(|network| network.contains(&peer)))
    };
    if !may(&service.metrics_networks) {
        return HttpResponse::NotFound().finish();
    }
    HttpResponse::Ok().content_type("text/plain; version=0.0.4; charset=utf-8").body(service.metrics.render(&service))
}

#[cfg(test)]
mod tests {
    use super::{MOST_NAMES, Metrics};

    #[test]
    fn names_are_told_apart_while_they_are_few() {
        let metrics = Metrics::new().unwrap();
        for number in 0..MOST_NAMES {
            assert_eq!(metrics.known(&format!("Q{number}")), format!("Q{number}"));
        }
        assert_eq!(metrics.known("One too many"), "other");
        assert_eq!(metrics.known("Q7"), "Q7");
        assert_eq!(Metrics::new().unwrap().known(&"Q".repeat(101)), "other");
    }
}
