//! One run: bring decisions to the server, pull what is new, upload what may leave.

use naderhand_domain::{
    sync::plan,
    wire::{
        chain::Head,
        limits,
        problem::Code,
        sync::{Pull, Pulled},
    },
};
use naderhand_transport::Transport;
use naderhand_vault::{Ingested, Limits, backend::Backend, guard::KeyGuard};

use super::Backup;
use crate::{error::SyncError, mode::Mode};

/// How many refusals as a fork one run settles. One is usual after a withdrawal; more mean that the server holds a chain
/// that this device did not write.
const FORKS: u32 = 3;

/// How far a run is, in records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Records are coming in.
    Pulling {
        /// How many came in this run.
        done: u64,
        /// How many there are to come in this run.
        total: u64,
    },
    /// Records are going out.
    Uploading {
        /// How many the server has acknowledged in this run.
        done: u64,
        /// How many there are to send in this run.
        total: u64,
    },
}

/// Follows a run, and can end it between two pages. What was done stays done; the next run goes on from there.
pub trait Watch {
    /// Called after each page.
    fn progress(&self, progress: Progress);
    /// Called after a page that brought records, so that the screens can show them.
    fn arrived(&self, ingested: &Ingested);
    /// Whether the employee interrupted.
    fn stopped(&self) -> bool;
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// There is no consent, and so nothing was done.
    NoConsent,
    /// The server confirmed that it erased everything.
    Erased,
    /// Device and server have the same.
    UpToDate,
    /// The employee interrupted.
    Interrupted,
}

impl<B: Backend, G: KeyGuard, T: Transport> Backup<'_, B, G, T> {
    /// Runs once. Safe to call at any time and to repeat after any error. Two runs at the same time waste work but do no
    /// harm; the app takes a lock around it.
    pub async fn run(&self, watch: &impl Watch) -> Result<Done, SyncError> {
        let mut erased = false;
        loop {
            match self.mode().await? {
                Mode::Off | Mode::Shut(_) if erased => return Ok(Done::Erased),
                Mode::Off | Mode::Shut(_) => return Ok(Done::NoConsent),
                Mode::Stopping => {
                    self.bring_withdrawal().await?;
                    erased = true;
                }
                Mode::Starting => self.bring_consent().await?,
                Mode::On => return self.exchange(watch).await,
            }
        }
    }

    async fn exchange(&self, watch: &impl Watch) -> Result<Done, SyncError> {
        // Pulling comes first: a decision made on the other device must be known here before anything more leaves.
        if !self.pull(watch).await? {
            return Ok(Done::Interrupted);
        }
        if !self.vault.choices().await?.allows_any() {
            self.set_mode(Mode::Stopping).await?;
            self.bring_withdrawal().await?;
            return Ok(Done::Erased);
        }
        if self.upload(watch).await? { Ok(Done::UpToDate) } else { Ok(Done::Interrupted) }
    }

    async fn pull(&self, watch: &impl Watch) -> Result<bool, SyncError> {
        let mut done = 0;
        let mut total = None;
        loop {
            if watch.stopped() {
                return Ok(false);
            }
            let ask = Pull { after: self.vault.cursors().await?, max_bytes: limits::PULL_BYTES };
            let pulled = self.authenticated().pull(&ask).await;
            let pulled = self.noticed(pulled).await?;
            let came: u64 = pulled.chains.iter().map(|chain| chain.entries.len() as u64).sum();
            let total = *total.get_or_insert_with(|| due(&ask, &pulled));
            let ingested = match self.vault.ingest(&pulled).await {
                Ok(ingested) => ingested,
                // Another tab was quicker: what it took in need not come twice.
                Err(naderhand_vault::Error::Overtaken) => continue,
                Err(error) => return Err(error.into()),
            };
            done += came;
            if came > 0 {
                watch.arrived(&ingested);
                watch.progress(Progress::Pulling { done, total: total.max(done) });
            }
            if !pulled.more {
                return Ok(true);
            }
        }
    }

    async fn upload(&self, watch: &impl Watch) -> Result<bool, SyncError> {
        let choices = self.vault.choices().await?;
        let steps = plan::plan(&choices, self.vault.pending().await?);
        let total = steps.iter().filter(|step| !matches!(step, plan::Step::Keep(_))).count() as u64;
        let mut done = 0;
        let mut forks = 0;
        let limits = Limits { entries: limits::UPLOAD_ENTRIES, bytes: limits::UPLOAD_BYTES };
        loop {
            if watch.stopped() {
                return Ok(false);
            }
            let Some(batch) = self.vault.stage(limits).await? else { return Ok(true) };
            match self.authenticated().upload(batch.bytes).await {
                Ok(uploaded) => self.vault.acknowledge(uploaded).await?,
                // An upload that was abandoned when consent was withdrawn had arrived after all: the pull recognises it.
                Err(error) if error.code() == Some(Code::ChainForked) && forks < FORKS => {
                    forks += 1;
                    if !self.pull(watch).await? {
                        return Ok(false);
                    }
                    continue;
                }
                Err(error) => return self.noticed(Err(error)).await,
            }
            done += batch.entries as u64;
            watch.progress(Progress::Uploading { done, total: total.max(done) });
        }
    }
}

/// How many entries a pull will bring in all: from where the device is to where the server's chains end.
fn due(ask: &Pull, pulled: &Pulled) -> u64 {
    let seen = |device| ask.after.iter().find(|position| position.device == device).map_or(0, |position| position.seq);
    let behind = |head: &Head| head.position.seq.saturating_sub(seen(head.position.device));
    pulled.heads.iter().map(behind).sum()
}
