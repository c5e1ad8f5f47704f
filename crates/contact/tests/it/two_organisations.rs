//! Two organisations on one server, and one supporter's device with the same keys in both: what was sealed in one is nothing in the
//! other.

use core::cell::RefCell;

use chacha20::{ChaCha20Rng, rand_core::SeedableRng as _};
use naderhand_contact::Asked;
use naderhand_domain::contact::{Wish, Wished};
use naderhand_organisation::{Candidate, Desk, Invitation, Standing, Supporter};
use naderhand_transport::{Request, Response, Transport, Unreachable};

use crate::{
    scene::{Inbox, WORDING, ask},
    support::{Http, SLUG, World, name, rng, today},
};

/// Draws that are the same in both organisations.
fn same() -> ChaCha20Rng {
    ChaCha20Rng::seed_from_u64(u64::MAX)
}

/// An organisation, with a desk that gives the first supporter of each the same id.
async fn desk<'a>(world: &'a World, slug: &str, called: &str) -> Desk<&'a Http> {
    Desk::open(world.founded_at(slug, called).await, &world.http, same())
}

/// The device draws the same keys in both.
async fn anna(world: &World, desk: &mut Desk<&Http>) -> Supporter {
    let called = name("Anna");
    let link = desk.invite_supporter(&called, world.next_week()).await.unwrap();
    let invitation = Invitation::open(&world.http, &link).await.unwrap();
    let candidate = Candidate::make(&world.http, &invitation, &called, &mut same()).await.unwrap();
    candidate.answer(&world.http).await.unwrap();
    desk.confirm(link.secret.derive_locator(), None, today()).await.unwrap();
    match candidate.resume(&world.http).await.unwrap() {
        Standing::Supporter(supporter) => *supporter,
        other => panic!("{other:?}"),
    }
}

/// Somebody who writes down what is sent.
struct Recorder<'a> {
    inner: &'a Http,
    sent: RefCell<Vec<Request>>,
}

impl Transport for Recorder<'_> {
    async fn send(&self, request: Request) -> Result<Response, Unreachable> {
        self.sent.borrow_mut().push(request.clone());
        self.inner.send(request).await
    }
}

#[tokio::test]
async fn what_was_sealed_in_one_organisation_does_not_open_in_another() {
    let world = World::start().await;
    let mut ambulance = desk(&world, SLUG, "RAV Voorbeeld").await;
    let mut fire = desk(&world, "brandweer-voorbeeld", "Brandweer Voorbeeld").await;
    let here = anna(&world, &mut ambulance).await;
    let there = anna(&world, &mut fire).await;
    assert_eq!(here.id(), there.id());
    let key = |supporter: &Supporter| supporter.member().directory().supporter(supporter.id()).unwrap().sealing;
    assert_eq!(key(&here), key(&there), "nothing but the organisation keeps them apart");
    let member = world.member(&mut ambulance).await;
    let stranger = world.member(&mut fire).await;

    let wish = Wish { wished: Wished::Only([here.id()].into()), ..Wish::default() };
    let now = world.clock.now();
    let moment = naderhand_contact::Moment { now, day: today(), on_call_then: None };
    let mut asked = Asked::make(&member, wish.clone(), ask(), WORDING, &moment, &mut rng()).unwrap();
    let recorder = Recorder { inner: &world.http, sent: RefCell::default() };
    asked.send(&recorder).await.unwrap();

    // Anybody can send what was sent in one to the other: the server cannot tell.
    let mut replayed = recorder.sent.borrow()[0].clone();
    replayed.path = replayed.path.replace(SLUG, "brandweer-voorbeeld");
    assert_eq!(world.http.send(replayed).await.unwrap().status / 100, 2);

    let mut inbox = Inbox::open(&here, world.http.clone());
    inbox.look(now).await.unwrap();
    assert_eq!((inbox.cases.cases().len(), inbox.cases.unopened()), (1, 0));
    let mut inbox = Inbox::open(&there, world.http.clone());
    let looked = inbox.look(now).await.unwrap();
    // The screen says how many this device cannot open; it shows nothing of them, and they cannot be taken.
    assert_eq!((inbox.cases.cases().len(), inbox.cases.unopened()), (0, 1));
    assert_eq!((looked.news, looked.faults), (vec![], vec![]));
    let taken = inbox.cases.claim(&there, asked.request(), world.next_week(), None, now, &mut rng());
    assert_eq!(taken, Err(naderhand_contact::NotWritten::Unknown));

    // A request of a member of theirs opens beside it; and the employee's device does not take it for one of the other's.
    let mut honest = Asked::make(&stranger, wish, ask(), WORDING, &moment, &mut rng()).unwrap();
    honest.send(&world.http).await.unwrap();
    inbox.look(now).await.unwrap();
    assert_eq!((inbox.cases.cases().len(), inbox.cases.unopened()), (1, 1));
    let looked = asked.refresh(&world.http, &stranger, &moment, &mut rng()).await;
    assert_eq!(looked, Err(naderhand_contact::Error::OtherOrganisation));
}
