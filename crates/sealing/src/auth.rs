//! The secret by which a device shows the server which device it is.

use naderhand_domain::wire::auth::Verifier;
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};

/// Draws the secret of a device that is being enrolled. It goes in the [`DeviceToken`] of that device and nowhere else.
///
/// [`DeviceToken`]: naderhand_domain::wire::auth::DeviceToken
pub fn make_device_secret(rng: &mut (impl CryptoRng + ?Sized)) -> [u8; 32] {
    let mut secret = [0; 32];
    rng.fill_bytes(&mut secret);
    secret
}

/// What the server keeps of a random 32-byte secret: its SHA-256.
pub fn verifier(secret: &[u8; 32]) -> Verifier {
    Verifier(Sha256::digest(secret).into())
}
