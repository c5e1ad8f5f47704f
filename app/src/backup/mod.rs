//! Back-up and other devices: consent per kind, devices, recovery words, pairing.
//!
//! The screens show [`BackupState`] and what [`BackupActions`] answer; they know nothing of keys, chains or requests.
//! Whatever they call confirmed, the server has confirmed.

mod offline;
mod port;
mod screens;

pub use self::{
    port::{
        Action, Backup, BackupActions, BackupError, BackupState, Device, DeviceList, Outgoing, Problem, RestoreError,
        Sent, WordProblem, backup, provide_backup,
    },
    screens::{BackupConsent, BackupDevices, Pairing, RecoveryWords},
};

/// Provides a backup that is off, until the app connects a real one.
pub fn provide() {
    provide_backup(offline::Unconnected::new());
}
