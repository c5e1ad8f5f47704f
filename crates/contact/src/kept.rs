//! The bytes that a device keeps of what this crate holds: JSON with a version, because what is in it is mostly JSON itself.
//!
//! A field that is new has a default, so that older bytes are read; another meaning is another version.

use naderhand_organisation::kept::NotKept;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

const VERSION: u8 = 1;

#[derive(Serialize)]
struct Whole<'a, T> {
    version: u8,
    kept: &'a T,
}

#[derive(Deserialize)]
struct Head {
    version: u8,
}

#[derive(Deserialize)]
struct Body<T> {
    kept: T,
}

pub(crate) fn to_bytes(kept: &impl Serialize) -> Vec<u8> {
    // Texts, numbers, times, lists and objects with names for keys: always JSON.
    serde_json::to_vec(&Whole { version: VERSION, kept }).unwrap_or_default()
}

pub(crate) fn from_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, NotKept> {
    let Head { version } = serde_json::from_slice(bytes).map_err(|_| NotKept::Malformed)?;
    if version != VERSION {
        return Err(NotKept::UnknownVersion(version));
    }
    serde_json::from_slice(bytes).map(|Body { kept }| kept).map_err(|_| NotKept::Malformed)
}
