//! A service that stops tells those who listen.

use support::{Engine, TestApp};

use super::{UPDATES, events::Events, socket::Socket};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_completes_event_streams_and_closes_websockets_with_1001() {
    let app = TestApp::start(Engine::Sqlite).await;
    let mut events = Events::of(&app, UPDATES).await;
    let mut socket = Socket::begun(&app).await;
    socket.subscribe("1", UPDATES).await;
    assert_eq!(socket.answer("2", "{ register { version } }").await["data"]["register"]["version"], "1");
    app.stopping.cancel();
    events.complete().await;
    assert_eq!(socket.closed().await, (1001, "The service stops".to_owned()));
}
