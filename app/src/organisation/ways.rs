//! What the organisation's way of working means for the employee's own screens: its schedule of talks and its professions,
//! where the employee has chosen nothing themselves (S5, S8). A small value of its own, so that a screen that needs it need
//! not wait for all that an organisation publishes.

use naderhand_domain::{open::Open, organisation::Settings, profile::Profession, timeline::ScheduleName};
use naderhand_vault::{Error, browser::DeviceVault};
use serde::{Deserialize, Serialize};

/// The name of the local value.
const KEPT: &str = "organisation/ways";

/// The way of working of the organisation that was joined; nothing where none was.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Ways {
    #[serde(default)]
    schedule: Option<Open<ScheduleName>>,
    #[serde(default)]
    professions: Vec<Open<Profession>>,
}

impl Ways {
    /// As an organisation publishes it.
    pub(super) fn of(settings: &Settings) -> Self {
        let professions = settings.professions().iter().copied().map(Open::Known).collect();
        Self { schedule: Some(settings.talks().into()), professions }
    }

    /// What is kept. What cannot be read is as if it were not there: each choice has its own default.
    pub async fn read(vault: &DeviceVault) -> Self {
        let kept = vault.meta(KEPT).await.ok().flatten();
        kept.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Keeps it.
    pub(super) async fn keep(&self, vault: &DeviceVault) -> Result<(), Error> {
        vault.set_meta(KEPT, &serde_json::to_vec(self).unwrap_or_default()).await
    }

    /// Removes it.
    pub(super) async fn forget(vault: &DeviceVault) -> Result<(), Error> {
        vault.remove_meta(KEPT).await
    }

    /// The schedule of talks.
    pub fn schedule(&self) -> Option<Open<ScheduleName>> {
        self.schedule.clone()
    }

    /// The professions that there are; empty when it says nothing of them.
    pub fn professions(&self) -> Vec<Profession> {
        self.professions.iter().filter_map(Open::known).collect()
    }
}
