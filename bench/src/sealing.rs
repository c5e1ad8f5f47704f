//! Sealing and opening of check-ins, in memory.

use getrandom::SysRng;
use naderhand_domain::{
    check_in::{CheckIn, FitForDuty, Step},
    hlc::Stamp,
    id::{DeviceId, RecordId, VaultId},
    record::{self, Body, Plain, Record, Sealed},
};
use naderhand_sealing::{OpenError, RootKey, VaultKeys};
use rand_core::{Rng as _, UnwrapErr};

/// Check-ins of one vault, readable and sealed.
#[derive(Debug)]
pub(crate) struct Sealing {
    keys: VaultKeys,
    plain: Vec<Record<Plain>>,
    sealed: Vec<Record<Sealed>>,
}

impl Sealing {
    /// A new vault with `count` check-ins in it.
    pub(crate) fn new(count: u32) -> Self {
        let mut rng = UnwrapErr(SysRng);
        let keys = VaultKeys::derive(VaultId::from_bytes(random_id()), &RootKey::make(&mut rng));
        let plain: Vec<_> = (0..count).map(check_in).collect();
        let mut sealing = Self { keys, plain, sealed: Vec::new() };
        sealing.seal();
        sealing
    }

    /// Seals every check-in.
    pub(crate) fn seal(&mut self) {
        // The browser's own source of randomness is asked for each nonce, as in the app.
        let mut rng = UnwrapErr(SysRng);
        self.sealed =
            self.plain.iter().map(|record| naderhand_sealing::record::seal(&self.keys, record, &mut rng)).collect();
    }

    /// Opens every check-in, and answers how many there were.
    pub(crate) fn open(&self) -> Result<usize, OpenError> {
        let mut opened = 0;
        for sealed in &self.sealed {
            let plain = naderhand_sealing::record::open(&self.keys, sealed)?;
            opened += usize::from(matches!(plain.content.body, Body::CheckIn(_)));
        }
        Ok(opened)
    }

    /// Bytes of the first check-in's seal.
    pub(crate) fn sealed_bytes(&self) -> usize {
        self.sealed.first().map_or(0, |record| record.content.0.len())
    }

    /// The readable form of the first check-in, for peers to work on the same.
    pub(crate) fn sample(&self) -> Vec<u8> {
        self.plain.first().map(|record| record::encode(&record.content)).unwrap_or_default()
    }
}

/// A check-in as a tired person makes it: the first question and two more. `index` makes it differ from others.
pub(crate) fn check_in(index: u32) -> Record<Plain> {
    const MILLIS: i64 = 1_795_300_000_000;
    let millis = MILLIS + i64::from(index) * 60_000;
    let at = chrono::DateTime::from_timestamp_millis(millis).unwrap_or_default().fixed_offset();
    let step = Step::ALL[index as usize % Step::ALL.len()];
    let body = CheckIn {
        overall: Some(step),
        fit_for_duty: Some(FitForDuty::Orange),
        sleep: Some(Step::VeryBad),
        ..CheckIn::empty(at)
    };
    let stamp = Stamp { millis, counter: 0, device: DeviceId::from_bytes([1; 16]) };
    Record { id: RecordId::from_bytes(random_id()), content: Plain { stamp, body: Body::CheckIn(body) } }
}

/// Sixteen random bytes.
pub(crate) fn random_id() -> [u8; 16] {
    let mut bytes = [0; 16];
    UnwrapErr(SysRng).fill_bytes(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_opens() {
        let sealing = Sealing::new(20);
        assert_eq!(sealing.open(), Ok(20));
        assert_eq!(sealing.sealed_bytes(), 1_024);
    }
}
