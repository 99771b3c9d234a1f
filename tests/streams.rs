//! What goes on after the first reply: subscriptions and other operations by server-sent events and over WebSockets.

mod asked;
mod bounds;
mod closes;
pub mod events;
mod refusals;
pub mod socket;
mod stop;

use serde_json::json;
use support::on_both_databases;

use self::{events::Events, socket::Socket};
use crate::import::served::import;

const UPDATES: &str = "subscription Updates { registerUpdated { version schools sources { code } } }";

on_both_databases! {
    async fn an_import_by_another_process_is_heard_of_over_a_websocket(app) {
        let mut socket = Socket::begun(&app).await;
        socket.subscribe("1", UPDATES).await;
        assert_eq!(socket.answer("2", "{ register { version } }").await["data"]["register"]["version"], "1");
        import(&app.database, "Oak");
        let heard = socket.hear().await;
        assert_eq!((&heard["type"], &heard["id"]), (&json!("next"), &json!("1")), "{heard}");
        let told = &heard["payload"]["data"]["registerUpdated"];
        let now = app.ask("{ register { version schools sources { code } } }").await;
        assert_eq!(told, now.at("/register"));
        assert_ne!(told["version"], "1");
    }

    async fn an_import_by_another_process_is_heard_of_by_server_sent_events(app) {
        let mut events = Events::of(&app, UPDATES).await;
        import(&app.database, "Oak");
        let (name, told) = events.next().await;
        assert_eq!(name, "next");
        let now = app.ask("{ register { version schools sources { code } } }").await;
        assert_eq!(&told["data"]["registerUpdated"], now.at("/register"));
        assert_ne!(told["data"]["registerUpdated"]["version"], "1");
    }
}
