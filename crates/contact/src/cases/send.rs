//! Carrying what is outstanding to the server, as often as it takes.

use chrono::{DateTime, Utc};
use naderhand_domain::{
    contact::{Note, Said},
    wire::{
        contact::{Author, Claim, NewMessage},
        problem::Code,
    },
};
use naderhand_organisation::{Post, Slug};
use naderhand_transport::{Request, Transport};

use super::{Case, Cases, End, Position, refresh::News};
use crate::{
    api,
    error::Error,
    thread::{Line, Sending},
};

impl Cases {
    /// Sends what the server does not have. What it refuses, because somebody else was quicker, is told as news; the rest goes on.
    /// When all has arrived it makes no call.
    pub async fn send<T: Transport>(&mut self, post: &mut Post<T>, now: DateTime<Utc>) -> Result<Vec<News>, Error> {
        let slug = post.supporter().member().slug().clone();
        let mut news = Vec::new();
        for case in &mut self.list {
            case.send(post, &slug, now, &mut news).await?;
        }
        Ok(news)
    }
}

/// What became of a call.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Done,
    /// Another has it.
    Taken,
    /// It is over, or not there.
    Over,
    /// Something else stands in its place: look first.
    Elsewhere,
}

async fn call<T: Transport>(post: &mut Post<T>, request: Request) -> Result<Answer, Error> {
    match post.call(request).await.map_err(Error::from) {
        Ok(_) => Ok(Answer::Done),
        Err(Error::Call(error)) => match error.code() {
            Some(Code::RequestTaken) => Ok(Answer::Taken),
            Some(Code::RequestOver | Code::RequestNotFound) => Ok(Answer::Over),
            Some(Code::VersionConflict) => Ok(Answer::Elsewhere),
            _ => Err(Error::Call(error)),
        },
        Err(error) => Err(error),
    }
}

impl Case {
    async fn send<T: Transport>(
        &mut self,
        post: &mut Post<T>,
        slug: &Slug,
        now: DateTime<Utc>,
        news: &mut Vec<News>,
    ) -> Result<(), Error> {
        if self.outstanding.opened {
            // Refused or not: it was only to tell.
            call(post, api::open(slug, self.request)).await?;
            self.outstanding.opened = false;
        }
        if self.position == Position::Claiming {
            self.send_claim(post, slug, now, news).await?;
        }
        if matches!(self.position, Position::Yours | Position::Closed) {
            self.send_replies(post, slug).await?;
        }
        match self.outstanding.end {
            None => {}
            // Refused or not: it is not theirs.
            Some(End::StepBack) => drop(call(post, api::step_back(slug, self.request)).await?),
            Some(End::Close) => match call(post, api::close(slug, self.request)).await? {
                Answer::Done => {}
                // It had gone to somebody else meanwhile, or was withdrawn.
                Answer::Taken | Answer::Over | Answer::Elsewhere => self.end(Position::Over, now),
            },
        }
        self.outstanding.end = None;
        Ok(())
    }

    async fn send_claim<T: Transport>(
        &mut self,
        post: &mut Post<T>,
        slug: &Slug,
        now: DateTime<Utc>,
        news: &mut Vec<News>,
    ) -> Result<(), Error> {
        let Some(NewMessage { number, sealed, .. }) = self.thread.outgoing(Author::Supporter) else { return Ok(()) };
        if self.has_passed(now) && !self.outstanding.claim_tried {
            self.unclaim();
            news.push(News::PromisePassed(self.request));
            return Ok(());
        }
        self.outstanding.claim_tried = true;
        match call(post, api::claim(slug, self.request, &Claim { number, promise: sealed })).await? {
            Answer::Done => {
                self.thread.arrived(Author::Supporter, number);
                self.begin();
                news.push(News::Yours(self.request));
            }
            Answer::Taken => {
                self.unclaim();
                self.position = Position::Taken;
                self.forget();
                news.push(News::Taken(self.request));
            }
            Answer::Over => {
                self.unclaim();
                self.end(Position::Over, now);
                news.push(News::Over(self.request));
            }
            Answer::Elsewhere => {
                self.unclaim();
                self.forget();
            }
        }
        Ok(())
    }

    async fn send_replies<T: Transport>(&mut self, post: &mut Post<T>, slug: &Slug) -> Result<(), Error> {
        while let Some(message) = self.thread.outgoing(Author::Supporter) {
            let number = message.number;
            match call(post, api::reply(slug, self.request, &message)).await? {
                Answer::Done => self.thread.arrived(Author::Supporter, number),
                // The next look tells where it is.
                Answer::Taken | Answer::Over | Answer::Elsewhere => return Ok(()),
            }
        }
        Ok(())
    }

    /// The promise was not made: it can be made again.
    fn unclaim(&mut self) {
        self.thread.forget_unsent();
        self.position = Position::Waiting;
        self.outstanding.claim_tried = false;
    }

    /// Whether the time that was promised has passed.
    fn has_passed(&self, now: DateTime<Utc>) -> bool {
        let promised = |line: &Line| match line.said() {
            Said::Known(Note::Promise { by, .. }) if line.sending() == Sending::Unsent => Some(*by),
            _ => None,
        };
        self.thread.lines().iter().find_map(promised).is_some_and(|by| by < now)
    }
}
