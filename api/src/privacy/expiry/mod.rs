//! What is over for long enough: proposals that came to nothing, secondments of years ago, offers, questions, notices. Of
//! whom the law wants remembered nothing goes.

mod forgotten;
mod notices;
mod offers;
mod parts;
mod proposals;

use std::fmt;

use chrono::{DateTime, Months, Utc};
use sea_orm::{DatabaseConnection, DbErr};

use crate::changes::{Stop, Write};

/// How much is gone, since it was over for long enough.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Expired {
    /// Secondments that were never agreed, with all that belonged to them.
    pub proposals: u64,
    /// Secondments of which it is not known any more who went.
    pub forgotten: u64,
    /// Offers.
    pub offers: u64,
    /// Questions to make oneself known, without those of the offers.
    pub contacts: u64,
    /// What people were told.
    pub notices: u64,
}

impl Expired {
    /// Whether something of it held what people wrote.
    pub fn held_texts(&self) -> bool {
        self.proposals + self.forgotten > 0
    }
}

impl fmt::Display for Expired {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { proposals, forgotten, offers, contacts, notices } = self;
        writeln!(f, "deleted {proposals} secondments that were never agreed, and forgot who went in {forgotten},")?;
        writeln!(f, "deleted {offers} offers, {contacts} requests for contact and {notices} notifications")
    }
}

/// Deletes what is over for long enough, or what in it tells who somebody is.
pub async fn let_go(db: &DatabaseConnection, now: DateTime<Utc>) -> Result<Expired, Stop> {
    Ok(Expired {
        proposals: proposals::delete(db, now).await?,
        forgotten: forgotten::forget(db, now).await?,
        offers: offers::delete(db, now).await?,
        contacts: offers::delete_contacts(db, now).await?,
        notices: notices::delete(db, now).await?,
    })
}

/// The moment some months before another.
fn months_before(now: DateTime<Utc>, months: u32) -> DateTime<Utc> {
    now.checked_sub_months(Months::new(months)).unwrap_or(DateTime::<Utc>::MIN_UTC)
}

/// A change that the service makes by itself.
async fn begin(db: &DatabaseConnection, now: DateTime<Utc>) -> Result<Write, DbErr> {
    Write::by_ourselves(db, now, ("service", "sweep")).await
}
