//! Keeping the library as the database has it.

use std::{collections::HashMap, sync::Arc, time::Duration};

use arc_swap::ArcSwap;
use entity::{adoption, change_log, practice};
use sea_orm::{ColumnTrait as _, DatabaseConnection, QueryFilter as _, QueryOrder as _};
use tokio::{
    sync::{Mutex, broadcast},
    task::JoinHandle,
};
use uuid::Uuid;

use super::{AdoptionFact, Entry, Shelf};
use crate::{
    access::scope::library as all,
    changes::{EntityType, Tail},
    graphql::error::Error,
};

/// How often the log is asked what others changed. A change is promised to be found within two seconds.
const POLL: Duration = Duration::from_millis(500);

/// How many changed practices somebody who listens may be behind.
const BEHIND: usize = 1024;

/// The practices as they are searched. Clones are the same one.
#[derive(Clone)]
pub struct Library {
    db: DatabaseConnection,
    shelf: Arc<ArcSwap<Shelf>>,
    /// Held while a change is followed, so that one is at a time.
    tail: Arc<Mutex<Tail>>,
    changed: broadcast::Sender<Uuid>,
}

impl Library {
    /// Reads all practices for the first time.
    pub async fn load(db: DatabaseConnection) -> Result<Self, Error> {
        // What is changed meanwhile is followed afterwards.
        let tail = Tail::begin(db.clone(), &[EntityType::Practice, EntityType::Adoption]).await?;
        let practices = all::practices().order_by_asc(practice::Column::Id).all(&db).await?;
        let mut shelf = Shelf::default();
        put(&mut shelf, practices, all::adoptions().all(&db).await?)?;
        let (shelf, tail) = (Arc::new(ArcSwap::from_pointee(shelf)), Arc::new(Mutex::new(tail)));
        Ok(Self { db, shelf, tail, changed: broadcast::Sender::new(BEHIND) })
    }

    /// All practices as they are now.
    pub fn shelf(&self) -> Arc<Shelf> {
        self.shelf.load_full()
    }

    /// The practices that change from now on, as this instance follows them.
    pub fn changes(&self) -> broadcast::Receiver<Uuid> {
        self.changed.subscribe()
    }

    /// Follows what was changed since it was last followed, by whichever instance.
    pub async fn follow(&self) -> Result<(), Error> {
        let mut tail = self.tail.lock().await;
        let entries = tail.entries().await?;
        if entries.is_empty() {
            return Ok(());
        }
        let ids = self.practices_of(&entries).await?;
        let practices = all::practices().filter(practice::Column::Id.is_in(ids.clone())).all(&self.db).await?;
        let adoptions = all::adoptions().filter(adoption::Column::PracticeId.is_in(ids.clone())).all(&self.db).await?;
        let mut shelf = Shelf::clone(&self.shelf.load());
        put(&mut shelf, practices, adoptions)?;
        self.shelf.store(Arc::new(shelf));
        tail.passed();
        for id in ids {
            // Nobody may be listening.
            let _ = self.changed.send(id);
        }
        Ok(())
    }

    /// Follows for as long as the service runs.
    pub fn always(&self) -> JoinHandle<()> {
        let library = self.clone();
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(POLL).await;
                if let Err(error) = library.follow().await {
                    tracing::warn!(?error, "the library of practices could not follow a change");
                }
            }
        })
    }

    /// The practices that entries of the log are about: an adoption's is found by its row.
    async fn practices_of(&self, entries: &[change_log::Model]) -> Result<Vec<Uuid>, Error> {
        let of_type = |kind: &str| -> Vec<Uuid> {
            let theirs = entries.iter().filter(|entry| entry.entity_type == kind);
            theirs.filter_map(|entry| entry.entity_id.parse().ok()).collect()
        };
        let mut ids = of_type("PRACTICE");
        let adoptions = of_type("ADOPTION");
        if !adoptions.is_empty() {
            let rows = all::adoptions().filter(adoption::Column::Id.is_in(adoptions)).all(&self.db).await?;
            ids.extend(rows.into_iter().map(|row| row.practice_id));
        }
        ids.sort_unstable();
        ids.dedup();
        Ok(ids)
    }
}

fn put(shelf: &mut Shelf, practices: Vec<practice::Model>, adoptions: Vec<adoption::Model>) -> Result<(), Error> {
    let mut of_practice: HashMap<Uuid, Vec<AdoptionFact>> = HashMap::new();
    for row in &adoptions {
        of_practice.entry(row.practice_id).or_default().push(row.into());
    }
    for row in practices {
        let adoptions = of_practice.remove(&row.id).unwrap_or_default();
        shelf.put(Entry::new(&row, adoptions)?);
    }
    Ok(())
}
