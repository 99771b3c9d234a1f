//! Commands about who may: tokens, keys, partner systems, people's rights. What one token or one system is to be is said
//! on the command line alone: in the environment it would stand for the next one too.

use chrono::TimeDelta;
use clap::{Args, Subcommand, builder::BoolishValueParser};
use entity::{TrustUid, Urn};
use humantime::Duration;
use uuid::Uuid;

use super::{Database, Issuer};
use crate::access::{ClientScope, Role};

/// The longest time for which the service's own tokens are good.
const LONGEST: TimeDelta = TimeDelta::days(7);

/// `token`.
#[derive(Args, Debug)]
pub struct Token {
    /// What who bears it is to the sector.
    #[arg(long, value_enum)]
    pub role: Role,
    /// A trust of theirs, by UID. May be given several times.
    #[arg(long, value_delimiter = ',', value_name = "UID")]
    pub trust: Vec<TrustUid>,
    /// A school of theirs, by URN. May be given several times.
    #[arg(long, value_delimiter = ',', value_name = "URN")]
    pub school: Vec<Urn>,
    /// What a partner system may ask for, such as staff:read. May be given several times.
    #[arg(long, value_delimiter = ',')]
    pub scope: Vec<ClientScope>,
    /// Who it is about: by this a member of staff is tied to it. Left out, somebody new.
    #[arg(long)]
    pub subject: Option<String>,
    /// How long it is good, seven days at most.
    #[arg(long, default_value = "1h", value_parser = lifetime)]
    pub expires: Duration,
    /// In production nobody is given a token by hand: this is refused.
    #[arg(long, env, value_parser = BoolishValueParser::new())]
    pub production: bool,
    #[command(flatten)]
    /// What it says of the service.
    pub issuer: Issuer,
    #[command(flatten)]
    /// Where the key is.
    pub database: Database,
}

fn lifetime(text: &str) -> Result<Duration, String> {
    let lasts: Duration = text.parse().map_err(|error| format!("{error}"))?;
    let is_allowed = TimeDelta::from_std(lasts.into()).is_ok_and(|it| it > TimeDelta::zero() && it <= LONGEST);
    is_allowed.then_some(lasts).ok_or_else(|| "a token is good for some time, and for seven days at most".into())
}

/// `keys`.
#[derive(Args, Debug)]
pub struct Keys {
    /// What to do with them.
    #[command(subcommand)]
    pub what: KeysCommand,
    #[command(flatten)]
    /// Where they are.
    pub database: Database,
}

/// What to do with the keys that sign the service's own tokens.
#[derive(Subcommand, Debug)]
pub enum KeysCommand {
    /// List them: which signs, and until when others are believed.
    List,
    /// Put a new one in the place of the one that signs.
    Rotate {
        /// How long what the one before signed is believed yet; 0s where it fell into wrong hands.
        #[arg(long, default_value = "7days")]
        overlap: Duration,
    },
}

/// `client`.
#[derive(Args, Debug)]
pub struct Client {
    /// What to do with them.
    #[command(subcommand)]
    pub what: ClientCommand,
    #[command(flatten)]
    /// Where they are.
    pub database: Database,
}

/// What to do with partner systems.
#[derive(Subcommand, Debug)]
pub enum ClientCommand {
    /// Let one in, and print its secret, which nobody can print again.
    Create {
        /// What people call it.
        name: String,
        /// What it may ask for, such as staff:read. May be given several times.
        #[arg(long, value_delimiter = ',', required = true)]
        scope: Vec<ClientScope>,
        /// A trust that it acts for, by UID. May be given several times.
        #[arg(long, value_delimiter = ',', value_name = "UID")]
        trust: Vec<TrustUid>,
    },
    /// List them.
    List,
    /// Give one another secret, and print it. The one before opens nothing any more.
    Rotate {
        /// Its id.
        id: Uuid,
    },
    /// Let one in no more.
    Revoke {
        /// Its id.
        id: Uuid,
    },
}

/// `privacy`.
#[derive(Args, Debug)]
pub struct Privacy {
    /// What to do.
    #[command(subcommand)]
    pub what: PrivacyCommand,
    #[command(flatten)]
    /// Where people's data is.
    pub database: Database,
}

/// What to do about people's data.
#[derive(Subcommand, Debug)]
pub enum PrivacyCommand {
    /// Delete what is older than it may be, and erase who is waiting for it. The service does so every hour.
    Sweep,
    /// Have the law remember a member of staff: they are not erased for now.
    Hold {
        /// The member's id.
        id: Uuid,
    },
    /// Have the law remember a member of staff no more.
    Release {
        /// The member's id.
        id: Uuid,
    },
}
