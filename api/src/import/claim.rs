//! One import at a time.

use sea_orm::{DatabaseConnection, DatabaseTransaction, DbErr};

use crate::database;

/// The key of the advisory lock under which files are taken in: any number that nobody else uses.
const IMPORT_LOCK: i64 = 7_216_545_103;

/// Begins the import's transaction. A second import waits for the first: on PostgreSQL until it is done, on SQLite for
/// as long as it waits for any lock.
pub async fn begin(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    database::claim(db, IMPORT_LOCK).await
}
