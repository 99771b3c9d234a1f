//! What is read for all of a reply at once, in the place of once for each thing on a page.

use std::sync::Arc;

use async_graphql::{
    dataloader::DataLoader,
    runtime::{TokioSpawner, TokioTimer},
};
use sea_orm::DatabaseConnection;

use crate::{
    changes::IdentityReads,
    context::Asker,
    practice::{Authors, Editions, Practices, Saved},
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
}

impl Loaders {
    /// For one request.
    pub fn new(db: &DatabaseConnection, asker: &Asker, reads: &Arc<IdentityReads>) -> Self {
        Self {
            persons: loader(Persons::new(db.clone(), asker.clone(), reads.clone())),
            practices: loader(Practices { db: db.clone(), asker: asker.clone() }),
            editions: loader(Editions { db: db.clone(), asker: asker.clone() }),
            authors: loader(Authors { db: db.clone(), asker: asker.clone() }),
            saved: loader(Saved { db: db.clone(), asker: asker.clone() }),
        }
    }
}

fn loader<T>(of: T) -> DataLoader<T> {
    DataLoader::new(of, TokioSpawner::current(), TokioTimer::default())
}
