//! The text of a pairing QR: what stands after `#` in the address that the second device opens.
//!
//! ```text
//! "1" │ base64url of: secret 16 bytes │ first 2 bytes of SHA-256("naderhand/v1/pairing" ‖ secret)
//! ```
//!
//! A browser never sends what stands after `#`. The two bytes are no protection: they let a device say at once that a
//! typed text is mistyped, before it asks the server.

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::key_box::BoxSecret;

const VERSION: char = '1';

/// Why a text is no pairing text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PairingTextError {
    /// Made by a newer app.
    #[error("the pairing code is of version {0:?}, which this version of the app does not know")]
    UnknownVersion(char),
    /// Not 25 characters of base64url: a part is missing, or it is something else.
    #[error("this is not a whole pairing code")]
    Incomplete,
    /// As long as it should be, but a character is wrong.
    #[error("the pairing code is mistyped")]
    Mistyped,
}

/// The text for a secret: 25 characters that need no escaping in an address.
pub fn encode(secret: &BoxSecret) -> String {
    let mut bytes = Zeroizing::new([0; 18]);
    bytes[..16].copy_from_slice(secret.expose());
    bytes[16..].copy_from_slice(&checksum(secret.expose()));
    let mut text = String::from(VERSION);
    BASE64URL_NOPAD.encode_append(bytes.as_slice(), &mut text);
    text
}

/// Reads a text that was scanned, typed, or pasted with the address around it.
pub fn decode(text: &str) -> Result<BoxSecret, PairingTextError> {
    let text = text.rsplit('#').next().unwrap_or(text).trim();
    let mut rest = text.chars();
    let version = rest.next().ok_or(PairingTextError::Incomplete)?;
    let rest = rest.as_str();
    if rest.len() != 24 {
        return Err(PairingTextError::Incomplete);
    }
    if version != VERSION {
        return Err(PairingTextError::UnknownVersion(version));
    }
    let bytes = Zeroizing::new(BASE64URL_NOPAD.decode(rest.as_bytes()).map_err(|_| PairingTextError::Mistyped)?);
    let (secret, check) = bytes.split_first_chunk::<16>().ok_or(PairingTextError::Incomplete)?;
    if check != checksum(secret) {
        return Err(PairingTextError::Mistyped);
    }
    Ok(BoxSecret::from_bytes(*secret))
}

fn checksum(secret: &[u8; 16]) -> [u8; 2] {
    let digest = Sha256::new().chain_update(b"naderhand/v1/pairing").chain_update(secret).finalize();
    [digest[0], digest[1]]
}
