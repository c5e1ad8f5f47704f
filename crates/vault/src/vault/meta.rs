//! Small values that the app keeps on the device, sealed: where registration stands, what was shown already.

use naderhand_sealing::{
    CryptoRng,
    value::{self, Namespace},
};
use zeroize::Zeroizing;

use super::{Change, Snapshot, Vault};
use crate::{
    backend::{Backend, Key, Store, Write},
    error::Error,
    guard::KeyGuard,
    identity::Identity,
};

/// What the app's values are called in the store; the vault's own ones have no prefix.
const APP: &str = "app/";

impl<B: Backend, G: KeyGuard> Vault<B, G> {
    /// The value of this name; `None` when there is none.
    pub async fn meta(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, Error> {
        let snapshot = self.snapshot().await?;
        self.read_meta(&snapshot, &format!("{APP}{name}")).await
    }

    /// Keeps a value. Durable when it returns.
    pub async fn set_meta(&self, name: &str, content: &[u8]) -> Result<(), Error> {
        let name = format!("{APP}{name}");
        self.transact(async |snapshot| {
            let write = self.write_meta(&snapshot.identity, &name, content);
            Ok((Change::new(snapshot.state.clone(), vec![write]), ()))
        })
        .await
    }

    /// Removes a value.
    pub async fn remove_meta(&self, name: &str) -> Result<(), Error> {
        let key = Key::Name(format!("{APP}{name}"));
        self.transact(async |snapshot| {
            let write = Write::Delete(Store::Meta, key.clone());
            Ok((Change::new(snapshot.state.clone(), vec![write]), ()))
        })
        .await
    }

    pub(crate) async fn read_meta(&self, snapshot: &Snapshot, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, Error> {
        let Some(row) = self.backend.get(Store::Meta, &Key::from(name)).await? else { return Ok(None) };
        let opened = open_meta(&snapshot.identity, name, &row.value);
        opened.map(Some).ok_or(Error::Damaged("a value of its own"))
    }

    pub(crate) fn write_meta(&self, identity: &Identity, name: &str, content: &[u8]) -> Write {
        let seal = |rng: &mut dyn CryptoRng| {
            value::seal_bytes(identity.keys(), Namespace::LocalState, name.as_bytes(), content, rng)
        };
        let sealed = self.with_rng(seal);
        Write::put(Store::Meta, name, sealed)
    }
}

/// Opens a value of [`Store::Meta`]; `None` when it does not open.
pub(super) fn open_meta(identity: &Identity, name: &str, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    value::open_bytes(identity.keys(), Namespace::LocalState, name.as_bytes(), sealed).ok()
}
