//! What is read for all of a reply at once, in the place of once for each thing on a page.

use std::{sync::Arc, time::Duration};

use async_graphql::{
    dataloader::DataLoader,
    runtime::{Timer, TokioSpawner},
};
use futures_util::future::BoxFuture;
use sea_orm::DatabaseConnection;

use crate::{
    changes::IdentityReads,
    context::Asker,
    exchange::{
        Exchange,
        loaders::{Boards, NeedsOf, NeedsSeenByFew, OpenOffers},
    },
    notification::ReadMarks,
    practice::{Authors, Editions, Practices, Saved},
    secondee_offer::loaders::{Contacts, Offerers, Offers},
    secondment::loaders::{
        AmendmentApprovals, Amendments, Approvals, Checks, Costs, Events, FilledNeeds, KnownStaff, Needs, Objectives,
        OwnStaff, Reviews, Secondments, Source, Texts,
    },
    staff::Persons,
};

/// One loader for each kind of thing.
pub struct Loaders {
    /// Who members of staff are.
    pub persons: DataLoader<Persons>,
    /// Practices.
    pub practices: DataLoader<Practices>,
    /// Their editions.
    pub editions: DataLoader<Editions>,
    /// Who wrote them.
    pub authors: DataLoader<Authors>,
    /// Which are kept to be found again.
    pub saved: DataLoader<Saved>,
    /// Members of staff, as far as there are any for who asks.
    pub known_staff: DataLoader<KnownStaff>,
    /// The member of staff that who asks is.
    pub own_staff: DataLoader<OwnStaff>,
    /// Needs.
    pub needs: DataLoader<Needs>,
    /// How much of them is agreed.
    pub filled_needs: DataLoader<FilledNeeds>,
    /// All needs and offers as they are now.
    pub boards: DataLoader<Boards>,
    /// Which of the open offers there are for who asks.
    pub open_offers: DataLoader<OpenOffers>,
    /// Which needs there are for who asks and not for everybody like them.
    pub needs_seen_by_few: DataLoader<NeedsSeenByFew>,
    /// The needs of schools and trusts.
    pub needs_of: DataLoader<NeedsOf>,
    /// Offers.
    pub offers: DataLoader<Offers>,
    /// Questions to who made them.
    pub contacts: DataLoader<Contacts>,
    /// Who made them.
    pub offerers: DataLoader<Offerers>,
    /// Secondments.
    pub secondments: DataLoader<Secondments>,
    /// What parties say of secondments.
    pub secondment_approvals: DataLoader<Approvals>,
    /// What was done to them.
    pub secondment_events: DataLoader<Events>,
    /// What was written of them.
    pub secondment_texts: DataLoader<Texts>,
    /// What they are to achieve.
    pub secondment_objectives: DataLoader<Objectives>,
    /// What came of them.
    pub secondment_reviews: DataLoader<Reviews>,
    /// What was checked for them.
    pub compliance_checks: DataLoader<Checks>,
    /// Who pays for them.
    pub cost_shares: DataLoader<Costs>,
    /// What somebody wants changed of them.
    pub amendments: DataLoader<Amendments>,
    /// What parties say of that.
    pub amendment_approvals: DataLoader<AmendmentApprovals>,
    /// What of what somebody is told they have read.
    pub read_marks: DataLoader<ReadMarks>,
}

impl Loaders {
    /// For one request.
    pub fn new(db: &DatabaseConnection, exchange: &Exchange, asker: &Asker, reads: &Arc<IdentityReads>) -> Self {
        let source = Source { db: db.clone(), asker: asker.clone() };
        Self {
            known_staff: loader(KnownStaff(source.clone())),
            own_staff: loader(OwnStaff(source.clone())),
            needs: loader(Needs(source.clone())),
            filled_needs: loader(FilledNeeds(source.clone())),
            boards: loader(Boards(exchange.clone())),
            open_offers: loader(OpenOffers(source.clone())),
            needs_seen_by_few: loader(NeedsSeenByFew(source.clone())),
            needs_of: loader(NeedsOf(source.clone())),
            offers: loader(Offers(source.clone())),
            contacts: loader(Contacts(source.clone())),
            secondments: loader(Secondments(source.clone())),
            offerers: loader(Offerers(source.clone())),
            secondment_approvals: loader(Approvals(source.clone())),
            secondment_events: loader(Events(source.clone())),
            secondment_texts: loader(Texts(source.clone())),
            secondment_objectives: loader(Objectives(source.clone())),
            secondment_reviews: loader(Reviews(source.clone())),
            compliance_checks: loader(Checks(source.clone())),
            cost_shares: loader(Costs(source.clone())),
            amendments: loader(Amendments(source.clone())),
            amendment_approvals: loader(AmendmentApprovals(source)),
            persons: loader(Persons::new(db.clone(), asker.clone(), reads.clone())),
            practices: loader(Practices { db: db.clone(), asker: asker.clone() }),
            editions: loader(Editions { db: db.clone(), asker: asker.clone() }),
            authors: loader(Authors { db: db.clone(), asker: asker.clone() }),
            saved: loader(Saved { db: db.clone(), asker: asker.clone() }),
            read_marks: loader(ReadMarks { db: db.clone(), asker: asker.clone() }),
        }
    }
}

fn loader<T>(of: T) -> DataLoader<T> {
    DataLoader::new(of, TokioSpawner::current(), OncePolled)
}

/// Waits until what runs has asked for all that it can, and no longer. A worker is one thread, and all fields of a level are
/// asked for in one go: a timer would have each level of a reply wait for two milliseconds more.
struct OncePolled;

impl Timer for OncePolled {
    fn delay(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(tokio::task::yield_now())
    }
}
