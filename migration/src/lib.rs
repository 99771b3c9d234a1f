//! How the tables came to be. One file per change, run in order, the same on SQLite and PostgreSQL.

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::{MigrationTrait, async_trait};

mod m0001_register;
mod m0002_history;
mod m0003_inspections;
mod m0004_access;
mod m0005_practice;
mod m0006_secondment;
mod m0007_references;
mod portable;

/// All migrations, oldest first.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_register::Migration),
            Box::new(m0002_history::Migration),
            Box::new(m0003_inspections::Migration),
            Box::new(m0004_access::Migration),
            Box::new(m0005_practice::Migration),
            Box::new(m0006_secondment::Migration),
            Box::new(m0007_references::Migration),
        ]
    }
}
