//! How a coordinator or a supporter shows the server who they are: by signing a challenge that it has just drawn.

use naderhand_domain::wire::organisation::Role;

use crate::{Fingerprint, NotSigned, PublicKey, SigningKey};

/// Signs a challenge. The organisation and the role are part of it, so that no server can pass it on to another.
pub fn prove(key: &SigningKey, of: Fingerprint, role: Role, challenge: &[u8; 32]) -> [u8; 64] {
    key.sign(&message(of, role, challenge))
}

/// Checks what [`prove`] made.
pub fn verify_proof(
    public: &PublicKey,
    of: Fingerprint,
    role: Role,
    challenge: &[u8; 32],
    signature: &[u8; 64],
) -> Result<(), NotSigned> {
    public.verify(&message(of, role, challenge), signature)
}

fn message(of: Fingerprint, role: Role, challenge: &[u8; 32]) -> Vec<u8> {
    [b"naderhand/v1/session\0".as_slice(), of.as_bytes(), &[role.byte()], challenge].concat()
}
