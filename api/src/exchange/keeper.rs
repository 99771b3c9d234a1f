//! Keeping needs and offers as the database has them.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use arc_swap::ArcSwap;
use entity::{change_log, host_need, secondee_offer};
use sea_orm::{ColumnTrait as _, DatabaseConnection, EntityTrait, QueryFilter as _, Select};
use tokio::{sync::Mutex, task::JoinHandle};
use uuid::Uuid;

use super::{Board, NeedFacts, OfferFacts};
use crate::{
    access::scope::exchange as all,
    changes::{EntityType, Tail, name_of},
    graphql::error::Error,
};

/// How often the log is asked what others changed, so that whoever asks has little to wait for.
const POLL: Duration = Duration::from_millis(500);

/// How many rows are asked for by their keys at once: a statement may not name any number of them.
const AT_ONCE: usize = 1_000;

/// What is followed.
const FOLLOWED: [EntityType; 2] = [EntityType::HostNeed, EntityType::SecondeeOffer];

/// Needs and offers as they are listed and matched. Clones are the same one.
#[derive(Clone)]
pub struct Exchange {
    db: DatabaseConnection,
    board: Arc<ArcSwap<Board>>,
    /// How often it was begun to follow what was changed.
    begun: Arc<AtomicU64>,
    /// Held while a change is followed, so that one is at a time.
    followed: Arc<Mutex<Followed>>,
}

/// How far the log was followed.
struct Followed {
    tail: Tail,
    /// Which time it was that last came to its end, counted as they began.
    last: u64,
}

impl Exchange {
    /// Reads all needs and offers for the first time.
    pub async fn load(db: DatabaseConnection) -> Result<Self, Error> {
        // What is changed meanwhile is followed afterwards.
        let tail = Tail::begin(db.clone(), &FOLLOWED).await?;
        let needs = readable(&all::needs().all(&db).await?, NeedFacts::read);
        let offers = readable(&all::offers().all(&db).await?, OfferFacts::read);
        let board = Arc::new(ArcSwap::from_pointee(Board::new(needs, offers)));
        Ok(Self { db, board, begun: Arc::default(), followed: Arc::new(Mutex::new(Followed { tail, last: 0 })) })
    }

    /// All needs and offers as they are now, whichever instance changed them.
    pub async fn board(&self) -> Result<Arc<Board>, Error> {
        self.follow().await?;
        Ok(self.board.load_full())
    }

    /// Follows what was changed since it was last followed, by whichever instance. Of many who ask for it at once the first
    /// does it for itself, and the next for all who wait.
    pub async fn follow(&self) -> Result<(), Error> {
        let before = self.begun.load(Ordering::SeqCst);
        let mut followed = self.followed.lock().await;
        if followed.last > before {
            // It began after this was asked for, so it has seen all that there was then.
            return Ok(());
        }
        let this = self.begun.fetch_add(1, Ordering::SeqCst) + 1;
        self.catch_up(&mut followed.tail).await?;
        followed.last = this;
        Ok(())
    }

    async fn catch_up(&self, tail: &mut Tail) -> Result<(), Error> {
        let entries = tail.entries().await?;
        if entries.is_empty() {
            return Ok(());
        }
        let mut board = self.board.load_full();
        let needs = changed(&entries, EntityType::HostNeed);
        if !needs.is_empty() {
            let rows = self.rows(all::needs, host_need::Column::Id, &needs).await?;
            board = Arc::new(board.with_needs(&needs, readable(&rows, NeedFacts::read)));
        }
        let offers = changed(&entries, EntityType::SecondeeOffer);
        if !offers.is_empty() {
            let rows = self.rows(all::offers, secondee_offer::Column::Id, &offers).await?;
            board = Arc::new(board.with_offers(&offers, readable(&rows, OfferFacts::read)));
        }
        self.board.store(board);
        tail.passed();
        Ok(())
    }

    /// Follows for as long as the service runs.
    pub fn always(&self) -> JoinHandle<()> {
        let exchange = self.clone();
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(POLL).await;
                if let Err(error) = exchange.follow().await {
                    tracing::warn!(?error, "needs and offers could not follow a change");
                }
            }
        })
    }

    /// The rows with these keys, as far as there are any.
    async fn rows<E: EntityTrait>(
        &self,
        of: fn() -> Select<E>,
        id: E::Column,
        ids: &[Uuid],
    ) -> Result<Vec<E::Model>, Error> {
        let mut rows = vec![];
        for ids in ids.chunks(AT_ONCE) {
            rows.extend(of().filter(id.is_in(ids.iter().copied())).all(&self.db).await?);
        }
        Ok(rows)
    }
}

/// The keys of the things of one kind that entries of the log are about, each once.
fn changed(entries: &[change_log::Model], kind: EntityType) -> Vec<Uuid> {
    let theirs = entries.iter().filter(|entry| entry.entity_type == name_of(kind));
    let mut ids: Vec<Uuid> = theirs.filter_map(|entry| entry.entity_id.parse().ok()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// The facts of rows. One that cannot be read is left out and not in the way of all others.
fn readable<R, F>(rows: &[R], read: fn(&R) -> Result<F, Error>) -> Vec<F> {
    let note = |error: &Error| tracing::error!(?error, "a need or an offer could not be read and is not listed");
    rows.iter().filter_map(|row| read(row).inspect_err(note).ok()).collect()
}
