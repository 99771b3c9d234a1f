//! What comes of an operation that is answered by a stream: one result, or one after another.

use std::sync::Arc;

use apollo_compiler::ast::OperationType;
use async_graphql::Response;
use futures_util::stream::{self, LocalBoxStream, StreamExt as _};

use super::{admission, graphql, operation::Operation, problem::Problem, reply};
use crate::app::Service;

/// Results as JSON, each of so many bytes at most. After a problem there is no other.
pub type Results = LocalBoxStream<'static, Result<Vec<u8>, Problem>>;

/// Begins an operation.
pub fn of(service: Arc<Service>, operation: Operation, most: usize) -> Results {
    match operation.kind {
        OperationType::Subscription => {
            let responses = service.schema.execute_stream(operation.request);
            let reads = operation.reads;
            let kept = move |response| {
                let (service, reads) = (service.clone(), reads.clone());
                async move {
                    graphql::count_errors(&service, &response);
                    graphql::keep(&service, &reads).await?;
                    written(response, most)
                }
            };
            responses.then(kept).boxed_local()
        }
        OperationType::Query | OperationType::Mutation => {
            let executed = async move { written(graphql::execute(&service, operation).await?, most) };
            stream::once(admission::go_on(executed)).boxed_local()
        }
    }
}

fn written(response: Response, most: usize) -> Result<Vec<u8>, Problem> {
    reply::bytes(&reply::settled(response)?, most)
}
