//! What every resolver may ask the request for.

use std::sync::{Arc, OnceLock};

use async_graphql::Context;
use chrono::{DateTime, Utc};
use sea_orm::DatabaseConnection;
use uuid::Uuid;

use crate::{
    access::Viewer,
    changes::{Feed, IdentityReads},
    clock::Clock,
    http::credentials::Caller,
    library::Library,
    live::Live,
    loaders::Loaders,
    quota::Budget,
    register::{Register, subscription::Updates},
};

/// Which register a request sees.
#[derive(Clone)]
pub enum Sight {
    /// The one that was served when it came in. The whole request sees this one.
    Moment(Arc<Register>),
    /// Whichever is the newest: a subscription may last for days, and keeps no old one in memory.
    Newest(Updates),
}

impl Sight {
    fn register(&self) -> Arc<Register> {
        match self {
            Self::Moment(register) => register.clone(),
            Self::Newest(updates) => updates.current(),
        }
    }
}

/// Who asks, as far as it can be told at any moment while the request lasts.
#[derive(Clone)]
pub struct Asker {
    sight: Sight,
    caller: Caller,
}

impl Asker {
    /// Who asks, with what is theirs now. Asked anew for each event of a subscription, since that may change.
    pub fn viewer(&self) -> Viewer {
        if self.caller.principal.is_none() {
            return Viewer::default();
        }
        Viewer::new(self.caller.principal.clone(), self.caller.reason.clone(), &self.sight.register())
    }
}

/// The one value put into a request.
pub struct RequestData {
    asker: Asker,
    spending: Spending,
    db: DatabaseConnection,
    clock: Clock,
    reads: Arc<IdentityReads>,
    loaders: OnceLock<Loaders>,
    live: Live,
}

impl RequestData {
    /// All that a request carries.
    pub fn new(
        sight: Sight,
        spending: Spending,
        caller: Caller,
        (db, clock, live): (DatabaseConnection, Clock, Live),
        reads: Arc<IdentityReads>,
    ) -> Self {
        Self { asker: Asker { sight, caller }, spending, db, clock, reads, loaders: OnceLock::new(), live }
    }
}

/// What a request costs, and what its caller has left.
#[derive(Clone, Copy, Debug)]
pub struct Spending {
    /// Points that it costs.
    pub cost: u32,
    /// What the caller has left; none where nothing bounds it.
    pub budget: Option<Budget>,
    /// When it was asked for.
    pub asked_at: DateTime<Utc>,
}

/// Reaches the request's data from a resolver.
pub trait RequestContext {
    /// The register that this request sees.
    fn register(&self) -> Arc<Register>;
    /// The registers to come, for a subscription.
    fn updates(&self) -> Option<Updates>;
    /// What this request costs.
    fn spending(&self) -> Spending;
    /// Who asks.
    fn viewer(&self) -> Viewer;
    /// Where private rows are.
    fn db(&self) -> &DatabaseConnection;
    /// The present moment.
    fn now(&self) -> DateTime<Utc>;
    /// What is read for all of the reply at once.
    fn loaders(&self) -> &Loaders;
    /// What follows the changes that people make.
    fn live(&self) -> &Live;
    /// The practices as they are searched.
    fn library(&self) -> &Library {
        &self.live().library
    }
    /// What happens, to be listened to.
    fn feed(&self) -> &Feed {
        &self.live().feed
    }
    /// Who asks, to be asked again later.
    fn asker(&self) -> &Asker;
    /// Notes whom somebody sees who ordinarily may not: that is kept with their reason, whatever is read of them.
    fn note_if_exceptional(&self, members: impl IntoIterator<Item = Uuid>);
}

impl RequestContext for Context<'_> {
    fn register(&self) -> Arc<Register> {
        self.data_unchecked::<RequestData>().asker.sight.register()
    }

    fn updates(&self) -> Option<Updates> {
        match &self.data_unchecked::<RequestData>().asker.sight {
            Sight::Moment(_) => None,
            Sight::Newest(updates) => Some(updates.clone()),
        }
    }

    fn spending(&self) -> Spending {
        self.data_unchecked::<RequestData>().spending
    }

    fn viewer(&self) -> Viewer {
        self.data_unchecked::<RequestData>().asker.viewer()
    }

    fn db(&self) -> &DatabaseConnection {
        &self.data_unchecked::<RequestData>().db
    }

    fn now(&self) -> DateTime<Utc> {
        self.data_unchecked::<RequestData>().clock.now()
    }

    fn loaders(&self) -> &Loaders {
        let data = self.data_unchecked::<RequestData>();
        data.loaders.get_or_init(|| Loaders::new(&data.db, &data.live.exchange, &data.asker, &data.reads))
    }

    fn live(&self) -> &Live {
        &self.data_unchecked::<RequestData>().live
    }

    fn asker(&self) -> &Asker {
        &self.data_unchecked::<RequestData>().asker
    }

    fn note_if_exceptional(&self, members: impl IntoIterator<Item = Uuid>) {
        if self.viewer().reason().is_some() {
            self.data_unchecked::<RequestData>().reads.note(members);
        }
    }
}
