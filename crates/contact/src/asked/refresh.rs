//! Looking where the request is, and mending what needs it.

use naderhand_domain::{
    contact::Stage,
    id::SupporterId,
    wire::{
        contact::{Progress, Reached},
        problem::Code,
    },
};
use naderhand_organisation::Member;
use naderhand_sealing::CryptoRng;
use naderhand_transport::Transport;

use super::{Asked, Moment, Phase};
use crate::{api::Look, error::Error, fault::Fault};

/// How often something is asked anew because the request changed meanwhile. More often than that is no coincidence.
const TRIES: usize = 3;

/// What a look gave.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Looked {
    /// What is new, for whoever is to be told.
    pub news: Vec<News>,
    /// What cannot be. The view shows it as long as it lasts.
    pub faults: Vec<Fault>,
}

/// Something new.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum News {
    /// It came further: to a supporter's device, or before their eyes.
    Reached(Reached),
    /// Nobody took it in time, so others are asked.
    Stage(Stage),
    /// A supporter has it, and said until when they phone.
    Claimed(SupporterId),
    /// A supporter gave it back, or left: it waits again.
    Returned(SupporterId),
    /// A supporter has written.
    Message(SupporterId),
    /// A supporter says that it is done.
    Closed(SupporterId),
    /// This device has sealed it anew by itself, because supporters left or have other keys.
    AskedAnew,
}

impl Asked {
    /// What has never left this device and is about to is sealed to those who can be asked now: since it was made somebody may
    /// have got other keys, or another may have come on call.
    ///
    /// Keep it before [`Asked::refresh`] sends it: when its answer is lost the same bytes must go again, or the server takes
    /// them for another request.
    pub fn prepare(&mut self, member: &Member, moment: &Moment, rng: &mut (impl CryptoRng + ?Sized)) {
        if self.phase != (Phase::Ready { tried: false }) || !self.is_of(member) {
            return;
        }
        let now: Vec<_> = self
            .recipients(member, &self.wish, moment.day, moment.on_call_then)
            .map(|(supporter, r#for)| (supporter.id, supporter.sealing, r#for))
            .collect();
        let is_same = self.copies.iter().map(|copy| (copy.supporter, copy.key, copy.r#for)).eq(now);
        if !is_same && let Ok(copies) = self.seal(member, &self.wish, moment.day, moment.on_call_then, rng) {
            self.copies = copies;
        }
        self.phase = Phase::Ready { tried: true };
    }

    /// Sends what is outstanding, looks where the request is, and seals anew where a supporter left or has other keys. Look at
    /// the organisation first ([`Member::refresh`]): who is believed depends on it.
    ///
    /// What the server shows and cannot be is a fault, and changes nothing else.
    pub async fn refresh<T: Transport>(
        &mut self,
        transport: &T,
        member: &Member,
        moment: &Moment,
        rng: &mut (impl CryptoRng + ?Sized),
    ) -> Result<Looked, Error> {
        self.belongs_to(member)?;
        self.send(transport).await?;
        let mut news = Vec::new();
        if self.phase == Phase::Sent {
            self.look(transport, member, moment, &mut news).await?;
            for _ in 0..TRIES {
                self.settle_anew();
                self.mend(member, moment, rng);
                if self.anew.is_none() {
                    break;
                }
                if self.send_anew(transport).await? {
                    news.push(News::AskedAnew);
                }
                self.look(transport, member, moment, &mut news).await?;
            }
            self.send_messages(transport).await?;
        }
        Ok(Looked { news, faults: self.faults.clone() })
    }

    async fn look<T: Transport>(
        &mut self,
        transport: &T,
        member: &Member,
        moment: &Moment,
        news: &mut Vec<News>,
    ) -> Result<(), Error> {
        let etag = self.seen.as_ref().and_then(|seen| seen.etag.clone());
        match self.maker(transport).look(etag.as_deref()).await {
            Ok(Look::Same) => {}
            Ok(Look::Other(status, etag)) => self.believe(&status, etag, member, moment.now, news),
            Err(error) if error.code() == Some(Code::RequestNotFound) => {
                // What is done is not kept for ever.
                let is_done = matches!(self.progress(), Some(Progress::Closed { .. }));
                self.faults = if is_done { Vec::new() } else { vec![Fault::Missing] };
                self.forget_etag();
            }
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }
}
