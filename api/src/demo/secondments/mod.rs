//! Invented needs, offers and secondments: what the exchange looks like after five years of use.
//!
//! Everything is thought out first, as lives that follow each other's steps, and written then: what was proposed, and what
//! was done to it, step by step, as the database wants it.

mod amendments;
mod cast;
mod choice;
mod contacts;
mod course;
mod dates;
mod fates;
mod journey;
mod life;
mod links;
mod needs;
mod offers;
mod parts;
mod proposal;
mod sites;
mod told;
mod words;
mod world;
mod write;

use chrono::{DateTime, SubsecRound as _, Utc};
use sea_orm::{DatabaseConnection, DbErr, PaginatorTrait as _};

use self::{world::World, write::Rows};
use crate::{access::scope::exchange, register::Register};

/// Invents who helps whom, for a database that has nothing of it.
pub async fn invent(db: &DatabaseConnection, register: &Register, seed: u64, now: DateTime<Utc>) -> anyhow::Result<()> {
    if is_there(db).await? {
        return Ok(());
    }
    let mut world = World::read(db, register, seed, now.trunc_subsecs(0)).await?;
    if world.people.is_empty() || world.sites.len() < 2 {
        return Ok(());
    }
    let mut rows = Rows::default();
    cast::invent(&mut world, &mut rows);
    fates::invent(&mut world, &mut rows);
    needs::invent(&mut world, &mut rows);
    offers::invent(&mut world, &mut rows);
    contacts::invent(&mut world, &mut rows);
    told::invent(&mut world, &mut rows);
    Ok(rows.write(db, world.now).await?)
}

async fn is_there(db: &DatabaseConnection) -> Result<bool, DbErr> {
    let needs = exchange::needs().count(db).await?;
    let offers = exchange::offers().count(db).await?;
    Ok(needs + offers + exchange::secondments().count(db).await? > 0)
}
