//! The list as the device keeps it, sealed, beside the records and not among them: no backup takes it along.

use leptos::{prelude::*, task::spawn_local};
use naderhand_domain::trusted::{NotAdded, Trusted, Unreadable};
use naderhand_vault::browser::DeviceVault;

use crate::device::{Device, device};

/// The name of the local value.
const KEPT: &str = "help/trusted";

/// How it stands with the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Standing {
    /// The device is looking.
    Opening,
    /// What is on it.
    Here(Trusted),
    /// It is there, and this app does not know what to make of it.
    Unreadable(Unreadable),
    /// The device's store does not open.
    NotOpen,
}

/// Why nothing was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotKept {
    /// The list does not take it.
    NotAdded(NotAdded),
    /// The store failed, or holds what this app must leave alone.
    Failed,
}

/// The list.
#[derive(Clone, Copy)]
pub(super) struct List {
    standing: RwSignal<Standing>,
    device: StoredValue<Device, LocalStorage>,
}

impl List {
    /// Reads it.
    pub(super) fn open() -> Self {
        let this = Self { standing: RwSignal::new(Standing::Opening), device: StoredValue::new_local(device()) };
        spawn_local(async move {
            let standing = match this.device.get_value().vault().await {
                Ok(vault) => read(&vault).await,
                Err(_) => Standing::NotOpen,
            };
            // The screen may be gone by now.
            let _ = this.standing.try_set(standing);
        });
        this
    }

    pub(super) fn standing(self) -> Signal<Standing> {
        self.standing.into()
    }

    /// Changes it, and returns when that is kept. What another tab has added meanwhile stays.
    pub(super) async fn change(self, change: impl FnOnce(&mut Trusted) -> Result<(), NotAdded>) -> Result<(), NotKept> {
        let vault = self.device.get_value().vault().await.map_err(|_| NotKept::Failed)?;
        let Standing::Here(mut trusted) = read(&vault).await else { return Err(NotKept::Failed) };
        let changed = change(&mut trusted).map_err(NotKept::NotAdded);
        if changed.is_ok() {
            vault.set_meta(KEPT, &trusted.to_json()).await.map_err(|_| NotKept::Failed)?;
        }
        let _ = self.standing.try_set(Standing::Here(trusted));
        changed
    }
}

async fn read(vault: &DeviceVault) -> Standing {
    match vault.meta(KEPT).await {
        Ok(None) => Standing::Here(Trusted::default()),
        Ok(Some(kept)) => Trusted::parse(&kept).map_or_else(Standing::Unreadable, Standing::Here),
        Err(_) => Standing::NotOpen,
    }
}
