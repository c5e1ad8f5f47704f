//! The one layout of everything that is sealed with a random key: see the crate's documentation.

use naderhand_domain::record::DecodeError;
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use crate::{
    cipher::{self, NONCE, TAG},
    padding::{self, PREFIX},
};

/// The layout that this version writes.
const VERSION: u8 = 1;

/// Why something sealed does not open. Whoever holds the bytes keeps them: a newer app, or the right key, may open
/// them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// No seal of this version has that length: bytes are missing, or were added.
    #[error("a sealed thing of {found} bytes is cut off or too long")]
    Truncated {
        /// How many bytes there are.
        found: usize,
    },
    /// Written by a newer app.
    #[error("sealed in version {0}, which this version of the app does not know")]
    UnknownVersion(u8),
    /// Altered, or sealed with another key: of another vault, as another record, for another purpose.
    #[error("the seal does not fit: altered, or of another vault or record")]
    NotAuthentic,
    /// Sealed with the right key by something that pads differently. No released version did.
    #[error("the seal fits, its padding does not")]
    Padding,
    /// It opened, and this version of the app cannot read what came out.
    #[error(transparent)]
    Content(#[from] DecodeError),
}

/// What a seal is for. A seal made for one purpose opens for no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Namespace {
    Record,
    DeviceLabel,
    LocalState,
    KeyBox,
    Link,
    LinkAnswer,
    Directory,
    Availability,
    CoordinatorBox,
}

impl Namespace {
    const fn name(self) -> &'static [u8] {
        match self {
            Self::Record => b"naderhand/record",
            Self::DeviceLabel => b"naderhand/device-label",
            Self::LocalState => b"naderhand/local-state",
            Self::KeyBox => b"naderhand/key-box",
            Self::Link => b"naderhand/link",
            Self::LinkAnswer => b"naderhand/link-answer",
            Self::Directory => b"naderhand/directory",
            Self::Availability => b"naderhand/availability",
            Self::CoordinatorBox => b"naderhand/coordinator-box",
        }
    }

    /// How long it is at least, when sealed.
    const fn smallest(self) -> usize {
        match self {
            Self::Record => padding::SMALLEST_RECORD,
            Self::DeviceLabel
            | Self::LocalState
            | Self::KeyBox
            | Self::Link
            | Self::LinkAnswer
            | Self::Directory
            | Self::Availability
            | Self::CoordinatorBox => padding::SMALLEST,
        }
    }

    /// All that a seal is bound to. The parts of `context` have fixed lengths, but for the last one.
    fn associated(self, version: u8, context: &[&[u8]]) -> Vec<u8> {
        let name = self.name();
        let mut associated = Vec::with_capacity(96);
        associated.push(u8::try_from(name.len()).expect("names are short"));
        associated.extend_from_slice(name);
        associated.push(version);
        for part in context {
            associated.extend_from_slice(part);
        }
        associated
    }
}

/// Seals `plaintext` under `key` for one purpose and one context.
pub(crate) fn seal(
    key: &[u8; 32],
    namespace: Namespace,
    context: &[&[u8]],
    plaintext: &[u8],
    rng: &mut (impl CryptoRng + ?Sized),
) -> Vec<u8> {
    let mut nonce = [0; NONCE];
    rng.fill_bytes(&mut nonce);
    let len = padding::sealed_len(plaintext.len(), namespace.smallest())
        .expect("content that is in memory twice over fits an address");
    let prefix = u32::try_from(plaintext.len()).expect("sealed_len has checked it");

    let mut sealed = Vec::with_capacity(len);
    sealed.push(VERSION);
    sealed.extend_from_slice(&nonce);
    sealed.extend_from_slice(&prefix.to_le_bytes());
    sealed.extend_from_slice(plaintext);
    sealed.resize(len - TAG, 0);
    let tag = cipher::encrypt(key, &nonce, &namespace.associated(VERSION, context), &mut sealed[1 + NONCE..]);
    sealed.extend_from_slice(&tag);
    sealed
}

/// Opens what [`seal`] made with the same key, purpose and context.
pub(crate) fn open(
    key: &[u8; 32],
    namespace: Namespace,
    context: &[&[u8]],
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let truncated = OpenError::Truncated { found: sealed.len() };
    let (version, rest) = sealed.split_first().ok_or(truncated.clone())?;
    if *version != VERSION {
        return Err(OpenError::UnknownVersion(*version));
    }
    if !padding::is_sealed_len(sealed.len()) {
        return Err(truncated);
    }
    let (nonce, rest) = rest.split_first_chunk::<NONCE>().ok_or(truncated.clone())?;
    let (text, tag) = rest.split_last_chunk::<TAG>().ok_or(truncated)?;

    let mut text = Zeroizing::new(text.to_vec());
    cipher::decrypt(key, nonce, &namespace.associated(VERSION, context), &mut text, tag)
        .map_err(|cipher::Refused| OpenError::NotAuthentic)?;
    let len = padding::unpad(&text).map_err(|padding::Misfit| OpenError::Padding)?.len();
    text.copy_within(PREFIX..PREFIX + len, 0);
    text.truncate(len);
    Ok(text)
}
