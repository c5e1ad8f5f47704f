//! Random identifiers: 128 bits each, without time, order or meaning in them.

use core::{fmt, str::FromStr};

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// Text that is not 16 bytes in unpadded base64url.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an identifier is 22 characters of base64url")]
pub struct InvalidId;

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[cfg_attr(feature = "openapi", schema(value_type = String, min_length = 22, max_length = 22))]
        pub struct $name([u8; 16]);

        impl $name {
            /// Takes the 16 bytes that the caller drew at random, or read from a store.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(bytes)
            }

            /// The 16 bytes.
            pub const fn as_bytes(&self) -> &[u8; 16] {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&BASE64URL_NOPAD.encode(&self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl TryFrom<&[u8]> for $name {
            type Error = InvalidId;

            fn try_from(bytes: &[u8]) -> Result<Self, InvalidId> {
                bytes.try_into().map(Self).map_err(|_| InvalidId)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| InvalidId)?;
                Self::try_from(bytes.as_slice())
            }
        }

        /// Base64url text in JSON, 16 bare bytes in binary formats.
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if serializer.is_human_readable() {
                    serializer.collect_str(self)
                } else {
                    self.0.serialize(serializer)
                }
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                if deserializer.is_human_readable() {
                    let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                    text.parse().map_err(D::Error::custom)
                } else {
                    <[u8; 16]>::deserialize(deserializer).map(Self)
                }
            }
        }
    };
}

identifier!(
    /// A person's set of records. Drawn on the first device; no server ever maps it to a person.
    VaultId
);
identifier!(
    /// One enrolment of one device in a vault. A device that enrols again gets a new one, and with it a new chain.
    DeviceId
);
identifier!(
    /// One record, through all its versions.
    RecordId
);
identifier!(
    /// Where a key box lies on the server: derived from recovery words or a pairing secret, and telling nothing of them.
    Locator
);
identifier!(
    /// A supporter within their organisation. Drawn at random, public, and the same through changes of name and keys.
    SupporterId
);
identifier!(
    /// A request for contact. Drawn at random for it alone: nothing leads from it to a vault.
    RequestId
);
identifier!(
    /// A device's reminders on the server. Drawn at random for them alone: nothing leads from it to a vault.
    RemindersId
);
identifier!(
    /// One reminder, so that a ring that is sent twice shows once. Random to whoever has not the device's key.
    ReminderTag
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_binary_forms_read_back() {
        let id = RecordId::from_bytes(*b"0123456789abcdef");
        let json = serde_json::to_string(&id).unwrap();
        assert_eq!(json, "\"MDEyMzQ1Njc4OWFiY2RlZg\"");
        assert_eq!(serde_json::from_str::<RecordId>(&json).unwrap(), id);
        let binary = postcard::to_allocvec(&id).unwrap();
        assert_eq!(binary.len(), 16, "no length prefix: each identifier on the wire costs its 16 bytes");
        assert_eq!(postcard::from_bytes::<RecordId>(&binary).unwrap(), id);
    }

    #[test]
    fn wrong_lengths_are_refused() {
        assert_eq!("".parse::<VaultId>(), Err(InvalidId));
        assert_eq!("MDEyMzQ1Njc4OWFiY2Rl".parse::<VaultId>(), Err(InvalidId));
        assert_eq!(VaultId::try_from(&[0_u8; 17][..]), Err(InvalidId));
    }
}
