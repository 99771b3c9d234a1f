//! The roots of the schema: a list of the features' parts.

use async_graphql::{EmptyMutation, MergedObject, MergedSubscription, SDLExportOptions, SchemaBuilder, ValidationMode};

use crate::{
    graphql::document::{Judge, Unexecuted},
    inspection::query::InspectionQuery,
    local_authority::query::LocalAuthorityQuery,
    node::NodeQuery,
    quota::object::QuotaQuery,
    register::{query::RegisterQuery, subscription::RegisterSubscription},
    school::query::SchoolQuery,
    search::query::SearchQuery,
    trust::query::TrustQuery,
};

/// Everything that can be asked.
#[derive(MergedObject, Default)]
pub struct Query(
    NodeQuery,
    RegisterQuery,
    TrustQuery,
    SchoolQuery,
    LocalAuthorityQuery,
    InspectionQuery,
    SearchQuery,
    QuotaQuery,
);

/// Everything that can be listened for.
#[derive(MergedSubscription, Default)]
pub struct Subscription(RegisterSubscription);

/// The schema that requests are executed against.
pub type Schema = async_graphql::Schema<Query, EmptyMutation, Subscription>;

/// Selection sets may nest this deep in the executor; the document guard refuses less deep ones with better words.
const DEEPEST: usize = 70;

/// Makes the schema. Documents are checked before they reach it, and are not checked again.
pub fn build() -> Schema {
    builder().validation_mode(ValidationMode::Fast).finish()
}

/// Makes what checks documents by the executor's rules.
pub fn judge() -> Judge {
    Judge::new(builder().extension(Unexecuted).finish())
}

fn builder() -> SchemaBuilder<Query, EmptyMutation, Subscription> {
    Schema::build(Query::default(), EmptyMutation, Subscription::default()).limit_recursive_depth(DEEPEST)
}

/// The contract as text.
pub fn sdl() -> String {
    sdl_of(&build())
}

/// The contract of a schema that is made already.
pub fn sdl_of(schema: &Schema) -> String {
    let text = schema.sdl_with_options(SDLExportOptions::new().include_specified_by().use_space_ident());
    format!("{}\n", text.trim_end())
}
