//! What the screens ask for.

use leptos::prelude::*;
use naderhand_domain::{id::DeviceId, record::Kind};
use naderhand_sealing::recovery_words::Correction;
use naderhand_sync::{
    SyncError,
    backup::{DeviceName, Done, Way},
};

use super::{Connected, errors};
use crate::{
    backup::port::{Action, BackupActions, BackupError, Device, DeviceList, Mended, Outgoing, RestoreError, Sent},
    texts::parts::backup_texts,
};

impl Connected {
    fn now_millis(&self) -> i64 {
        self.records.now().timestamp_millis()
    }

    /// Keeps a decision, then brings it to the server and waits for its word.
    fn decide<A>(&self, keep: A) -> Action<()>
    where
        A: AsyncFnOnce(&Self) -> Result<(), SyncError> + 'static,
    {
        let this = self.clone();
        Box::pin(async move {
            keep(&this).await.map_err(|error| errors::action(&error))?;
            match this.run().await {
                Ok(Done::Interrupted) => Err(BackupError::Offline),
                Ok(_) => Ok(()),
                Err(error) => {
                    this.soon();
                    Err(errors::action(&error))
                }
            }
        })
    }

    fn enrol(&self, text: String, by_words: bool) -> Action<Vec<Mended>, RestoreError> {
        let this = self.clone();
        let name = device_name();
        Box::pin(async move {
            let enrolled = this
                .with_backup(async |_, backup| {
                    let way = if by_words { Way::Words(&text) } else { Way::Pairing(&text) };
                    backup.enrol(way, &name).await
                })
                .await;
            let enrolled = enrolled.map_err(|error| errors::restore(error, by_words))?;
            // Everything that was on screen is sealed under other keys now, with the same ids: nothing to load again.
            this.go_on();
            let mended = |Correction { index, typed, word }| Mended { place: index + 1, typed, word: word.to_owned() };
            Ok(enrolled.corrections.into_iter().map(mended).collect())
        })
    }
}

impl BackupActions for Connected {
    fn give(&self, kinds: Vec<Kind>) -> Action<()> {
        let name = device_name();
        self.decide(async move |this: &Self| {
            let now = this.now_millis();
            this.with_backup(async |_, backup| backup.give_consent(&kinds, &name, now).await).await
        })
    }

    fn withdraw(&self, kind: Kind) -> Action<()> {
        self.decide(async move |this: &Self| {
            let now = this.now_millis();
            this.with_backup(async |_, backup| backup.withdraw(kind, now).await).await
        })
    }

    fn withdraw_all(&self) -> Action<()> {
        self.decide(async |this: &Self| {
            let now = this.now_millis();
            this.with_backup(async |_, backup| backup.withdraw_all(now).await).await
        })
    }

    fn restart(&self) -> Action<()> {
        self.decide(async |this: &Self| this.with_backup(async |_, backup| backup.restart().await).await)
    }

    fn outgoing(&self, kind: Kind) -> Action<Option<Outgoing>> {
        let this = self.clone();
        Box::pin(async move {
            let Some((record, readable)) = this.records.latest(kind) else { return Ok(None) };
            let vault = this.device.vault().await.map_err(|_| BackupError::Storage)?;
            let kept = vault.sealed(record).await.map_err(|_| BackupError::Storage)?;
            Ok(kept.map(|(sealed, at)| Outgoing {
                address: "POST /api/v1/vault/entries".to_owned(),
                record,
                sent: at.map_or(Sent::No, |position| Sent::Yes { seq: position.seq }),
                text_inside: contains(&sealed.content.0, readable.as_bytes()),
                sealed: sealed.content.0,
            }))
        })
    }

    fn sync_now(&self) {
        self.go_on();
    }

    fn pause(&self) {
        self.stop();
    }

    fn resume(&self) {
        self.go_on();
    }

    fn devices(&self) -> Action<DeviceList> {
        let this = self.clone();
        Box::pin(async move {
            let devices = this.with_backup(async |_, backup| backup.devices().await).await;
            let devices = devices.map_err(|error| errors::action(&error))?;
            let device = |device: naderhand_sync::backup::Device| Device {
                id: device.id,
                name: Some(device.name.as_str().to_owned()).filter(|name| !name.is_empty()),
                added_on: device.added_on,
                is_this: device.this,
                revoked: device.revoked,
            };
            Ok(DeviceList {
                devices: devices.devices.into_iter().map(device).collect(),
                has_recovery_words: devices.has_words,
            })
        })
    }

    fn revoke(&self, device: DeviceId) -> Action<()> {
        let this = self.clone();
        Box::pin(async move {
            let revoked = this.with_backup(async |_, backup| backup.revoke(device).await).await;
            revoked.map_err(|error| errors::action(&error))
        })
    }

    fn make_words(&self) -> Action<Vec<String>> {
        let this = self.clone();
        Box::pin(async move {
            let words = this.with_backup(async |_, backup| backup.make_words().await).await;
            Ok(words.map_err(|error| errors::action(&error))?.into_iter().map(str::to_owned).collect())
        })
    }

    fn make_pairing(&self) -> Action<String> {
        let this = self.clone();
        Box::pin(async move {
            let code = this.with_backup(async |_, backup| backup.make_pairing().await).await;
            let code = code.map_err(|error| errors::action(&error))?;
            let origin = window().location().origin().map_err(|_| BackupError::Server)?;
            Ok(format!("{origin}/app/koppelen#{}", code.text))
        })
    }

    fn enrol_with_words(&self, words: String) -> Action<Vec<Mended>, RestoreError> {
        self.enrol(words, true)
    }

    fn enrol_with_pairing(&self, fragment: String) -> Action<(), RestoreError> {
        let enrolled = self.enrol(fragment, false);
        Box::pin(async move { enrolled.await.map(drop) })
    }
}

/// Whether the readable text stands in the sealed bytes: searched for, not assumed.
fn contains(sealed: &[u8], readable: &[u8]) -> bool {
    !readable.is_empty() && sealed.windows(readable.len()).any(|window| window == readable)
}

/// What this device calls itself in the employee's own list, until they rename it.
fn device_name() -> DeviceName {
    let t = &backup_texts().devices;
    // A coarse pointer is a finger: a phone or a tablet. More need not be known.
    let touch = window().match_media("(pointer: coarse)").ok().flatten().is_some_and(|query| query.matches());
    DeviceName::new(if touch { t.phone } else { t.computer })
}
