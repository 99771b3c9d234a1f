//! What every test needs: a database of its own, the service on a free port, a client that asks it.

pub mod app;
pub mod client;
pub mod database;
pub mod dice;
pub mod hand;
pub mod wish;
pub mod world;

pub use app::TestApp;
pub use client::Reply;
pub use database::Engine;
pub use hand::Hand;
pub use wish::wish;

/// Declares promises that hold on both databases: each becomes one test on SQLite and one on PostgreSQL.
#[macro_export]
macro_rules! on_both_databases {
    ($($(#[$attribute:meta])* async fn $promise:ident($app:pat_param) $body:block)+) => {
        $(
            $(#[$attribute])*
            mod $promise {
                #[allow(unused_imports)]
                use super::*;

                async fn promise($app: $crate::TestApp) $body

                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn sqlite() {
                    promise($crate::TestApp::start($crate::Engine::Sqlite).await).await;
                }

                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn postgres() {
                    promise($crate::TestApp::start($crate::Engine::Postgres).await).await;
                }
            }
        )+
    };
}
