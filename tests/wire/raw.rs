//! Bytes as they go over the wire, where no well-behaved client would send them.

use std::{
    io::{ErrorKind, Read as _, Write as _},
    net::TcpStream,
    time::Duration,
};

use support::TestApp;

/// How long a test waits for what must come before it gives up.
const PATIENCE: Duration = Duration::from_secs(30);

/// A connection to the service.
pub struct Connection(TcpStream);

impl Connection {
    /// Connects, and sends the head of a request with a body of JSON and the beginning of that body.
    pub fn post(app: &TestApp, declared: usize, body: &str) -> Self {
        let address = app.address.trim_start_matches("http://");
        let mut stream = TcpStream::connect(address).expect("the service listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time is set");
        let head = format!("POST /graphql HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\n");
        write!(stream, "{head}content-length: {declared}\r\n\r\n{body}").expect("the service takes it");
        Self(stream)
    }

    /// Asks this over and over and takes nothing of the replies. Tells what comes to an end first.
    pub async fn ask_and_never_listen(mut self, body: &str) -> ErrorKind {
        let request = format!(
            "POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        self.0.set_write_timeout(Some(PATIENCE)).expect("a time is set");
        let ask = move || loop {
            if let Err(error) = self.0.write_all(request.as_bytes()) {
                return error.kind();
            }
        };
        tokio::task::spawn_blocking(ask).await.expect("it runs")
    }

    /// Sends no more, as one who hangs up.
    pub fn hang_up(&self) {
        self.0.shutdown(std::net::Shutdown::Write).expect("the connection is open");
    }

    /// What comes back, up to the end of the JSON in it, or of the connection.
    pub async fn reply(mut self) -> String {
        let read = move || {
            let (mut text, mut bytes) = (String::new(), [0; 4096]);
            while !text.ends_with("}]}") {
                match self.0.read(&mut bytes).expect("a reply in time") {
                    0 => break,
                    count => text += &String::from_utf8_lossy(&bytes[..count]),
                }
            }
            text
        };
        tokio::task::spawn_blocking(read).await.expect("it was read")
    }
}
