//! The bytes of the rows: a version byte, then postcard. Small, quick, and without meaning to a reader without keys.

use naderhand_domain::{
    id::RecordId,
    record::{Record, Sealed},
    wire::chain::Position,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::backend::{Indexed, Row, Store, Write};

/// The version that this app writes. Readers refuse others and keep the bytes.
const VERSION: u8 = 1;

/// Bytes that are no row of a known version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct BadRow;

/// Writes a row's bytes.
pub(crate) fn encode(content: &impl Serialize) -> Vec<u8> {
    postcard::to_extend(content, vec![VERSION]).expect("rows hold only what postcard can say")
}

/// Reads a row's bytes.
pub(crate) fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, BadRow> {
    match bytes.split_first() {
        Some((&VERSION, content)) => postcard::from_bytes(content).map_err(|_| BadRow),
        _ => Err(BadRow),
    }
}

/// A record as the store holds it: sealed, with what is known of the server's copies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Kept {
    /// Which record.
    pub id: RecordId,
    /// Whether the server lacks this version, or must erase the one that it has.
    pub pending: bool,
    /// Where the server holds versions of it, as far as this device knows: at most one place for each chain.
    pub positions: Vec<Position>,
    /// The sealed bytes, the same as on the wire.
    pub sealed: Sealed,
}

impl Kept {
    /// A record that the server does not have.
    pub(crate) fn unsent(Record { id, content }: Record<Sealed>) -> Self {
        Self { id, pending: true, positions: Vec::new(), sealed: content }
    }

    /// The sealed record.
    pub(crate) fn record(&self) -> Record<Sealed> {
        Record { id: self.id, content: self.sealed.clone() }
    }

    /// Notes that the server holds a version at `position`. A later entry of a chain stands for the earlier ones.
    pub(crate) fn add_position(&mut self, position: Position) {
        self.positions.retain(|known| known.device != position.device);
        self.positions.push(position);
    }

    /// The change that keeps it at `ordinal`.
    pub(crate) fn write(&self, ordinal: u64) -> Write {
        let indexed = Indexed { record: Some(self.id), pending: self.pending };
        Write::Put(Store::Records, ordinal.into(), encode(self), indexed)
    }

    /// Reads a row of [`Store::Records`].
    pub(crate) fn read(row: &Row) -> Result<Self, BadRow> {
        decode(&row.value)
    }
}

#[cfg(test)]
mod tests {
    use naderhand_domain::id::DeviceId;

    use super::*;
    use crate::backend::Key;

    /// Written by the first version. Rows like it lie on people's phones: they must read for ever.
    const FROZEN: &[u8] = b"\x01\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x01\x01\
        \x03\x03\x03\x03\x03\x03\x03\x03\x03\x03\x03\x03\x03\x03\x03\x03\xac\x02\x04seal";

    #[test]
    fn a_frozen_row_reads_and_is_written_the_same() {
        let position = Position { device: DeviceId::from_bytes([3; 16]), seq: 300 };
        let kept = Kept {
            id: RecordId::from_bytes([2; 16]),
            pending: true,
            positions: vec![position],
            sealed: Sealed(b"seal".to_vec()),
        };
        assert_eq!(encode(&kept), FROZEN);
        assert_eq!(Kept::read(&Row { key: Key::Number(1), value: FROZEN.to_vec() }), Ok(kept));
    }

    #[test]
    fn what_is_cut_off_or_newer_is_refused() {
        assert_eq!(decode::<Kept>(&FROZEN[..20]), Err(BadRow));
        assert_eq!(decode::<Kept>(b""), Err(BadRow));
        let mut newer = FROZEN.to_vec();
        newer[0] = 2;
        assert_eq!(decode::<Kept>(&newer), Err(BadRow));
    }
}
