//! `client`: the partner systems that may sign in.

use anyhow::anyhow;
use chrono::SecondsFormat;
use entity::{api_client, api_client_trust};
use sea_orm::{DatabaseConnection, QueryOrder as _};

use super::print;
use crate::{
    access::{Viewer, scope},
    api_client::save::{self, Made, Wanted},
    changes::Write,
    clock::Clock,
    config::{Client, ClientCommand},
    database,
    graphql::error::Error,
};

/// Who makes a change at the command line, as the log calls them.
pub const ACTOR: &str = "command";

/// Lets one in or out, or lists them.
pub async fn run(options: &Client, clock: &Clock) -> anyhow::Result<()> {
    let db = database::connect_to_existing(&options.database.database_url).await?;
    database::check_migrations(&db).await?;
    let operation = match &options.what {
        ClientCommand::List => return list(&db).await,
        ClientCommand::Create { .. } => "createApiClient",
        ClientCommand::Rotate { .. } => "rotateApiClientSecret",
        ClientCommand::Revoke { .. } => "revokeApiClient",
    };
    let mut write = Write::by_ourselves(&db, clock.now(), (ACTOR, operation)).await?;
    let done = match &options.what {
        ClientCommand::Create { name, scope, trust } => {
            let (scopes, trusts) = (scope.iter().copied().collect(), trust.iter().copied().collect());
            save::create(&mut write, Wanted { name: name.clone(), scopes, trusts }).await
        }
        ClientCommand::Rotate { id } => save::rotate(&mut write, *id).await,
        ClientCommand::Revoke { id } => save::revoke(&mut write, *id).await,
        ClientCommand::List => return Ok(()),
    };
    let Made { client, secret } = write.end(done).await.map_err(told)?.map_err(|error| anyhow!(error.message))?;
    let secret = secret.map_or(String::new(), |secret| format!("client_secret={secret}\n"));
    print(&format!("client_id={}\n{secret}", client.id))
}

/// What an error is to whoever sits at the command line, who may know its cause.
pub fn told(error: Error) -> anyhow::Error {
    match error {
        Error::Fault(cause) => anyhow!(cause),
        other => anyhow!(other.message().to_owned()),
    }
}

async fn list(db: &DatabaseConnection) -> anyhow::Result<()> {
    let operator = Viewer::operator(ACTOR);
    let clients = scope::api_clients(&operator).order_by_asc(api_client::Column::Id).all(db).await?;
    let links = scope::api_client_trusts(&operator).order_by_asc(api_client_trust::Column::TrustUid).all(db).await?;
    let mut lines = String::new();
    for client in clients {
        let trusts: Vec<_> =
            links.iter().filter(|it| it.client_id == client.id).map(|it| it.trust_uid.to_string()).collect();
        let standing = match client.revoked_at {
            Some(at) => format!("revoked {}", at.to_rfc3339_opts(SecondsFormat::Secs, true)),
            None => format!("secret …{}", client.secret_hint),
        };
        lines.push_str(&format!(
            "{}  {}  {standing}  [{}]  trusts [{}]\n",
            client.id,
            client.name,
            client.scopes,
            trusts.join(" ")
        ));
    }
    print(&lines)
}
