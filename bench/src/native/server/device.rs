//! A device that talks to the server: registers, agrees, uploads, pulls. Its chain and its bodies are the app's own.

use anyhow::Context as _;
use axum::{body::Bytes, http::Method};
use getrandom::SysRng;
use naderhand_domain::{
    id::{DeviceId, Locator, RecordId, VaultId},
    record::Sealed,
    wire::{
        SYNC_MEDIA_TYPE,
        auth::DeviceToken,
        chain::Position,
        key_box::{Base64Bytes, BoxUse, Enrolment, NewKeyBox},
        limits,
        sync::{Pull, Pulled, Upload, Uploaded},
        vault::{GiveConsent, NewDevice, NewVault},
    },
};
use naderhand_sealing::{
    RootKey, VaultKeys,
    chain::{ChainWriter, New},
    make_device_secret, verifier,
};
use rand_core::{Rng as _, UnwrapErr};
use serde::Serialize;

use super::http::Connection;
use crate::sealing::random_id;

const JSON: &str = "application/json";

/// A device, with a connection of its own.
#[derive(Debug)]
pub(super) struct Device {
    http: Connection,
    address: String,
    token: DeviceToken,
    keys: VaultKeys,
    writer: ChainWriter,
    /// What it has seen of the vault's chains.
    seen: Vec<Position>,
}

/// What a pull brought.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Brought {
    /// Entries.
    pub(super) entries: usize,
    /// Bytes of the answers.
    pub(super) bytes: usize,
}

impl Device {
    /// Registers a new vault, and agrees to a backup.
    pub(super) async fn register(address: &str) -> anyhow::Result<Self> {
        let keys = VaultKeys::derive(VaultId::from_bytes(random_id()), &RootKey::make(&mut rng()));
        let mut device = Self::new(address, keys).await?;
        let body = NewVault { vault: device.keys.vault(), device: device.introduction() };
        device.json(Method::POST, "/api/v1/vaults", &body).await?;
        let body = GiveConsent { wording: "bench".to_owned() };
        device.json(Method::PUT, "/api/v1/vault/consents/backup", &body).await?;
        Ok(device)
    }

    /// A second device of the same vault, come in by recovery words.
    pub(super) async fn second(&mut self) -> anyhow::Result<Self> {
        let mut proof = [0; 32];
        rng().fill_bytes(&mut proof);
        let locator = Locator::from_bytes(random_id());
        let sealed = Base64Bytes(random(256));
        let key_box = NewKeyBox { locator, proof_verifier: verifier(&proof), r#use: BoxUse::Recovery, sealed };
        self.json(Method::PUT, "/api/v1/vault/key-boxes", &key_box).await?;
        let mut second = Self::new(&self.address, self.keys.clone()).await?;
        let body = Enrolment { locator, proof, device: second.introduction() };
        second.json(Method::POST, "/api/v1/enrolments", &body).await?;
        Ok(second)
    }

    async fn new(address: &str, keys: VaultKeys) -> anyhow::Result<Self> {
        let id = DeviceId::from_bytes(random_id());
        let token = DeviceToken { device: id, secret: make_device_secret(&mut rng()) };
        let mut http = Connection::open(address).await?;
        http.authorize(&token.to_text())?;
        Ok(Self { http, address: address.to_owned(), token, keys, writer: ChainWriter::new(id), seen: Vec::new() })
    }

    fn introduction(&self) -> NewDevice {
        let label = Base64Bytes(random(256));
        NewDevice { id: self.token.device, verifier: verifier(&self.token.secret), label }
    }

    /// Makes the bodies that upload `records` new records of `sealed` bytes, so many in each. They are sent in this order.
    pub(super) fn uploads(&mut self, records: usize, sealed: usize, in_each: usize) -> anyhow::Result<Vec<Bytes>> {
        let mut bodies = Vec::new();
        let mut left = records;
        while left > 0 {
            let count = left.min(in_each);
            left -= count;
            let entries = (0..count).map(|_| {
                let new = New::Version(Sealed(random(sealed)));
                self.writer.append(&self.keys, RecordId::from_bytes(random_id()), new, [], []).entry
            });
            let upload = Upload { entries: entries.collect(), superseded: Vec::new() };
            bodies.push(postcard::to_allocvec(&upload)?.into());
        }
        Ok(bodies)
    }

    /// Sends one of them. The server has answered that it is durable when this returns.
    pub(super) async fn upload(&mut self, body: Bytes) -> anyhow::Result<()> {
        let answer = self.http.send(Method::POST, "/api/v1/vault/entries", SYNC_MEDIA_TYPE, body).await?;
        let Uploaded { head } = postcard::from_bytes(&answer)?;
        self.writer.acknowledge(head).context("the server acknowledged something else")?;
        Ok(())
    }

    /// Fetches everything that is new to it.
    pub(super) async fn pull(&mut self) -> anyhow::Result<Brought> {
        let mut brought = Brought::default();
        loop {
            let body = postcard::to_allocvec(&Pull { after: self.seen.clone(), max_bytes: limits::PULL_BYTES })?;
            let answer = self.http.send(Method::POST, "/api/v1/vault/pull", SYNC_MEDIA_TYPE, body.into()).await?;
            brought.bytes += answer.len();
            let pulled: Pulled = postcard::from_bytes(&answer)?;
            for chain in &pulled.chains {
                let Some(last) = chain.entries.last() else { continue };
                brought.entries += chain.entries.len();
                self.seen.retain(|place| place.device != chain.device);
                self.seen.push(Position { device: chain.device, seq: last.seq });
            }
            if !pulled.more {
                return Ok(brought);
            }
        }
    }

    async fn json(&mut self, method: Method, path: &str, body: &impl Serialize) -> anyhow::Result<()> {
        self.http.send(method, path, JSON, serde_json::to_vec(body)?.into()).await?;
        Ok(())
    }
}

fn rng() -> UnwrapErr<SysRng> {
    UnwrapErr(SysRng)
}

/// Random bytes: what sealed ones look like to a server.
fn random(bytes: usize) -> Vec<u8> {
    let mut random = vec![0; bytes];
    rng().fill_bytes(&mut random);
    random
}
