//! A record as it leaves the device, for the screen that shows it.

use naderhand_domain::{
    id::RecordId,
    record::{Record, Sealed},
    wire::chain::Position,
};

use super::Vault;
use crate::{
    backend::Backend,
    error::{Error, Unopened},
    guard::KeyGuard,
    row::Kept,
};

impl<B: Backend, G: KeyGuard> Vault<B, G> {
    /// The sealed bytes of a record, the same as on the wire, and where this device's chain has a version of it; `None`
    /// when there is no such record.
    pub async fn sealed(&self, id: RecordId) -> Result<Option<(Record<Sealed>, Option<Position>)>, Error> {
        let Some(row) = self.backend.by_record(&[id]).await?.pop().flatten() else { return Ok(None) };
        let kept = Kept::read(&row).map_err(|_| Error::Unreadable { record: id, reason: Unopened::Row })?;
        let own = self.identity().device();
        let position = kept.positions.iter().copied().find(|position| position.device == own);
        Ok(Some((kept.record(), position)))
    }
}
