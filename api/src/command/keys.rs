//! `keys`: the keys that sign the service's own tokens.

use chrono::{SecondsFormat, TimeDelta};

use super::print;
use crate::{
    access::token::keys::{self, Keys},
    clock::Clock,
    config::{Keys as Options, KeysCommand},
    database,
};

/// Lists them, or puts a new one in the place of the one that signs.
pub async fn run(options: &Options, clock: &Clock) -> anyhow::Result<()> {
    let db = database::connect_to_existing(&options.database.database_url).await?;
    database::check_migrations(&db).await?;
    if let KeysCommand::Rotate { overlap } = &options.what {
        keys::rotate(&db, clock.now(), TimeDelta::from_std((*overlap).into())?).await?;
    }
    let mut lines = String::new();
    for key in Keys::of(db).all().await?.iter() {
        let standing = match key.believed_until {
            None => "signs".to_owned(),
            Some(until) if until <= clock.now() => "is believed no more".to_owned(),
            Some(until) => format!("is believed until {}", until.to_rfc3339_opts(SecondsFormat::Secs, true)),
        };
        let made = key.made_at.to_rfc3339_opts(SecondsFormat::Secs, true);
        lines.push_str(&format!("{}  made {made}  {standing}\n", key.kid));
    }
    print(&lines)
}
