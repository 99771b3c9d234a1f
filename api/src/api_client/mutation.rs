//! How partner systems are let in and out.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use entity::api_client::Column;
use sea_orm::{ColumnTrait as _, QueryFilter as _};
use uuid::Uuid;

use super::{
    ApiClient,
    save::{self, Made, Wanted},
};
use crate::{
    access::{ClientScope, scope},
    changes::{Stop, Write},
    context::RequestContext as _,
    graphql::{batch, error::Error, node_id::NodeId, user_error::UserError},
    register::Register,
    trust::query::TrustKey,
};

/// What a partner system is to be called, and to do for whom.
#[derive(InputObject)]
pub struct CreateApiClientInput {
    /// What people call it: at most 100 letters.
    name: String,
    /// What it may ask for, one at least: practice:read, practice:write, staff:read, staff:write, secondment:read,
    /// secondment:write, secondment:identity.
    scopes: Vec<String>,
    /// The trusts that it acts for, at most 300. Left out, it acts for none, and reads only what is shown to everybody who
    /// is signed in.
    trusts: Option<Vec<TrustKey>>,
}

/// Which partner system.
#[derive(InputObject)]
pub struct ApiClientActionInput {
    /// Its id.
    client_id: ID,
}

/// What came of a change of a partner system.
#[derive(SimpleObject)]
pub struct ApiClientPayload {
    /// The system as it is now. Null where the change was not made.
    client: Option<ApiClient>,
    /// Its secret: shown this once, and kept by nobody. Null where it was given none.
    secret: Option<String>,
    /// Why the change was not made; empty where it was.
    user_errors: Vec<UserError>,
}

/// The changes of partner systems. For who operates the service.
#[derive(Default)]
pub struct ApiClientMutation;

#[Object]
impl ApiClientMutation {
    /// Lets a partner system in, and gives it a secret. For who operates the service.
    async fn create_api_client(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What it is to be called, and to do for whom.")] input: CreateApiClientInput,
    ) -> Result<ApiClientPayload, Error> {
        let mut write = Write::begin(ctx, "createApiClient").await?;
        let done = match wanted(&input, &ctx.register()) {
            Ok(wanted) => save::create(&mut write, wanted).await,
            Err(stop) => Err(stop),
        };
        payload(ctx, write.end(done).await?).await
    }

    /// Gives a partner system another secret; the one before opens nothing any more. For who operates the service.
    async fn rotate_api_client_secret(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which system.")] input: ApiClientActionInput,
    ) -> Result<ApiClientPayload, Error> {
        let mut write = Write::begin(ctx, "rotateApiClientSecret").await?;
        let done = match read_id(&input) {
            Ok(id) => save::rotate(&mut write, id).await,
            Err(stop) => Err(stop),
        };
        payload(ctx, write.end(done).await?).await
    }

    /// Lets a partner system in no more: neither its secret nor its tokens open anything within 30 seconds. For who operates
    /// the service.
    async fn revoke_api_client(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which system.")] input: ApiClientActionInput,
    ) -> Result<ApiClientPayload, Error> {
        let mut write = Write::begin(ctx, "revokeApiClient").await?;
        let done = match read_id(&input) {
            Ok(id) => save::revoke(&mut write, id).await,
            Err(stop) => Err(stop),
        };
        payload(ctx, write.end(done).await?).await
    }
}

fn wanted(input: &CreateApiClientInput, register: &Register) -> Result<Wanted, Stop> {
    let keys = input.trusts.as_deref().unwrap_or_default();
    batch::check_size(keys.len())?;
    let scopes: Result<_, String> = input.scopes.iter().map(|scope| scope.parse::<ClientScope>()).collect();
    let scopes = scopes.map_err(|message| UserError::invalid(&["input", "scopes"], message))?;
    let trust = |key: &TrustKey| match key.find(register)? {
        Some(at) => Ok(register.trusts.at(at).uid),
        None => Err(Stop::from(UserError::not_found(&["input", "trusts"]))),
    };
    Ok(Wanted { name: input.name.clone(), scopes, trusts: keys.iter().map(trust).collect::<Result<_, _>>()? })
}

fn read_id(input: &ApiClientActionInput) -> Result<Uuid, Stop> {
    match NodeId::parse(&input.client_id)? {
        NodeId::ApiClient(id) => Ok(id),
        other => Err(other.wrong_type("ApiClient").into()),
    }
}

async fn payload(ctx: &Context<'_>, done: Result<Made, UserError>) -> Result<ApiClientPayload, Error> {
    Ok(match done {
        Ok(made) => {
            let found = scope::api_clients(&ctx.viewer()).filter(Column::Id.eq(made.client.id));
            let client = ApiClient::read(ctx, found).await?.pop();
            ApiClientPayload { client, secret: made.secret, user_errors: vec![] }
        }
        Err(error) => ApiClientPayload { client: None, secret: None, user_errors: vec![error] },
    })
}
