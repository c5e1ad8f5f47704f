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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_text_reads_back_however_it_was_pasted(secret: [u8; 16]) {
            let secret = BoxSecret::from_bytes(secret);
            let text = encode(&secret);
            prop_assert_eq!(decode(&text), Ok(secret.clone()));
            prop_assert_eq!(decode(&format!(" https://naderhand.example/app/koppelen#{text}\n")), Ok(secret));
        }

        #[test]
        fn any_text_is_answered_without_panic(text in ".{0,40}") {
            prop_assert!(decode(&text).is_err());
        }
    }

    // A wrong character slips through once in 65,536 times, so these are fixed rather than random.
    #[test]
    fn one_wrong_character_is_told() {
        let text = encode(&BoxSecret::from_bytes(*b"sixteen bytes 16"));
        for at in 1..text.len() {
            for other in ["A", "z", "_", "!"].iter().filter(|other| text[at..=at] != ***other) {
                let mut typed = text.clone();
                typed.replace_range(at..=at, other);
                assert_eq!(decode(&typed), Err(PairingTextError::Mistyped), "{typed}");
            }
        }
    }

    #[test]
    fn a_part_and_a_newer_version_are_told_apart() {
        let text = encode(&BoxSecret::from_bytes([5; 16]));
        assert_eq!(decode(""), Err(PairingTextError::Incomplete));
        assert_eq!(decode(&text[..24]), Err(PairingTextError::Incomplete));
        assert_eq!(decode(&text.replacen('1', "2", 1)), Err(PairingTextError::UnknownVersion('2')));
    }
}
