//! A code with which an organisation is set up: whoever runs the server makes it, and hands it to its first coordinator.

use core::{fmt, str::FromStr};

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest as _, Sha256};

/// 16 random bytes. The server keeps their SHA-256 only.
#[derive(Clone, PartialEq, Eq)]
pub struct SetupCode([u8; 16]);

/// SHA-256 of a code. It is random, so a plain hash is enough: there is nothing to guess.
pub type SetupCodeVerifier = [u8; 32];

/// Text that is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a setup code is 22 characters of base64url; copy the whole address")]
pub struct InvalidSetupCode;

impl SetupCode {
    /// Takes bytes that were drawn at random.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// What is kept of it.
    pub fn verifier(&self) -> SetupCodeVerifier {
        Sha256::digest(self.0).into()
    }

    /// Where the first coordinator goes. Behind `#`, so that opening it tells no server the code.
    pub fn address(&self, public_url: Option<&str>) -> String {
        let base = public_url.unwrap_or_default().trim_end_matches('/');
        format!("{base}/app/coordinator/nieuw#{}", BASE64URL_NOPAD.encode(&self.0))
    }
}

impl FromStr for SetupCode {
    type Err = InvalidSetupCode;

    fn from_str(text: &str) -> Result<Self, InvalidSetupCode> {
        let bytes = BASE64URL_NOPAD.decode(text.trim().as_bytes()).map_err(|_| InvalidSetupCode)?;
        bytes.try_into().map(Self).map_err(|_| InvalidSetupCode)
    }
}

impl fmt::Debug for SetupCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SetupCode(hidden)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_reads_back_from_its_address() {
        let code = SetupCode::from_bytes([7; 16]);
        for (base, start) in [
            (None, "/app/coordinator/nieuw#"),
            (Some("https://naderhand.example"), "https://naderhand.example/app/coordinator/nieuw#"),
            (Some("https://naderhand.example/"), "https://naderhand.example/app/coordinator/nieuw#"),
        ] {
            let address = code.address(base);
            let text = address.strip_prefix(start).unwrap();
            assert_eq!(text.parse(), Ok(code.clone()), "{address}");
        }
        for wrong in ["", "abc", &"A".repeat(23), "A A"] {
            assert_eq!(wrong.parse::<SetupCode>(), Err(InvalidSetupCode), "{wrong:?}");
        }
        assert_eq!(format!("{code:?}"), "SetupCode(hidden)");
    }
}
