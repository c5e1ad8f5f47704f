//! Sealing and opening of requests for contact, in memory.

use getrandom::SysRng;
use naderhand_domain::id::{RequestId, SupporterId};
use naderhand_sealing::{
    OpenError, SealingKeys,
    contact::{SealError, Within, open_copy, seal_copy},
    members::MembersKey,
};
use rand_core::UnwrapErr;

/// Supporters of a large organisation's team: a request is sealed to each.
pub(crate) const SUPPORTERS: u32 = 50;

/// Requests of a full inbox.
pub(crate) const REQUESTS: u32 = 1_000;

/// What a card and a few words take.
const CONTENT: &[u8] = &[b'x'; 300];

const TO: SupporterId = SupporterId::from_bytes([3; 16]);

/// Who makes requests, and who opens them.
#[derive(Debug)]
pub(crate) struct Copies {
    members: MembersKey,
    maker: SealingKeys,
    supporter: SealingKeys,
    recipient: [u8; 32],
}

impl Copies {
    /// Draws their keys.
    pub(crate) fn new() -> Self {
        let mut rng = UnwrapErr(SysRng);
        let supporter = SealingKeys::make(&mut rng);
        let (members, maker) = (MembersKey::make(&mut rng), SealingKeys::make(&mut rng));
        Self { members, maker, recipient: supporter.derive_public(), supporter }
    }

    /// Seals a request once.
    pub(crate) fn seal(&self) -> Result<Vec<u8>, SealError> {
        seal_copy(&self.within(), &self.maker, TO, &self.recipient, CONTENT, &mut UnwrapErr(SysRng))
    }

    /// Seals a request to [`SUPPORTERS`], and answers how many bytes that came to.
    pub(crate) fn seal_to_all(&self) -> Result<usize, SealError> {
        (0..SUPPORTERS).map(|_| Ok(self.seal()?.len())).sum()
    }

    /// Opens a copy as often as an inbox of [`REQUESTS`] does, and answers how many opened as they were sealed.
    pub(crate) fn open_all(&self, copy: &[u8]) -> Result<u32, OpenError> {
        let within = self.within();
        (0..REQUESTS).map(|_| Ok(u32::from(*open_copy(&within, &self.supporter, TO, copy)?.content == CONTENT))).sum()
    }

    const fn within(&self) -> Within<'_> {
        Within { members: &self.members, fingerprint: [1; 32], request: RequestId::from_bytes([2; 16]) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_opens_and_for_nobody_else() {
        let copies = Copies::new();
        let copy = copies.seal().unwrap();
        assert_eq!(copies.open_all(&copy), Ok(REQUESTS));
        assert_eq!(copies.seal_to_all(), Ok(copy.len() * SUPPORTERS as usize));
        assert!(Copies::new().open_all(&copy).is_err());
    }
}
