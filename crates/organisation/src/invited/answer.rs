//! Making keys, and answering with their public halves.

use naderhand_domain::{
    directory::{Key, Name},
    wire::organisation::AnswerLink,
};
use naderhand_sealing::{
    CryptoRng, SealingKeys,
    coordinator::{BoxContent, CoordinatorSecret, seal_box},
};
use naderhand_signing::SigningKey;
use naderhand_transport::Transport;

use super::{Candidate, CandidateKeys, Invitation, Invited};
use crate::{
    api::{Anonymous, Fetched},
    error::Error,
    link::LinkAnswer,
    member::{Accepting, Refusal},
};

impl Candidate {
    /// Makes the keys of somebody who accepts, under the name that people will read. Sends nothing of them: keep it first, then
    /// [`Candidate::answer`].
    pub async fn make<T: Transport>(
        transport: &T,
        invitation: &Invitation,
        name: &Name,
        rng: &mut (impl CryptoRng + ?Sized),
    ) -> Result<Self, Error> {
        let Invitation { link, members, invited, .. } = invitation;
        let (keys, answer) = match invited {
            Invited::Supporter(id) => {
                let (signing, sealing) = (SigningKey::make(rng), SealingKeys::make(rng));
                let answer = LinkAnswer::Supporter {
                    name: name.as_str().to_owned(),
                    signing: Key(signing.derive_public().0),
                    sealing: Key(sealing.derive_public()),
                };
                (CandidateKeys::Supporter { id: *id, signing: Box::new(signing), sealing }, answer)
            }
            Invited::Coordinator => {
                // The box tells the whole fingerprint, of which the link has the first half.
                let fetched = Anonymous { transport, slug: &link.slug }.published(None).await?;
                let Some(Fetched { published, .. }) = fetched else {
                    return Err(Refusal::NothingToCompare.into());
                };
                let accepting = Accepting { slug: &link.slug, pin: link.pin, members, before: None };
                let fingerprint = *accepting.chain(&published.authority)?.fingerprint().as_bytes();
                let secret = CoordinatorSecret::make(rng);
                let public = SigningKey::derive(secret.expose()).derive_public();
                let content = BoxContent { fingerprint, members: members.clone() };
                let answer = LinkAnswer::Coordinator {
                    name: name.as_str().to_owned(),
                    signing: Key(public.0),
                    key_box: seal_box(&secret, &public.0, &content, rng),
                };
                (CandidateKeys::Coordinator { secret }, answer)
            }
        };
        let sealed = answer.seal(&link.secret, rng);
        Ok(Self { link: link.clone(), members: members.clone(), name: name.clone(), keys, sealed })
    }

    /// Leaves the answer. Sending it again is safe.
    pub async fn answer<T: Transport>(&self, transport: &T) -> Result<(), Error> {
        let answer = AnswerLink { locator: self.link.secret.derive_locator(), sealed: self.sealed.clone() };
        Ok(Anonymous { transport, slug: &self.link.slug }.answer(&answer).await?)
    }
}
