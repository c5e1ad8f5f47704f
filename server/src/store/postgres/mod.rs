//! PostgreSQL: a transaction for each request, on any number of servers at once.

mod dialect;
#[expect(clippy::duplicate_mod, reason = "compiled against each database's connection on purpose")]
#[path = "../operations/mod.rs"]
mod operations;

use std::str::FromStr as _;

use sqlx::{
    Connection as _, Executor as _,
    postgres::{PgConnectOptions, PgPool, PgPoolOptions},
};

pub(super) use self::operations::{Change, Reading};
use super::failure::{Failure, OpenError};

type Connection = sqlx::PgConnection;
type Database = sqlx::Postgres;

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("../migrations/postgres");

/// Connections of one server. Each holds one request for a few milliseconds.
const CONNECTIONS: u32 = 16;

/// How often a change is tried when it meets another one. Meeting more often than this, one after the other, is a fault.
const TRIES: usize = 5;

/// A PostgreSQL database.
#[derive(Debug, Clone)]
pub struct Postgres {
    pool: PgPool,
}

impl Postgres {
    pub(super) async fn open(url: &str) -> Result<Self, OpenError> {
        let options = PgConnectOptions::from_str(url).map_err(OpenError::Connect)?.application_name("naderhand");
        let pool = PgPoolOptions::new()
            .max_connections(CONNECTIONS)
            .after_connect(|connection, _| {
                Box::pin(async move {
                    // What was acknowledged is on disk, whatever the database's own default says.
                    connection.execute("SET synchronous_commit = on").await?;
                    Ok(())
                })
            })
            .connect_with(options)
            .await
            .map_err(OpenError::Connect)?;
        MIGRATIONS.run(&pool).await?;
        Ok(Self { pool })
    }

    pub(super) async fn apply<C: Change>(&self, change: &C) -> Result<C::Answer, Failure<C::Refusal>> {
        let mut tries = 1;
        loop {
            match self.try_once(change).await {
                Err(Failure::Store(error)) if tries < TRIES && error.is_collision() => tries += 1,
                outcome => return outcome,
            }
        }
    }

    async fn try_once<C: Change>(&self, change: &C) -> Result<C::Answer, Failure<C::Refusal>> {
        let mut connection = self.pool.acquire().await?;
        // Dropping the transaction rolls it back, also when a step fails.
        let mut transaction = connection.begin().await?;
        let plan = change.decide(&mut transaction).await?;
        let answer = change.write(&mut transaction, plan).await?;
        transaction.commit().await?;
        Ok(answer)
    }

    pub(super) async fn read<R: Reading>(&self, reading: &R) -> Result<R::Answer, Failure<R::Refusal>> {
        let mut connection = self.pool.acquire().await?;
        let mut transaction = connection.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?;
        let answer = reading.read(&mut transaction).await?;
        transaction.commit().await?;
        Ok(answer)
    }

    pub(super) async fn close(&self) {
        self.pool.close().await;
    }
}
