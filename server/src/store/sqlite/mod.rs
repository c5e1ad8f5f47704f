//! SQLite: one file beside the server, one task that writes it, and connections that read it meanwhile.

mod dialect;
#[expect(clippy::duplicate_mod, reason = "compiled against each database's connection on purpose")]
#[path = "../operations/mod.rs"]
mod operations;
mod writer;

use std::{num::NonZeroU64, path::Path, time::Duration};

use sqlx::{
    Connection as _,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous},
};

pub(super) use self::operations::{Change, Reading};
use self::writer::Writer;
use super::failure::{Failure, OpenError};

type Connection = sqlx::SqliteConnection;
type Database = sqlx::Sqlite;

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("../migrations/sqlite");

/// Connections for reading. More would not read faster: the machine has few cores, and each keeps its own cache.
const READERS: u32 = 4;

/// Bytes of a page.
const PAGE: u64 = 4096;

/// A SQLite file.
#[derive(Debug, Clone)]
pub struct Sqlite {
    writer: Writer,
    readers: SqlitePool,
}

impl Sqlite {
    pub(super) async fn open(file: &Path, limit: Option<NonZeroU64>) -> Result<Self, OpenError> {
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder).map_err(|error| OpenError::Folder(folder.to_owned(), error))?;
        }
        let options = options(file, limit);
        let mut connection = sqlx::SqliteConnection::connect_with(&options).await.map_err(OpenError::Connect)?;
        MIGRATIONS.run(&mut connection).await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .connect_with(options.clone().pragma("query_only", "on"))
            .await
            .map_err(OpenError::Connect)?;
        Ok(Self { writer: Writer::start(options, connection), readers })
    }

    pub(super) async fn apply<C: Change>(&self, change: C) -> Result<C::Answer, Failure<C::Refusal>> {
        self.writer.apply(change).await
    }

    pub(super) async fn read<R: Reading>(&self, reading: &R) -> Result<R::Answer, Failure<R::Refusal>> {
        let mut connection = self.readers.acquire().await?;
        let mut transaction = connection.begin().await?;
        let answer = reading.read(&mut transaction).await?;
        transaction.commit().await?;
        Ok(answer)
    }

    pub(super) async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

fn options(file: &Path, limit: Option<NonZeroU64>) -> SqliteConnectOptions {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        // A commit returns after the write-ahead log is on disk: what is acknowledged survives a power cut.
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(5))
        .page_size(u32::try_from(PAGE).unwrap_or(4096))
        // What is erased is overwritten with zeros instead of being left in free pages.
        .pragma("secure_delete", "on")
        .pragma("temp_store", "memory")
        // After a checkpoint the log is cut to this size instead of keeping its largest.
        .pragma("journal_size_limit", "4194304");
    match limit {
        Some(bytes) => options.pragma("max_page_count", (bytes.get() / PAGE).max(1).to_string()),
        None => options,
    }
}
