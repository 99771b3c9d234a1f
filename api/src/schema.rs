//! The roots of the schema: a list of the features' parts.

use async_graphql::{MergedObject, MergedSubscription, SDLExportOptions, SchemaBuilder, ValidationMode};

use crate::{
    adoption::mutation::AdoptionMutation,
    api_client::{mutation::ApiClientMutation, query::ApiClientQuery},
    changes::query::LogQuery,
    graphql::document::{Judge, Unexecuted},
    host_need::{mutation::HostNeedMutation, query::HostNeedQuery},
    inspection::query::InspectionQuery,
    local_authority::query::LocalAuthorityQuery,
    me::query::MeQuery,
    node::NodeQuery,
    notification::{mutation::NotificationMutation, subscription::NotificationSubscription},
    practice::{mutation::PracticeMutation, query::PracticeQuery, subscription::PracticeSubscription},
    privacy::mutation::PrivacyMutation,
    quota::object::QuotaQuery,
    register::{query::RegisterQuery, subscription::RegisterSubscription},
    school::query::SchoolQuery,
    search::query::SearchQuery,
    secondee_offer::{mutation::OfferMutation, query::SecondeeOfferQuery},
    secondment::{mutation::SecondmentMutation, query::SecondmentQuery, subscription::SecondmentSubscription},
    staff::{mutation::StaffMutation, query::StaffQuery},
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
    PracticeQuery,
    StaffQuery,
    HostNeedQuery,
    SecondeeOfferQuery,
    SecondmentQuery,
    ApiClientQuery,
    LogQuery,
    QuotaQuery,
    MeQuery,
);

/// Everything that can be changed.
#[derive(MergedObject, Default)]
pub struct Mutation(
    PracticeMutation,
    AdoptionMutation,
    StaffMutation,
    HostNeedMutation,
    OfferMutation,
    SecondmentMutation,
    PrivacyMutation,
    ApiClientMutation,
    NotificationMutation,
);

/// Everything that can be listened for.
#[derive(MergedSubscription, Default)]
pub struct Subscription(RegisterSubscription, PracticeSubscription, SecondmentSubscription, NotificationSubscription);

/// The schema that requests are executed against.
pub type Schema = async_graphql::Schema<Query, Mutation, Subscription>;

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

fn builder() -> SchemaBuilder<Query, Mutation, Subscription> {
    Schema::build(Query::default(), Mutation::default(), Subscription::default()).limit_recursive_depth(DEEPEST)
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
