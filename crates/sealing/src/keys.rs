//! The root key of a vault, and the keys that follow from it.

use core::fmt;

use naderhand_domain::id::{RecordId, VaultId};
use rand_core::CryptoRng;
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::derive::derive;

/// The secret that everything in a vault hangs on. Wiped from memory when dropped, and never printed.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct RootKey([u8; 32]);

impl RootKey {
    /// Draws the root key of a new vault.
    pub fn make(rng: &mut (impl CryptoRng + ?Sized)) -> Self {
        let mut key = Self([0; 32]);
        rng.fill_bytes(&mut key.0);
        key
    }

    /// Takes the bytes of a key that was kept, or came out of a key box.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes, for whoever wraps the key. The name says what happens.
    pub const fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for RootKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RootKey(hidden)")
    }
}

/// Compares in constant time.
impl PartialEq for RootKey {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for RootKey {}

/// The working keys of one vault, each for one purpose.
#[derive(Clone)]
pub struct VaultKeys {
    vault: VaultId,
    pub(crate) record: Zeroizing<[u8; 32]>,
    pub(crate) device_label: Zeroizing<[u8; 32]>,
    pub(crate) local_state: Zeroizing<[u8; 32]>,
    pub(crate) chain: Zeroizing<[u8; 32]>,
    record_id: Zeroizing<[u8; 32]>,
}

impl VaultKeys {
    /// Derives the working keys. The vault's id takes part, so the same root key in another vault gives other keys.
    pub fn derive(vault: VaultId, root: &RootKey) -> Self {
        let key = |purpose: &[u8]| derive(vault.as_bytes(), root.expose(), purpose);
        Self {
            vault,
            record: key(b"naderhand/v1/record"),
            device_label: key(b"naderhand/v1/device-label"),
            local_state: key(b"naderhand/v1/local-state"),
            chain: key(b"naderhand/v1/chain"),
            record_id: key(b"naderhand/v1/record-id"),
        }
    }

    /// The vault that the keys belong to.
    pub const fn vault(&self) -> VaultId {
        self.vault
    }

    /// The id of a record that a vault has once, such as the choices about backup: the same on all devices of the
    /// vault, and to the server as random as any other.
    pub fn derive_record_id(&self, name: &str) -> RecordId {
        RecordId::from_bytes(*derive(self.vault.as_bytes(), self.record_id.as_slice(), name.as_bytes()))
    }
}

impl fmt::Debug for VaultKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VaultKeys").field("vault", &self.vault).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::rng;

    #[test]
    fn printing_a_key_shows_nothing_of_it() {
        let root = RootKey::from_bytes([0xab; 32]);
        let keys = VaultKeys::derive(VaultId::from_bytes([1; 16]), &root);
        assert_eq!(format!("{root:?}"), "RootKey(hidden)");
        assert_eq!(format!("{keys:?}"), "VaultKeys { vault: VaultId(AQEBAQEBAQEBAQEBAQEBAQ), .. }");
    }

    #[test]
    fn every_purpose_and_every_vault_has_a_key_of_its_own() {
        let root = RootKey::make(&mut rng(1));
        let keys: Vec<_> = [1, 2]
            .map(|vault| VaultKeys::derive(VaultId::from_bytes([vault; 16]), &root))
            .iter()
            .flat_map(|keys| [*keys.record, *keys.device_label, *keys.local_state, *keys.chain, *keys.record_id])
            .collect();
        let distinct: std::collections::HashSet<_> = keys.iter().collect();
        assert_eq!(distinct.len(), keys.len());
    }

    #[test]
    fn a_record_that_a_vault_has_once_is_found_again_on_every_device_and_in_no_other_vault() {
        let root = RootKey::from_bytes([3; 32]);
        let [one, again, other] = [1, 1, 2].map(|vault| VaultKeys::derive(VaultId::from_bytes([vault; 16]), &root));
        assert_eq!(one.derive_record_id("choices"), again.derive_record_id("choices"));
        assert_ne!(one.derive_record_id("choices"), one.derive_record_id("settings"));
        assert_ne!(one.derive_record_id("choices"), other.derive_record_id("choices"));
    }

    #[test]
    fn two_new_root_keys_differ() {
        let mut rng = rng(2);
        assert_ne!(RootKey::make(&mut rng), RootKey::make(&mut rng));
    }
}
