//! Reading inspections on a thread of their own, beside the rest of the rows: they are as many as the schools, so that
//! both together take hardly longer than one.

use std::thread;

use sea_orm::{DatabaseConnection, DbErr};
use tokio::{runtime, sync::oneshot};

use super::{InspectionRecord, build::Inspector, keeper::one_moment, rows};
use crate::database;

/// What was read.
pub struct Read {
    /// The version of the register that it belongs to.
    pub version: i64,
    /// Every inspection.
    pub records: Vec<InspectionRecord>,
}

/// A reading under way.
pub struct Inspections(oneshot::Receiver<Result<Read, DbErr>>);

impl Inspections {
    /// Starts to read, over a connection of its own.
    pub fn begin(db: &DatabaseConnection) -> Result<Self, DbErr> {
        let db = database::own_connection(db);
        let runtime = runtime::Builder::new_current_thread().enable_all().build().map_err(failed)?;
        let (told, read) = oneshot::channel();
        let work = move || {
            // Nobody listens any more where the load was given up.
            let _ = told.send(runtime.block_on(read_all(&db)));
        };
        thread::Builder::new().name("inspections".into()).spawn(work).map_err(failed)?;
        Ok(Self(read))
    }

    /// Waits for the end of it.
    pub async fn end(self) -> Result<Read, DbErr> {
        self.0.await.unwrap_or_else(|gone| Err(failed(gone)))
    }
}

async fn read_all(db: &DatabaseConnection) -> Result<Read, DbErr> {
    let moment = one_moment(db).await?;
    let (version, mut inspector, mut records) = (rows::version(&moment).await?, Inspector::default(), vec![]);
    rows::each_inspection(&moment, |row| records.push(inspector.inspection(row))).await?;
    moment.rollback().await?;
    Ok(Read { version, records })
}

fn failed(cause: impl std::fmt::Display) -> DbErr {
    DbErr::Custom(format!("inspections could not be read: {cause}"))
}
