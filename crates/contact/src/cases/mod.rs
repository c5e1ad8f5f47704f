//! A supporter's inbox: what their device keeps of the requests that they may open, have, or had. One act per file.

mod act;
mod care;
mod keep;
mod refresh;
mod send;

use chrono::{DateTime, TimeDelta, Utc};
use naderhand_domain::{
    contact::Ask,
    directory::Key,
    id::RequestId,
    wire::contact::{Author, Standing},
};
use naderhand_organisation::{Member, Supporter};
use naderhand_sealing::contact::Within;
use serde::{Deserialize, Serialize};

pub use self::{
    care::{Care, Jotting, LONGEST_JOTTING, NotKeptWords, TalksFull, talks_at_most},
    refresh::{Looked, News},
};
use crate::{
    fault::Fault,
    thread::{Side, Thread},
};

/// How long the first contact may take (S7: R 15).
pub const FIRST_CONTACT: TimeDelta = TimeDelta::hours(24);

/// Where a request is, for one supporter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Position {
    /// They can take it.
    Waiting,
    /// They said that they take it, and the server has not answered.
    Claiming,
    /// They have it.
    Yours,
    /// Somebody else has it.
    Taken,
    /// It is done, and was theirs.
    Closed,
    /// They gave it back, or would not take it.
    GivenBack,
    /// It is over: withdrawn, done by somebody else, or for others now.
    Over,
}

/// One request, as a supporter's device keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    request: RequestId,
    sent_at: DateTime<Utc>,
    /// When this device first had it.
    arrived_at: DateTime<Utc>,
    position: Position,
    /// The last revision that was seen, and the one that was read.
    revision: u32,
    read: u32,
    /// Who made it: their key, as it was first.
    maker: Key,
    /// What is asked, while they may know it.
    ask: Option<Ask>,
    thread: Thread,
    opened: bool,
    /// Whether they ever had it.
    was_theirs: bool,
    outstanding: Outstanding,
    care: Care,
    /// When it was no longer theirs to do something about.
    ended_at: Option<DateTime<Utc>>,
    faults: Vec<Fault>,
}

/// What the server is still to be told, besides messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
struct Outstanding {
    opened: bool,
    /// A promise may have arrived.
    claim_tried: bool,
    end: Option<End>,
}

/// How a supporter ends what a request is to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum End {
    StepBack,
    Close,
}

/// All requests of one supporter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Cases {
    etag: Option<String>,
    list: Vec<Case>,
    /// Copies that no member made, or that are for other keys: not shown, and not read again.
    strangers: Vec<Stranger>,
}

/// A copy that does not open, in which revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Stranger {
    request: RequestId,
    revision: u32,
}

impl Cases {
    /// The inbox of a supporter who has not looked yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The requests, in the order in which they were sent.
    pub fn cases(&self) -> &[Case] {
        &self.list
    }

    /// One of them.
    pub fn case(&self, request: RequestId) -> Option<&Case> {
        self.list.iter().find(|case| case.request == request)
    }

    /// How many requests do not open: no member of this organisation made them, or they are for other keys.
    pub const fn unopened(&self) -> usize {
        self.strangers.len()
    }

    /// What the supporter notes down for themselves about a request that is or was theirs.
    pub fn care_mut(&mut self, request: RequestId) -> Option<&mut Care> {
        let case = self.case_mut(request)?;
        matches!(case.position, Position::Yours | Position::Closed).then_some(&mut case.care)
    }

    fn case_mut(&mut self, request: RequestId) -> Option<&mut Case> {
        self.list.iter_mut().find(|case| case.request == request)
    }
}

impl Case {
    /// Which request.
    pub const fn request(&self) -> RequestId {
        self.request
    }

    /// Where it is.
    pub const fn position(&self) -> Position {
        self.position
    }

    /// What is asked. `None` when it is not theirs to know any more: somebody else has it, or it is over.
    pub const fn ask(&self) -> Option<&Ask> {
        self.ask.as_ref()
    }

    /// What was written.
    pub const fn thread(&self) -> &Thread {
        &self.thread
    }

    /// When it was sent, in steps of some minutes.
    pub const fn sent_at(&self) -> DateTime<Utc> {
        self.sent_at
    }

    /// When this device first had it.
    pub const fn arrived_at(&self) -> DateTime<Utc> {
        self.arrived_at
    }

    /// Until when the first contact is to be made (S7).
    pub fn contact_by(&self) -> DateTime<Utc> {
        self.sent_at.checked_add_signed(FIRST_CONTACT).unwrap_or(self.sent_at)
    }

    /// Whether the supporter has opened it.
    pub const fn is_opened(&self) -> bool {
        self.opened
    }

    /// Whether they ever had it.
    pub const fn was_theirs(&self) -> bool {
        self.was_theirs
    }

    /// What the supporter noted down for themselves.
    pub const fn care(&self) -> &Care {
        &self.care
    }

    /// What the server shows of it and cannot be.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// Whether something is still to be sent.
    pub fn is_outstanding(&self) -> bool {
        self.outstanding != Outstanding::default() || self.thread.outgoing(Author::Supporter).is_some()
    }

    /// When all of it is removed from this device, once it is over.
    pub fn goes_at(&self, member: &Member) -> Option<DateTime<Utc>> {
        let days = i64::from(member.settings().limits().retention_days());
        self.ended_at?.checked_add_signed(TimeDelta::days(days))
    }

    /// It is no longer theirs to know: what was entrusted to them goes at once, what they noted down stays until its time.
    fn end(&mut self, position: Position, now: DateTime<Utc>) {
        self.position = position;
        self.ended_at.get_or_insert(now);
        if position != Position::Closed {
            self.forget();
        }
    }

    fn forget(&mut self) {
        self.ask = None;
        self.thread = Thread::new(self.thread.supporter());
        self.read = 0;
    }

    fn begin(&mut self) {
        (self.position, self.was_theirs, self.outstanding.claim_tried) = (Position::Yours, true, false);
    }
}

impl Position {
    const fn of(standing: Standing) -> Self {
        match standing {
            Standing::Waiting => Self::Waiting,
            Standing::Yours => Self::Yours,
            Standing::Taken => Self::Taken,
            Standing::Closed => Self::Closed,
            Standing::Over => Self::Over,
        }
    }
}

fn within(member: &Member, request: RequestId) -> Within<'_> {
    Within { members: member.members_key(), fingerprint: *member.fingerprint().as_bytes(), request }
}

fn side(supporter: &Supporter, request: RequestId) -> Side<'_> {
    Side { within: within(supporter.member(), request), own: Author::Supporter, keys: supporter.sealing() }
}
