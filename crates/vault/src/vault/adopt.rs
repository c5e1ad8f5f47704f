//! Becoming a device of another vault, by recovery words or a QR, with everything that was kept here before.

use std::rc::Rc;

use naderhand_domain::record::{Body, Record, Sealed};
use naderhand_sealing::record;

use super::{AsideRow, Change, Snapshot, Vault, meta::open_meta};
use crate::{
    Error, Identity,
    backend::{Backend, Key, Row, Store, Write},
    guard::KeyGuard,
    identity::BUNDLE,
    row::{self, Kept},
    sync::Chain,
};

const CHUNK: u32 = 500;

impl<B: Backend, G: KeyGuard> Vault<B, G> {
    /// Takes over another vault's keys. Everything that this device kept is sealed again under them, keeps its id and
    /// goes in the outbox. All of it is one transaction: interrupted before it is durable, nothing has changed.
    ///
    /// The choices about backup are not taken along: consent was given for the vault that is left. What cannot be read
    /// stays as it is, and the old keys then stay beside the new ones, so that it is not lost.
    pub async fn adopt(&self, adopted: Identity) -> Result<(), Error> {
        let adopted = Rc::new(adopted);
        self.transact(async |snapshot| {
            let bundle = adopted.wrap(&self.guard, self.nonce()).await?;
            let mut writes = vec![Write::put(Store::Keys, BUNDLE, bundle), Write::Clear(Store::InFlight)];
            let mut left_behind = self.reseal_records(snapshot, &adopted, &mut writes).await?;
            left_behind |= self.reseal_asides(snapshot, &adopted, &mut writes).await?;
            self.reseal_meta(snapshot, &adopted, &mut writes).await?;
            writes.push(self.write_chain(&adopted, &Chain::new(adopted.device())));
            if left_behind && let Some(old) = self.backend.get(Store::Keys, &Key::from(BUNDLE)).await? {
                let name = format!("{BUNDLE}/{}", snapshot.identity.vault());
                writes.push(Write::put(Store::Keys, name.as_str(), old.value));
            }
            let state = snapshot.state.for_device(adopted.device());
            Ok((Change { state, writes, identity: Some(Rc::clone(&adopted)) }, ()))
        })
        .await
    }

    /// Whether anything had to stay as it was.
    async fn reseal_records(
        &self,
        snapshot: &Snapshot,
        adopted: &Identity,
        writes: &mut Vec<Write>,
    ) -> Result<bool, Error> {
        let choices = snapshot.identity.keys().derive_record_id(super::choices::NAME);
        let mut left_behind = false;
        for row in self.rows(Store::Records).await? {
            let opened =
                Kept::read(&row).ok().and_then(|kept| record::open(snapshot.identity.keys(), &kept.record()).ok());
            match opened {
                Some(Record { id, content }) if id == choices && matches!(content.body, Body::BackupChoices(_)) => {
                    writes.push(Write::Delete(Store::Records, row.key));
                }
                Some(record) => {
                    let sealed = self.with_rng(|rng| record::seal(adopted.keys(), &record, rng));
                    writes.push(Kept::unsent(sealed).write(row.number()));
                }
                None => left_behind = true,
            }
        }
        Ok(left_behind)
    }

    async fn reseal_asides(
        &self,
        snapshot: &Snapshot,
        adopted: &Identity,
        writes: &mut Vec<Write>,
    ) -> Result<bool, Error> {
        let mut left_behind = false;
        for stored in self.rows(Store::SetAside).await? {
            let opened = row::decode(&stored.value).ok().and_then(|AsideRow { record, why, sealed, .. }| {
                let opened = record::open(snapshot.identity.keys(), &Record { id: record, content: sealed }).ok()?;
                Some((why, opened))
            });
            let Some((why, opened)) = opened else {
                left_behind = true;
                continue;
            };
            let Record { id, content: Sealed(sealed) } =
                self.with_rng(|rng| record::seal(adopted.keys(), &opened, rng));
            let aside = AsideRow { record: id, why, position: None, sealed: Sealed(sealed) };
            writes.push(Write::put(Store::SetAside, stored.key, row::encode(&aside)));
        }
        Ok(left_behind)
    }

    async fn reseal_meta(&self, snapshot: &Snapshot, adopted: &Identity, writes: &mut Vec<Write>) -> Result<(), Error> {
        for stored in self.rows(Store::Meta).await? {
            let Key::Name(name) = &stored.key else { continue };
            match open_meta(&snapshot.identity, name, &stored.value) {
                Some(content) => writes.push(self.write_meta(adopted, name, &content)),
                None => writes.push(Write::Delete(Store::Meta, stored.key)),
            }
        }
        Ok(())
    }

    /// All rows of a store.
    async fn rows(&self, store: Store) -> Result<Vec<Row>, Error> {
        let mut all = Vec::new();
        loop {
            let rows = self.backend.page(store, all.last().map(|row: &Row| &row.key), CHUNK).await?;
            if rows.is_empty() {
                return Ok(all);
            }
            all.extend(rows);
        }
    }
}
