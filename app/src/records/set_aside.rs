//! Versions that lost to another device's edit.

use naderhand_domain::record::Body;
pub use naderhand_vault::{Aside, AsideKey};

use super::{Records, SaveError, clock};

impl Records {
    /// All versions of what the employee wrote that were set aside, oldest first.
    pub async fn set_aside(&self) -> Result<Vec<Aside>, SaveError> {
        let mut asides = self.vault().await?.set_aside().await?;
        // Which kinds leave the device is decided by the latest word alone; an earlier one is nothing to put back.
        asides.retain(|aside| !matches!(&aside.content, Ok(plain) if matches!(plain.body, Body::BackupChoices(_))));
        Ok(asides)
    }

    /// Makes a version the present one, and sets the one aside that stood. Nothing happens when it is gone already.
    pub async fn restore(&self, key: AsideKey) -> Result<(), SaveError> {
        let restored = self.vault().await?.restore(key, clock::now().timestamp_millis()).await?;
        self.take_over(&restored);
        Ok(())
    }

    /// Removes a version for good.
    pub async fn drop_aside(&self, key: AsideKey) -> Result<(), SaveError> {
        Ok(self.vault().await?.drop_aside(key).await?)
    }
}
