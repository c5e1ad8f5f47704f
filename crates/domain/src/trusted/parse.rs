//! Reading what was kept.

use serde::Deserialize;

use super::{Trusted, TrustedPerson, VERSION};
use crate::{directory::Name, organisation::Telephone};

/// Why what was kept cannot be shown. It is not to be written over: another version of the app may read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// A newer app wrote it.
    #[error("a newer version of the app wrote this list: update the app to read it")]
    Newer,
    /// It is not what any app wrote.
    #[error("this is not a list of trusted people: keep it, and report it")]
    Malformed,
}

/// What every version begins with.
#[derive(Deserialize)]
struct Head {
    version: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct First {
    #[serde(rename = "version")]
    _version: u64,
    people: Vec<Person>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    name: String,
    telephone: String,
}

impl Trusted {
    /// Takes all of it or nothing, and checks it as strictly as what is typed.
    pub fn parse(json: &[u8]) -> Result<Self, Unreadable> {
        let Head { version } = serde_json::from_slice(json).map_err(|_| Unreadable::Malformed)?;
        if version > VERSION {
            return Err(Unreadable::Newer);
        }
        let kept: Option<First> = (version == VERSION).then(|| serde_json::from_slice(json).ok()).flatten();
        let mut trusted = Self::default();
        for Person { name, telephone } in kept.ok_or(Unreadable::Malformed)?.people {
            let name = Name::parse(&name).map_err(|_| Unreadable::Malformed)?;
            let telephone = Telephone::parse(&telephone).map_err(|_| Unreadable::Malformed)?;
            trusted.add(TrustedPerson { name, telephone }).map_err(|_| Unreadable::Malformed)?;
        }
        Ok(trusted)
    }
}
