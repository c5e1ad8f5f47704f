//! Erasing everything on this device.

use super::Vault;
use crate::{
    backend::{Backend, Fault, Key, Row, Store, Write},
    error::Error,
    guard::KeyGuard,
};

impl<B: Backend, G: KeyGuard> Vault<B, G> {
    /// Erases every record, key and setting of this device, at once. The next [`Vault::open`] makes a new vault.
    ///
    /// What the server holds is not touched: withdraw first. An empty state remains, by which tabs that are still open
    /// notice: they answer [`Error::Gone`].
    pub async fn forget_all(&self) -> Result<(), Error> {
        let _turn = self.turn.lock().await;
        loop {
            let revision = self.backend.last(Store::State, 1).await?.first().map_or(0, Row::number);
            let mut writes: Vec<_> =
                Store::ALL.into_iter().filter(|store| *store != Store::State).map(Write::Clear).collect();
            writes.push(Write::Delete(Store::State, Key::Number(revision)));
            writes.push(Write::Add(Store::State, Key::Number(revision + 1), Vec::new()));
            *self.cached.borrow_mut() = None;
            match self.backend.commit(writes).await {
                Ok(()) => return Ok(()),
                Err(Fault::Conflict) => {}
                Err(fault) => return Err(fault.into()),
            }
        }
    }
}
