//! Every call arrives, and each in turn is never answered. Whoever does the act again ends where they meant to; also when the
//! app was closed before it could keep what it had learnt.

use core::cell::Cell;

use naderhand_contact::{
    Asked, Cases, Error, Line, Sending,
    asked::{Left, Step},
    cases::Position,
};
use naderhand_domain::contact::{Wish, Wished};
use naderhand_transport::CallError;

use crate::{
    scene::{Inbox, Scene, by, said_to},
    support::{Lossy, rng},
};

/// How many calls the longest story makes at most.
const MOST_CALLS: u32 = 32;

fn is_lost<T>(result: &Result<T, Error>) -> bool {
    matches!(result, Err(Error::Call(CallError::Unreachable(_))))
}

/// An employee's device on a bad line.
struct Phone<'a> {
    scene: &'a Scene,
    line: &'a Lossy<'a>,
    asked: Asked,
    /// Whether the app is closed, as soon as an answer is lost, before it keeps anything.
    is_closed: bool,
    lost: u32,
}

impl Phone<'_> {
    async fn look(&mut self) {
        loop {
            let before = self.asked.to_bytes();
            let looked = self.asked.refresh(self.line, &self.scene.member, &self.scene.moment(), &mut rng()).await;
            let kept = if self.is_closed && looked.is_err() { before } else { self.asked.to_bytes() };
            self.asked = Asked::from_bytes(&kept).unwrap();
            if !is_lost(&looked) {
                assert_eq!(looked.unwrap().faults, [], "after {} lost answers", self.lost);
                return;
            }
            self.lost += 1;
        }
    }
}

async fn an_employees_story(scene: &Scene, left: u32, is_closed: bool) -> u32 {
    let line = Lossy { inner: &scene.world.http, left: Cell::new(Some(left)) };
    let mut phone = Phone { scene, line: &line, asked: scene.asked(), is_closed, lost: 0 };
    phone.look().await;
    let mut anna = scene.inbox(&scene.anna);
    anna.look(scene.now()).await.unwrap();
    anna.claim(&phone.asked, scene.now());
    anna.send(scene.now()).await.unwrap();
    phone.look().await;
    assert_eq!(by(&phone.asked), Some(scene.anna.id()));
    scene.write(&mut phone.asked, "een");
    scene.write(&mut phone.asked, "twee");
    phone.look().await;
    anna.look(scene.now()).await.unwrap();
    assert_eq!(anna.said(&phone.asked), ["(promise)", "een", "twee"]);
    anna.reply(&phone.asked, "drie", scene.now());
    anna.send(scene.now()).await.unwrap();
    phone.look().await;
    assert_eq!(said_to(&phone.asked), ["(promise)", "een", "twee", "drie"]);

    let everybody = Wish { wished: Wished::All, ..scene.wish() };
    phone.asked.ask_others(&scene.member, everybody, &scene.moment(), &mut rng()).unwrap();
    phone.look().await;
    assert_eq!(by(&phone.asked), None);
    let mut cor = scene.inbox(&scene.cor);
    cor.look(scene.now()).await.unwrap();
    cor.claim(&phone.asked, scene.now());
    cor.send(scene.now()).await.unwrap();
    phone.look().await;
    assert_eq!(by(&phone.asked), Some(scene.cor.id()));
    phone.asked.withdraw();
    phone.look().await;
    assert_eq!(phone.asked.view().step, Step::Withdrawn { told: true });
    cor.look(scene.now()).await.unwrap();
    assert_eq!(cor.position(&phone.asked), Some(Position::Over));
    phone.lost
}

#[tokio::test]
async fn whatever_answer_an_employee_loses_all_is_done_once() {
    let scene = Scene::set().await;
    for is_closed in [false, true] {
        let mut cut_off = 0;
        for left in 0..MOST_CALLS {
            cut_off += an_employees_story(&scene, left, is_closed).await;
        }
        assert!(cut_off > 9 && cut_off < MOST_CALLS, "{cut_off} of the calls were cut off");
    }
}

/// A supporter's device on a bad line.
struct Desk<'a> {
    scene: &'a Scene,
    inbox: Inbox<&'a Lossy<'a>>,
    is_closed: bool,
    lost: u32,
}

impl Desk<'_> {
    async fn look(&mut self) {
        loop {
            let before = self.inbox.cases.to_bytes();
            let looked = self.inbox.cases.refresh(&mut self.inbox.post, self.scene.now(), |_, _| {}).await;
            let kept = if self.is_closed && looked.is_err() { before } else { self.inbox.cases.to_bytes() };
            self.inbox.cases = Cases::from_bytes(&kept).unwrap();
            if !is_lost(&looked) {
                assert_eq!(looked.unwrap().faults, [], "after {} lost answers", self.lost);
                return;
            }
            self.lost += 1;
        }
    }
}

async fn a_supporters_story(scene: &Scene, left: u32, is_closed: bool) -> u32 {
    let line = Lossy { inner: &scene.world.http, left: Cell::new(Some(left)) };
    let mut asked = scene.sent().await;
    let mut desk = Desk { scene, inbox: Inbox::open(&scene.anna, &line), is_closed, lost: 0 };
    desk.look().await;
    desk.inbox.cases.open(asked.request()).unwrap();
    desk.inbox.claim(&asked, scene.now());
    desk.look().await;
    assert_eq!(desk.inbox.position(&asked), Some(Position::Yours));
    scene.look(&mut asked).await.unwrap();
    scene.write(&mut asked, "een");
    asked.send(&scene.world.http).await.unwrap();
    desk.inbox.reply(&asked, "twee", scene.now());
    desk.inbox.reply(&asked, "drie", scene.now());
    desk.look().await;
    let looked = scene.look(&mut asked).await.unwrap();
    assert_eq!((said_to(&asked).len(), looked.faults), (4, vec![]));
    desk.inbox.cases.close(asked.request(), scene.now()).unwrap();
    desk.look().await;
    scene.look(&mut asked).await.unwrap();
    assert_eq!(asked.view().step, Step::Closed { by: scene.anna.id() });

    // Another one, which is given back.
    let mut other = scene.sent().await;
    desk.look().await;
    desk.inbox.claim(&other, scene.now());
    desk.look().await;
    desk.inbox.cases.step_back(other.request(), scene.now()).unwrap();
    desk.look().await;
    scene.look(&mut other).await.unwrap();
    assert_eq!(by(&other), None);
    other.withdraw();
    other.send(&scene.world.http).await.unwrap();
    desk.lost
}

#[tokio::test]
async fn whatever_answer_a_supporter_loses_all_is_done_once() {
    let scene = Scene::set().await;
    for is_closed in [false, true] {
        let mut cut_off = 0;
        for left in 0..MOST_CALLS {
            cut_off += a_supporters_story(&scene, left, is_closed).await;
        }
        assert!(cut_off > 9 && cut_off < MOST_CALLS, "{cut_off} of the calls were cut off");
    }
}

#[tokio::test]
async fn what_was_written_to_somebody_who_gave_it_back_meanwhile_stays_and_goes_to_nobody_else() {
    let scene = Scene::set().await;
    let (mut asked, mut anna) = scene.claimed().await;
    scene.write(&mut asked, "voor Anna");
    anna.cases.step_back(asked.request(), scene.now()).unwrap();
    anna.send(scene.now()).await.unwrap();
    let mut bea = scene.inbox(&scene.bea);
    bea.look(scene.now()).await.unwrap();
    bea.claim(&asked, scene.now());
    bea.send(scene.now()).await.unwrap();
    scene.look(&mut asked).await.unwrap();
    assert_eq!(by(&asked), Some(scene.bea.id()));
    assert!(!asked.view().is_outstanding);
    let view = asked.view();
    let (_, thread) = view.threads.iter().find(|(name, _)| *name == "Anna").unwrap();
    let sending: Vec<_> = thread.lines().iter().map(Line::sending).collect();
    assert_eq!(sending, [Sending::Sent, Sending::Stranded]);
    assert!(!thread.is_seen(1));
    bea.look(scene.now()).await.unwrap();
    assert_eq!(bea.said(&asked), ["(promise)"]);
}

#[tokio::test]
async fn what_was_written_without_a_network_is_sent_later() {
    let scene = Scene::set().await;
    let (mut asked, mut anna) = scene.claimed().await;
    let line = Lossy { inner: &scene.world.http, left: Cell::new(Some(0)) };
    scene.write(&mut asked, "offline");
    assert!(is_lost(&scene.look_over(&line, &mut asked).await));
    assert!(asked.view().is_outstanding && said_to(&asked) == ["(promise)", "offline"]);
    scene.look(&mut asked).await.unwrap();
    assert!(!asked.view().is_outstanding);
    anna.look(scene.now()).await.unwrap();
    assert_eq!(anna.said(&asked), ["(promise)", "offline"]);
}

#[tokio::test]
async fn what_is_asked_is_withdrawn_when_its_organisation_is_left_whatever_answer_is_lost() {
    let scene = Scene::set().await;
    for lost in [None, Some(0), Some(1)] {
        let (asked, mut anna) = scene.claimed().await;
        let other = scene.sent().await;
        let mut left = Left::default();
        left.add(&asked);
        left.add(&other);
        let line = Lossy { inner: &scene.world.http, left: Cell::new(lost) };
        let sent = left.send(&line).await;
        assert_eq!((sent.is_err(), left.is_empty()), (lost.is_some(), lost.is_none()));
        // What is kept is all there is, and it holds nothing of what was asked.
        let kept = left.to_bytes();
        assert!(!String::from_utf8_lossy(&kept).contains("Sam"));
        let mut left = Left::from_bytes(&kept).unwrap();
        left.send(&scene.world.http).await.unwrap();
        assert!(left.is_empty());
        anna.look(scene.now()).await.unwrap();
        assert_eq!(anna.position(&asked), Some(Position::Over));
        assert_eq!(anna.position(&other), None, "never seen, and over");
    }
}

#[tokio::test]
async fn what_the_server_never_had_or_knows_to_be_over_is_not_withdrawn() {
    let scene = Scene::set().await;
    let mut left = Left::default();
    left.add(&scene.asked());
    let mut withdrawn = scene.sent().await;
    withdrawn.withdraw();
    withdrawn.send(&scene.world.http).await.unwrap();
    left.add(&withdrawn);
    assert!(left.is_empty());
    // It may have arrived.
    let mut tried = scene.asked();
    let line = Lossy { inner: &scene.world.http, left: Cell::new(Some(0)) };
    assert!(tried.send(&line).await.is_err());
    left.add(&tried);
    assert!(!left.is_empty());
    left.send(&scene.world.http).await.unwrap();
    let looked = scene.look(&mut tried).await.unwrap();
    assert_eq!(looked.faults, [naderhand_contact::Fault::Withdrawn]);
}
