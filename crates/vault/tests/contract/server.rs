//! A server in a few lines: keeps chains as the real one does, and can be told to cheat.

use std::collections::BTreeMap;

use naderhand_domain::{
    id::DeviceId,
    wire::{
        chain::{Content, Entry, Head, Position},
        sync::{Pull, Pulled, PulledChain, Upload, Uploaded},
    },
};
use naderhand_sealing::chain::digest;
use naderhand_vault::{Ingested, Limits, Vault, backend::Backend, guard::KeyGuard};

#[derive(Debug, Clone, Default)]
pub(crate) struct Server {
    pub(crate) chains: BTreeMap<DeviceId, Vec<Entry>>,
}

/// The server has another entry at that place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fork;

impl Server {
    pub(crate) fn upload(&mut self, device: DeviceId, body: &[u8]) -> Result<Uploaded, Fork> {
        let Upload { entries, superseded } = postcard::from_bytes(body).unwrap();
        let mut chain = self.chains.get(&device).cloned().unwrap_or_default();
        for entry in entries {
            let place = usize::try_from(entry.seq - 1).unwrap();
            match chain.get(place) {
                Some(held) if held.link != entry.link => return Err(Fork),
                Some(_) => {}
                None => {
                    assert_eq!(place, chain.len(), "an upload leaves no gap");
                    chain.push(entry);
                }
            }
        }
        self.chains.insert(device, chain);
        for Position { device, seq } in superseded {
            let entry = &mut self.chains.get_mut(&device).unwrap()[usize::try_from(seq - 1).unwrap()];
            if let Content::Present(sealed) = &entry.content {
                entry.content = Content::Superseded(digest(sealed));
            }
        }
        Ok(Uploaded { head: self.head(device).unwrap() })
    }

    pub(crate) fn head(&self, device: DeviceId) -> Option<Head> {
        let entry = self.chains.get(&device)?.last()?;
        Some(Head { position: Position { device, seq: entry.seq }, link: entry.link })
    }

    /// Answers with at most `limit` entries.
    pub(crate) fn pull(&self, request: &Pull, limit: usize) -> Pulled {
        let heads = self.chains.keys().filter_map(|device| self.head(*device)).collect();
        let mut left = limit;
        let mut chains = Vec::new();
        let mut more = false;
        for (device, chain) in &self.chains {
            let after = request.after.iter().find(|after| after.device == *device).map_or(0, |after| after.seq);
            let due = &chain[usize::try_from(after).unwrap().min(chain.len())..];
            let entries = due[..due.len().min(left)].to_vec();
            more |= entries.len() < due.len();
            left -= entries.len();
            if !entries.is_empty() {
                chains.push(PulledChain { device: *device, entries });
            }
        }
        Pulled { chains, heads, more }
    }

    /// Every version that is there to be read with the keys.
    pub(crate) fn present(&self) -> Vec<Entry> {
        let entries = self.chains.values().flatten();
        entries.filter(|entry| matches!(entry.content, Content::Present(_))).cloned().collect()
    }
}

/// Stages, sends and acknowledges once. Whether there was anything to send.
pub(crate) async fn push<B: Backend, G: KeyGuard>(vault: &Vault<B, G>, server: &mut Server) -> bool {
    let Some(batch) = vault.stage(Limits::default()).await.unwrap() else { return false };
    let uploaded = server.upload(vault.token().device, &batch.bytes).unwrap();
    vault.acknowledge(uploaded).await.unwrap();
    true
}

/// Pulls one page.
pub(crate) async fn pull_page<B: Backend, G: KeyGuard>(vault: &Vault<B, G>, server: &Server, limit: usize) -> Ingested {
    let request = Pull { after: vault.cursors().await.unwrap(), max_bytes: 0 };
    vault.ingest(&server.pull(&request, limit)).await.unwrap()
}

/// Pulls all that is due.
pub(crate) async fn pull<B: Backend, G: KeyGuard>(vault: &Vault<B, G>, server: &Server) -> Ingested {
    loop {
        let ingested = pull_page(vault, server, 100).await;
        if ingested.complete {
            return ingested;
        }
    }
}

/// What the app does: pulls, then pushes until nothing is left; a refusal as a fork is answered with a pull.
pub(crate) async fn sync<B: Backend, G: KeyGuard>(vault: &Vault<B, G>, server: &mut Server) {
    pull(vault, server).await;
    while let Some(batch) = vault.stage(Limits::default()).await.unwrap() {
        match server.upload(vault.token().device, &batch.bytes) {
            Ok(uploaded) => vault.acknowledge(uploaded).await.unwrap(),
            Err(Fork) => {
                pull(vault, server).await;
            }
        }
    }
}
