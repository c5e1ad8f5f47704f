//! What an organisation is known by, outside of the server.

use core::{fmt, str::FromStr};

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};

/// The hash of an organisation's authority version 0. Part of every signature that the organisation makes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// Takes bytes that were kept.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The part of it that links and posters carry.
    pub fn pin(&self) -> Pin {
        Pin(core::array::from_fn(|at| self.0[at]))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({}…)", self.pin())
    }
}

/// The first 16 bytes of a fingerprint: to put another key in its place one would need a second preimage.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pin([u8; 16]);

/// Text that is no pin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a pin is 22 characters of base64url; copy the whole link")]
pub struct InvalidPin;

impl Pin {
    /// Takes bytes that were kept.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE64URL_NOPAD.encode(&self.0))
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pin({self})")
    }
}

impl FromStr for Pin {
    type Err = InvalidPin;

    fn from_str(text: &str) -> Result<Self, InvalidPin> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| InvalidPin)?;
        bytes.try_into().map(Self).map_err(|_| InvalidPin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_reads_back_and_is_the_beginning_of_its_fingerprint() {
        let fingerprint = Fingerprint::from_bytes(core::array::from_fn(|at| u8::try_from(at).unwrap()));
        let text = fingerprint.pin().to_string();
        assert_eq!(text, "AAECAwQFBgcICQoLDA0ODw");
        assert_eq!(text.parse(), Ok(fingerprint.pin()));
        for wrong in ["", "AAECAwQFBgcICQoLDA0O", "AAECAwQFBgcICQoLDA0OD!", "AAECAwQFBgcICQoLDA0ODw=="] {
            assert_eq!(wrong.parse::<Pin>(), Err(InvalidPin), "{wrong:?}");
        }
    }
}
