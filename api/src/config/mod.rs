//! Every setting: a flag, and an environment variable of its name in capitals.

mod access;
mod identity;
mod wire;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{
    Args, Parser, Subcommand, ValueEnum,
    builder::{BoolishValueParser, PossibleValuesParser, TypedValueParser as _},
};

pub use self::{
    access::{Client, ClientCommand, Keys, KeysCommand, Privacy, PrivacyCommand, Token},
    identity::{Identity, Issuer, Oidc},
    wire::Wire,
};
use crate::{
    graphql::document::Limits,
    import::{self, MAX_REJECTS, finding_kind::FindingKind},
};

/// One API for England's School Trusts.
#[derive(Parser, Debug)]
#[command(name = "school-trusts", version, max_term_width = 100)]
pub struct Config {
    /// How the log is written: as lines for people, or as JSON for machines.
    #[arg(long, env, global = true, value_enum, default_value_t = LogFormat::Text)]
    pub log_format: LogFormat,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// How the log is written.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// Lines for people.
    Text,
    /// An object on each line.
    Json,
}

/// What the binary can do.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Answer queries over HTTP.
    Serve(Serve),
    /// Take the register's files in.
    Import(Import),
    /// Bring the database's tables up to date.
    Migrate(Database),
    /// Print the GraphQL schema.
    Schema,
    /// Serve an invented register, to try the API with.
    Demo(Demo),
    /// Look for what is wrong, and say what mends it.
    Doctor(Doctor),
    /// Print a token, to try the API with.
    Token(Token),
    /// List or replace the keys that sign the service's own tokens.
    Keys(Keys),
    /// Let partner systems in and out.
    Client(Client),
    /// See to what is kept of people.
    Privacy(Privacy),
}

/// Where the data is.
#[derive(Args, Clone, Debug)]
pub struct Database {
    /// Where the data is kept: sqlite://FILE?mode=rwc, or postgres://USER:PASSWORD@HOST/NAME.
    #[arg(long, env, global = true, hide_env_values = true, default_value = "sqlite://school-trusts.db?mode=rwc")]
    pub database_url: String,
}

/// Where the service listens.
#[derive(Args, Clone, Debug)]
pub struct Listen {
    /// The address to listen on; port 0 takes any free one.
    #[arg(long, env, default_value = "127.0.0.1:8080")]
    pub bind: String,
    /// Leave out what is only fit for trying things out: the GraphiQL page, and the schema's description of itself.
    #[arg(long, env, value_parser = BoolishValueParser::new())]
    pub production: bool,
    #[command(flatten)]
    /// Whose tokens are taken.
    pub identity: Identity,
    #[command(flatten)]
    /// How much a request may bring and take.
    pub wire: Wire,
    #[command(flatten)]
    /// How much a document may ask for.
    pub limits: Limits,
}

impl Default for Listen {
    /// What holds where nothing is set.
    fn default() -> Self {
        #[derive(Parser)]
        struct Unset {
            #[command(flatten)]
            listen: Listen,
        }
        Unset::parse_from([""]).listen
    }
}

/// `serve`.
#[derive(Args, Debug)]
pub struct Serve {
    #[command(flatten)]
    /// Where the data is.
    pub database: Database,
    #[command(flatten)]
    /// Where to listen.
    pub listen: Listen,
}

/// `import`.
#[derive(Args, Debug)]
pub struct Import {
    /// Files to take in: .csv, .csv.gz, the register's .zip, or folders of them.
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// The day that files describe whose names have no date: YYYY-MM-DD.
    #[arg(long, env, value_name = "DAY")]
    pub as_of: Option<NaiveDate>,
    /// Take in as history what is older than what is loaded, and believe a file that lists far less than the last one.
    #[arg(long, env, value_parser = BoolishValueParser::new())]
    pub force: bool,
    /// Say what would come of it, and change nothing.
    #[arg(long, env, value_parser = BoolishValueParser::new())]
    pub dry_run: bool,
    /// The most rows that may be refused before the whole import is.
    #[arg(long, env, default_value_t = MAX_REJECTS)]
    pub max_rejects: usize,
    /// Also write the report to this file, as JSON.
    #[arg(long, env)]
    pub report: Option<PathBuf>,
    #[command(flatten)]
    /// Where the data is.
    pub database: Database,
}

impl Import {
    /// What the import is asked to do.
    pub fn options(&self) -> import::Options {
        import::Options {
            paths: self.paths.clone(),
            as_of: self.as_of,
            force: self.force,
            dry_run: self.dry_run,
            max_rejects: self.max_rejects,
        }
    }
}

/// `doctor`.
#[derive(Args, Debug)]
pub struct Doctor {
    /// Instead, count what the loaded files show and was taken in all the same; with a kind, list every one of it.
    #[arg(long, env, value_name = "KIND", num_args = 0..=1, value_parser = finding_kinds())]
    pub findings: Option<Option<FindingKind>>,
    #[command(flatten)]
    /// Where the data is.
    pub database: Database,
}

fn finding_kinds() -> impl clap::builder::TypedValueParser<Value = FindingKind> {
    let names = FindingKind::ALL.iter().map(|kind| kind.name());
    PossibleValuesParser::new(names).try_map(|name| FindingKind::of(&name).ok_or("no such kind"))
}

/// `demo`.
#[derive(Args, Debug)]
pub struct Demo {
    /// Where the demo's data is kept: a database of its own, or an empty one.
    #[arg(long, env, hide_env_values = true, default_value = "sqlite://demo.db?mode=rwc")]
    pub database_url: String,
    /// How many schools to invent: 900 to 500,000.
    #[arg(long, env, default_value_t = 900, value_parser = clap::value_parser!(u32).range(900..=500_000))]
    pub schools: u32,
    /// What the invention starts from: the same seed gives the same world.
    #[arg(long, env, default_value_t = 1)]
    pub seed: u64,
    /// Only write the register's files to this folder, and serve nothing.
    #[arg(long, env)]
    pub files: Option<PathBuf>,
    #[command(flatten)]
    /// Where to listen.
    pub listen: Listen,
}
