//! Sealing of small values that are no records: the names of devices, and what a device keeps for itself.

use naderhand_domain::id::DeviceId;
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::{OpenError, VaultKeys, envelope};

/// What a value is for. Each has its own key, so a value sealed for one opens for no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Namespace {
    /// The name of a device in the employee's list ("Telefoon"). The context is the device's id.
    DeviceLabel,
    /// State that never leaves the device. The context is the name of the value.
    LocalState,
}

impl Namespace {
    fn key(self, keys: &VaultKeys) -> (&[u8; 32], envelope::Namespace) {
        match self {
            Self::DeviceLabel => (&keys.device_label, envelope::Namespace::DeviceLabel),
            Self::LocalState => (&keys.local_state, envelope::Namespace::LocalState),
        }
    }
}

/// Seals `plaintext`. The `context` is not kept in it: the same one is needed to open.
pub fn seal_bytes(
    keys: &VaultKeys,
    namespace: Namespace,
    context: &[u8],
    plaintext: &[u8],
    rng: &mut (impl CryptoRng + ?Sized),
) -> Vec<u8> {
    let (key, namespace) = namespace.key(keys);
    envelope::seal(key, namespace, &[keys.vault().as_bytes(), context], plaintext, rng)
}

/// Opens what was sealed in the same vault for the same namespace and context.
pub fn open_bytes(
    keys: &VaultKeys,
    namespace: Namespace,
    context: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let (key, namespace) = namespace.key(keys);
    envelope::open(key, namespace, &[keys.vault().as_bytes(), context], sealed)
}

/// Seals the name of a device, bound to that device.
pub fn seal_label(keys: &VaultKeys, device: DeviceId, label: &str, rng: &mut (impl CryptoRng + ?Sized)) -> Vec<u8> {
    seal_bytes(keys, Namespace::DeviceLabel, device.as_bytes(), label.as_bytes(), rng)
}

/// Opens the name of a device. Bytes that are no UTF-8 show as replacement characters rather than hide the device.
pub fn open_label(keys: &VaultKeys, device: DeviceId, sealed: &[u8]) -> Result<String, OpenError> {
    let label = open_bytes(keys, Namespace::DeviceLabel, device.as_bytes(), sealed)?;
    Ok(String::from_utf8_lossy(&label).into_owned())
}
