//! 32 bytes inside kept JSON: unpadded base64url. Keys go by way of their bytes.

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Deserializer, Serializer, de::Error};

pub(crate) fn serialize<S: Serializer>(bytes: &[u8; 32], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&BASE64URL_NOPAD.encode(bytes))
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<[u8; 32], D::Error> {
    let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
    let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| D::Error::custom("expected base64url"))?;
    bytes.try_into().map_err(|_| D::Error::custom("expected 32 bytes"))
}

/// A pair of keys, by its private half.
pub(crate) mod keys {
    use naderhand_sealing::SealingKeys;
    use serde::{Deserializer, Serializer};

    pub(crate) fn serialize<S: Serializer>(keys: &SealingKeys, serializer: S) -> Result<S::Ok, S::Error> {
        super::serialize(keys.expose(), serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SealingKeys, D::Error> {
        super::deserialize(deserializer).map(|bytes| SealingKeys::from_bytes(&bytes))
    }
}
