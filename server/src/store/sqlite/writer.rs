//! The one task that writes: it takes all changes that wait, puts them into one transaction, and answers after its commit.
//!
//! A commit waits for the disk, and while it does the next changes gather. So the more devices upload at once, the more
//! changes share one wait, and none is acknowledged before it is durable.

use std::panic::AssertUnwindSafe;

use futures_util::{FutureExt as _, future::BoxFuture};
use sqlx::{Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};
use tokio::sync::{mpsc, oneshot};

use super::Change;
use crate::store::failure::{Failure, StoreError};

/// Changes that may wait; a caller beyond that waits to be let in.
const WAITING: usize = 1_024;

/// Changes and bytes in one transaction, so that no caller waits long behind others.
const BATCH: usize = 512;
const BATCH_BYTES: usize = 4 * 1024 * 1024;

/// A handle to the task.
#[derive(Debug, Clone)]
pub(super) struct Writer {
    jobs: mpsc::Sender<Message>,
}

enum Message {
    Change(Box<dyn Job>),
    Close(oneshot::Sender<()>),
}

impl Writer {
    /// Starts the task. It opens the file again with `options` when a commit fails.
    pub(super) fn start(options: SqliteConnectOptions, connection: SqliteConnection) -> Self {
        let (jobs, waiting) = mpsc::channel(WAITING);
        tokio::spawn(Task { options, connection: Some(connection), waiting }.run());
        Self { jobs }
    }

    pub(super) async fn apply<C: Change>(&self, change: C) -> Result<C::Answer, Failure<C::Refusal>> {
        let (answer, answered) = oneshot::channel();
        let job = Message::Change(Box::new(Waiting { change, outcome: None, answer }));
        let gone = || Failure::Store(sqlx::Error::PoolClosed.into());
        self.jobs.send(job).await.map_err(|_| gone())?;
        answered.await.map_err(|_| gone())?
    }

    /// Waits until all changes before this call are answered, and closes the file.
    pub(super) async fn close(&self) {
        let (done, closed) = oneshot::channel();
        if self.jobs.send(Message::Close(done)).await.is_ok() {
            // An error means that the task is gone, which is what was asked for.
            let _ = closed.await;
        }
    }
}

/// A change of any type, on its way through the task.
trait Job: Send {
    /// Decides and writes. An error leaves the transaction fit only for rolling back.
    fn run<'a>(&'a mut self, connection: &'a mut SqliteConnection) -> BoxFuture<'a, Result<(), StoreError>>;
    /// Tells the caller: what `run` found, or why that could not be made durable.
    fn answer(self: Box<Self>, committed: Result<(), StoreError>);
    fn erases(&self) -> bool;
    fn weight(&self) -> usize;
}

struct Waiting<C: Change> {
    change: C,
    outcome: Option<Result<C::Answer, C::Refusal>>,
    answer: oneshot::Sender<Result<C::Answer, Failure<C::Refusal>>>,
}

impl<C: Change> Job for Waiting<C> {
    fn run<'a>(&'a mut self, connection: &'a mut SqliteConnection) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async move {
            let plan = match self.change.decide(connection).await {
                Ok(plan) => plan,
                Err(Failure::Refused(refusal)) => {
                    self.outcome = Some(Err(refusal));
                    return Ok(());
                }
                Err(Failure::Store(error)) => return Err(error),
            };
            self.outcome = Some(Ok(self.change.write(connection, plan).await?));
            Ok(())
        })
    }

    fn answer(self: Box<Self>, committed: Result<(), StoreError>) {
        let result = match (committed, self.outcome) {
            (Ok(()), Some(outcome)) => outcome.map_err(Failure::Refused),
            (Err(error), _) => Err(Failure::Store(error)),
            (Ok(()), None) => Err(Failure::Store(sqlx::Error::WorkerCrashed.into())),
        };
        // A caller that hung up does not hear it; the change is made all the same.
        let _ = self.answer.send(result);
    }

    fn erases(&self) -> bool {
        self.change.erases()
    }

    fn weight(&self) -> usize {
        self.change.weight()
    }
}

struct Task {
    options: SqliteConnectOptions,
    /// Gone after a failed commit or a panic, whose effect on it is not known; opened again for the next transaction.
    connection: Option<SqliteConnection>,
    waiting: mpsc::Receiver<Message>,
}

impl Task {
    async fn run(mut self) {
        while let Some(first) = self.waiting.recv().await {
            let (batch, close) = self.gather(first);
            if !batch.is_empty() {
                self.carry_out(batch).await;
            }
            if let Some(done) = close {
                if let Some(connection) = self.connection.take() {
                    // All is committed; closing only folds the log into the file.
                    let _ = connection.close().await;
                }
                let _ = done.send(());
                return;
            }
        }
    }

    /// Takes all that waits, up to the size of a transaction.
    fn gather(&mut self, first: Message) -> (Vec<Box<dyn Job>>, Option<oneshot::Sender<()>>) {
        let mut batch = Vec::new();
        let mut bytes = 0;
        let mut next = Some(first);
        while let Some(message) = next {
            match message {
                Message::Close(done) => return (batch, Some(done)),
                Message::Change(job) => {
                    bytes += job.weight();
                    batch.push(job);
                }
            }
            let full = batch.len() >= BATCH || bytes >= BATCH_BYTES;
            next = if full { None } else { self.waiting.try_recv().ok() };
        }
        (batch, None)
    }

    /// Carries out all in one transaction. When that fails, each gets one of its own, so that a change that cannot be made
    /// takes no other one with it.
    async fn carry_out(&mut self, mut batch: Vec<Box<dyn Job>>) {
        match self.transaction(&mut batch).await {
            Err(_) if batch.len() > 1 => {
                for mut job in batch {
                    let outcome = self.transaction(std::slice::from_mut(&mut job)).await;
                    job.answer(outcome);
                }
            }
            outcome => {
                for job in batch {
                    job.answer(outcome.clone());
                }
            }
        }
    }

    async fn transaction(&mut self, batch: &mut [Box<dyn Job>]) -> Result<(), StoreError> {
        // Until the commit has succeeded, the connection counts as lost: whatever goes wrong, it is not used again.
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => SqliteConnection::connect_with(&self.options).await?,
        };
        // Dropping the transaction rolls it back.
        let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
        for job in batch.iter_mut() {
            AssertUnwindSafe(job.run(&mut transaction)).catch_unwind().await.unwrap_or_else(|_| {
                tracing::error!("a change panicked in the writer");
                Err(sqlx::Error::WorkerCrashed.into())
            })?;
        }
        transaction.commit().await?;
        if batch.iter().any(|job| job.erases()) {
            scrub(&mut connection).await;
        }
        self.connection = Some(connection);
        Ok(())
    }
}

/// Empties the write-ahead log, which may still hold what was erased from the file. A reader can hold it up for as long as
/// it reads; then the next erasure or the housekeeping does it.
async fn scrub(connection: &mut SqliteConnection) {
    let busy: sqlx::Result<i64> = sqlx::query_scalar("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(connection).await;
    match busy {
        Ok(0) => {}
        Ok(_) => tracing::warn!("the write-ahead log is being read and could not be emptied yet"),
        Err(error) => tracing::error!(%error, "the write-ahead log could not be emptied"),
    }
}
