//! What it means when the database fails during an import: a sentence for the operator, and the cause for the log.

use anyhow::anyhow;
use sea_orm::{DbErr, RuntimeErr};
use sqlx::{Error, sqlite::SqliteError};

/// What an operator can do something about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trouble {
    Busy,
    ReadOnly,
    NoRoom,
    Unreachable,
}

impl Trouble {
    fn sentence(self) -> &'static str {
        match self {
            Self::Busy => "another import is running; try again when it is done",
            Self::ReadOnly => "the database may only be read, not written to; nothing was changed",
            Self::NoRoom => {
                "the disk that holds the database takes no more; make room and import again: nothing was changed"
            }
            Self::Unreachable => "the connection to the database was lost; import again: nothing was changed",
        }
    }
}

/// Puts a failure of the database into words, where it is one that the operator can mend.
pub fn in_words(error: anyhow::Error) -> anyhow::Error {
    let Some(trouble) = of(&error) else { return error };
    tracing::debug!(cause = format!("{error:#}"), "the import failed");
    anyhow!(trouble.sentence())
}

/// A commit whose connection is lost may have been done all the same.
pub fn at_the_commit(error: DbErr) -> anyhow::Error {
    let error = anyhow::Error::new(error);
    match of(&error) {
        Some(Trouble::Unreachable) => anyhow!(
            "the connection to the database was lost at the very end, and everything was imported or nothing; \
             import again to be sure: a file that is loaded changes nothing"
        ),
        _ => in_words(error.context("the import could not be committed; nothing was changed")),
    }
}

fn of(error: &anyhow::Error) -> Option<Trouble> {
    error.chain().find_map(|cause| match cause.downcast_ref::<DbErr>() {
        Some(
            DbErr::Exec(RuntimeErr::SqlxError(cause))
            | DbErr::Query(RuntimeErr::SqlxError(cause))
            | DbErr::Conn(RuntimeErr::SqlxError(cause)),
        ) => of_cause(cause),
        Some(_) => None,
        None => of_cause(cause.downcast_ref()?),
    })
}

fn of_cause(cause: &Error) -> Option<Trouble> {
    match cause {
        Error::Io(_) | Error::Tls(_) | Error::PoolTimedOut | Error::PoolClosed => Some(Trouble::Unreachable),
        Error::Database(verdict) => {
            let code = verdict.code()?;
            match verdict.try_downcast_ref::<SqliteError>() {
                Some(_) => embedded(code.parse().ok()?),
                None => on_a_server(&code),
            }
        }
        _ => None,
    }
}

/// What a result code of SQLite means: its last byte tells the kind.
fn embedded(code: u32) -> Option<Trouble> {
    match code & 0xff {
        5 | 6 => Some(Trouble::Busy),
        8 => Some(Trouble::ReadOnly),
        // Writes that fail with anything but "no space", such as a limit on the size of files, count as faults.
        10 | 13 => Some(Trouble::NoRoom),
        _ => None,
    }
}

/// What a state of PostgreSQL means: <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
fn on_a_server(state: &str) -> Option<Trouble> {
    match state {
        "25006" => Some(Trouble::ReadOnly),
        "53100" => Some(Trouble::NoRoom),
        _ if state.starts_with("08") || state.starts_with("57P") => Some(Trouble::Unreachable),
        _ => None,
    }
}
