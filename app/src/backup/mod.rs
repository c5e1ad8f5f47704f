//! Back-up and other devices: consent per kind, devices, recovery words, pairing.
//!
//! The screens show [`BackupState`] and what [`BackupActions`] answer; they know nothing of keys, chains or requests.
//! Whatever they call confirmed, the server has confirmed.

mod connected;
mod consent;
mod devices;
mod outcome;
mod pairing;
mod port;
mod proof;
mod qr;
mod recovery_words;
mod status;
mod words_field;

pub use self::{
    connected::Connected,
    consent::BackupConsent,
    devices::BackupDevices,
    pairing::Pairing,
    port::{
        Action, Backup, BackupActions, BackupError, BackupState, Device, DeviceList, Mended, Outgoing, Problem,
        RestoreError, Sent, WordProblem, backup, provide_backup,
    },
    recovery_words::RecoveryWords,
    status::top_word,
};
