//! Back-up and other devices: consent per kind, devices, recovery words, pairing.
//!
//! The screens show [`Standing`] and what [`BackupActions`] answer; they know nothing of keys, chains or requests.
//! Whatever they call confirmed, the server has confirmed.

mod connected;
mod consent;
mod devices;
mod outcome;
mod pairing;
mod part;
mod port;
mod proof;
mod recovery_words;
mod standing;
mod status;
mod words_field;

pub use self::{
    part::{BackupPart, BackupScreen, backup_part},
    port::{
        Action, Backup, BackupActions, BackupError, Device, DeviceList, Mended, Outgoing, RestoreError, Sent,
        WordProblem,
    },
    standing::{BackupState, Problem, Standing, standing, top_word},
};
