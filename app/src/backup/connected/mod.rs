//! The backup over this device's vault and the server that served the app.

mod actions;
mod errors;
mod runner;

use std::rc::Rc;

use leptos::prelude::*;
use naderhand_sync::{SyncError, backup};
use naderhand_vault::{
    backend::indexed_db::IndexedDb,
    browser::{DeviceVault, Entropy},
    guard::web_crypto::WebCrypto,
};

use self::runner::Runner;
use super::standing::Standing;
use crate::{
    device::{Device, Fetch},
    records::Records,
};

type OwnBackup<'v> = backup::Backup<'v, IndexedDb, WebCrypto, Fetch>;

/// See the module's documentation.
#[derive(Clone)]
pub struct Connected {
    device: Device,
    records: Records,
    standing: Standing,
    runner: Rc<Runner>,
}

impl Connected {
    /// Connects, reads where the backup stands, and goes on where it was left. Makes no call while there is no consent.
    pub fn new(device: Device, records: Records, standing: Standing) -> Self {
        let this = Self { device, records, standing, runner: Rc::default() };
        this.listen();
        this.start();
        this
    }

    async fn with_backup<A>(
        &self,
        act: impl AsyncFnOnce(&DeviceVault, &OwnBackup<'_>) -> Result<A, SyncError>,
    ) -> Result<A, SyncError> {
        let vault = self.device.vault().await?;
        let backup = backup::Backup::new(&*vault, Fetch, Entropy);
        let result = act(&vault, &backup).await;
        self.standing.choices.set(vault.choices().await?);
        result
    }
}
