//! Looking into the inbox: which requests there are, and what is in those that are new.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use naderhand_domain::{
    contact::Ask,
    directory::Key,
    id::RequestId,
    wire::{
        contact::{Author, Inbox, InboxContent, InboxContents, InboxEntry, Standing},
        limits::INBOX_READ,
    },
};
use naderhand_organisation::{Post, Supporter};
use naderhand_sealing::contact::open_copy;
use naderhand_transport::{Transport, read_json};

use super::{Care, Case, Cases, Outstanding, Position, Stranger, side, within};
use crate::{api, error::Error, fault::Fault, thread::Thread};

/// What the server lists, by request.
type Listed<'a> = BTreeMap<RequestId, &'a InboxEntry>;

/// What a look gave.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Looked {
    /// What is new, for whoever is to be told.
    pub news: Vec<News>,
    /// What cannot be, by the request. Each case shows its own as long as they last.
    pub faults: Vec<(RequestId, Fault)>,
}

/// Something new.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum News {
    /// A request that can be taken: new, or given back by somebody.
    Waiting(RequestId),
    /// The supporter has it.
    Yours(RequestId),
    /// Somebody else has it.
    Taken(RequestId),
    /// Its maker has written.
    Message(RequestId),
    /// It was withdrawn, or is for others now.
    Over(RequestId),
    /// The time that was promised passed before the promise could be sent: it was not made.
    PromisePassed(RequestId),
}

impl Cases {
    /// Sends what is outstanding, and looks into the inbox. Costs next to nothing when nothing is new. What is over is removed
    /// when its time has come.
    ///
    /// Many new requests are read in several calls: `on_read` is told after each, so that what has come can be shown.
    pub async fn refresh<T: Transport>(
        &mut self,
        post: &mut Post<T>,
        now: DateTime<Utc>,
        mut on_read: impl FnMut(&Supporter, &Self),
    ) -> Result<Looked, Error> {
        let mut news = self.send(post, now).await?;
        self.tidy(post.supporter(), now);
        let slug = post.supporter().member().slug().clone();
        let response = post.call(api::inbox(&slug, self.etag.as_deref())).await?;
        if response.status != 304 {
            let inbox: Inbox = read_json(&response)?;
            let listed: Listed<'_> = inbox.requests.iter().map(|entry| (entry.request, entry)).collect();
            let unread = self.take_list(&listed, now, &mut news);
            for batch in unread.chunks(INBOX_READ) {
                let contents: InboxContents = read_json(&post.call(api::read(&slug, batch)).await?)?;
                for content in &contents.requests {
                    if let Some(entry) = listed.get(&content.request).filter(|_| batch.contains(&content.request)) {
                        self.take_content(post.supporter(), entry, content, now, &mut news);
                    }
                }
                self.list.sort_by_key(|case| (case.sent_at, case.request));
                on_read(post.supporter(), self);
            }
            // All of it was read; while something is wrong it is looked at again.
            let is_whole = self.list.iter().all(|case| case.faults.is_empty());
            self.etag = response.etag.filter(|_| is_whole);
        }
        let faults = self.list.iter().flat_map(|case| case.faults.iter().map(|fault| (case.request, *fault)));
        Ok(Looked { news, faults: faults.collect() })
    }

    /// Takes where each request is, and says what is to be read: in the order in which it was sent.
    fn take_list(&mut self, listed: &Listed<'_>, now: DateTime<Utc>, news: &mut Vec<News>) -> Vec<RequestId> {
        let mut unread = Vec::new();
        let mut known = BTreeSet::new();
        for case in &mut self.list {
            case.faults.clear();
            known.insert(case.request);
            let Some(entry) = listed.get(&case.request) else {
                case.vanished(now, news);
                continue;
            };
            let is_believed = case.take_entry(entry, now, news);
            if is_believed && case.read < entry.revision {
                unread.push(*entry);
            }
        }
        self.list.retain(|case| case.was_theirs || !case.is_settled() || listed.contains_key(&case.request));
        self.strangers.retain(|stranger| listed.contains_key(&stranger.request));
        let is_stranger = |entry: &InboxEntry| {
            self.strangers.contains(&Stranger { request: entry.request, revision: entry.revision })
        };
        unread.extend(listed.values().filter(|entry| !known.contains(&entry.request) && !is_stranger(entry)));
        unread.retain(|entry| matches!(entry.standing, Standing::Waiting | Standing::Yours));
        unread.sort_by_key(|entry| (entry.sent_at, entry.request));
        unread.into_iter().map(|entry| entry.request).collect()
    }

    fn take_content(
        &mut self,
        supporter: &Supporter,
        entry: &InboxEntry,
        content: &InboxContent,
        now: DateTime<Utc>,
        news: &mut Vec<News>,
    ) {
        let request = content.request;
        let opened =
            open_copy(&within(supporter.member(), request), supporter.sealing(), supporter.id(), &content.sealed.0);
        let opened = opened.ok().and_then(|opened| {
            let ask: Ask = serde_json::from_slice(&opened.content).ok()?;
            Some((Key(opened.maker), ask))
        });
        let Some((maker, ask)) = opened else {
            self.strangers.retain(|stranger| stranger.request != request);
            if let Some(case) = self.case_mut(request) {
                case.faults.push(Fault::OtherMaker);
            } else {
                self.strangers.push(Stranger { request, revision: entry.revision });
            }
            return;
        };
        self.strangers.retain(|stranger| stranger.request != request);
        if self.case(request).is_none() {
            self.list.push(Case {
                request,
                sent_at: entry.sent_at,
                arrived_at: now,
                position: Position::Waiting,
                revision: entry.revision,
                read: 0,
                maker,
                ask: None,
                thread: Thread::new(supporter.id()),
                opened: false,
                was_theirs: false,
                outstanding: Outstanding::default(),
                care: Care::default(),
                ended_at: None,
                // Nothing on this device has taken it.
                faults: (entry.standing == Standing::Yours).then_some(Fault::NotClaimed).into_iter().collect(),
            });
            news.push(News::Waiting(request));
        }
        let Some(case) = self.case_mut(request) else { return };
        if case.maker != maker {
            case.faults.push(Fault::OtherMaker);
            return;
        }
        if content.revision < case.read {
            case.faults.push(Fault::RolledBack { had: case.read, came: content.revision });
            return;
        }
        case.ask = Some(ask);
        case.read = content.revision;
        case.revision = case.revision.max(content.revision);
        case.take_thread(supporter, entry, content, now, news);
    }

    /// Removes what is over and whose time has come.
    fn tidy(&mut self, supporter: &Supporter, now: DateTime<Utc>) {
        let member = supporter.member();
        self.list.retain(|case| !case.is_settled() || case.goes_at(member).is_none_or(|goes_at| now < goes_at));
    }
}

impl Case {
    /// Takes where it is. Says whether the entry is believed.
    fn take_entry(&mut self, entry: &InboxEntry, now: DateTime<Utc>, news: &mut Vec<News>) -> bool {
        let (had, came) = (self.revision, entry.revision);
        if came < had {
            self.faults.push(Fault::RolledBack { had, came });
            return false;
        }
        self.revision = came;
        let position = match (self.position, Position::of(entry.standing)) {
            // What this device said and the server does not know yet holds.
            (mine, _) if !self.is_settled() => mine,
            // Whether the promise arrived, the thread tells.
            (Position::Claiming, Position::Yours) => Position::Claiming,
            (Position::Claiming, Position::Waiting) => {
                self.outstanding.claim_tried = false;
                Position::Claiming
            }
            (Position::Waiting | Position::Taken | Position::GivenBack | Position::Over, Position::Yours) => {
                self.faults.push(Fault::NotClaimed);
                self.position
            }
            (_, shown) => shown,
        };
        if position == self.position {
            return true;
        }
        match position {
            Position::Waiting => {
                self.forget();
                (self.position, self.ended_at, self.opened) = (Position::Waiting, None, false);
                news.push(News::Waiting(self.request));
            }
            Position::Taken => {
                self.end(Position::Taken, now);
                news.push(News::Taken(self.request));
            }
            Position::Over => {
                self.end(Position::Over, now);
                news.push(News::Over(self.request));
            }
            Position::Closed => self.end(Position::Closed, now),
            // No list says these.
            Position::Yours | Position::Claiming | Position::GivenBack => {}
        }
        true
    }

    fn take_thread(
        &mut self,
        supporter: &Supporter,
        entry: &InboxEntry,
        content: &InboxContent,
        now: DateTime<Utc>,
        news: &mut Vec<News>,
    ) {
        if !matches!(self.position, Position::Yours | Position::Claiming | Position::Closed) {
            self.thread.begin_behind(&content.messages);
        }
        let taken = self.thread.take(&side(supporter, self.request), &[self.maker], &content.messages, now);
        if !taken.faults.is_empty() {
            // So that it is read again.
            self.read = 0;
        }
        self.faults.extend(taken.faults);
        if taken.new > 0 {
            news.push(News::Message(self.request));
        }
        // A promise whose answer was lost stands in the thread.
        if self.position == Position::Claiming && entry.standing == Standing::Yours {
            if self.thread.outgoing(Author::Supporter).is_none() {
                self.begin();
                news.push(News::Yours(self.request));
            } else {
                self.faults.push(Fault::NotClaimed);
            }
        }
    }

    /// Whether the server knows what this device said.
    const fn is_settled(&self) -> bool {
        self.outstanding.end.is_none()
    }

    /// It is not listed any more: given back, withdrawn, or for others now.
    fn vanished(&mut self, now: DateTime<Utc>, news: &mut Vec<News>) {
        match self.position {
            Position::Waiting | Position::Claiming | Position::Yours | Position::Taken => {
                self.end(Position::Over, now);
                news.push(News::Over(self.request));
            }
            Position::Closed | Position::GivenBack | Position::Over => {}
        }
    }
}
