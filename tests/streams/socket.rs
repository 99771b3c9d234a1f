//! A client of graphql-transport-ws that says what a test wants said, right or wrong.

use std::io::{Read as _, Write as _};

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use support::TestApp;
use tokio::net::TcpStream;
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Error, Message, client::IntoClientRequest as _},
};

/// One WebSocket.
pub struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Socket {
    /// Opens one with these headers, or tells the status of the refusal and its code.
    pub async fn with(app: &TestApp, headers: &[(&'static str, &str)]) -> Result<Self, (u16, String)> {
        let address = app.address.replace("http://", "ws://") + "/graphql";
        let mut request = address.into_client_request().expect("an address");
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().expect("a value"));
        }
        match connect_async(request).await {
            Ok((socket, _)) => Ok(Self(socket)),
            Err(Error::Http(refused)) => {
                let body: Value = serde_json::from_slice(refused.body().as_deref().unwrap_or_default()).expect("JSON");
                let code = body["errors"][0]["extensions"]["code"].as_str().expect("a code");
                Err((refused.status().as_u16(), code.to_owned()))
            }
            Err(error) => panic!("{error}"),
        }
    }

    /// Opens one.
    pub async fn open(app: &TestApp) -> Self {
        Self::with(app, &[PROTOCOL]).await.expect("it opens")
    }

    /// Opens one, and initialises it.
    pub async fn begun(app: &TestApp) -> Self {
        let mut socket = Self::open(app).await;
        socket.say(json!({ "type": "connection_init" })).await;
        assert_eq!(socket.hear().await, json!({ "type": "connection_ack" }));
        socket
    }

    pub async fn send(&mut self, message: Message) {
        self.0.send(message).await.expect("it is sent");
    }

    pub async fn say(&mut self, message: Value) {
        self.send(Message::text(message.to_string())).await;
    }

    pub async fn subscribe(&mut self, id: &str, query: &str) {
        self.say(json!({ "type": "subscribe", "id": id, "payload": { "query": query } })).await;
    }

    /// The next message.
    pub async fn hear(&mut self) -> Value {
        loop {
            match self.0.next().await.expect("it is open").expect("a message") {
                Message::Text(text) => return serde_json::from_str(&text).expect("JSON"),
                Message::Ping(_) => {}
                other => panic!("{other:?}"),
            }
        }
    }

    /// With which code it is closed next; none where something is said instead.
    pub async fn closed_or_said(&mut self) -> Option<u16> {
        loop {
            match self.0.next().await.expect("it is not just dropped").expect("a message") {
                Message::Text(_) => return None,
                Message::Close(frame) => return Some(frame.expect("a code").code.into()),
                Message::Ping(_) => {}
                other => panic!("{other:?}"),
            }
        }
    }

    /// The one result of an operation.
    pub async fn answer(&mut self, id: &str, query: &str) -> Value {
        self.subscribe(id, query).await;
        let mut next = self.hear().await;
        assert_eq!((&next["type"], &next["id"]), (&json!("next"), &json!(id)), "{next}");
        assert_eq!(self.hear().await, json!({ "type": "complete", "id": id }));
        next["payload"].take()
    }

    /// With which code it is closed, and why.
    pub async fn closed(&mut self) -> (u16, String) {
        loop {
            match self.0.next().await.expect("it is not just dropped").expect("a message") {
                Message::Close(frame) => {
                    let frame = frame.expect("a code");
                    return (frame.code.into(), frame.reason.to_string());
                }
                Message::Ping(_) => {}
                other => panic!("{other:?}"),
            }
        }
    }
}

/// What is spoken.
pub const PROTOCOL: (&str, &str) = ("sec-websocket-protocol", "graphql-transport-ws");

/// All that somebody is told who opens a WebSocket, says this, and then listens without a word.
pub async fn all_said_to(app: &TestApp, frames: &'static [u8]) -> Vec<u8> {
    let address = app.address.trim_start_matches("http://").to_owned();
    let listening = tokio::task::spawn_blocking(move || {
        let mut silent = std::net::TcpStream::connect(&address).expect("it listens");
        write!(
            silent,
            "GET /graphql HTTP/1.1\r\nhost: {address}\r\nupgrade: websocket\r\nconnection: upgrade\r\n\
             sec-websocket-version: 13\r\nsec-websocket-key: x3JJHMbDL1EzLkh9GBhXDw==\r\n\
             sec-websocket-protocol: graphql-transport-ws\r\n\r\n"
        )
        .expect("a handshake");
        silent.write_all(frames).expect("what is to be said");
        let mut all = vec![];
        silent.read_to_end(&mut all).expect("the end");
        all
    });
    listening.await.expect("it ends")
}
