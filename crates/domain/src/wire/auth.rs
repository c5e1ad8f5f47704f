//! How a device shows who it is: `Authorization: Bearer <token>`, where the token is the device's id and its secret.

use core::str::FromStr;

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};

use crate::id::DeviceId;

/// SHA-256 of a device's 32-byte secret. The secret is random, so a plain hash is enough: there is nothing to guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, min_length = 43, max_length = 43))]
pub struct Verifier(#[serde(with = "super::base64::array")] pub [u8; 32]);

/// A device's id and secret, as they go in the header.
#[derive(Clone, PartialEq, Eq)]
pub struct DeviceToken {
    /// Which device.
    pub device: DeviceId,
    /// Its secret, drawn when it enrolled and known to no other device.
    pub secret: [u8; 32],
}

/// Text that is not a device token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a device token")]
pub struct InvalidToken;

impl DeviceToken {
    /// The text of the token: base64url of id and secret.
    pub fn to_text(&self) -> String {
        let mut bytes = [0; 48];
        bytes[..16].copy_from_slice(self.device.as_bytes());
        bytes[16..].copy_from_slice(&self.secret);
        BASE64URL_NOPAD.encode(&bytes)
    }
}

impl FromStr for DeviceToken {
    type Err = InvalidToken;

    fn from_str(text: &str) -> Result<Self, InvalidToken> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| InvalidToken)?;
        let (device, secret) = bytes.split_at_checked(16).ok_or(InvalidToken)?;
        Ok(Self {
            device: device.try_into().map_err(|_| InvalidToken)?,
            secret: secret.try_into().map_err(|_| InvalidToken)?,
        })
    }
}

impl core::fmt::Debug for DeviceToken {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("DeviceToken").field("device", &self.device).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_reads_back_and_never_prints_its_secret() {
        let token = DeviceToken { device: DeviceId::from_bytes([7; 16]), secret: [9; 32] };
        assert_eq!(token.to_text().parse(), Ok(token.clone()));
        assert!(!format!("{token:?}").contains('9'));
        assert_eq!("abc".parse::<DeviceToken>(), Err(InvalidToken));
    }
}
