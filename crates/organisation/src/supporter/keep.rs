//! The bytes that a supporter's device keeps: to be sealed as one local value.

use naderhand_domain::id::SupporterId;
use naderhand_sealing::SealingKeys;
use naderhand_signing::SigningKey;
use serde::{Deserialize, Serialize};

use super::Supporter;
use crate::{
    kept::{self, NotKept},
    member::{KeptMember, Member},
};

/// What is kept, in this order for ever.
#[derive(Serialize, Deserialize)]
struct Kept {
    id: SupporterId,
    signing: [u8; 32],
    sealing: [u8; 32],
    member: KeptMember,
}

impl Supporter {
    /// The bytes to keep. They hold secret keys: seal them.
    pub fn to_bytes(&self) -> Vec<u8> {
        kept::to_bytes(&Kept {
            id: self.id,
            signing: *self.signing.expose(),
            sealing: *self.sealing.expose(),
            member: self.member.to_kept(),
        })
    }

    /// Reads what was kept.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NotKept> {
        let Kept { id, signing, sealing, member } = kept::from_bytes(bytes)?;
        Ok(Self {
            id,
            signing: SigningKey::from_bytes(&signing),
            sealing: SealingKeys::from_bytes(&sealing),
            member: Member::from_kept(member)?,
        })
    }
}
