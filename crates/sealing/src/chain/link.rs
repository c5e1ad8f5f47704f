//! The keyed hash that ties an entry to its place.

use hmac::{Hmac, KeyInit, Mac};
use naderhand_domain::{
    id::RecordId,
    record::Sealed,
    wire::chain::{Content, Digest, Head, Link, Position},
};
use sha2::{Digest as _, Sha256};

use crate::VaultKeys;

/// The link before the first entry.
const GENESIS: Link = Link([0; 16]);

/// SHA-256 of sealed bytes: what a link covers of them, and what is left of them once they are superseded.
pub fn digest(sealed: &Sealed) -> Digest {
    Digest(Sha256::digest(&sealed.0).into())
}

/// The link of the entry at `position` after the entry with the link `previous`; `None` before the first.
pub fn link(
    keys: &VaultKeys,
    previous: Option<Link>,
    position: Position,
    record: RecordId,
    content: &Content,
    seen: &[Head],
) -> Link {
    let (tag, digest) = match content {
        Content::Present(sealed) => (1, digest(sealed)),
        Content::Superseded(digest) => (1, *digest),
        Content::Erased => (2, Digest([0; 32])),
    };
    let mut seen_digest = Sha256::new();
    for head in seen {
        seen_digest.update(head.position.device.as_bytes());
        seen_digest.update(head.position.seq.to_be_bytes());
        seen_digest.update(head.link.0);
    }
    let mac = mac(keys.chain.as_slice())
        .chain_update(b"naderhand/v1/link")
        .chain_update(keys.vault().as_bytes())
        .chain_update(position.device.as_bytes())
        .chain_update(position.seq.to_be_bytes())
        .chain_update(previous.unwrap_or(GENESIS).0)
        .chain_update(record.as_bytes())
        .chain_update([tag])
        .chain_update(digest.0)
        .chain_update(seen_digest.finalize())
        .finalize()
        .into_bytes();
    let mut link = [0; 16];
    link.copy_from_slice(&mac[..16]);
    Link(link)
}

pub(crate) fn mac(key: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("HMAC takes keys of any length")
}
