//! A backup that does nothing: stands in until sync is connected.

use leptos::prelude::*;
use naderhand_domain::{consent::BackupChoices, id::DeviceId, record::Kind};

use super::port::{Action, BackupActions, BackupError, BackupState, DeviceList, Mended, Outgoing, RestoreError};

pub(super) struct Unconnected {
    state: RwSignal<BackupState>,
    choices: RwSignal<BackupChoices>,
}

impl Unconnected {
    pub(super) fn new() -> Self {
        Self { state: RwSignal::new(BackupState::Off), choices: RwSignal::new(BackupChoices::default()) }
    }
}

fn offline<T: 'static>() -> Action<T> {
    Box::pin(async { Err(BackupError::Offline) })
}

impl BackupActions for Unconnected {
    fn state(&self) -> Signal<BackupState> {
        self.state.into()
    }

    fn choices(&self) -> Signal<BackupChoices> {
        self.choices.into()
    }

    fn give(&self, _: Vec<Kind>) -> Action<()> {
        offline()
    }

    fn withdraw(&self, _: Kind) -> Action<()> {
        offline()
    }

    fn withdraw_all(&self) -> Action<()> {
        offline()
    }

    fn outgoing(&self, _: Kind) -> Action<Option<Outgoing>> {
        Box::pin(async { Ok(None) })
    }

    fn sync_now(&self) {}

    fn pause(&self) {}

    fn resume(&self) {}

    fn devices(&self) -> Action<DeviceList> {
        offline()
    }

    fn revoke(&self, _: DeviceId) -> Action<()> {
        offline()
    }

    fn make_words(&self) -> Action<Vec<String>> {
        offline()
    }

    fn make_pairing(&self) -> Action<String> {
        offline()
    }

    fn enrol_with_words(&self, _: String) -> Action<Vec<Mended>, RestoreError> {
        Box::pin(async { Err(RestoreError::Offline) })
    }

    fn enrol_with_pairing(&self, _: String) -> Action<(), RestoreError> {
        Box::pin(async { Err(RestoreError::Offline) })
    }
}
