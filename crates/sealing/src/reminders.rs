//! What of a reminder leaves the device is derived from what it is about: the same occasion has the same tag and the same delay in
//! every plan, and neither tells anything to whoever has not this key.
//!
//! HKDF-SHA256, salt = `naderhand/v1/reminders`, info = [`Occasion::to_bytes`]: [`Draw::BYTES`] bytes.

use core::fmt;

use naderhand_domain::reminders::{Draw, Occasion};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::derive::derive;

const SALT: &[u8] = b"naderhand/v1/reminders";

/// The key of one device, and of nothing else: it never leaves. Wiped from memory when dropped, and never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct DrawKey(Zeroizing<[u8; 32]>);

impl DrawKey {
    /// Draws a new one.
    pub fn make(rng: &mut (impl CryptoRng + ?Sized)) -> Self {
        let mut bytes = Zeroizing::new([0; 32]);
        rng.fill_bytes(bytes.as_mut_slice());
        Self(bytes)
    }

    /// Takes the bytes of one that was kept.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The bytes, for whoever keeps them. The name says what happens.
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// The randomness for an occasion.
    pub fn derive_draw(&self, occasion: &Occasion) -> Draw {
        Draw::from_bytes(*self.derive_bytes(occasion))
    }

    fn derive_bytes(&self, occasion: &Occasion) -> Zeroizing<[u8; Draw::BYTES]> {
        derive(SALT, self.0.as_slice(), &occasion.to_bytes())
    }
}

impl fmt::Debug for DrawKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DrawKey(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use data_encoding::HEXLOWER;
    use naderhand_domain::{day::Day, id::RecordId, schedule::Milestone};

    use super::*;

    fn check_in(day: u32) -> Occasion {
        Occasion::CheckIn { day: Day::of(chrono::NaiveDate::from_ymd_opt(2026, 11, day).unwrap()) }
    }

    /// Computed with Python's `hmac` from RFC 5869. Tags that changed would ring twice.
    #[test]
    fn the_bytes_of_an_occasion_are_these_for_ever() {
        let key = DrawKey::from_bytes(core::array::from_fn(|at| u8::try_from(at).unwrap()));
        let bytes = key.derive_bytes(&check_in(23));
        assert_eq!(HEXLOWER.encode(bytes.as_slice()), "3061df69398ff2f5239434b5d7e388f79a");
        assert_eq!(key.derive_draw(&check_in(23)), Draw::from_bytes(*bytes));
    }

    #[test]
    fn another_occasion_or_another_key_has_another_tag_and_the_key_is_not_printed() {
        let key = DrawKey::from_bytes([7; 32]);
        let step = Occasion::Step { incident: RecordId::from_bytes([1; 16]), milestone: Milestone::FirstTalk };
        let tags = [
            key.derive_draw(&check_in(23)).tag(),
            key.derive_draw(&check_in(24)).tag(),
            key.derive_draw(&step).tag(),
            DrawKey::from_bytes([8; 32]).derive_draw(&check_in(23)).tag(),
        ];
        for (at, tag) in tags.iter().enumerate() {
            assert!(!tags[..at].contains(tag));
        }
        assert!(!format!("{key:?}").contains('7'));
    }
}
