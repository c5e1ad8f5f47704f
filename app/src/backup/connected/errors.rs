//! What went wrong, in the screens' terms.

use naderhand_domain::wire::problem::Code;
use naderhand_sealing::recovery_words::{UnknownWord, WordsError};
use naderhand_sync::SyncError;
use naderhand_transport::CallError;

use crate::backup::{
    port::{BackupError, RestoreError, WordProblem},
    standing::{BackupState, Problem},
};

/// How a run's error shows. `None`: nothing is wrong that the employee need know.
pub(super) fn state(error: &SyncError) -> BackupState {
    match error {
        SyncError::Call(CallError::Unreachable(_)) => BackupState::Offline,
        SyncError::Call(call) => BackupState::Problem(problem(call.code())),
        SyncError::Vault(naderhand_vault::Error::Tampering(_)) | SyncError::KeyBox => {
            BackupState::Problem(Problem::Tampered)
        }
        SyncError::NotOn => BackupState::Off,
        SyncError::Vault(_) | SyncError::Words(_) | SyncError::PairingText(_) => BackupState::Problem(Problem::Server),
    }
}

fn problem(code: Option<Code>) -> Problem {
    match code {
        Some(Code::DeviceRevoked | Code::DeviceUnknown) => Problem::Revoked,
        Some(Code::VaultFull) => Problem::Full,
        // The server holds less, or something else, than it acknowledged.
        Some(Code::ChainForked | Code::ChainGap) => Problem::Tampered,
        _ => Problem::Server,
    }
}

/// How an action's error shows.
pub(super) fn action(error: &SyncError) -> BackupError {
    match error {
        SyncError::Call(CallError::Unreachable(_)) => BackupError::Offline,
        SyncError::Vault(_) => BackupError::Storage,
        SyncError::Call(_) | SyncError::NotOn | SyncError::Words(_) | SyncError::PairingText(_) | SyncError::KeyBox => {
            BackupError::Server
        }
    }
}

/// How a failed enrolment shows. `by_words` tells which of the two ways was taken.
pub(super) fn restore(error: SyncError, by_words: bool) -> RestoreError {
    match error {
        SyncError::Words(words) => self::words(words),
        SyncError::PairingText(_) => RestoreError::Expired,
        SyncError::Call(CallError::Unreachable(_)) => RestoreError::Offline,
        SyncError::Call(call) if call.code() == Some(Code::KeyBoxNotFound) => {
            if by_words {
                RestoreError::NotFound
            } else {
                RestoreError::Expired
            }
        }
        SyncError::Call(_) | SyncError::Vault(_) | SyncError::NotOn | SyncError::KeyBox => RestoreError::Failed,
    }
}

fn words(error: WordsError) -> RestoreError {
    match error {
        WordsError::Count { found } => RestoreError::Count { found },
        WordsError::Wrong { unknown } if unknown.is_empty() => RestoreError::Wrong,
        WordsError::Unknown(unknown) | WordsError::Wrong { unknown } => {
            RestoreError::Words(unknown.into_iter().map(word).collect())
        }
        WordsError::UnknownVersion(_) => RestoreError::Failed,
    }
}

fn word(UnknownWord { index, typed, nearest }: UnknownWord) -> WordProblem {
    WordProblem { place: index + 1, typed, nearest: nearest.into_iter().map(str::to_owned).collect() }
}
