//! The bytes that a coordinator's device keeps: to be sealed as one local value.

use chrono::{DateTime, Utc};
use naderhand_domain::{id::SupporterId, wire::organisation::LinkPurpose};
use naderhand_sealing::{coordinator::CoordinatorSecret, link::LinkSecret};
use serde::{Deserialize, Serialize};

use super::{Coordinator, Made};
use crate::{
    kept::{self, NotKept},
    member::{KeptMember, Member},
};

/// What is kept, in this order for ever.
#[derive(Serialize, Deserialize)]
struct Kept {
    secret: [u8; 16],
    next: Option<[u8; 16]>,
    member: KeptMember,
    made: Vec<KeptMade>,
}

#[derive(Serialize, Deserialize)]
struct KeptMade {
    secret: [u8; 16],
    purpose: LinkPurpose,
    name: String,
    supporter: Option<SupporterId>,
    expires_at: DateTime<Utc>,
}

impl Coordinator {
    /// The bytes to keep. They hold the coordinator's secret: seal them.
    pub fn to_bytes(&self) -> Vec<u8> {
        let made = |made: &Made| KeptMade {
            secret: *made.secret.expose(),
            purpose: made.purpose,
            name: made.name.clone(),
            supporter: made.supporter,
            expires_at: made.expires_at,
        };
        kept::to_bytes(&Kept {
            secret: *self.secret.expose(),
            next: self.next.as_ref().map(|next| *next.expose()),
            member: self.member.to_kept(),
            made: self.made.iter().map(made).collect(),
        })
    }

    /// Reads what was kept.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NotKept> {
        let Kept { secret, next, member, made: kept_made } = kept::from_bytes(bytes)?;
        let made = |kept: KeptMade| Made {
            secret: LinkSecret::from_bytes(kept.secret),
            purpose: kept.purpose,
            name: kept.name,
            supporter: kept.supporter,
            expires_at: kept.expires_at,
        };
        Ok(Self {
            secret: CoordinatorSecret::from_bytes(secret),
            next: next.map(CoordinatorSecret::from_bytes),
            member: Member::from_kept(member)?,
            made: kept_made.into_iter().map(made).collect(),
        })
    }
}
