//! What every store must do, whatever the database. Each test runs on SQLite and on PostgreSQL.

mod contact;
mod contact_at_scale;
mod contact_in_time;
mod contacting;
mod key_boxes;
mod linking;
mod opening;
mod organisations;
mod publishing;
mod pulling;
mod ringing;
mod uploading;
mod vaults;

use chrono::{DateTime, NaiveDate, Utc};
use naderhand_domain::{
    consent::Purpose,
    id::VaultId,
    wire::{
        auth::Verifier,
        chain::{Entry, Position},
        key_box::Base64Bytes,
        sync::{Pull, Pulled, Upload as WireUpload, Uploaded},
        vault::{NewDevice, NewVault},
    },
};
use naderhand_server::store::{
    Store,
    failure::Failure,
    request::{DeviceRefusal, GiveConsent, NewEntries, PullNews, Register, Upload, UploadRefusal},
};
use sha2::{Digest as _, Sha256};

use crate::support::{
    chain::{Chain, upload},
    database::{Engine, TestDatabase},
    seed::Seed,
};

/// A store with a database of its own.
pub(crate) struct Case {
    pub(crate) store: Store,
    pub(crate) database: TestDatabase,
    pub(crate) seed: Seed,
}

pub(super) async fn on(engine: Engine, name: &str, test: impl AsyncFnOnce(&mut Case)) {
    let Some(database) = TestDatabase::make(engine, name).await else { return };
    let store = Store::open(&database.config).await.unwrap();
    let mut case = Case { store, database, seed: Seed::of(name) };
    test(&mut case).await;
    case.store.close().await;
    case.database.remove().await;
}

pub(super) fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000, 0).unwrap()
}

pub(super) fn today() -> NaiveDate {
    now().date_naive()
}

pub(super) fn new_device(chain: &Chain) -> NewDevice {
    NewDevice {
        id: chain.device(),
        verifier: Verifier(Sha256::digest(chain.token.secret).into()),
        label: Base64Bytes(b"label".to_vec()),
    }
}

/// The refusal, or a panic when it was not refused.
pub(super) fn refusal<T: std::fmt::Debug, R: std::fmt::Debug>(result: Result<T, Failure<R>>) -> R {
    match result {
        Err(Failure::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

impl Case {
    /// Which engine it runs on.
    pub(super) const fn engine(&self) -> Engine {
        match self.store {
            Store::Sqlite(_) => Engine::Sqlite,
            Store::Postgres(_) => Engine::Postgres,
        }
    }

    /// A vault with one device, and without consent.
    pub(super) async fn registered(&mut self) -> (VaultId, Chain) {
        let vault = VaultId::from_bytes(self.seed.array());
        let chain = Chain::new(&mut self.seed);
        let new = NewVault { vault, device: new_device(&chain) };
        self.store.apply(Register { vault: new, today: today() }).await.unwrap();
        (vault, chain)
    }

    /// A vault with one device that may upload.
    pub(super) async fn consented(&mut self) -> (VaultId, Chain) {
        let (vault, chain) = self.registered().await;
        self.consent(&chain).await.unwrap();
        (vault, chain)
    }

    pub(super) async fn consent(&self, chain: &Chain) -> Result<(), Failure<DeviceRefusal>> {
        let wording = "backup-1".to_owned();
        let token = chain.token.clone();
        self.store.apply(GiveConsent { token, purpose: Purpose::Backup, wording, now: now() }).await
    }

    pub(super) async fn send(&self, chain: &Chain, body: WireUpload) -> Result<Uploaded, Failure<UploadRefusal>> {
        let new = NewEntries::parse(body).unwrap();
        self.store.apply(Upload { token: chain.token.clone(), new }).await
    }

    pub(super) async fn send_entries(
        &self,
        chain: &Chain,
        entries: &[Entry],
    ) -> Result<Uploaded, Failure<UploadRefusal>> {
        self.send(chain, upload(entries.to_vec())).await
    }

    pub(super) async fn pull(
        &self,
        chain: &Chain,
        after: Vec<Position>,
        max_bytes: u32,
    ) -> Result<Pulled, Failure<DeviceRefusal>> {
        self.store.read(PullNews { token: chain.token.clone(), pull: Pull { after, max_bytes } }).await
    }

    /// All entries that the vault holds, chain by chain.
    pub(super) async fn all(&self, chain: &Chain) -> Vec<Entry> {
        let mut after: Vec<Position> = Vec::new();
        let mut entries = Vec::new();
        loop {
            let pulled = self.pull(chain, after.clone(), 1 << 20).await.unwrap();
            for pulled in pulled.chains {
                let last = Position { device: pulled.device, seq: pulled.entries.last().unwrap().seq };
                after.retain(|place| place.device != last.device);
                after.push(last);
                entries.extend(pulled.entries);
            }
            if !pulled.more {
                return entries;
            }
        }
    }
}
