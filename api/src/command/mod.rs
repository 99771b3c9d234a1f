//! What the binary does when it is told to: one file per command.

mod client;
mod demo;
mod doctor;
mod findings;
mod import;
mod keys;
mod privacy;
mod serve;
mod token;

use std::io::{ErrorKind, Write as _};

use anyhow::Context as _;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use crate::{changes::retention, clock::Clock, config::Command, database, schema};

/// Does what the command line asks for.
pub async fn run(command: Command) -> anyhow::Result<()> {
    let clock = Clock::system();
    match command {
        Command::Serve(options) => serve::run(&options, clock).await,
        Command::Import(options) => import::run(&options, &clock).await,
        Command::Migrate(options) => {
            let db = database::connect(&options.database_url).await?;
            database::migrate(&db).await?;
            Ok(retention::make_parts(&db, clock.now()).await?)
        }
        Command::Schema => print(&schema::sdl()),
        Command::Demo(options) => demo::run(&options, clock).await,
        Command::Token(options) => token::run(&options, &clock).await,
        Command::Keys(options) => keys::run(&options, &clock).await,
        Command::Client(options) => client::run(&options, &clock).await,
        Command::Privacy(options) => privacy::run(&options, &clock).await,
        Command::Doctor(options) => match options.findings {
            Some(kind) => findings::run(&options.database, kind).await,
            None => doctor::run(&options.database, &clock).await,
        },
    }
}

/// Prints what was asked for. Whoever stops reading, as `head` does, has read enough.
fn print(text: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error).context("nothing can be printed"),
        _ => Ok(()),
    }
}

/// Stops the service on the signals by which process managers and terminals ask for it; later ones change nothing.
fn stop_when_told(stopping: CancellationToken) -> anyhow::Result<()> {
    let mut signals = [signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?];
    tokio::spawn(async move {
        let [terminate, interrupt] = &mut signals;
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        stopping.cancel();
    });
    Ok(())
}
