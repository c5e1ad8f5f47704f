//! When a run starts, and what is shown of it.

use core::{cell::Cell, time::Duration};

use leptos::{ev, leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use naderhand_sync::{
    SyncError,
    backup::{Done, Progress, Watch},
    mode::Mode,
};
use naderhand_vault::Ingested;

use super::{Connected, errors};
use crate::backup::standing::{BackupState, Problem};

/// How long after a change a run starts: a row of taps goes in one upload. Product default.
const SOON: Duration = Duration::from_secs(2);

/// The longest wait between two tries after failures. Product default.
const LONGEST_WAIT: Duration = Duration::from_mins(5);

/// What is going on.
#[derive(Default)]
pub(super) struct Runner {
    running: Cell<bool>,
    again: Cell<bool>,
    stopped: Cell<bool>,
    failures: Cell<u32>,
    timer: Cell<Option<TimeoutHandle>>,
}

impl Connected {
    /// Runs when something was kept, when the network is back, and when the app comes into view.
    pub(super) fn listen(&self) {
        let this = self.clone();
        Effect::new(move |before: Option<()>| {
            this.records.all().track();
            if before.is_some() {
                this.soon();
            }
        });
        let this = self.clone();
        let online = window_event_listener(ev::online, move |_| this.start());
        let this = self.clone();
        let visible = window_event_listener(ev::visibilitychange, move |_| {
            if !document().hidden() {
                this.start();
            }
        });
        on_cleanup(move || {
            online.remove();
            visible.remove();
        });
    }

    /// Runs in a moment.
    pub(super) fn soon(&self) {
        self.after(SOON);
    }

    /// Runs now; when a run is going on, once more after it.
    pub(super) fn start(&self) {
        if self.runner.stopped.get() {
            return;
        }
        if self.runner.running.replace(true) {
            self.runner.again.set(true);
            return;
        }
        let this = self.clone();
        spawn_local(async move {
            this.run_until_settled().await;
            this.runner.running.set(false);
        });
    }

    /// Ends the present run after its page, and starts no other.
    pub(super) fn stop(&self) {
        self.runner.stopped.set(true);
        if self.runner.running.get() || matches!(self.standing.state.get_untracked(), BackupState::Working { .. }) {
            self.standing.state.set(BackupState::Paused);
        }
    }

    /// Goes on after [`Connected::stop`].
    pub(super) fn go_on(&self) {
        self.runner.stopped.set(false);
        self.start();
    }

    /// One run, waited for. What it comes to is also shown.
    pub(super) async fn run(&self) -> Result<Done, SyncError> {
        let result = self
            .with_backup(async |_, backup| {
                match backup.mode().await? {
                    Mode::Stopping => self.standing.state.set(BackupState::Withdrawing),
                    Mode::Starting | Mode::On => self.standing.state.set(BackupState::Working { done: 0, total: 0 }),
                    Mode::Off | Mode::Shut(_) => {}
                }
                backup.run(self).await
            })
            .await;
        let mode = self.with_backup(async |_, backup| backup.mode().await).await.unwrap_or_default();
        self.standing.state.set(match (&result, mode) {
            (_, Mode::Shut(_)) => BackupState::Problem(Problem::Revoked),
            (_, Mode::Off) => BackupState::Off,
            (Err(_), Mode::Stopping) => BackupState::Withdrawing,
            (Err(error), Mode::Starting | Mode::On) => errors::state(error),
            (Ok(Done::Interrupted), _) => BackupState::Paused,
            (Ok(_), _) => BackupState::UpToDate { at: self.records.now() },
        });
        result
    }

    async fn run_until_settled(&self) {
        loop {
            self.runner.again.set(false);
            match self.run().await {
                Ok(_) => self.runner.failures.set(0),
                Err(error) => self.try_later(&error),
            }
            if !self.runner.again.get() || self.runner.stopped.get() {
                return;
            }
        }
    }

    /// What may pass by itself is tried again, each time later; what will not is left to the employee.
    fn try_later(&self, error: &SyncError) {
        if !matches!(error, SyncError::Call(_)) {
            return;
        }
        let failures = self.runner.failures.get();
        self.runner.failures.set(failures.saturating_add(1));
        let wait = SOON.saturating_mul(2_u32.saturating_pow(failures.min(10))).min(LONGEST_WAIT);
        self.after(wait);
    }

    fn after(&self, wait: Duration) {
        if let Some(timer) = self.runner.timer.take() {
            timer.clear();
        }
        let this = self.clone();
        self.runner.timer.set(set_timeout_with_handle(move || this.start(), wait).ok());
    }
}

impl Watch for Connected {
    fn progress(&self, progress: Progress) {
        if self.runner.stopped.get() {
            return;
        }
        let (Progress::Pulling { done, total } | Progress::Uploading { done, total }) = progress;
        let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        self.standing.state.set(BackupState::Working { done: count(done), total: count(total) });
    }

    fn arrived(&self, ingested: &Ingested) {
        self.records.take_over(ingested.new.iter().chain(&ingested.changed));
    }

    fn stopped(&self) -> bool {
        self.runner.stopped.get()
    }
}
