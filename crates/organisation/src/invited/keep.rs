//! The bytes that a candidate's device keeps: to be sealed as one local value.

use naderhand_domain::{directory::Name, id::SupporterId};
use naderhand_sealing::{SealingKeys, coordinator::CoordinatorSecret, members::MembersKey};
use naderhand_signing::SigningKey;
use serde::{Deserialize, Serialize};

use super::{Candidate, CandidateKeys};
use crate::{
    kept::{self, NotKept},
    link::LinkText,
};

/// What is kept, in this order for ever.
#[derive(Serialize, Deserialize)]
struct Kept {
    link: String,
    members: [u8; 32],
    name: String,
    keys: KeptKeys,
    sealed: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
enum KeptKeys {
    Supporter { id: SupporterId, signing: [u8; 32], sealing: [u8; 32] },
    Coordinator { secret: [u8; 16] },
}

impl Candidate {
    /// The bytes to keep. They hold secret keys: seal them.
    pub fn to_bytes(&self) -> Vec<u8> {
        let keys = match &self.keys {
            CandidateKeys::Supporter { id, signing, sealing } => {
                KeptKeys::Supporter { id: *id, signing: *signing.expose(), sealing: *sealing.expose() }
            }
            CandidateKeys::Coordinator { secret } => KeptKeys::Coordinator { secret: *secret.expose() },
        };
        kept::to_bytes(&Kept {
            link: self.link.to_text(),
            members: *self.members.expose(),
            name: self.name.as_str().to_owned(),
            keys,
            sealed: self.sealed.clone(),
        })
    }

    /// Reads what was kept.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NotKept> {
        let Kept { link, members, name, keys, sealed } = kept::from_bytes(bytes)?;
        let keys = match keys {
            KeptKeys::Supporter { id, signing, sealing } => CandidateKeys::Supporter {
                id,
                signing: Box::new(SigningKey::from_bytes(&signing)),
                sealing: SealingKeys::from_bytes(&sealing),
            },
            KeptKeys::Coordinator { secret } => {
                CandidateKeys::Coordinator { secret: CoordinatorSecret::from_bytes(secret) }
            }
        };
        Ok(Self {
            link: LinkText::parse(&link).map_err(|_| NotKept::Malformed)?,
            members: MembersKey::from_bytes(members),
            name: Name::parse(&name).map_err(|_| NotKept::Malformed)?,
            keys,
            sealed,
        })
    }
}
