//! Looking whether a coordinator has confirmed the answer.

use naderhand_signing::SigningKey;
use naderhand_transport::Transport;

use super::{Candidate, CandidateKeys, Standing};
use crate::{coordinator::Coordinator, error::Error, member::Member, supporter::Supporter};

impl Candidate {
    /// Asks what is published, and becomes who they were invited to be once it names their keys.
    pub async fn resume<T: Transport>(&self, transport: &T) -> Result<Standing, Error> {
        let member = Member::meet(transport, &self.link, &self.members).await?.member;
        Ok(match &self.keys {
            CandidateKeys::Supporter { id, signing, sealing } => {
                let public = signing.derive_public();
                let named = member.directory().supporter(*id);
                if named.is_some_and(|named| named.signing.0 == public.0 && named.sealing.0 == sealing.derive_public())
                {
                    let supporter = Supporter::new(*id, SigningKey::clone(signing), sealing.clone(), member);
                    Standing::Supporter(Box::new(supporter))
                } else {
                    Standing::Waiting
                }
            }
            CandidateKeys::Coordinator { secret } => {
                let public = SigningKey::derive(secret.expose()).derive_public();
                if member.coordinators().contains(&public) {
                    Standing::Coordinator(Box::new(Coordinator::new(secret.clone(), member)))
                } else {
                    Standing::Waiting
                }
            }
        })
    }
}
