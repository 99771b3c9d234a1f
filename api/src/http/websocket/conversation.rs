//! What is said over one WebSocket.
//!
//! One task listens and speaks. While the peer takes nothing it is not listened to either, so nothing piles up: no more
//! waits to be sent than the few messages that the socket itself holds.

use std::{collections::HashSet, sync::Arc};

use actix_web::http::StatusCode;
use actix_ws::{AggregatedMessage, AggregatedMessageStream, ProtocolError, Session};
use apollo_compiler::ast::OperationType;
use futures_util::stream::{self, LocalBoxStream, StreamExt as _};
use serde_json::{Map, Value};
use tokio::{
    select,
    time::{Instant, interval_at, sleep, timeout},
};
use tokio_stream::StreamMap;

use super::{
    close::Close,
    message::{self, Heard},
};
use crate::{
    app::Service,
    graphql::error::code,
    http::{
        credentials::{self, Caller},
        operation::{self, Operation},
        problem::Problem,
        request::GraphqlRequest,
        results,
    },
};

/// A result of an operation; none when there is no other.
type Said = Option<Result<Vec<u8>, Problem>>;

/// One WebSocket.
pub struct Conversation {
    service: Arc<Service>,
    caller: Caller,
    /// The token that it showed, which is looked at again whenever it asks for something.
    token: Option<String>,
    session: Session,
    is_acknowledged: bool,
    operations: StreamMap<String, LocalBoxStream<'static, Said>>,
    /// Which of the operations have no end of their own.
    subscriptions: HashSet<String>,
}

impl Conversation {
    /// A WebSocket that was opened just now.
    pub fn new(service: Arc<Service>, (caller, token): (Caller, Option<String>), session: Session) -> Self {
        let (operations, subscriptions) = (StreamMap::new(), HashSet::new());
        Self { service, caller, token, session, is_acknowledged: false, operations, subscriptions }
    }

    /// Holds the conversation, to its end.
    pub async fn hold(mut self, messages: AggregatedMessageStream) {
        let close = Close::of(self.talk(messages)).await;
        self.end(close).await;
    }

    /// Ends it.
    pub async fn end(self, close: Close) {
        if let Some(reason) = close.reason() {
            // Who is gone cannot be told.
            let _ = timeout(self.service.streams.patience(), self.session.close(Some(reason))).await;
        }
    }

    async fn talk(&mut self, mut messages: AggregatedMessageStream) -> Close {
        let (service, began) = (self.service.clone(), Instant::now());
        let mut heard = began;
        let mut heartbeat = interval_at(began + service.streams.heartbeat, service.streams.heartbeat);
        let mut is_late = Box::pin(sleep(service.streams.init_deadline));
        let mut is_over = Box::pin(self.caller.token_is_over(&service.clock));
        let mut is_known = self.is_acknowledged;
        loop {
            let done = select! {
                () = service.stopping.cancelled() => return self.finish().await,
                () = &mut is_late, if !self.is_acknowledged => Err(Close::Late),
                () = &mut is_over => Err(Close::Over),
                _ = heartbeat.tick() => match self.look_again().await {
                    Ok(()) => self.ping(heard).await,
                    closed => closed,
                },
                Some((id, said)) = self.operations.next() => self.tell(&id, said).await,
                message = messages.recv() => {
                    heard = Instant::now();
                    self.hear(message).await
                }
            };
            if let Err(close) = done {
                return close;
            }
            if !std::mem::replace(&mut is_known, self.is_acknowledged) && is_known {
                is_over = Box::pin(self.caller.token_is_over(&service.clock));
            }
        }
    }

    /// Answers what was asked before the service stops. Subscriptions are not completed, so that clients ask elsewhere.
    async fn finish(&mut self) -> Close {
        for id in std::mem::take(&mut self.subscriptions) {
            self.operations.remove(&id);
        }
        while let Some((id, said)) = self.operations.next().await {
            if let Err(close) = self.tell(&id, said).await {
                return close;
            }
        }
        Close::Away
    }

    async fn ping(&mut self, heard: Instant) -> Result<(), Close> {
        let patience = self.service.streams.patience();
        if heard.elapsed() >= patience {
            return Err(Close::Gone);
        }
        sent(timeout(patience, self.session.ping(b"")).await)
    }

    async fn say(&mut self, text: String) -> Result<(), Close> {
        sent(timeout(self.service.streams.patience(), self.session.text(text)).await)
    }

    async fn tell(&mut self, id: &str, said: Said) -> Result<(), Close> {
        match said {
            Some(Ok(result)) => self.say(message::next(id, &result)).await,
            Some(Err(problem)) => {
                self.forget(id);
                self.refuse(id, &problem).await
            }
            None => {
                self.forget(id);
                self.say(message::complete(id)).await
            }
        }
    }

    async fn refuse(&mut self, id: &str, problem: &Problem) -> Result<(), Close> {
        self.service.metrics.error(problem.code());
        self.say(message::error(id, &problem.body()["errors"])).await
    }

    fn forget(&mut self, id: &str) {
        self.operations.remove(id);
        self.subscriptions.remove(id);
    }

    async fn hear(&mut self, message: Option<Result<AggregatedMessage, ProtocolError>>) -> Result<(), Close> {
        match message {
            Some(Ok(AggregatedMessage::Text(text))) => match Heard::read(&text) {
                Some(heard) => self.answer(heard).await,
                None => Err(Close::BadMessage("Invalid message received".into())),
            },
            Some(Ok(AggregatedMessage::Binary(_))) => Err(Close::BadMessage("Messages are text".into())),
            Some(Ok(AggregatedMessage::Ping(bytes))) => {
                sent(timeout(self.service.streams.patience(), self.session.pong(&bytes)).await)
            }
            Some(Ok(AggregatedMessage::Pong(_))) => Ok(()),
            Some(Ok(AggregatedMessage::Close(_))) => Err(Close::Answered),
            Some(Err(ProtocolError::Overflow)) => Err(Close::TooLarge),
            // The library's word for a message in several frames that are too large together.
            Some(Err(ProtocolError::Io(error))) if error.kind() == std::io::ErrorKind::Other => Err(Close::TooLarge),
            Some(Err(_)) => Err(Close::NoFrames),
            None => Err(Close::Gone),
        }
    }

    async fn answer(&mut self, heard: Heard) -> Result<(), Close> {
        match heard {
            Heard::ConnectionInit { .. } if self.is_acknowledged => Err(Close::InitialisedTwice),
            Heard::ConnectionInit { payload } => {
                if let Some(said) = message::authorization(payload.as_ref()) {
                    self.know(said).await?;
                }
                self.is_acknowledged = true;
                self.say(message::acknowledgement()).await
            }
            Heard::Ping { payload } => self.say(message::pong(payload)).await,
            Heard::Pong {} => Ok(()),
            Heard::Subscribe { .. } if !self.is_acknowledged => Err(Close::Unacknowledged),
            Heard::Subscribe { id, .. } if self.operations.contains_key(&id) => Err(Close::Duplicate(id)),
            Heard::Subscribe { id, payload } => {
                self.look_again().await?;
                self.subscribe(id, payload).await
            }
            Heard::Complete { id } => {
                self.forget(&id);
                Ok(())
            }
        }
    }

    /// Learns who the peer is.
    async fn know(&mut self, said: &Value) -> Result<(), Close> {
        let token = said.as_str().and_then(credentials::bearer).unwrap_or_default().to_owned();
        self.look_at(&token).await?;
        self.token = Some(token);
        Ok(())
    }

    /// Looks at the token anew: its key may be believed no more, and its partner system not let in.
    async fn look_again(&mut self) -> Result<(), Close> {
        let Some(token) = self.token.clone() else { return Ok(()) };
        self.look_at(&token).await
    }

    async fn look_at(&mut self, token: &str) -> Result<(), Close> {
        match Caller::with(token, &self.service).await {
            Ok(caller) => {
                self.caller = Caller { reason: self.caller.reason.clone(), ..caller };
                Ok(())
            }
            Err(problem) if problem.code() == code::UNAUTHENTICATED => {
                // Looking at it was work, which its account pays as far as it can.
                let _ = operation::charge(&self.service, &self.caller.account, 1);
                Err(Close::Refused)
            }
            Err(_) => Err(Close::TryAgain),
        }
    }

    /// Begins an operation before anything else is listened to, so that it hears of all that the peer does next.
    async fn subscribe(&mut self, id: String, payload: Map<String, Value>) -> Result<(), Close> {
        let asked = GraphqlRequest::read(Value::Object(payload));
        let asked = asked.map_err(|problem| Close::BadMessage(problem.message().to_owned()))?;
        match self.prepare(asked).await {
            Ok(operation) => {
                if operation.kind == OperationType::Subscription {
                    self.subscriptions.insert(id.clone());
                }
                let most = self.service.streams.most_message_bytes;
                let results = results::of(self.service.clone(), operation, most).map(Some);
                self.operations.insert(id, results.chain(stream::iter([None])).boxed_local());
                Ok(())
            }
            Err(problem) => self.refuse(&id, &problem).await,
        }
    }

    async fn prepare(&self, asked: GraphqlRequest) -> Result<Operation, Problem> {
        let most = self.service.streams.most_operations;
        if self.operations.len() >= most {
            let message = format!("{most} operations are under way over this WebSocket; complete one first.");
            return Err(Problem::new(StatusCode::TOO_MANY_REQUESTS, code::TOO_COMPLEX, message));
        }
        let service = &self.service;
        service.admission.work(operation::prepare(service, asked, &self.caller)).await
    }
}

/// Whether a message was taken, and in time.
fn sent<E>(result: Result<Result<(), actix_ws::Closed>, E>) -> Result<(), Close> {
    result.ok().and_then(Result::ok).ok_or(Close::Gone)
}
