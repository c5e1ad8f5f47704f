//! Starting the backup anew: after everything was withdrawn, or when this device must enrol again.

use std::rc::Rc;

use super::{Change, Vault};
use crate::{
    Device, Error,
    backend::{Backend, Key, Store, Write},
    guard::KeyGuard,
    identity::BUNDLE,
    row::Kept,
    sync::Chain,
};

const CHUNK: u32 = 500;

impl<B: Backend, G: KeyGuard> Vault<B, G> {
    /// Forgets everything about the server's copies and gives this device a new enrolment, with a chain of its own.
    /// Records stay as they are, and all of them are in the outbox again. One transaction.
    pub async fn reset_sync(&self, device: Device) -> Result<(), Error> {
        self.transact(async |snapshot| {
            let identity = Rc::new(snapshot.identity.with_device(device.clone()));
            let bundle = identity.wrap(&self.guard, self.nonce()).await?;
            let chain = Chain::new(device.id);
            let mut writes = vec![
                Write::put(Store::Keys, BUNDLE, bundle),
                Write::Clear(Store::InFlight),
                self.write_chain(&identity, &chain),
            ];
            let mut after: Option<Key> = None;
            loop {
                let rows = self.backend.page(Store::Records, after.as_ref(), CHUNK).await?;
                let Some(last) = rows.last() else { break };
                after = Some(last.key.clone());
                for row in &rows {
                    let Ok(kept) = Kept::read(row) else { continue };
                    if kept.pending && kept.positions.is_empty() {
                        continue;
                    }
                    writes.push(Kept { pending: true, positions: Vec::new(), ..kept }.write(row.number()));
                }
            }
            let state = snapshot.state.for_device(device.id);
            Ok((Change { state, writes, identity: Some(identity) }, ()))
        })
        .await
    }
}
