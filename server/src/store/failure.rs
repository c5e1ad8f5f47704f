//! Why a request to the store failed: refused for a reason that the caller should know, or a fault that it should not.

use std::{path::PathBuf, sync::Arc};

/// A request that was not carried out. Nothing of it was kept.
#[derive(Debug, thiserror::Error)]
pub enum Failure<R> {
    /// It may not be done, and the caller is told why.
    #[error("refused")]
    Refused(R),
    /// The store could not.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The store could not do it.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    /// Not now: the disk is full, or the database is away. Trying again later makes sense.
    #[error("the database cannot be used now")]
    Unavailable(#[source] Arc<sqlx::Error>),
    /// A fault: of this program, or in the database.
    #[error("the database answered unexpectedly")]
    Fault(#[source] Arc<sqlx::Error>),
}

impl From<Arc<sqlx::Error>> for StoreError {
    fn from(error: Arc<sqlx::Error>) -> Self {
        if is_unavailable(&error) { Self::Unavailable(error) } else { Self::Fault(error) }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        Arc::new(error).into()
    }
}

impl<R> From<sqlx::Error> for Failure<R> {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

impl StoreError {
    /// Whether the change met another one and may well succeed when it is tried again: the same row inserted twice, its
    /// vault erased meanwhile, a deadlock.
    pub(super) fn is_collision(&self) -> bool {
        let (Self::Unavailable(error) | Self::Fault(error)) = self;
        let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
        code.is_some_and(|code| ["23503", "23505", "40001", "40P01"].contains(&&*code))
    }
}

/// Whether the same request can succeed later without anybody changing the program.
fn is_unavailable(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => true,
        sqlx::Error::Database(error) => error.code().is_some_and(|code| {
            match code.parse::<u32>() {
                // A SQLite result code, whose low byte is the primary one: busy, read-only, I/O error, full, cannot open.
                Ok(code) if error.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some() => {
                    matches!(code & 0xff, 5 | 8 | 10 | 13 | 14)
                }
                // A SQLSTATE of PostgreSQL: connection exception, insufficient resources, operator intervention.
                _ => ["08", "53", "57"].iter().any(|class| code.starts_with(class)),
            }
        }),
        _ => false,
    }
}

/// Why the store did not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder of the SQLite file is not there and cannot be made.
    #[error("cannot make the folder {0}: {1}")]
    Folder(PathBuf, #[source] std::io::Error),
    /// The database does not open.
    #[error("cannot open the database: {0}")]
    Connect(#[source] sqlx::Error),
    /// A newer server has worked on this database.
    #[error(
        "the database has migration {0}, which this server does not know: a newer version has used it. \
         Start that version, or restore a backup from before"
    )]
    FromNewerVersion(i64),
    /// A migration failed.
    #[error("cannot bring the database up to date: {0}")]
    Migrate(#[source] sqlx::migrate::MigrateError),
}

impl From<sqlx::migrate::MigrateError> for OpenError {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        match error {
            sqlx::migrate::MigrateError::VersionMissing(version) => Self::FromNewerVersion(version),
            error => Self::Migrate(error),
        }
    }
}
