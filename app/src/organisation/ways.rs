//! What the organisation's way of working means for the employee's own screens: its own types of event, and its schedule of
//! talks and its professions where the employee has chosen nothing themselves (S5, S8). A small value of its own, so that a screen that needs it need
//! not wait for all that an organisation publishes.

use naderhand_domain::{
    incident::OwnType,
    open::Open,
    organisation::{InBoth, Line, Settings},
    profile::Profession,
    schedule::ScheduleName,
};
use naderhand_vault::{Error, browser::DeviceVault};
use serde::{Deserialize, Serialize};

use crate::texts::{Language, said};

/// The name of the local value.
const KEPT: &str = "organisation/ways";

/// The way of working of the organisation that was joined; nothing where none was.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Ways {
    #[serde(default)]
    schedule: Option<Open<ScheduleName>>,
    #[serde(default)]
    professions: Vec<Open<Profession>>,
    #[serde(default)]
    own_types: Vec<InBoth<OwnType>>,
}

impl Ways {
    /// As an organisation publishes it.
    pub(super) fn of(settings: &Settings) -> Self {
        let professions = settings.professions().iter().copied().map(Open::Known).collect();
        let own_types = settings.incident_types().iter().filter_map(own_type).collect();
        Self { schedule: Some(settings.talks().into()), professions, own_types }
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

    /// Its own types of event, in this language, as it orders them.
    pub fn own_types(&self, language: Language) -> Vec<OwnType> {
        self.own_types.iter().map(|both| said(both, language).clone()).collect()
    }
}

/// The settings were held to the same rule, so none is left out.
fn own_type(both: &InBoth<Line>) -> Option<InBoth<OwnType>> {
    let parse = |line: &Line| OwnType::parse(line.as_str().to_owned()).ok();
    Some(InBoth { nl: parse(&both.nl)?, en: parse(&both.en)? })
}
