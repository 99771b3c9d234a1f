//! What the binary does when it is told to: one file per command.

mod demo;
mod doctor;
mod import;
mod serve;

use crate::{clock::Clock, config::Command, database, schema};

/// Does what the command line asks for.
#[expect(clippy::print_stdout, reason = "the schema is what was asked for")]
pub async fn run(command: Command) -> anyhow::Result<()> {
    let clock = Clock::system();
    match command {
        Command::Serve(options) => serve::run(&options, clock).await,
        Command::Import(options) => import::run(&options, &clock).await,
        Command::Migrate(options) => database::migrate(&database::connect(&options.database_url).await?).await,
        Command::Schema => {
            print!("{}", schema::sdl());
            Ok(())
        }
        Command::Demo(options) => demo::run(&options, clock).await,
        Command::Doctor(options) => doctor::run(&options, &clock).await,
    }
}
