//! An employee, three supporters and a coordinator, on a real server.

use core::cell::RefCell;
use std::rc::Rc;

use chrono::{DateTime, TimeDelta, Utc};
use naderhand_contact::{
    Asked, Cases, Error, Moment,
    asked::{Looked, Step},
    cases::{Looked as InboxLooked, Position},
};
use naderhand_domain::{
    contact::{Ask, ContactCard, Note, Preference, Said, Then, Wish, Words},
    id::SupporterId,
};
use naderhand_organisation::{Coordinator, Member, Post, Supporter};
use naderhand_transport::{Request, Response, Transport, Unreachable};

use crate::support::{Http, World, rng, today};

/// The name of the text that was agreed to.
pub(crate) const WORDING: &str = "contact.v1";

/// An organisation with three supporters and somebody who joined after all of them.
pub(crate) struct Scene {
    pub(crate) world: World,
    pub(crate) coordinator: Coordinator,
    pub(crate) member: Member,
    pub(crate) anna: Supporter,
    pub(crate) bea: Supporter,
    pub(crate) cor: Supporter,
}

impl Scene {
    pub(crate) async fn set() -> Self {
        let world = World::start().await;
        let mut desk = world.founded().await;
        let anna = world.supporter(&mut desk, "Anna").await;
        let bea = world.supporter(&mut desk, "Bea").await;
        let cor = world.supporter(&mut desk, "Cor").await;
        let member = world.member(&mut desk).await;
        let coordinator = desk.coordinator().clone();
        drop(desk);
        Self { world, coordinator, member, anna, bea, cor }
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.world.clock.now()
    }

    pub(crate) fn moment(&self) -> Moment {
        Moment { now: self.now(), day: today(), on_call_then: Some(self.cor.id()) }
    }

    /// A request to Anna and Bea, and to Cor once nobody takes it.
    pub(crate) fn asked(&self) -> Asked {
        Asked::make(&self.member, self.wish(), ask(), WORDING, &self.moment(), &mut rng()).unwrap()
    }

    pub(crate) fn wish(&self) -> Wish {
        let wished = naderhand_domain::contact::Wished::Only([self.anna.id(), self.bea.id()].into());
        Wish { wished, then: Then { on_call: true, coordinator: true }, ..Wish::default() }
    }

    /// A request that the server has.
    pub(crate) async fn sent(&self) -> Asked {
        let mut asked = self.asked();
        asked.send(&self.world.http).await.unwrap();
        asked
    }

    /// A request that Anna has taken, as both devices know it.
    pub(crate) async fn claimed(&self) -> (Asked, Inbox<Http>) {
        let mut asked = self.sent().await;
        let mut anna = self.inbox(&self.anna);
        anna.look(self.now()).await.unwrap();
        anna.claim(&asked, self.now());
        anna.send(self.now()).await.unwrap();
        self.look(&mut asked).await.unwrap();
        assert_eq!(by(&asked), Some(self.anna.id()));
        (asked, anna)
    }

    pub(crate) async fn look(&self, asked: &mut Asked) -> Result<Looked, Error> {
        self.look_over(&self.world.http, asked).await
    }

    pub(crate) async fn look_over<T: Transport>(&self, transport: &T, asked: &mut Asked) -> Result<Looked, Error> {
        asked.prepare(&self.member, &self.moment(), &mut rng());
        let looked = asked.refresh(transport, &self.member, &self.moment(), &mut rng()).await;
        // What is kept is all there is.
        *asked = Asked::from_bytes(&asked.to_bytes()).unwrap();
        looked
    }

    pub(crate) fn inbox(&self, supporter: &Supporter) -> Inbox<Http> {
        Inbox::open(supporter, self.world.http.clone())
    }

    pub(crate) fn write(&self, asked: &mut Asked, text: &str) {
        asked.write(&self.member, words(text), self.now(), &mut rng()).unwrap();
    }

    /// Takes in what the coordinator published.
    pub(crate) async fn catch_up(&mut self) {
        self.member = self.member.refresh(&self.world.http).await.unwrap().member;
    }
}

/// A supporter's device.
pub(crate) struct Inbox<T> {
    pub(crate) cases: Cases,
    pub(crate) post: Post<T>,
}

impl<T: Transport> Inbox<T> {
    pub(crate) fn open(supporter: &Supporter, transport: T) -> Self {
        Self { cases: Cases::new(), post: Post::open(supporter.clone(), transport, rng()) }
    }

    pub(crate) async fn look(&mut self, now: DateTime<Utc>) -> Result<InboxLooked, Error> {
        let looked = self.cases.refresh(&mut self.post, now, |_, _| {}).await;
        self.cases = Cases::from_bytes(&self.cases.to_bytes()).unwrap();
        looked
    }

    pub(crate) async fn send(&mut self, now: DateTime<Utc>) -> Result<(), Error> {
        let sent = self.cases.send(&mut self.post, now).await;
        self.cases = Cases::from_bytes(&self.cases.to_bytes()).unwrap();
        sent.map(drop)
    }

    pub(crate) fn claim(&mut self, asked: &Asked, now: DateTime<Utc>) {
        let by = now + TimeDelta::hours(3);
        let supporter = self.post.supporter().clone();
        self.cases.claim(&supporter, asked.request(), by, None, now, &mut rng()).unwrap();
    }

    pub(crate) fn reply(&mut self, asked: &Asked, text: &str, now: DateTime<Utc>) {
        let supporter = self.post.supporter().clone();
        self.cases.reply(&supporter, asked.request(), words(text), now, &mut rng()).unwrap();
    }

    pub(crate) fn position(&self, asked: &Asked) -> Option<Position> {
        self.cases.case(asked.request()).map(naderhand_contact::Case::position)
    }

    pub(crate) fn said(&self, asked: &Asked) -> Vec<String> {
        self.cases.case(asked.request()).map(|case| said(case.thread())).unwrap_or_default()
    }
}

pub(crate) fn ask() -> Ask {
    let card = ContactCard::typed("Sam", "06 12 34 56 78", "na zes uur", Preference::Any).unwrap();
    Ask { card, words: Some(Words::parse("Bel me liever niet op het werk").unwrap()) }
}

pub(crate) fn words(text: &str) -> Note {
    Note::Words { words: Words::parse(text).unwrap() }
}

/// What was said in a thread, in its order.
pub(crate) fn said(thread: &naderhand_contact::Thread) -> Vec<String> {
    let said = |line: &naderhand_contact::Line| match line.said() {
        Said::Known(Note::Words { words }) => words.as_str().to_owned(),
        Said::Known(Note::Promise { .. }) => "(promise)".to_owned(),
        other => format!("{other:?}"),
    };
    thread.lines().iter().map(said).collect()
}

/// What the employee's device has of the current thread.
pub(crate) fn said_to(asked: &Asked) -> Vec<String> {
    asked.view().current().map(said).unwrap_or_default()
}

/// Who has it.
pub(crate) fn by(asked: &Asked) -> Option<SupporterId> {
    match asked.view().step {
        Step::Claimed { by, .. } => Some(by),
        _ => None,
    }
}

/// A way to the server on which somebody sits who changes answers.
#[derive(Clone)]
pub(crate) struct Between<'a> {
    inner: &'a Http,
    change: Rc<RefCell<Change>>,
}

type Change = Box<dyn FnMut(&Request, &mut Response)>;

impl<'a> Between<'a> {
    pub(crate) fn honest(inner: &'a Http) -> Self {
        Self { inner, change: Rc::new(RefCell::new(Box::new(|_, _| {}))) }
    }

    /// From now on answers are changed.
    pub(crate) fn lie(&self, change: impl FnMut(&Request, &mut Response) + 'static) {
        *self.change.borrow_mut() = Box::new(change);
    }

    /// Answers of one type, at addresses that end like this.
    pub(crate) fn lie_about<B>(&self, ends: &'static str, mut change: impl FnMut(&mut B) + 'static)
    where
        B: serde::Serialize + serde::de::DeserializeOwned,
    {
        self.lie(move |request, response| {
            if request.path.ends_with(ends) && response.status == 200 {
                let mut body: B = serde_json::from_slice(&response.body).unwrap();
                change(&mut body);
                response.body = serde_json::to_vec(&body).unwrap();
            }
        });
    }
}

impl Transport for Between<'_> {
    async fn send(&self, mut request: Request) -> Result<Response, Unreachable> {
        // Whoever lies answers each time.
        request.if_none_match = None;
        let mut response = self.inner.send(request.clone()).await?;
        self.change.borrow_mut()(&request, &mut response);
        Ok(response)
    }
}
