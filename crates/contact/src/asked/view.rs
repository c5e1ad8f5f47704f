//! What a screen shows of a request.

use chrono::{DateTime, Utc};
use naderhand_domain::{
    contact::{Note, Said, Stage},
    id::SupporterId,
    wire::contact::{Author, CopyFor, Progress, Reached},
};

use super::{Asked, Phase};
use crate::{
    fault::Fault,
    thread::{Line, Thread},
};

/// Where a request is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// On this device. It is sent as soon as there is a network.
    Ready,
    /// The server has it, and nobody has taken it.
    Waiting {
        /// How far the copy is that is furthest.
        reached: Reached,
        /// Who has been asked so far.
        stage: Stage,
        /// When the next are asked.
        due_at: Option<DateTime<Utc>>,
        /// Whether nobody is left who could take it: ask others.
        nobody_left: bool,
    },
    /// A supporter has it.
    Claimed {
        /// Who.
        by: SupporterId,
        /// Until when they phone. `None` when a newer app said it in a way that this one cannot read.
        promised: Option<DateTime<Utc>>,
    },
    /// The supporter says that it is done.
    Closed {
        /// Who had it.
        by: SupporterId,
    },
    /// It was taken back.
    Withdrawn {
        /// Whether the server knows. Until then its copies may be there; afterwards what is kept here can go.
        told: bool,
    },
}

/// Somebody whom the request is sealed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient<'a> {
    /// Who.
    pub supporter: SupporterId,
    /// Their name when it was sealed.
    pub name: &'a str,
    /// From when they may open it.
    pub r#for: CopyFor,
    /// How far it is; `None` when they gave it back, left, or the server has not said.
    pub reached: Option<Reached>,
}

/// What a screen shows of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View<'a> {
    /// Where it is.
    pub step: Step,
    /// When the server got it, in steps of some minutes.
    pub sent_at: Option<DateTime<Utc>>,
    /// To whom it is sealed.
    pub recipients: Vec<Recipient<'a>>,
    /// The threads, each with the name of the supporter: one, unless others took it before or after.
    pub threads: Vec<(&'a str, &'a Thread)>,
    /// What the server showed last and cannot be.
    pub faults: &'a [Fault],
    /// Whether something is still to be sent: a message, or that others are asked.
    pub is_outstanding: bool,
}

impl View<'_> {
    /// Whether nothing more is to come: what is kept can go.
    pub const fn is_finished(&self) -> bool {
        matches!(self.step, Step::Closed { .. } | Step::Withdrawn { told: true })
    }

    /// The thread with whoever has it, or had it when it was closed.
    pub fn current(&self) -> Option<&Thread> {
        let (Step::Claimed { by, .. } | Step::Closed { by }) = self.step else { return None };
        self.threads.iter().find(|(_, thread)| thread.supporter() == by).map(|(_, thread)| *thread)
    }
}

impl Asked {
    /// What a screen shows.
    pub fn view(&self) -> View<'_> {
        let seen = self.seen.as_ref();
        let step = match (self.phase, self.progress()) {
            (Phase::Withdrawn { told }, _) => Step::Withdrawn { told },
            (Phase::Ready { .. }, _) => Step::Ready,
            (Phase::Sent, None) => self.waiting(Stage::Chosen, None),
            (Phase::Sent, Some(Progress::Waiting { stage, due_at })) => self.waiting(stage, due_at),
            (Phase::Sent, Some(Progress::Claimed { by })) => Step::Claimed { by, promised: self.promise(by) },
            (Phase::Sent, Some(Progress::Closed { by })) => Step::Closed { by },
            // Not believed unless this device did it.
            (Phase::Sent, Some(Progress::Withdrawn)) => Step::Withdrawn { told: true },
        };
        let status = |supporter| seen?.copies.iter().find(|copy| copy.supporter == supporter);
        let recipients = self.copies.iter().map(|copy| Recipient {
            supporter: copy.supporter,
            name: &copy.name,
            r#for: copy.r#for,
            reached: status(copy.supporter).map(|copy| copy.reached),
        });
        let outgoing = |thread: &Thread| thread.outgoing(Author::Employee).is_some();
        View {
            step,
            sent_at: seen.map(|seen| seen.sent_at),
            recipients: recipients.collect(),
            threads: self.threads.iter().map(|talk| (talk.name.as_str(), &talk.thread)).collect(),
            faults: &self.faults,
            is_outstanding: self.anew.is_some() || self.threads.iter().any(|talk| outgoing(&talk.thread)),
        }
    }

    fn waiting(&self, stage: Stage, due_at: Option<DateTime<Utc>>) -> Step {
        let copies = self.seen.as_ref().map(|seen| seen.copies.as_slice());
        let reached = copies.and_then(|copies| copies.iter().map(|copy| copy.reached).max());
        Step::Waiting {
            reached: reached.unwrap_or(Reached::Sent),
            stage,
            due_at,
            nobody_left: copies.is_some_and(<[_]>::is_empty) && self.anew.is_none(),
        }
    }

    fn promise(&self, by: SupporterId) -> Option<DateTime<Utc>> {
        let promised = |line: &Line| match line.said() {
            Said::Known(Note::Promise { by, .. }) => Some(*by),
            Said::Known(_) | Said::Newer(_) => None,
        };
        let conversation = self.conversation(by)?;
        let lines = conversation.thread.numbered(Author::Supporter).filter(|(number, _)| *number >= conversation.from);
        lines.filter_map(|(_, line)| promised(line)).last()
    }
}
