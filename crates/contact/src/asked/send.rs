//! Carrying what is outstanding to the server, as often as it takes.

use naderhand_domain::wire::{
    contact::{Author, NewRequest},
    problem::Code,
};
use naderhand_sealing::verifier;
use naderhand_transport::{CallError, Transport};

use super::{
    Anew, Asked, Phase,
    copies::{sent, wire},
};
use crate::error::Error;

impl Asked {
    /// Sends what the server does not have: the request, what is asked anew, messages, or that it was withdrawn. When all has
    /// arrived it makes no call.
    pub async fn send<T: Transport>(&mut self, transport: &T) -> Result<(), Error> {
        match self.phase {
            Phase::Withdrawn { told: true } => return Ok(()),
            Phase::Withdrawn { told: false } => return Ok(self.tell_withdrawn(transport).await?),
            Phase::Ready { .. } => self.send_request(transport).await?,
            Phase::Sent => {}
        }
        self.send_anew(transport).await?;
        Ok(self.send_messages(transport).await?)
    }

    async fn send_request<T: Transport>(&mut self, transport: &T) -> Result<(), CallError> {
        self.phase = Phase::Ready { tried: true };
        let copies = wire(&self.copies, self.to_coordinator);
        let new = NewRequest { verifier: verifier(&self.secret.0), wording: self.wording.clone(), copies };
        match self.maker(transport).send(&new).await {
            Ok(()) => {
                self.phase = Phase::Sent;
                self.copies = sent(core::mem::take(&mut self.copies));
                Ok(())
            }
            // It was sent before, with other copies: an earlier answer was lost. The id is random, so it is nobody else's.
            Err(error) if error.code() == Some(Code::RequestTaken) => {
                self.phase = Phase::Sent;
                let (copies, to_coordinator) = (core::mem::take(&mut self.copies), self.to_coordinator);
                self.copies = sent(copies.clone());
                self.anew = Some(Anew { copies, to_coordinator, instead_of: None, tried: true });
                Ok(())
            }
            // The server says that it has nothing of it: the next time it may be sealed to others.
            Err(error) if error.code().is_some_and(has_nothing) => {
                self.phase = Phase::Ready { tried: false };
                Err(error)
            }
            Err(error) => Err(error),
        }
    }

    async fn tell_withdrawn<T: Transport>(&mut self, transport: &T) -> Result<(), CallError> {
        match self.maker(transport).withdraw().await {
            Ok(()) => {}
            // It never arrived, or was withdrawn before.
            Err(error) if error.code() == Some(Code::RequestNotFound) => {}
            Err(error) => return Err(error),
        }
        self.phase = Phase::Withdrawn { told: true };
        Ok(())
    }

    pub(super) async fn send_messages<T: Transport>(&mut self, transport: &T) -> Result<(), CallError> {
        let Some(holder) = self.holder.as_ref().map(|holder| holder.supporter) else { return Ok(()) };
        let Some(at) = self.threads.iter().position(|talk| talk.thread.supporter() == holder) else { return Ok(()) };
        while let Some(message) = self.threads[at].thread.outgoing(Author::Employee) {
            match self.maker(transport).write(&message).await {
                Ok(()) => self.threads[at].thread.arrived(Author::Employee, message.number),
                // They have it no more, or something else stands there: the next look tells which. What was written stays.
                Err(error)
                    if matches!(
                        error.code(),
                        Some(Code::RequestTaken | Code::RequestOver | Code::VersionConflict | Code::RequestNotFound)
                    ) =>
                {
                    return Ok(());
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

/// Whether a refusal says that nothing was kept. One for want of time or room says nothing of it, or of what was sent before.
const fn has_nothing(code: Code) -> bool {
    !matches!(code, Code::StorageUnavailable | Code::Internal | Code::TooManyRequests)
}
