//! How a coordinator or a supporter shows who they are: a challenge, signed with a key that the organisation names, for a
//! token that lasts a quarter of an hour.

use core::{fmt, str::FromStr};

use chrono::{DateTime, Utc};
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::super::base64;

/// As whom somebody comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Role {
    /// With a key that the latest authority names.
    Coordinator,
    /// With a key that the latest directory names.
    Supporter,
}

impl Role {
    /// The byte that stands for it in the message that is signed.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Coordinator => 0,
            Self::Supporter => 1,
        }
    }
}

/// The answer to `POST /api/v1/organisations/{slug}/challenges`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Challenge {
    /// What to sign. Works once.
    #[serde(with = "base64::array")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, min_length = 43, max_length = 43))]
    pub challenge: [u8; 32],
    /// Until when, [`CHALLENGE_SECONDS`](crate::wire::limits::CHALLENGE_SECONDS) after it was given.
    pub expires_at: DateTime<Utc>,
}

/// `POST /api/v1/organisations/{slug}/sessions`: a signed challenge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewSession {
    /// As whom.
    pub role: Role,
    /// The Ed25519 public key.
    #[serde(with = "base64::array")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, min_length = 43, max_length = 43))]
    pub key: [u8; 32],
    /// The challenge that was signed.
    #[serde(with = "base64::array")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, min_length = 43, max_length = 43))]
    pub challenge: [u8; 32],
    /// The Ed25519 signature.
    #[serde(with = "base64::array")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, min_length = 86, max_length = 86))]
    pub signature: [u8; 64],
}

/// The answer to a [`NewSession`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Session {
    /// For the header of the calls that follow.
    pub token: SessionToken,
    /// Until when, [`SESSION_MINUTES`](crate::wire::limits::SESSION_MINUTES) after it was opened.
    pub expires_at: DateTime<Utc>,
}

/// A session's token: 32 random bytes, `Authorization: Bearer <base64url>`. Never printed.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, min_length = 43, max_length = 43))]
pub struct SessionToken([u8; 32]);

/// Text that is not a session's token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a session's token is 43 characters of base64url")]
pub struct InvalidSessionToken;

impl SessionToken {
    /// Takes the bytes that the server drew.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes, for whoever hashes them. The name says what happens.
    pub const fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// The text of the token.
    pub fn to_text(&self) -> String {
        BASE64URL_NOPAD.encode(&self.0)
    }
}

impl FromStr for SessionToken {
    type Err = InvalidSessionToken;

    fn from_str(text: &str) -> Result<Self, InvalidSessionToken> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| InvalidSessionToken)?;
        bytes.try_into().map(Self).map_err(|_| InvalidSessionToken)
    }
}

impl fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionToken(hidden)")
    }
}

impl Serialize for SessionToken {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_text())
    }
}

impl<'de> Deserialize<'de> for SessionToken {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{id::DeviceId, wire::auth::DeviceToken};

    #[test]
    fn a_token_reads_back_and_is_never_printed() {
        let token = SessionToken::from_bytes([9; 32]);
        assert_eq!(token.to_text().parse(), Ok(token.clone()));
        let json = serde_json::to_string(&token).unwrap();
        assert_eq!(serde_json::from_str::<SessionToken>(&json).unwrap(), token);
        assert!(!format!("{token:?}").contains('9'));
    }

    #[test]
    fn a_devices_token_is_none_of_a_session_nor_the_other_way_round() {
        let device = DeviceToken { device: DeviceId::from_bytes([7; 16]), secret: [9; 32] };
        assert_eq!(device.to_text().parse::<SessionToken>(), Err(InvalidSessionToken));
        assert!(SessionToken::from_bytes([9; 32]).to_text().parse::<DeviceToken>().is_err());
        assert_eq!("".parse::<SessionToken>(), Err(InvalidSessionToken));
    }
}
