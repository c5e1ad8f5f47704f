//! Making a request: drawn and sealed on the device, before anything is sent.

use chrono::NaiveDate;
use naderhand_domain::{
    contact::{Ask, Wish},
    directory::Supporter,
    id::{RequestId, SupporterId},
    wire::contact::{CopyFor, SealedBytes},
};
use naderhand_organisation::Member;
use naderhand_sealing::{
    CryptoRng, SealingKeys,
    contact::{SealError, seal_copy},
};

use super::{Asked, Moment, Pair, Phase, Sealed, Secret};
use crate::error::NotAsked;

impl Asked {
    /// Makes a request and seals it to all whom the employee wants and who can be asked. `wording` names the text that they
    /// agreed to. Makes no call: keep it, then [`Asked::send`].
    pub fn make(
        member: &Member,
        wish: Wish,
        ask: Ask,
        wording: &str,
        moment: &Moment,
        rng: &mut (impl CryptoRng + ?Sized),
    ) -> Result<Self, NotAsked> {
        let (mut request, mut secret) = ([0; 16], [0; 32]);
        rng.fill_bytes(&mut request);
        rng.fill_bytes(&mut secret);
        let mut asked = Self {
            request: RequestId::from_bytes(request),
            secret: Secret(secret),
            keys: Pair(SealingKeys::make(rng)),
            slug: member.slug().clone(),
            fingerprint: *member.fingerprint().as_bytes(),
            ask,
            wish,
            wording: wording.to_owned(),
            made_at: moment.now,
            phase: Phase::Ready { tried: false },
            copies: Vec::new(),
            to_coordinator: false,
            anew: None,
            declined: Vec::new(),
            holder: None,
            seen: None,
            threads: Vec::new(),
            faults: Vec::new(),
        };
        asked.to_coordinator = asked.wish.then.coordinator;
        asked.copies = asked.seal(member, &asked.wish, moment.day, moment.on_call_then, rng)?;
        Ok(asked)
    }

    /// Seals it to all whom `wish` names now, but for those who gave it back.
    pub(super) fn seal(
        &self,
        member: &Member,
        wish: &Wish,
        day: NaiveDate,
        on_call: Option<SupporterId>,
        rng: &mut (impl CryptoRng + ?Sized),
    ) -> Result<Vec<Sealed>, NotAsked> {
        // Texts: always JSON.
        let content = serde_json::to_vec(&self.ask).unwrap_or_default();
        let mut copies = Vec::new();
        for (supporter, r#for) in self.recipients(member, wish, day, on_call) {
            let Supporter { id, sealing, .. } = supporter;
            match seal_copy(&self.within(member), &self.keys.0, *id, &sealing.0, &content, rng) {
                Ok(bytes) => copies.push(Sealed {
                    supporter: *id,
                    name: supporter.name.as_str().to_owned(),
                    key: *sealing,
                    r#for,
                    bytes: Some(SealedBytes(bytes)),
                }),
                Err(SealError::TooLong { .. }) => return Err(NotAsked::TooLong),
                // One broken key keeps nobody from asking the others.
                Err(SealError::Recipient) => {}
            }
        }
        if copies.iter().any(|copy| copy.r#for == CopyFor::Chosen) { Ok(copies) } else { Err(NotAsked::Nobody) }
    }

    /// To whom `wish` leads now, but for those who gave it back.
    pub(super) fn recipients<'a>(
        &self,
        member: &'a Member,
        wish: &Wish,
        day: NaiveDate,
        on_call: Option<SupporterId>,
    ) -> impl Iterator<Item = (&'a Supporter, CopyFor)> + use<'a> {
        let mut wish = wish.clone();
        wish.left_out.extend(self.declined(member));
        let whom = wish.whom(member.directory(), |id| member.availability(id), day, on_call);
        let chosen = whom.chosen.into_iter().map(|supporter| (supporter, CopyFor::Chosen));
        chosen.chain(whom.on_call.map(|supporter| (supporter, CopyFor::OnCall)))
    }
}
