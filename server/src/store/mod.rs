//! Where everything is kept: one interface, two databases.
//!
//! A handler makes a [`request`] and hands it to [`Store::apply`] (a change) or [`Store::read`]. What each request does is
//! written once, in `operations/`, in SQL that both databases understand; that folder is compiled twice, once against each
//! database's connection type. What differs lies in `sqlite/` and `postgres/`: how a connection is opened, what a
//! transaction is, and two or three clauses (`dialect.rs`).
//!
//! # Adding an operation
//!
//! 1. A request with its answer and its refusals in `request/`.
//! 2. A file in `operations/` that implements `Change` or `Reading` for it.
//! 3. Cases in `tests/store_contract`, which run on both databases.

pub mod failure;
mod postgres;
pub mod request;
mod sqlite;

use self::failure::{Failure, OpenError};
use crate::config::Database;

/// The server's store. Cloning it is cheap: all clones are one store.
#[derive(Debug, Clone)]
pub enum Store {
    /// A SQLite file, written by one task that commits many requests together.
    Sqlite(sqlite::Sqlite),
    /// PostgreSQL, a transaction for each request.
    Postgres(postgres::Postgres),
}

impl Store {
    /// Opens the database and brings its tables up to date. A database that a newer server wrote is refused.
    pub async fn open(database: &Database) -> Result<Self, OpenError> {
        match database {
            Database::Sqlite { file, limit } => sqlite::Sqlite::open(file, *limit).await.map(Self::Sqlite),
            Database::Postgres { url } => postgres::Postgres::open(url).await.map(Self::Postgres),
        }
    }

    /// Makes a change, all of it or nothing. The answer comes after the change is durable.
    pub async fn apply<C>(&self, change: C) -> Result<C::Answer, Failure<C::Refusal>>
    where
        C: sqlite::Change + postgres::Change,
    {
        match self {
            Self::Sqlite(sqlite) => sqlite.apply(change).await,
            Self::Postgres(postgres) => postgres.apply(&change).await,
        }
    }

    /// Reads from one consistent state of the database.
    pub async fn read<R>(&self, reading: R) -> Result<R::Answer, Failure<R::Refusal>>
    where
        R: sqlite::Reading + postgres::Reading,
    {
        match self {
            Self::Sqlite(sqlite) => sqlite.read(&reading).await,
            Self::Postgres(postgres) => postgres.read(&reading).await,
        }
    }

    /// Finishes the changes under way and lets go of the database.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(sqlite) => sqlite.close().await,
            Self::Postgres(postgres) => postgres.close().await,
        }
    }
}
