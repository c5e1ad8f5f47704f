//! Asking anew: others, because the employee wants that; or with other keys, because those of the organisation have changed.

use naderhand_domain::{
    contact::Wish,
    id::SupporterId,
    wire::{
        contact::{AskAnew, Progress},
        problem::Code,
    },
};
use naderhand_organisation::Member;
use naderhand_sealing::CryptoRng;
use naderhand_transport::{CallError, Transport};

use super::{
    Anew, Asked, Moment, Named, Phase, Sealed,
    copies::{sent, wire},
};
use crate::error::NotAsked;

impl Asked {
    /// Asks others than those who were asked. Whoever has the request now is not among them, and has it no more once the
    /// server knows. Makes no call: keep it, then [`Asked::refresh`].
    pub fn ask_others(
        &mut self,
        member: &Member,
        mut wish: Wish,
        moment: &Moment,
        rng: &mut (impl CryptoRng + ?Sized),
    ) -> Result<(), NotAsked> {
        let is_over = matches!(self.progress(), Some(Progress::Closed { .. } | Progress::Withdrawn));
        if is_over || matches!(self.phase, Phase::Withdrawn { .. }) || !self.is_of(member) {
            return Err(NotAsked::Over);
        }
        let instead_of = match self.progress() {
            Some(Progress::Claimed { by }) => Some(by),
            _ => None,
        };
        wish.left_out.extend(instead_of);
        // Who is wanted by name is asked again, also after having given it back.
        let before = core::mem::take(&mut self.declined);
        let sealed = self.seal(member, &wish, moment.day, moment.on_call_then, rng);
        let copies = sealed.inspect_err(|_| self.declined = before)?;
        let to_coordinator = wish.then.coordinator;
        self.wish = wish;
        if self.phase == (Phase::Ready { tried: false }) {
            (self.copies, self.to_coordinator) = (copies, to_coordinator);
        } else {
            self.anew = Some(Anew { copies, to_coordinator, instead_of, tried: false });
        }
        Ok(())
    }

    /// Seals anew when that is the only way on: a supporter has another key, whoever had it has left, or nobody is left of those
    /// who were asked.
    pub(super) fn mend(&mut self, member: &Member, moment: &Moment, rng: &mut (impl CryptoRng + ?Sized)) {
        if self.anew.is_some() || !self.is_waiting() || !self.wants_mending(member) {
            return;
        }
        // Nobody can be asked: what lies on the server stays, and the view says so.
        let Ok(copies) = self.seal(member, &self.wish, moment.day, moment.on_call_then, rng) else { return };
        let to_coordinator = self.wish.then.coordinator;
        self.anew = Some(Anew { copies, to_coordinator, instead_of: None, tried: false });
    }

    fn wants_mending(&self, member: &Member) -> bool {
        let key_of = |supporter| member.directory().supporter(supporter).map(|named| named.sealing);
        let declined: Vec<_> = self.declined(member).collect();
        let mut asked = self.copies.iter().filter(|copy| !declined.contains(&copy.supporter));
        let has_other_key = |copy: &Sealed| key_of(copy.supporter).is_some_and(|key| key != copy.key);
        let holder_left = self.holder.as_ref().is_some_and(|holder| !is_named(member, holder));
        // Who gave it back is there: then the employee decides whom to ask.
        let nobody_left = !self.copies.iter().any(|copy| key_of(copy.supporter) == Some(copy.key));
        holder_left || nobody_left || asked.any(has_other_key)
    }

    /// Who gave it back, and has the same key still.
    pub(super) fn declined(&self, member: &Member) -> impl Iterator<Item = SupporterId> {
        self.declined.iter().filter(|named| is_named(member, named)).map(|named| named.supporter)
    }

    /// Whether what was to be asked anew is still wanted after what the server shows now.
    pub(super) fn settle_anew(&mut self) {
        let Some(anew) = &self.anew else { return };
        match self.progress() {
            None | Some(Progress::Waiting { .. }) => {}
            Some(Progress::Claimed { by }) if anew.instead_of == Some(by) => {}
            // Somebody has taken it: of those who were asked anew, when it arrived.
            Some(Progress::Claimed { .. }) => {
                if let Some(anew) = self.anew.take_if(|anew| anew.tried) {
                    self.copies = sent(anew.copies);
                    self.to_coordinator = anew.to_coordinator;
                }
                self.anew = None;
            }
            Some(Progress::Closed { .. } | Progress::Withdrawn) => self.anew = None,
        }
    }

    /// Sends what is to be asked anew, if the server's state is known. Says whether it was taken.
    pub(super) async fn send_anew<T: Transport>(&mut self, transport: &T) -> Result<bool, CallError> {
        let (Some(anew), Some(seen)) = (&mut self.anew, &self.seen) else { return Ok(false) };
        anew.tried = true;
        let call = AskAnew { revision: seen.shown, copies: wire(&anew.copies, anew.to_coordinator) };
        match self.maker(transport).ask_anew(&call).await {
            Ok(()) => {
                if let Some(anew) = self.anew.take() {
                    self.copies = sent(anew.copies);
                    self.to_coordinator = anew.to_coordinator;
                    self.holder = None;
                    self.forget_etag();
                }
                Ok(true)
            }
            // Something happened meanwhile, or an answer was lost: the next look tells.
            Err(error) if matches!(error.code(), Some(Code::VersionConflict | Code::RequestOver)) => {
                self.forget_etag();
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    pub(super) fn forget_etag(&mut self) {
        if let Some(seen) = &mut self.seen {
            seen.etag = None;
        }
    }
}

/// Whether the directory names them, with the same key.
pub(super) fn is_named(member: &Member, named: &Named) -> bool {
    member.directory().supporter(named.supporter).is_some_and(|now| now.sealing == named.key)
}
