//! What one local authority answers.

use std::sync::Arc;

use async_graphql::{ID, Object};

use crate::{
    graphql::{connection::Connection, error::Error, flag::OpenOnly, node_id::NodeId, paging::Window},
    register::{AuthorityRecord, Register, Schools},
    school::{code_lists::Region, filter::SchoolFilter, order::SchoolOrder},
};

/// A local authority: a place in a register.
#[derive(Clone)]
pub struct LocalAuthority {
    register: Arc<Register>,
    position: u32,
}

impl LocalAuthority {
    /// The authority at a position.
    pub fn new(register: Arc<Register>, position: u32) -> Self {
        Self { register, position }
    }

    fn record(&self) -> &AuthorityRecord {
        self.register.authorities.at(self.position)
    }
}

/// A local authority, or a stand-in for places outside England. Source: Get Information about Schools.
#[Object]
impl LocalAuthority {
    /// Opaque id, the same in every installation of this service.
    pub async fn id(&self) -> ID {
        ID::from(&NodeId::LocalAuthority(self.record().code.to_string()))
    }

    /// The Department for Education's three-digit code.
    fn code(&self) -> &str {
        &self.record().code
    }

    /// The name, spelled as in the register.
    fn name(&self) -> &str {
        &self.record().name
    }

    /// The nine-character code of the Office for National Statistics; null where the register has none.
    fn gss_code(&self) -> Option<&str> {
        self.record().gss_code.as_deref()
    }

    /// The region in which most of its schools lie; null where it has none.
    fn la_region(&self) -> Option<Region> {
        self.record().region
    }

    /// The schools in its area, whoever runs them, page by page.
    #[expect(clippy::too_many_arguments, reason = "the arguments of a connection")]
    fn schools(
        &self,
        #[graphql(desc = "Which of its schools; null for all.")] filter: Option<SchoolFilter>,
        #[graphql(desc = "Leave out schools that are not open. Ignored where the filter asks for statuses.", default)]
        open_only: OpenOnly,
        #[graphql(desc = "How the list runs.", default_with = "Some(SchoolOrder::default())")] order_by: Option<
            SchoolOrder,
        >,
        #[graphql(desc = "At most this many from the start: 0 to 100, 20 where neither first nor last is given.")]
        first: Option<i32>,
        #[graphql(desc = "Only what stands behind this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many from the end: 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what stands before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Schools>, Error> {
        let theirs = SchoolFilter::choose(filter.as_ref(), &self.register, &self.record().schools, open_only.0)?;
        let order = order_by.unwrap_or_default().of(filter.as_ref(), open_only.0, &self.register, &theirs)?;
        let window = Window { first, after, last, before };
        Connection::new(self.register.clone(), theirs, order, &window)
    }
}
