//! Links: what stands behind `#` in an address, and what lies under it on the server.
//!
//! ```text
//! <slug> "." <secret, 22 characters of base64url> "." <pin, 22 characters of base64url>
//! ```
//!
//! A browser never sends what stands behind `#`.

use core::fmt;

use data_encoding::BASE64URL_NOPAD;
use naderhand_domain::{directory::Key, id::SupporterId};
use naderhand_sealing::{
    CryptoRng, OpenError,
    link::{LinkSecret, open_answer, open_content, seal_answer, seal_content},
    members::MembersKey,
};
use naderhand_signing::Pin;
use serde::{Deserialize, Serialize};

use crate::{base64, slug::Slug};

/// A link: where, with what secret, and to which organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkText {
    /// The organisation's slug.
    pub slug: Slug,
    /// What lies under the link opens with it.
    pub secret: LinkSecret,
    /// Which organisation is believed.
    pub pin: Pin,
}

/// Text that is no link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not a whole link; copy all of it, or scan it again")]
pub struct InvalidLink;

impl LinkText {
    /// Reads a link that was scanned, or pasted with the address around it.
    pub fn parse(text: &str) -> Result<Self, InvalidLink> {
        let text = text.rsplit('#').next().unwrap_or(text).trim();
        let parts: Vec<&str> = text.split('.').collect();
        let [slug, secret, pin] = parts[..] else { return Err(InvalidLink) };
        let secret = BASE64URL_NOPAD.decode(secret.as_bytes()).map_err(|_| InvalidLink)?;
        Ok(Self {
            slug: Slug::parse(slug).map_err(|_| InvalidLink)?,
            secret: LinkSecret::from_bytes(secret.try_into().map_err(|_| InvalidLink)?),
            pin: pin.parse().map_err(|_| InvalidLink)?,
        })
    }

    /// What stands behind `#`. Whoever reads it has what the link gives.
    pub fn to_text(&self) -> String {
        format!("{}.{}.{}", self.slug, BASE64URL_NOPAD.encode(self.secret.expose()), self.pin)
    }
}

/// What lies under a link. Newer apps may add fields.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "for", rename_all = "snake_case")]
pub(crate) enum LinkContent {
    /// For employees.
    Join {
        #[serde(with = "base64")]
        members: [u8; 32],
    },
    /// For one supporter, as whom they are known from then on.
    Supporter {
        #[serde(with = "base64")]
        members: [u8; 32],
        id: SupporterId,
        name: String,
    },
    /// For one more coordinator.
    Coordinator {
        #[serde(with = "base64")]
        members: [u8; 32],
        name: String,
    },
}

impl fmt::Debug for LinkContent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkContent(hidden)")
    }
}

impl LinkContent {
    pub(crate) fn seal(&self, secret: &LinkSecret, rng: &mut (impl CryptoRng + ?Sized)) -> Vec<u8> {
        seal_content(secret, &json(self), rng)
    }

    pub(crate) fn open(secret: &LinkSecret, sealed: &[u8]) -> Result<Self, OpenError> {
        serde_json::from_slice(&open_content(secret, sealed)?).map_err(|_| OpenError::Padding)
    }

    pub(crate) fn members(&self) -> MembersKey {
        match self {
            Self::Join { members } | Self::Supporter { members, .. } | Self::Coordinator { members, .. } => {
                MembersKey::from_bytes(*members)
            }
        }
    }
}

/// What an invited person answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "as", rename_all = "snake_case")]
pub(crate) enum LinkAnswer {
    /// As a supporter: the name that people will read, and the public halves of both keys.
    Supporter { name: String, signing: Key, sealing: Key },
    /// As a coordinator: the public key, and the box that only their own secret opens.
    Coordinator {
        name: String,
        signing: Key,
        #[serde(with = "base64")]
        key_box: Vec<u8>,
    },
}

impl LinkAnswer {
    pub(crate) fn seal(&self, secret: &LinkSecret, rng: &mut (impl CryptoRng + ?Sized)) -> Vec<u8> {
        seal_answer(secret, &json(self), rng)
    }

    pub(crate) fn open(secret: &LinkSecret, sealed: &[u8]) -> Result<Self, OpenError> {
        serde_json::from_slice(&open_answer(secret, sealed)?).map_err(|_| OpenError::Padding)
    }
}

fn json(value: &impl Serialize) -> Vec<u8> {
    // Texts and bytes as text: always JSON.
    serde_json::to_vec(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_link_reads_back_however_it_was_pasted(secret: [u8; 16], pin: [u8; 16]) {
            let slug = Slug::parse("rav-noord").unwrap();
            let link = LinkText { slug, secret: LinkSecret::from_bytes(secret), pin: Pin::from_bytes(pin) };
            let text = link.to_text();
            prop_assert_eq!(LinkText::parse(&text), Ok(link.clone()));
            prop_assert_eq!(LinkText::parse(&format!(" https://n.example/app/aansluiten#{text}\n")), Ok(link));
            for cut in 0..text.len() {
                prop_assert_eq!(LinkText::parse(&text[..cut]), Err(InvalidLink));
            }
        }

        #[test]
        fn any_text_is_answered_without_panic(text in ".{0,80}") {
            prop_assert_eq!(LinkText::parse(&text), Err(InvalidLink));
        }
    }

    #[test]
    fn newer_fields_are_taken_and_another_purpose_is_told() {
        let json = r#"{"for":"join","members":"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE","since":"2027"}"#;
        let content: LinkContent = serde_json::from_str(json).unwrap();
        assert_eq!(content, LinkContent::Join { members: [1; 32] });
        assert!(serde_json::from_str::<LinkContent>(r#"{"for":"admin","members":"AQ"}"#).is_err());
        assert_eq!(format!("{content:?}"), "LinkContent(hidden)");
    }
}
