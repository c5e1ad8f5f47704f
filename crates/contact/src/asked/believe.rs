//! Believing what the server shows of a request, or not: the one place where it is decided.

use chrono::{DateTime, Utc};
use naderhand_domain::{
    contact::{Note, Said},
    directory::Key,
    id::SupporterId,
    wire::contact::{Author, CopyStatus, Progress, Reached, RequestStatus},
};
use naderhand_organisation::Member;

use super::{Asked, Conversation, Named, News, Sealed, Seen};
use crate::{
    fault::Fault,
    thread::{Line, Thread},
};

impl Asked {
    /// Takes what the server shows. A state from before changes nothing at all; of the rest, what is proven is taken.
    pub(super) fn believe(
        &mut self,
        status: &RequestStatus,
        etag: Option<String>,
        member: &Member,
        now: DateTime<Utc>,
        news: &mut Vec<News>,
    ) {
        if let Some(seen) = &mut self.seen {
            let (had, came) = (seen.revision, status.revision);
            if came < had {
                (self.faults, seen.etag) = (vec![Fault::RolledBack { had, came }], None);
                return;
            }
            if came == had && status.progress != seen.progress {
                (self.faults, seen.etag) = (vec![Fault::OtherState { revision: had }], None);
                return;
            }
        }
        let mut faults = Vec::new();
        self.take_threads(status, member, now, news, &mut faults);
        self.take_copies(status, news, &mut faults);
        let before = self.progress();
        let progress = self.take_progress(status.progress, member, news, &mut faults);
        // What is not proven does not count as seen: the true state may have the same number, or a lower one.
        let had = self.seen.as_ref().map_or(0, |seen| seen.revision);
        let is_false = |fault: &Fault| matches!(fault, Fault::Claim { .. } | Fault::Withdrawn);
        let revision = if faults.iter().any(is_false) { had } else { status.revision };
        if let (Some(Progress::Waiting { stage: before, .. }), Progress::Waiting { stage, .. }) = (before, progress)
            && stage > before
        {
            news.push(News::Stage(stage));
        }
        self.seen = Some(Seen {
            revision,
            shown: status.revision,
            etag: etag.filter(|_| faults.is_empty()),
            sent_at: status.sent_at,
            progress,
            copies: status.copies.clone(),
        });
        self.faults = faults;
    }

    fn take_threads(
        &mut self,
        status: &RequestStatus,
        member: &Member,
        now: DateTime<Utc>,
        news: &mut Vec<News>,
        faults: &mut Vec<Fault>,
    ) {
        for message in &status.messages {
            if self.conversation(message.supporter).is_none() {
                let name = member.directory().supporter(message.supporter).map(|named| named.name.as_str());
                let name = name.or_else(|| self.name_then(message.supporter)).unwrap_or_default().to_owned();
                let keys = self.copies.iter().filter(|copy| copy.supporter == message.supporter);
                let keys = keys.map(|copy| copy.key).collect();
                let thread = Thread::new(message.supporter);
                self.threads.push(Conversation { name, thread, keys, from: 0 });
            }
        }
        let mut threads = core::mem::take(&mut self.threads);
        let side = self.side(member);
        for conversation in &mut threads {
            let supporter = conversation.thread.supporter();
            if let Some(named) = member.directory().supporter(supporter)
                && !conversation.keys.contains(&named.sealing)
            {
                conversation.keys.push(named.sealing);
            }
            let taken = conversation.thread.take(&side, &conversation.keys, &status.messages, now);
            if taken.new > 0 {
                news.push(News::Message(supporter));
            }
            faults.extend(taken.faults);
        }
        self.threads = threads;
    }

    /// Copies are what this device sealed. Whose is gone, although they are still here, gave it back.
    fn take_copies(&mut self, status: &RequestStatus, news: &mut Vec<News>, faults: &mut Vec<Fault>) {
        let coming = self.anew.iter().flat_map(|anew| &anew.copies);
        let is_known =
            |shown: &CopyStatus| self.copies.iter().chain(coming.clone()).any(|copy| copy.supporter == shown.supporter);
        let strangers = status.copies.iter().filter(|shown| !is_known(shown));
        faults.extend(strangers.map(|shown| Fault::Stranger { supporter: shown.supporter }));
        let reached = |copies: &[CopyStatus]| copies.iter().map(|copy| copy.reached).max();
        let before = self.seen.as_ref().and_then(|seen| reached(&seen.copies));
        if let Some(reached) = reached(&status.copies)
            && reached > before.unwrap_or(Reached::Sent)
        {
            news.push(News::Reached(reached));
        }
        // While others are being asked, it is not known whose copies these are.
        let is_open = matches!(status.progress, Progress::Waiting { .. } | Progress::Claimed { .. });
        if self.anew.is_none() && is_open {
            let is_gone = |copy: &&Sealed| status.copies.iter().all(|shown| shown.supporter != copy.supporter);
            let gone = self.copies.iter().filter(is_gone);
            let gone: Vec<_> = gone.map(|copy| Named { supporter: copy.supporter, key: copy.key }).collect();
            let is_asked = |named: &Named| self.copies.iter().any(|copy| copy.supporter == named.supporter);
            self.declined.retain(|named| !is_asked(named));
            self.declined.extend(gone);
        }
    }

    /// Where the request is, as far as it is proven; where it was, otherwise.
    fn take_progress(
        &mut self,
        shown: Progress,
        member: &Member,
        news: &mut Vec<News>,
        faults: &mut Vec<Fault>,
    ) -> Progress {
        let waiting = Progress::Waiting { stage: naderhand_domain::contact::Stage::Chosen, due_at: None };
        let before = self.progress();
        let had_it = match before {
            Some(Progress::Claimed { by }) => Some(by),
            _ => None,
        };
        match shown {
            Progress::Waiting { .. } => {
                news.extend(had_it.map(News::Returned));
                self.nobody_has_it(None);
                shown
            }
            Progress::Claimed { by } | Progress::Closed { by } => {
                if before == Some(shown) {
                    return shown;
                }
                // That they close what they have needs no other promise.
                let key = if had_it == Some(by) { self.key_of_holder() } else { self.promised(by, member) };
                let Some(key) = key else {
                    faults.push(Fault::Claim { by });
                    return before.unwrap_or(waiting);
                };
                self.nobody_has_it(Some(by));
                self.holder = Some(Named { supporter: by, key });
                news.push(match shown {
                    Progress::Closed { .. } => News::Closed(by),
                    _ => News::Claimed(by),
                });
                shown
            }
            Progress::Withdrawn => {
                faults.push(Fault::Withdrawn);
                before.unwrap_or(waiting)
            }
        }
    }

    /// What was promised until now counts for nobody but `except`.
    fn nobody_has_it(&mut self, except: Option<SupporterId>) {
        for conversation in &mut self.threads {
            if Some(conversation.thread.supporter()) != except {
                conversation.thread.strand_unsent();
                conversation.from = conversation.thread.count(Author::Supporter);
            }
        }
    }

    fn key_of_holder(&self) -> Option<Key> {
        self.holder.as_ref().map(|holder| holder.key)
    }

    /// The key with which a supporter promised to take it: the one that the directory names, in a message that is newer than
    /// the last time that nobody had it.
    fn promised(&self, by: SupporterId, member: &Member) -> Option<Key> {
        let key = member.directory().supporter(by)?.sealing;
        let conversation = self.conversation(by)?;
        let promises = |line: &Line| matches!(line.said(), Said::Known(Note::Promise { .. }) | Said::Newer(_));
        let mut lines = conversation.thread.numbered(Author::Supporter);
        lines
            .any(|(number, line)| number >= conversation.from && line.key() == Some(key) && promises(line))
            .then_some(key)
    }

    pub(super) fn conversation(&self, supporter: SupporterId) -> Option<&Conversation> {
        self.threads.iter().find(|conversation| conversation.thread.supporter() == supporter)
    }

    /// What a supporter was called when this was sealed to them.
    pub(super) fn name_then(&self, supporter: SupporterId) -> Option<&str> {
        self.copies.iter().find(|copy| copy.supporter == supporter).map(|copy| copy.name.as_str())
    }
}
