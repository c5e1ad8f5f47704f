//! What a supporter does with a request. No act makes a call: keep the value, then [`Cases::send`] or [`Cases::refresh`].

use chrono::{DateTime, Utc};
use naderhand_domain::{
    contact::{Note, Words},
    id::RequestId,
};
use naderhand_organisation::Supporter;
use naderhand_sealing::CryptoRng;

use super::{Case, Cases, End, Position, side};
use crate::error::NotWritten;

impl Cases {
    /// The supporter has opened a request: its maker will see that.
    pub fn open(&mut self, request: RequestId) -> Result<(), NotWritten> {
        let case = self.case_mut(request).ok_or(NotWritten::Unknown)?;
        if !case.opened && case.ask.is_some() {
            (case.opened, case.outstanding.opened) = (true, true);
        }
        Ok(())
    }

    /// Takes a request, with the promise to phone by a time. The first one has it: [`Case::position`] is
    /// [`Claiming`](Position::Claiming) until the server has said who that is.
    pub fn claim(
        &mut self,
        supporter: &Supporter,
        request: RequestId,
        by: DateTime<Utc>,
        words: Option<Words>,
        now: DateTime<Utc>,
        rng: &mut (impl CryptoRng + ?Sized),
    ) -> Result<(), NotWritten> {
        let case = self.case_mut(request).ok_or(NotWritten::Unknown)?;
        if case.position != Position::Waiting {
            return Err(NotWritten::NotWaiting);
        }
        case.write(supporter, Note::Promise { by, words }, now, rng)?;
        case.position = Position::Claiming;
        Ok(())
    }

    /// Writes to whoever made the request.
    pub fn reply(
        &mut self,
        supporter: &Supporter,
        request: RequestId,
        note: Note,
        now: DateTime<Utc>,
        rng: &mut (impl CryptoRng + ?Sized),
    ) -> Result<(), NotWritten> {
        let case = self.case_mut(request).ok_or(NotWritten::Unknown)?;
        if case.position != Position::Yours {
            return Err(NotWritten::NobodyHasIt);
        }
        case.write(supporter, note, now, rng)
    }

    /// Gives a request back to the others, or does not take it: they were there themselves, or have no time (S16).
    pub fn step_back(&mut self, request: RequestId, now: DateTime<Utc>) -> Result<(), NotWritten> {
        let case = self.case_mut(request).ok_or(NotWritten::Unknown)?;
        match case.position {
            Position::Waiting | Position::Claiming | Position::Yours => {
                case.end(Position::GivenBack, now);
                case.outstanding.end = Some(End::StepBack);
                Ok(())
            }
            Position::GivenBack => Ok(()),
            Position::Taken | Position::Closed | Position::Over => Err(NotWritten::NotWaiting),
        }
    }

    /// Says that a request is done.
    pub fn close(&mut self, request: RequestId, now: DateTime<Utc>) -> Result<(), NotWritten> {
        let case = self.case_mut(request).ok_or(NotWritten::Unknown)?;
        match case.position {
            Position::Yours => {
                case.end(Position::Closed, now);
                case.outstanding.end = Some(End::Close);
                Ok(())
            }
            Position::Closed => Ok(()),
            _ => Err(NotWritten::NobodyHasIt),
        }
    }
}

impl Case {
    fn write(
        &mut self,
        supporter: &Supporter,
        note: Note,
        now: DateTime<Utc>,
        rng: &mut (impl CryptoRng + ?Sized),
    ) -> Result<(), NotWritten> {
        self.thread.write(&side(supporter, self.request), self.maker, note, now, rng)
    }
}
