//! What an employee and a supporter seal to each other (docs/adr/0016-contact.md): HPKE (RFC 9180) in mode `AuthPSK`.
//!
//! Whoever opens learns three things: it was sealed to them, by the holder of one private key, and by a member of this
//! organisation, because the pre-shared key follows from the members' key.
//!
//! ```text
//! version 1 │ sender's public key 32 │ encapsulated key 32 │ ciphertext of 2,048 bytes │ tag 16
//!                                                            └ length u32 LE │ content │ zeros
//! ```
//!
//! All of it is [`CONTACT_SEALED_BYTES`] long, whatever is in it. `info` and the associated data are not stored:
//!
//! ```text
//! info       = length of the name u8 │ name │ version 1 │ fingerprint 32 │ request 16
//! associated = of a copy:    supporter id 16
//!              of a message: supporter id 16 │ author u8 │ number u32 LE │ SHA-256 of the author's message before, or zeros
//! psk        = HKDF of the members' key for "contact";  psk_id = "naderhand/v1/members"
//! ```
//!
//! The name is `naderhand/contact-copy` or `naderhand/contact-message`; the author 1 for the employee, 2 for the supporter.

pub(crate) mod hpke;

use naderhand_domain::{
    id::{RequestId, SupporterId},
    wire::{contact::Author, limits::CONTACT_SEALED_BYTES},
};
use rand_core::CryptoRng;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use self::hpke::{Beside, Shared};
use crate::{OpenError, SealingKeys, cipher::TAG, members::MembersKey, padding::PREFIX};

const VERSION: u8 = 1;
const KEY: usize = 32;
const HEAD: usize = 1 + KEY + KEY;
const PADDED: usize = CONTACT_SEALED_BYTES - HEAD - TAG;

/// The longest content, in bytes.
pub const LONGEST: usize = PADDED - PREFIX;

/// Why something is not sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The content is longer than [`LONGEST`].
    #[error("the content is {found} bytes long, and {LONGEST} fit; make it shorter")]
    TooLong {
        /// How long it is.
        found: usize,
    },
    /// Nothing can be sealed to that public key: it is no point that X25519 takes.
    #[error("nothing can be sealed to this public key; a coordinator must invite the supporter again")]
    Recipient,
}

/// The request that a sealed thing belongs to.
#[derive(Debug, Clone, Copy)]
pub struct Within<'a> {
    /// The key of the organisation's members.
    pub members: &'a MembersKey,
    /// The organisation's fingerprint.
    pub fingerprint: [u8; 32],
    /// The request.
    pub request: RequestId,
}

/// The one place of a message in a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The supporter whose thread it is.
    pub supporter: SupporterId,
    /// Who writes it.
    pub author: Author,
    /// Its number, from 0 for each author.
    pub number: u32,
    /// The [`digest`] of the author's message before; [`FIRST`] when there is none.
    pub after: [u8; 32],
}

/// What stands in for the message before the first.
pub const FIRST: [u8; 32] = [0; 32];

/// SHA-256 of a sealed message, for the author's next one to follow.
pub fn digest(sealed: &[u8]) -> [u8; 32] {
    Sha256::digest(sealed).into()
}

/// A request that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedCopy {
    /// The public key of whoever made the request: their messages are sealed with it, and answers to it.
    pub maker: [u8; 32],
    /// What is in it.
    pub content: Zeroizing<Vec<u8>>,
}

/// Seals a request to one supporter.
pub fn seal_copy(
    within: &Within<'_>,
    maker: &SealingKeys,
    supporter: SupporterId,
    recipient: &[u8; 32],
    content: &[u8],
    rng: &mut (impl CryptoRng + ?Sized),
) -> Result<Vec<u8>, SealError> {
    seal(within, COPY, supporter.as_bytes(), maker, recipient, content, rng)
}

/// Opens a request that was sealed to this supporter, and learns who made it.
pub fn open_copy(
    within: &Within<'_>,
    recipient: &SealingKeys,
    supporter: SupporterId,
    sealed: &[u8],
) -> Result<OpenedCopy, OpenError> {
    let parts = Parts::of(sealed)?;
    let content = parts.open(within, COPY, supporter.as_bytes(), parts.sender, recipient)?;
    Ok(OpenedCopy { maker: *parts.sender, content })
}

/// Seals a message.
pub fn seal_message(
    within: &Within<'_>,
    place: &Place,
    author: &SealingKeys,
    recipient: &[u8; 32],
    content: &[u8],
    rng: &mut (impl CryptoRng + ?Sized),
) -> Result<Vec<u8>, SealError> {
    seal(within, MESSAGE, &place.associated(), author, recipient, content, rng)
}

/// Opens a message, when the holder of `author` sealed it for this place.
pub fn open_message(
    within: &Within<'_>,
    place: &Place,
    author: &[u8; 32],
    recipient: &SealingKeys,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let parts = Parts::of(sealed)?;
    if parts.sender != author {
        return Err(OpenError::NotAuthentic);
    }
    parts.open(within, MESSAGE, &place.associated(), author, recipient)
}

const COPY: &[u8] = b"naderhand/contact-copy";
const MESSAGE: &[u8] = b"naderhand/contact-message";
const PSK_ID: &[u8] = b"naderhand/v1/members";

impl Place {
    fn associated(&self) -> Vec<u8> {
        let author = match self.author {
            Author::Employee => 1,
            Author::Supporter => 2,
        };
        [self.supporter.as_bytes(), &[author][..], &self.number.to_le_bytes(), &self.after].concat()
    }
}

impl Within<'_> {
    fn info(&self, name: &[u8]) -> Vec<u8> {
        let len = u8::try_from(name.len()).expect("names are short");
        [&[len], name, &[VERSION], &self.fingerprint, self.request.as_bytes()].concat()
    }
}

fn seal(
    within: &Within<'_>,
    name: &[u8],
    associated: &[u8],
    sender: &SealingKeys,
    recipient: &[u8; 32],
    content: &[u8],
    rng: &mut (impl CryptoRng + ?Sized),
) -> Result<Vec<u8>, SealError> {
    let too_long = SealError::TooLong { found: content.len() };
    let len = u32::try_from(content.len()).map_err(|_| too_long)?;
    if content.len() > LONGEST {
        return Err(too_long);
    }
    let mut text = Zeroizing::new(vec![0; PADDED]);
    text[..PREFIX].copy_from_slice(&len.to_le_bytes());
    text[PREFIX..PREFIX + content.len()].copy_from_slice(content);

    let psk = within.members.derive(b"contact");
    let known = Shared { psk: &psk, psk_id: PSK_ID, info: &within.info(name), associated };
    let around = hpke::seal(&known, sender, recipient, &mut text, rng).map_err(|_| SealError::Recipient)?;
    Ok([&[VERSION][..], &sender.derive_public(), &around.encapsulated, &text, &around.tag].concat())
}

/// The parts of a sealed thing.
struct Parts<'a> {
    sender: &'a [u8; KEY],
    around: Beside,
    text: &'a [u8],
}

impl<'a> Parts<'a> {
    fn of(sealed: &'a [u8]) -> Result<Self, OpenError> {
        let truncated = OpenError::Truncated { found: sealed.len() };
        let (version, rest) = sealed.split_first().ok_or(truncated.clone())?;
        if *version != VERSION {
            return Err(OpenError::UnknownVersion(*version));
        }
        if sealed.len() != CONTACT_SEALED_BYTES {
            return Err(truncated);
        }
        let (sender, rest) = rest.split_first_chunk::<KEY>().ok_or(truncated.clone())?;
        let (encapsulated, rest) = rest.split_first_chunk::<KEY>().ok_or(truncated.clone())?;
        let (text, tag) = rest.split_last_chunk::<TAG>().ok_or(truncated)?;
        Ok(Self { sender, around: Beside { encapsulated: *encapsulated, tag: *tag }, text })
    }

    fn open(
        &self,
        within: &Within<'_>,
        name: &[u8],
        associated: &[u8],
        sender: &[u8; 32],
        recipient: &SealingKeys,
    ) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        let psk = within.members.derive(b"contact");
        let known = Shared { psk: &psk, psk_id: PSK_ID, info: &within.info(name), associated };
        let mut text = Zeroizing::new(self.text.to_vec());
        hpke::open(&known, sender, recipient, &mut text, &self.around).map_err(|_| OpenError::NotAuthentic)?;
        let (prefix, rest) = text.split_first_chunk::<PREFIX>().ok_or(OpenError::Padding)?;
        let len = usize::try_from(u32::from_le_bytes(*prefix)).map_err(|_| OpenError::Padding)?;
        let (_, zeros) = rest.split_at_checked(len).ok_or(OpenError::Padding)?;
        if zeros.iter().any(|byte| *byte != 0) {
            return Err(OpenError::Padding);
        }
        text.copy_within(PREFIX..PREFIX + len, 0);
        text.truncate(len);
        Ok(text)
    }
}
