//! What an employee and a supporter wrote to each other, as one of the two devices has it.

mod take;
mod write;

use chrono::{DateTime, Utc};
use naderhand_domain::{
    contact::{Message, Said},
    directory::Key,
    id::SupporterId,
    wire::contact::{Author, NewMessage, SealedBytes},
};
use naderhand_sealing::{
    SealingKeys,
    contact::{FIRST, Within},
};
use serde::{Deserialize, Serialize};

use crate::base64;

/// What was written, in the order in which this device got or wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thread {
    supporter: SupporterId,
    /// What is on the server from before this device: sealed to keys that are gone.
    employee_before: Before,
    supporter_before: Before,
    lines: Vec<Line>,
}

/// How many messages of one author lie before the first line of theirs, and the digest of the last of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Before {
    count: u32,
    #[serde(with = "base64")]
    last: [u8; 32],
}

/// One message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    by: Author,
    #[serde(with = "base64")]
    digest: [u8; 32],
    way: Way,
    message: Message,
}

/// How a message came, or goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Way {
    /// The other side's, sealed with this key.
    Theirs(Key),
    /// One's own, and the server has it.
    Sent,
    /// One's own: these bytes are to be sent.
    Unsent(SealedBytes),
    /// One's own: whoever it was for did not have the request any more. It has no place in the thread.
    Stranded,
}

/// Where a message of one's own is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sending {
    /// The server has it.
    Sent,
    /// It is sent as soon as there is a network.
    Unsent,
    /// It was not sent, and will not be: whoever it was for did not have the request any more.
    Stranded,
}

impl Line {
    /// Who wrote it.
    pub const fn by(&self) -> Author {
        self.by
    }

    /// When, by its author's clock.
    pub const fn at(&self) -> DateTime<Utc> {
        self.message.at
    }

    /// What it says.
    pub const fn said(&self) -> &Said {
        &self.message.note
    }

    /// Where it is. What the other side wrote has been sent.
    pub const fn sending(&self) -> Sending {
        match self.way {
            Way::Theirs(_) | Way::Sent => Sending::Sent,
            Way::Unsent(_) => Sending::Unsent,
            Way::Stranded => Sending::Stranded,
        }
    }

    /// The key that sealed it, of the other side's.
    pub(crate) const fn key(&self) -> Option<Key> {
        match self.way {
            Way::Theirs(key) => Some(key),
            Way::Sent | Way::Unsent(_) | Way::Stranded => None,
        }
    }

    fn is_sent(&self) -> bool {
        self.sending() == Sending::Sent
    }

    /// Whether it has a number in its author's part of the thread.
    fn is_placed(&self) -> bool {
        self.sending() != Sending::Stranded
    }
}

/// From which side of a thread a device looks.
pub(crate) struct Side<'a> {
    pub(crate) within: Within<'a>,
    pub(crate) own: Author,
    pub(crate) keys: &'a SealingKeys,
}

pub(crate) const fn other(author: Author) -> Author {
    match author {
        Author::Employee => Author::Supporter,
        Author::Supporter => Author::Employee,
    }
}

impl Thread {
    pub(crate) const fn new(supporter: SupporterId) -> Self {
        let before = Before { count: 0, last: FIRST };
        Self { supporter, employee_before: before, supporter_before: before, lines: Vec::new() }
    }

    /// The supporter whose thread it is.
    pub const fn supporter(&self) -> SupporterId {
        self.supporter
    }

    /// The messages.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Whether the other side has seen this line of one's own: a later message of theirs says how many they had.
    pub fn is_seen(&self, at: usize) -> bool {
        let Some(line) = self.lines.get(at) else { return false };
        let earlier = self.lines[..at].iter().filter(|earlier| earlier.by == line.by && earlier.is_placed());
        let number = self.before(line.by).count + count(earlier);
        line.is_placed() && self.of(other(line.by)).any(|theirs| theirs.message.seen > number)
    }

    /// The messages of one author, with their numbers.
    pub(crate) fn numbered(&self, author: Author) -> impl Iterator<Item = (u32, &Line)> {
        (self.before(author).count..).zip(self.of(author))
    }

    /// How many messages of one author there are.
    pub(crate) fn count(&self, author: Author) -> u32 {
        self.before(author).count + count(self.of(author))
    }

    /// The first that is still to be sent.
    pub(crate) fn outgoing(&self, own: Author) -> Option<NewMessage> {
        self.numbered(own).find_map(|(number, line)| {
            let Way::Unsent(sealed) = &line.way else { return None };
            Some(NewMessage { supporter: self.supporter, number, sealed: sealed.clone() })
        })
    }

    /// The server has this one.
    pub(crate) fn arrived(&mut self, own: Author, number: u32) {
        let before = self.before(own).count;
        let at = number.checked_sub(before).and_then(|at| usize::try_from(at).ok());
        if let Some(line) = at.and_then(|at| self.placed_mut(own).nth(at)) {
            line.way = Way::Sent;
        }
    }

    /// Forgets what was not sent.
    pub(crate) fn forget_unsent(&mut self) {
        self.lines.retain(Line::is_sent);
    }

    /// What was not sent has nobody to go to any more. It stays to be read.
    pub(crate) fn strand_unsent(&mut self) {
        for line in self.lines.iter_mut().filter(|line| !line.is_sent()) {
            line.way = Way::Stranded;
        }
    }

    fn of(&self, author: Author) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.by == author && line.is_placed())
    }

    fn placed_mut(&mut self, author: Author) -> impl Iterator<Item = &mut Line> {
        self.lines.iter_mut().filter(move |line| line.by == author && line.is_placed())
    }

    const fn before(&self, author: Author) -> Before {
        match author {
            Author::Employee => self.employee_before,
            Author::Supporter => self.supporter_before,
        }
    }

    /// What the next message of an author follows.
    fn last(&self, author: Author) -> [u8; 32] {
        self.of(author).last().map_or(self.before(author).last, |line| line.digest)
    }
}

fn count<'a>(lines: impl Iterator<Item = &'a Line>) -> u32 {
    u32::try_from(lines.count()).unwrap_or(u32::MAX)
}
