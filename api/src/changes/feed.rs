//! What happens, told to whoever listens.

use std::{sync::Arc, time::Duration};

use sea_orm::{DatabaseConnection, DbErr};
use tokio::{
    sync::{Mutex, broadcast},
    task::JoinHandle,
};
use uuid::Uuid;

use super::{
    code_lists::{EntityType, named},
    tail::Tail,
};

/// How often the log is asked what others changed.
const POLL: Duration = Duration::from_millis(500);

/// How many events somebody who listens may be behind.
const BEHIND: usize = 1024;

/// What is told of. The library tells of practices itself, once it has them.
const TOLD: [EntityType; 2] = [EntityType::Secondment, EntityType::Notification];

/// What happens, as this instance follows it. Clones are the same one.
#[derive(Clone)]
pub struct Feed {
    tail: Arc<Mutex<Tail>>,
    told: broadcast::Sender<Happened>,
}

/// One change of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Happened {
    /// What kind of thing.
    pub entity_type: EntityType,
    /// Its key.
    pub id: Uuid,
}

impl Feed {
    /// Begins with what happens from now on.
    pub async fn begin(db: DatabaseConnection) -> Result<Self, DbErr> {
        let tail = Arc::new(Mutex::new(Tail::begin(db, &TOLD).await?));
        Ok(Self { tail, told: broadcast::Sender::new(BEHIND) })
    }

    /// What happens from now on.
    pub fn listen(&self) -> broadcast::Receiver<Happened> {
        self.told.subscribe()
    }

    /// Tells what has happened since.
    pub async fn follow(&self) -> Result<(), DbErr> {
        let mut tail = self.tail.lock().await;
        let entries = tail.entries().await?;
        for entry in &entries {
            let (Some(entity_type), Ok(id)) = (named(&entry.entity_type), entry.entity_id.parse()) else { continue };
            // Nobody may be listening.
            let _ = self.told.send(Happened { entity_type, id });
        }
        tail.passed();
        Ok(())
    }

    /// Follows for as long as the service runs.
    pub fn always(&self) -> JoinHandle<()> {
        let feed = self.clone();
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(POLL).await;
                if let Err(error) = feed.follow().await {
                    tracing::warn!(%error, "what happened could not be told");
                }
            }
        })
    }
}
