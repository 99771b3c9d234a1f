//! From a request to an operation that may run: found, allowed, fit, and paid for. The same for every transport.

use std::sync::Arc;

use actix_web::http::{StatusCode, header};
use apollo_compiler::ast::OperationType;
use async_graphql::{Request, Variables};
use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use super::{
    credentials::Caller,
    problem::Problem,
    request::{GraphqlRequest, Wanted, not_found},
    trace,
};
use crate::{
    app::Service,
    changes::IdentityReads,
    context::{RequestData, Sight, Spending},
    graphql::{
        document::{Checked, DocumentHash, Prepared, Refusal},
        error::code,
    },
    quota::{Account, Budget, Overdrawn, Quota},
};

/// An operation that may run.
pub struct Operation {
    /// What the executor takes.
    pub request: Request,
    /// Whether it reads, changes or listens.
    pub kind: OperationType,
    /// What it costs, and what its caller has left.
    pub spending: Spending,
    /// Whose identity it reads, which is kept before its reply is sent.
    pub reads: Arc<IdentityReads>,
}

/// An operation that is fit to run, and not paid for.
struct Fit {
    prepared: Arc<Prepared>,
    name: Option<String>,
    kind: OperationType,
    variables: Map<String, Value>,
    cost: u32,
}

/// Finds the operation that a client asks for, and has it paid for. What is refused costs a point: looking at it was
/// work, and who has nothing left is told so.
pub async fn prepare(service: &Arc<Service>, asked: GraphqlRequest, caller: &Caller) -> Result<Operation, Problem> {
    let account = &caller.account;
    let fit = match fit(service, asked).await {
        Ok(fit) => fit,
        Err(problem) => return Err(charge(service, account, 1).err().unwrap_or(problem)),
    };
    let budget = charge(service, account, fit.cost)?;
    let spending = Spending { cost: fit.cost, budget, asked_at: service.clock.now() };
    let mut request = Request::new("").variables(Variables::from_json(Value::Object(fit.variables)));
    request.operation_name = fit.name;
    request.set_parsed_query(fit.prepared.executable());
    let sight = match fit.kind {
        OperationType::Subscription => Sight::Newest(service.keeper.updates()),
        OperationType::Query | OperationType::Mutation => Sight::Moment(service.keeper.current()),
    };
    let reads = Arc::new(IdentityReads::new(caller, request.operation_name.clone(), trace::request_id()));
    let (caller, kept) = (caller.clone(), (service.db.clone(), service.clock.clone(), service.live.clone()));
    let request = request.data(RequestData::new(sight, spending, caller, kept, reads.clone()));
    Ok(Operation { request, kind: fit.kind, spending, reads })
}

async fn fit(service: &Arc<Service>, asked: GraphqlRequest) -> Result<Fit, Problem> {
    let prepared = find(service, asked.document).await?;
    if !service.introspection && prepared.checked.introspects() {
        let message = "This service does not describe its schema; schema.graphql does.";
        return Err(Problem::refused(code::GRAPHQL_VALIDATION_FAILED, message));
    }
    let (name, kind) = choose(&prepared.checked, asked.operation_name)?;
    let documents = service.memory.documents();
    let cost = documents.check_variables(&prepared.checked, name.as_deref(), &asked.variables);
    let cost = cost.map_err(|refusal| in_the_clients_words(service, refusal))?.points;
    Ok(Fit { prepared, name, kind, variables: asked.variables, cost })
}

/// The document, checked. One that nobody sent before is checked on a thread that answers nobody.
async fn find(service: &Arc<Service>, wanted: Wanted) -> Result<Arc<Prepared>, Problem> {
    let (memory, trusted_alone) = (&service.memory, service.only_trusted_documents);
    let (text, hash) = match wanted {
        Wanted::Id(id) => {
            let unknown = || not_found("No document is registered under this id.");
            return memory.trusted(&id).ok_or_else(unknown);
        }
        Wanted::Hash(hash) => {
            let known = if trusted_alone { memory.trusted_by_hash(&hash) } else { memory.remembered(&hash) };
            return known.ok_or_else(|| not_found("PersistedQueryNotFound"));
        }
        Wanted::Text(text) => {
            let hash = DocumentHash::of(&text);
            (text, hash)
        }
        Wanted::Persisted(text, hash) => (text, hash),
    };
    if trusted_alone {
        let unknown =
            || Problem::new(StatusCode::FORBIDDEN, code::FORBIDDEN, "This service takes registered documents alone.");
        return memory.trusted_by_hash(&hash).ok_or_else(unknown);
    }
    if let Some(known) = memory.remembered(&hash) {
        return Ok(known);
    }
    let worker = service.clone();
    let learnt = tokio::task::spawn_blocking(move || worker.memory.learn(hash, &text)).await;
    let learnt = learnt.map_err(|_| Problem::overloaded())?;
    learnt.map_err(|refusal| in_the_clients_words(service, refusal))
}

/// A service that does not describe its schema does not do so in its errors either.
fn in_the_clients_words(service: &Service, refusal: Refusal) -> Problem {
    if service.introspection { refusal } else { refusal.untold() }.into()
}

/// Which of the document's operations to run, and of what kind it is.
fn choose(checked: &Checked, wanted: Option<String>) -> Result<(Option<String>, OperationType), Problem> {
    let unresolved = |message: &str| Problem::refused(code::OPERATION_RESOLUTION_FAILURE, message);
    let mut operations = checked.operations();
    match wanted {
        Some(name) => match operations.find(|operation| operation.name == Some(&name)) {
            Some(operation) => Ok((Some(name), operation.kind)),
            None => Err(unresolved("The document has no operation of the name in operationName.")),
        },
        None => match (operations.next(), operations.next()) {
            (Some(operation), None) => Ok((operation.name.map(str::to_owned), operation.kind)),
            _ => Err(unresolved("The document has several operations: name one in operationName.")),
        },
    }
}

/// Takes points from an account; none only looks at it.
pub fn charge(service: &Service, account: &Account, points: u32) -> Result<Option<Budget>, Problem> {
    let spend = |quota: &Quota| if points > 0 { quota.spend(account, points) } else { Ok(quota.look(account)) };
    let too_much = |overdrawn| too_much(points, account, &overdrawn, service.clock.now());
    service.quota.as_ref().map(spend).transpose().map_err(too_much)
}

fn too_much(points: u32, account: &Account, Overdrawn { budget, wait }: &Overdrawn, now: DateTime<Utc>) -> Problem {
    let message = format!(
        "The operation costs {points} points, and {} of {} are left; try again in {} seconds.",
        budget.remaining,
        budget.limit,
        wait.as_millis().div_ceil(1000).max(1)
    );
    let mut problem = Problem::new(StatusCode::TOO_MANY_REQUESTS, code::RATE_LIMITED, message).retry_after(*wait);
    for (name, value) in rate_limit_headers(budget, account.kind(), now) {
        problem = problem.with(name, value);
    }
    problem
}

/// What the caller has left, in the headers of the IETF's draft: how much, and in how many seconds all of it is back.
pub fn rate_limit_headers(
    budget: &Budget,
    kind: &str,
    now: DateTime<Utc>,
) -> [(header::HeaderName, header::HeaderValue); 2] {
    let seconds = (budget.resets_at - now).num_seconds();
    let value = |text: String| header::HeaderValue::try_from(text).unwrap_or(header::HeaderValue::from_static(""));
    [
        (header::HeaderName::from_static("ratelimit-policy"), value(format!("\"{kind}\";q={};w=60", budget.limit))),
        (header::HeaderName::from_static("ratelimit"), value(format!("\"{kind}\";r={};t={seconds}", budget.remaining))),
    ]
}
