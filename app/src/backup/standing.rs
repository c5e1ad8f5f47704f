//! How the backup stands: all that the rest of the app knows of it.

use chrono::{DateTime, FixedOffset};
use leptos::prelude::*;
use naderhand_domain::consent::BackupChoices;

use crate::texts::texts;

/// From how many records on a run is shown as a bar that can be stopped (product default). A few go by unnoticed, and a
/// word that comes and goes after each tap would only disturb.
pub(super) const MANY: usize = 50;

/// How the backup stands.
#[derive(Debug, Clone, PartialEq)]
pub enum BackupState {
    /// Nothing leaves the device: no consent was given, or it was withdrawn.
    Off,
    /// Everything that may leave has left, and everything from other devices is here.
    UpToDate {
        /// Since when.
        at: DateTime<FixedOffset>,
    },
    /// Sending or fetching.
    Working {
        /// Records done.
        done: usize,
        /// Records in all, 0 while that is not known.
        total: usize,
    },
    /// Stopped by the employee; goes on with [`super::BackupActions::resume`].
    Paused,
    /// No connection. What is new waits.
    Offline,
    /// The server's copy is being removed; nothing leaves meanwhile.
    Withdrawing,
    /// It does not go on by itself, or not soon.
    Problem(Problem),
}

/// Why the backup does not go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// The server does not answer as it should. The app tries again.
    Server,
    /// Another device removed this one.
    Revoked,
    /// The vault on the server is full.
    Full,
    /// What the server returned does not verify, and was not taken over.
    Tampered,
}

/// How the backup stands, for every component below the app's root. Whoever does the syncing writes it.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    /// How it stands.
    pub state: RwSignal<BackupState>,
    /// What may leave, per kind.
    pub choices: RwSignal<BackupChoices>,
}

impl Default for Standing {
    fn default() -> Self {
        Self { state: RwSignal::new(BackupState::Off), choices: RwSignal::new(BackupChoices::default()) }
    }
}

/// What the app's root provided.
pub fn standing() -> Standing {
    expect_context()
}

/// The quiet word at the top of every screen, when it matters.
pub fn top_word() -> Signal<Option<&'static str>> {
    let state = standing().state;
    let t = &texts().sync;
    Signal::derive(move || match state.get() {
        BackupState::Off | BackupState::UpToDate { .. } | BackupState::Paused | BackupState::Withdrawing => None,
        BackupState::Working { total, .. } => (total >= MANY).then_some(t.working_short),
        BackupState::Offline => Some(t.offline_short),
        BackupState::Problem(_) => Some(t.problem_short),
    })
}
