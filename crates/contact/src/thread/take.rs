//! Taking in what a server shows of a thread, or saying what is wrong with it.

use chrono::{DateTime, TimeDelta, Utc};
use naderhand_domain::{
    contact::{Message, Said},
    directory::Key,
    wire::contact::{Author, ThreadMessage},
};
use naderhand_sealing::contact::{Place, digest, open_message};

use super::{Before, Line, Side, Thread, Way, other};
use crate::fault::Fault;

/// How much later somebody writes who should have seen a message by then (product default): as long as the first contact may
/// take (S7).
const SEEN_WITHIN: TimeDelta = TimeDelta::hours(24);

/// What was taken in.
#[derive(Debug, Default)]
pub(crate) struct Taken {
    /// How many new messages of the other side.
    pub(crate) new: usize,
    pub(crate) faults: Vec<Fault>,
}

impl Thread {
    /// Takes in what the server shows of this thread. A message of the other side is taken when the holder of one of `keys`
    /// wrote it for its place.
    pub(crate) fn take(&mut self, side: &Side<'_>, keys: &[Key], shown: &[ThreadMessage], now: DateTime<Utc>) -> Taken {
        let mut taken = Taken::default();
        self.compare_own(side.own, &in_order(self, shown, side.own), &mut taken.faults);
        self.take_theirs(side, keys, &in_order(self, shown, other(side.own)), now, &mut taken);
        self.missed(side.own, &mut taken.faults);
        taken
    }

    /// Takes what is there for the past of keys that are gone. Nothing of it can be read, and numbers go on behind it.
    pub(crate) fn begin_behind(&mut self, shown: &[ThreadMessage]) {
        if !self.lines.is_empty() {
            return;
        }
        for author in [Author::Employee, Author::Supporter] {
            let theirs = in_order(self, shown, author);
            let last = theirs.last().map_or(naderhand_sealing::contact::FIRST, |last| digest(&last.sealed.0));
            let count = u32::try_from(theirs.len()).unwrap_or(u32::MAX);
            match author {
                Author::Employee => self.employee_before = Before { count, last },
                Author::Supporter => self.supporter_before = Before { count, last },
            }
        }
    }

    fn compare_own(&mut self, own: Author, shown: &[&ThreadMessage], faults: &mut Vec<Fault>) {
        let before = self.before(own).count;
        let mut number = before;
        for line in self.placed_mut(own) {
            match shown.iter().find(|message| message.number == number) {
                Some(message) if digest(&message.sealed.0) == line.digest => line.way = Way::Sent,
                Some(_) => faults.push(Fault::Altered { by: own, number }),
                None if line.is_sent() => faults.push(Fault::Dropped { by: own, number }),
                None => {}
            }
            number = number.saturating_add(1);
        }
        for message in shown.iter().filter(|message| message.number >= number) {
            faults.push(Fault::Forged { by: own, number: message.number });
        }
    }

    fn take_theirs(
        &mut self,
        side: &Side<'_>,
        keys: &[Key],
        shown: &[&ThreadMessage],
        now: DateTime<Utc>,
        taken: &mut Taken,
    ) {
        let by = other(side.own);
        for (number, line) in self.numbered(by) {
            match shown.iter().find(|message| message.number == number) {
                Some(message) if digest(&message.sealed.0) == line.digest => {}
                Some(_) => taken.faults.push(Fault::Altered { by, number }),
                None => taken.faults.push(Fault::Dropped { by, number }),
            }
        }
        for message in shown {
            let number = self.count(by);
            if message.number < number {
                continue;
            }
            if message.number > number {
                taken.faults.push(Fault::Gap { by, number });
                return;
            }
            let place = Place { supporter: self.supporter, author: by, number, after: self.last(by) };
            let opened = keys.iter().find_map(|key| {
                let opened = open_message(&side.within, &place, &key.0, side.keys, &message.sealed.0).ok()?;
                Some((*key, opened))
            });
            let Some((key, opened)) = opened else {
                taken.faults.push(Fault::Forged { by, number });
                return;
            };
            // Its author wrote it, in its place: what this version cannot read is of a newer one.
            let message_inside = serde_json::from_slice(&opened).unwrap_or_else(|_| Message {
                seen: self.of(by).last().map_or(0, |line| line.message.seen),
                at: now,
                note: Said::Newer(serde_json::Value::Null),
            });
            let digest = digest(&message.sealed.0);
            self.lines.push(Line { by, digest, way: Way::Theirs(key), message: message_inside });
            taken.new += 1;
        }
    }

    /// Whether the other side misses something of one's own.
    fn missed(&self, own: Author, faults: &mut Vec<Fault>) {
        let Some(Message { seen, at, .. }) = self.of(other(own)).last().map(|line| &line.message) else { return };
        if *seen > self.count(own) {
            faults.push(Fault::Ahead { seen: *seen });
        }
        let had_it = self.of(other(own)).map(|line| line.message.seen).max().unwrap_or(0);
        let is_late = |line: &Line| at.signed_duration_since(line.message.at) > SEEN_WITHIN;
        let missed = self
            .numbered(own)
            .find(|(number, line)| *number >= *seen && line.is_sent() && (*number < had_it || is_late(line)));
        faults.extend(missed.map(|(number, _)| Fault::HeldBack { number }));
    }
}

/// The messages of one author in this thread, by their numbers.
fn in_order<'a>(thread: &Thread, shown: &'a [ThreadMessage], author: Author) -> Vec<&'a ThreadMessage> {
    let is_here = |message: &&ThreadMessage| message.supporter == thread.supporter && message.author == author;
    let mut theirs: Vec<_> = shown.iter().filter(is_here).collect();
    theirs.sort_by_key(|message| message.number);
    theirs
}
