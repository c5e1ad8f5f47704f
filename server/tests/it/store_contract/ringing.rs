//! The queue of rings: who has one, until when, and what of it is noted afterwards.

use chrono::TimeDelta;
use naderhand_domain::{
    id::{ReminderTag, RemindersId},
    reminders::{Language, NeutralText},
    wire::{
        auth::Verifier,
        limits,
        reminders::{Address, Endpoint, RemindersToken, Ring, Rings, Shown, Subscription},
    },
};
use naderhand_server::store::request::{
    DropReminders, KeepReminders, KeptReminders, LeaseRings, Leased, MoveReminders, NextRing, NoReminders, Outcome,
    ReadReminders, SettleRings, Settled, Wording,
};
use sha2::{Digest as _, Sha256};

use super::{Case, now, on, refusal};
use crate::support::database::on_both_databases;

on_both_databases!(
    a_ring_that_was_taken_is_nobody_elses_until_the_lease_ends,
    of_what_was_planned_anew_nothing_old_is_noted,
    an_address_that_is_over_is_noted_unless_another_came,
    of_those_that_are_due_the_latest_is_taken,
    a_ring_that_waits_is_taken_when_its_time_comes,
    reminders_are_their_makers,
);

/// A device's reminders, as a test changes them.
struct Device {
    token: RemindersToken,
    address: u8,
}

impl Device {
    fn new(case: &mut Case) -> Self {
        let token = RemindersToken { reminders: RemindersId::from_bytes(case.seed.array()), secret: case.seed.array() };
        Self { token, address: 1 }
    }

    fn subscription(&self) -> Subscription {
        let endpoint = Endpoint::parse(&format!("https://push.example/{}", self.address)).unwrap();
        Subscription { endpoint, p256dh: [4; 65], auth: [self.address; 16] }
    }

    /// Plans rings, each by how many minutes from now and a tag.
    fn plan(&self, rings: &[(i64, u8)]) -> KeepReminders {
        let ring = |(minutes, tag): &(i64, u8)| Ring {
            at: now() + TimeDelta::minutes(*minutes),
            tag: ReminderTag::from_bytes([*tag; 16]),
        };
        KeepReminders {
            reminders: self.token.reminders,
            token: Some(self.token.clone()),
            verifier: Verifier(Sha256::digest(self.token.secret).into()),
            wording: Wording::parse("reminders-2026-11".to_owned()).unwrap(),
            subscription: self.subscription(),
            shown: Shown { text: NeutralText::Agenda, language: Language::Nl },
            rings: Rings::of(rings.iter().map(ring).collect()).unwrap(),
            now: now(),
        }
    }

    async fn plans(&self, case: &Case, rings: &[(i64, u8)]) -> KeptReminders {
        case.store.apply(self.plan(rings)).await.unwrap()
    }

    async fn is(&self, case: &Case) -> (Address, u32) {
        let status = case.store.read(ReadReminders { token: self.token.clone() }).await.unwrap();
        (status.address, status.rings)
    }
}

/// Takes what is due so many seconds from now, for a minute.
async fn take(case: &Case, lease: u8, seconds: i64) -> Vec<Leased> {
    let now = now() + TimeDelta::seconds(seconds);
    let request = LeaseRings { lease: [lease; 16], until: now + TimeDelta::seconds(60), most: 10, now };
    case.store.apply(request).await.unwrap()
}

async fn settle(case: &Case, lease: u8, taken: &[Leased], outcome: Outcome) {
    let settled = |ring: &Leased| Settled { ring: ring.clone(), lease: Some([lease; 16]), outcome };
    let settled = taken.iter().map(settled).collect();
    case.store.apply(SettleRings { settled, now: now() }).await.unwrap();
}

fn tags(taken: &[Leased]) -> Vec<u8> {
    taken.iter().map(|ring| ring.tag.as_bytes()[0]).collect()
}

async fn a_ring_that_was_taken_is_nobody_elses_until_the_lease_ends(case: &mut Case) {
    let device = Device::new(case);
    device.plans(case, &[(0, 1)]).await;
    assert_eq!(case.store.read(NextRing).await.unwrap(), Some(now()));
    assert!(take(case, 1, -1).await.is_empty(), "it is not due yet");
    let first = take(case, 1, 0).await;
    assert_eq!((tags(&first), first[0].attempt), (vec![1], 1));
    assert!(take(case, 2, 59).await.is_empty());
    assert_eq!(case.store.read(NextRing).await.unwrap(), Some(now() + TimeDelta::seconds(60)));
    // Whoever took it is gone, as far as anybody knows.
    let second = take(case, 2, 60).await;
    assert_eq!((tags(&second), second[0].attempt), (vec![1], 2));
    // It comes back after all: the ring is another's by now.
    settle(case, 1, &first, Outcome::Later(now())).await;
    assert!(take(case, 3, 61).await.is_empty());
    settle(case, 1, &first, Outcome::Delivered).await;
    assert_eq!(device.is(case).await, (Address::Live, 1));
    settle(case, 2, &second, Outcome::Delivered).await;
    assert_eq!(device.is(case).await, (Address::Live, 0));
    assert_eq!(case.store.read(NextRing).await.unwrap(), None);
}

async fn of_what_was_planned_anew_nothing_old_is_noted(case: &mut Case) {
    let device = Device::new(case);
    device.plans(case, &[(0, 1), (60, 2)]).await;
    let taken = take(case, 1, 0).await;
    device.plans(case, &[(30, 1), (60, 2)]).await;
    settle(case, 1, &taken, Outcome::Delivered).await;
    assert_eq!(device.is(case).await, (Address::Live, 2), "the same tag at another time is another ring");
    assert!(take(case, 2, 60).await.is_empty());
    assert_eq!(tags(&take(case, 2, 30 * 60).await), [1]);
}

async fn an_address_that_is_over_is_noted_unless_another_came(case: &mut Case) {
    let (mut device, other) = (Device::new(case), Device::new(case));
    device.plans(case, &[(0, 1), (60, 2)]).await;
    other.plans(case, &[]).await;
    let taken = take(case, 1, 0).await;
    device.address = 2;
    let subscription = device.subscription();
    let moves = MoveReminders { token: device.token.clone(), subscription, now: now() };
    case.store.apply(moves.clone()).await.unwrap();
    settle(case, 1, &taken, Outcome::Over).await;
    assert_eq!(device.is(case).await, (Address::Live, 2), "it is the one before that is over");
    let again = take(case, 2, 0).await;
    assert_eq!(again[0].subscription, device.subscription());
    settle(case, 2, &again, Outcome::Over).await;
    assert_eq!(device.is(case).await, (Address::Over, 2));
    assert_eq!(other.is(case).await, (Address::Live, 0));
    assert!(take(case, 3, 2 * 60 * 60).await.is_empty(), "rings wait for another address");
    // The same address does not bring it back, and another one does.
    case.store.apply(moves).await.unwrap();
    assert_eq!(device.is(case).await, (Address::Over, 2));
    device.address = 3;
    device.plans(case, &[(0, 1), (60, 2)]).await;
    assert_eq!(device.is(case).await, (Address::Live, 2));
    let last = take(case, 3, 0).await;
    assert_eq!(tags(&last), [1]);
    // Without another one they are dropped when they are too late.
    settle(case, 3, &last, Outcome::Over).await;
    let late = limits::RING_LATE_HOURS * 60 * 60;
    for lease in [4, 5] {
        assert!(take(case, lease, late + 60 * 60).await.is_empty());
    }
    assert_eq!(device.is(case).await.1, 0);
}

async fn of_those_that_are_due_the_latest_is_taken(case: &mut Case) {
    let (device, other) = (Device::new(case), Device::new(case));
    device.plans(case, &[(0, 1), (1, 2), (2, 3), (60, 4)]).await;
    other.plans(case, &[(0, 5)]).await;
    let mut taken = tags(&take(case, 1, 120).await);
    taken.sort_unstable();
    assert_eq!(taken, [3, 5]);
    assert_eq!((device.is(case).await.1, other.is(case).await.1), (2, 1), "those before it are gone");
}

async fn a_ring_that_waits_is_taken_when_its_time_comes(case: &mut Case) {
    let device = Device::new(case);
    device.plans(case, &[(0, 1)]).await;
    let taken = take(case, 1, 0).await;
    settle(case, 1, &taken, Outcome::Later(now() + TimeDelta::seconds(600))).await;
    assert!(take(case, 2, 599).await.is_empty());
    let again = take(case, 2, 600).await;
    assert_eq!((tags(&again), again[0].attempt), (vec![1], 2));
    settle(case, 2, &again, Outcome::Later(now() + TimeDelta::hours(24))).await;
    assert!(take(case, 3, 24 * 60 * 60).await.is_empty());
    assert_eq!(device.is(case).await.1, 0, "too late by then");
}

async fn reminders_are_their_makers(case: &mut Case) {
    let device = Device::new(case);
    assert_eq!(device.plans(case, &[]).await, KeptReminders::Made);
    assert_eq!(device.plans(case, &[(0, 1)]).await, KeptReminders::Replaced);
    let wrong = RemindersToken { secret: [0; 32], ..device.token.clone() };
    for token in [None, Some(wrong.clone())] {
        // Not even with a hash of their own.
        let verifier = Verifier(Sha256::digest(wrong.secret).into());
        let plan = KeepReminders { token, verifier, ..device.plan(&[]) };
        assert_eq!(refusal(case.store.apply(plan).await), NoReminders);
    }
    assert_eq!(refusal(case.store.read(ReadReminders { token: wrong.clone() }).await), NoReminders);
    assert_eq!(refusal(case.store.apply(DropReminders { token: wrong }).await), NoReminders);
    assert_eq!(device.is(case).await, (Address::Live, 1));
    for _ in 0..2 {
        case.store.apply(DropReminders { token: device.token.clone() }).await.unwrap();
    }
    assert_eq!(refusal(case.store.read(ReadReminders { token: device.token.clone() }).await), NoReminders);
}
