//! The binary: reads the command line, does what it says, and tells how that went by its exit code.
//! 0 done, 1 failed, 2 used wrongly.

use std::{
    io::{IsTerminal as _, Write as _},
    process::ExitCode,
};

use api::{
    command,
    config::{Config, LogFormat},
};
use clap::Parser as _;
use tracing_subscriber::EnvFilter;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    let config = Config::parse();
    log_to_stderr(config.log_format);
    match command::run(config.command).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody may be listening any more, which is no failure of its own.
            let _ = writeln!(std::io::stderr(), "school-trusts: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// What the libraries tell of themselves is of interest only when something is wrong.
const QUIETLY: &str = "info,sea_orm_migration=warn,sqlx=warn,actix_server=warn";

fn log_to_stderr(format: LogFormat) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(QUIETLY));
    let colours = std::io::stderr().is_terminal();
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(colours).with_writer(std::io::stderr);
    match format {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().flatten_event(true).init(),
    }
}
