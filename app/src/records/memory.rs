//! A store that forgets: stands in until the vault is connected.

use naderhand_domain::{
    hlc::Clock,
    id::{DeviceId, RecordId},
    record::{Body, Plain, Record},
};

use super::clock;

pub(super) struct Memory {
    clock: Clock,
}

impl Default for Memory {
    fn default() -> Self {
        Self { clock: Clock::new(DeviceId::from_bytes([0; 16])) }
    }
}

impl Memory {
    pub(super) fn save(&mut self, id: RecordId, body: Body) -> Record<Plain> {
        let stamp = self.clock.tick(clock::now().timestamp_millis());
        Record { id, content: Plain { stamp, body } }
    }
}
