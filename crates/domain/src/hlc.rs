//! A hybrid logical clock: the order of edits, also between devices whose clocks disagree.
//!
//! Source: Kulkarni et al., "Logical Physical Clocks" (2014). A stamp is never behind a stamp its device has seen, so an
//! edit made after reading another device's edit always wins, even when that device's clock runs a year ahead.

use serde::{Deserialize, Serialize};

use crate::id::DeviceId;

/// When an edit was made. Stamps are totally ordered: by time, then by counter, then by device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// Milliseconds since 1970-01-01T00:00Z, the highest that the device had seen.
    #[serde(rename = "t")]
    pub millis: i64,
    /// Counts the edits within one millisecond, or while the own clock is behind what was seen.
    #[serde(rename = "n")]
    pub counter: u32,
    /// The device that made the edit: breaks ties the same way everywhere.
    #[serde(rename = "d")]
    pub device: DeviceId,
}

/// The state of one device's clock: the highest stamp that it has made or seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    device: DeviceId,
    millis: i64,
    counter: u32,
}

impl Clock {
    /// A clock that has seen nothing yet.
    pub const fn new(device: DeviceId) -> Self {
        Self { device, millis: i64::MIN, counter: 0 }
    }

    /// The device whose stamps this clock makes.
    pub const fn device(&self) -> DeviceId {
        self.device
    }

    /// The stamp of an edit made now, later than every stamp made or seen before.
    ///
    /// `now_millis` is the device's wall clock in milliseconds since 1970; it may be wrong or run backwards.
    pub fn tick(&mut self, now_millis: i64) -> Stamp {
        if now_millis > self.millis {
            self.millis = now_millis;
            self.counter = 0;
        } else {
            self.advance();
        }
        Stamp { millis: self.millis, counter: self.counter, device: self.device }
    }

    /// Takes note of another edit's stamp, so that the next [`Clock::tick`] is later than it.
    pub fn observe(&mut self, seen: Stamp) {
        if (seen.millis, seen.counter) > (self.millis, self.counter) {
            self.millis = seen.millis;
            self.counter = seen.counter;
        }
    }

    fn advance(&mut self) {
        if let Some(next) = self.counter.checked_add(1) {
            self.counter = next;
        } else {
            // Four thousand million edits in a millisecond: borrow the next one. A stamp at the end of time stays there.
            self.millis = self.millis.saturating_add(1);
            self.counter = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHONE: DeviceId = DeviceId::from_bytes([1; 16]);
    const TABLET: DeviceId = DeviceId::from_bytes([2; 16]);
    const YEAR: i64 = 365 * 24 * 3_600 * 1_000;

    #[test]
    fn a_clock_that_runs_backwards_still_makes_later_stamps() {
        let mut clock = Clock::new(PHONE);
        let first = clock.tick(1_000);
        let second = clock.tick(400);
        assert!(second > first);
    }

    #[test]
    fn an_edit_after_seeing_a_clock_a_year_ahead_wins() {
        let mut wrong = Clock::new(TABLET);
        let from_the_future = wrong.tick(1_000 + YEAR);
        let mut clock = Clock::new(PHONE);
        clock.observe(from_the_future);
        assert!(clock.tick(2_000) > from_the_future);
    }

    #[test]
    fn the_device_breaks_a_tie() {
        let (mut a, mut b) = (Clock::new(PHONE), Clock::new(TABLET));
        assert!(a.tick(5) < b.tick(5));
    }
}
