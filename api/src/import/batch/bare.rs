//! Tables that are filled for the first time go without indexes and references until they are full: PostgreSQL makes an
//! index of a whole table in a fraction of the time that it takes to keep one row by row.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement};

/// What is to be made again once the tables are full.
#[derive(Default)]
pub struct Bare {
    restore: Vec<String>,
}

/// The tables that hold many rows.
const TABLES: &str = "SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relname IN \
    ('school', 'trust', 'school_group', 'school_link', 'group_link', 'trust_sighting', 'trust_membership', 'finding', \
    'inspection', 'inspection_listing', 'school_census')";

impl Bare {
    /// Takes indexes and references off the tables, where this is PostgreSQL and the tables are ours to change. Keys
    /// stay. Others meet the tables when the transaction ends, with everything as it was.
    pub async fn strip(db: &impl ConnectionTrait) -> Result<Self, DbErr> {
        if db.get_database_backend() != DbBackend::Postgres || !owns(db).await? {
            return Ok(Self::default());
        }
        let references = format!(
            "SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname), \
             format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) \
             FROM pg_constraint WHERE contype = 'f' AND conrelid IN ({TABLES}) \
             ORDER BY conname"
        );
        let indexes = format!(
            "SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid) \
             FROM pg_index WHERE indrelid IN ({TABLES}) \
             AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid) ORDER BY indexrelid"
        );
        let mut restore = vec![];
        for listed in [references, indexes] {
            for row in query(db, listed).await? {
                db.execute_unprepared(&row.try_get_by_index::<String>(0)?).await?;
                restore.push(row.try_get_by_index(1)?);
            }
        }
        // Indexes first: references look rows up.
        restore.reverse();
        Ok(Self { restore })
    }

    /// Puts everything back.
    pub async fn dress(self, db: &impl ConnectionTrait) -> Result<(), DbErr> {
        for statement in self.restore {
            db.execute_unprepared(&statement).await?;
        }
        Ok(())
    }
}

/// Only the owner of a table may change its indexes.
async fn owns(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let owned = format!("SELECT bool_and(pg_has_role(relowner, 'USAGE')) FROM pg_class WHERE oid IN ({TABLES})");
    let row = query(db, owned).await?.pop();
    Ok(row.map(|row| row.try_get_by_index::<Option<bool>>(0)).transpose()?.flatten().unwrap_or(false))
}

async fn query(db: &impl ConnectionTrait, sql: String) -> Result<Vec<QueryResult>, DbErr> {
    db.query_all_raw(Statement::from_string(DbBackend::Postgres, sql)).await
}
