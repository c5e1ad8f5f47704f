//! The contract on the memory backend, and what only that one can be made to do.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod contract;

use std::{
    pin::pin,
    task::{Context, Poll, Waker},
};

use contract::{
    simulation::{Action, Answer, run},
    support::*,
};
use naderhand_domain::{check_in::Step, record::Kind};
use naderhand_vault::{
    Error, KeysFault, Limits, Vault,
    backend::{Fault, Key, Store, memory::Memory},
    guard::in_memory::InMemory,
};
use proptest::prelude::*;

/// A device in memory.
#[derive(Debug, Clone, Default)]
struct InMemoryDevice {
    backend: Memory,
    guard: InMemory,
}

impl Device for InMemoryDevice {
    type Backend = Memory;
    type Guard = InMemory;

    async fn new() -> Self {
        Self::default()
    }

    async fn connect(&self) -> (Memory, InMemory) {
        (self.backend.clone(), self.guard.clone())
    }

    async fn raw(&self) -> Vec<u8> {
        self.backend
            .raw()
            .into_iter()
            .flat_map(|(store, key, value)| [format!("{store:?} {key:?}").into_bytes(), value].concat())
            .collect()
    }
}

/// Memory needs no runtime: every future is ready when it is asked often enough.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
}

contract!(crate::InMemoryDevice, native);

fn action() -> impl Strategy<Value = Action> {
    let device = 0_usize..2;
    let answer = prop_oneof![Just(Answer::Comes), Just(Answer::Lost), Just(Answer::NeverSent), Just(Answer::Late)];
    prop_oneof![
        4 => (device.clone(), 0_u64..5, -24_i64..24).prop_map(|(device, record, hours)| Action::Save {
            device,
            record,
            words: record % 2 == 1,
            hours
        }),
        1 => (device.clone(), 0_u64..5).prop_map(|(device, record)| Action::Remove { device, record }),
        1 => (device.clone(), any::<bool>(), -24_i64..24)
            .prop_map(|(device, give, hours)| Action::Decide { device, give, hours }),
        3 => (device.clone(), 1_usize..5, answer)
            .prop_map(|(device, entries, answer)| Action::Push { device, entries, answer }),
        2 => (device.clone(), 1_usize..5).prop_map(|(device, entries)| Action::Pull { device, entries }),
        1 => device.prop_map(|device| Action::Crash { device }),
        1 => Just(Action::Arrive),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(proptest::test_runner::FileFailurePersistence::Direct(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/interleavings.proptest-regressions"
        )))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_interleaving_converges_and_loses_nothing(actions in proptest::collection::vec(action(), 1..50)) {
        block_on(run::<InMemoryDevice>(&actions));
    }
}

fn save(vault: &Tab<InMemoryDevice>, number: u64) -> Result<(), Error> {
    block_on(vault.save(id(number), check_in(Step::Bad), NOW)).map(|_| ())
}

#[test]
fn a_full_device_says_so_and_loses_nothing() {
    let device = InMemoryDevice::default();
    let vault = block_on(device.open());
    save(&vault, 1).unwrap();
    let before = device.backend.raw();
    device.backend.set_quota(Some(before.iter().map(|(_, _, value)| value.len() + 10).sum()));
    assert_eq!(save(&vault, 2), Err(Error::QuotaFull));
    assert_eq!(block_on(vault.decide(Kind::CheckIn, given(), NOW)), Err(Error::QuotaFull));
    assert_eq!(device.backend.raw(), before);
    device.backend.set_quota(None);
    save(&vault, 2).unwrap();
    assert_eq!(block_on(standing(&vault)).len(), 2);
}

#[test]
fn a_commit_whose_answer_is_lost_is_not_done_twice() {
    let device = InMemoryDevice::default();
    let vault = block_on(device.open());
    device.backend.lose_next_answer();
    save(&vault, 1).unwrap();
    assert_eq!(block_on(vault.count()), Ok(1));
    assert_eq!(vault.retries(), 1);
}

#[test]
fn a_connection_that_is_lost_for_a_moment_is_not_noticed() {
    let device = InMemoryDevice::default();
    let vault = block_on(device.open());
    device.backend.fail_next_commit(Fault::Lost);
    save(&vault, 1).unwrap();
    device.backend.fail_next_commit(Fault::Other("disk".into()));
    assert_eq!(save(&vault, 2), Err(Error::Backend("disk".into())));
    save(&vault, 2).unwrap();
}

#[test]
fn keys_that_cannot_be_used_are_an_error_and_overwrite_nothing() {
    let device = InMemoryDevice::default();
    save(&block_on(device.open()), 1).unwrap();
    let open = || block_on(Vault::open(device.backend.clone(), device.guard.clone(), rng())).map(|_| ());
    let before = device.backend.raw();

    device.guard.swap_key();
    assert_eq!(open(), Err(Error::KeysUnavailable(KeysFault::Refused)));
    device.guard.lose_key();
    assert_eq!(open(), Err(Error::KeysUnavailable(KeysFault::GuardMissing)));
    assert_eq!(device.backend.raw(), before);
}

#[test]
fn records_without_keys_are_not_covered_by_a_new_vault() {
    use naderhand_vault::backend::{Backend, Write};

    let device = InMemoryDevice::default();
    save(&block_on(device.open()), 1).unwrap();
    block_on(device.backend.commit(vec![Write::Clear(Store::Keys)])).unwrap();
    let opened = block_on(Vault::open(device.backend.clone(), device.guard.clone(), rng())).map(|_| ());
    assert_eq!(opened, Err(Error::KeysUnavailable(KeysFault::BundleMissing)));
}

#[test]
fn a_damaged_record_is_reported_and_kept() {
    let device = InMemoryDevice::default();
    let vault = block_on(device.open());
    for number in 1..=3 {
        save(&vault, number).unwrap();
    }
    device.backend.damage(Store::Records, &Key::Number(2), |value| *value.last_mut().unwrap() ^= 1);
    device.backend.damage(Store::Records, &Key::Number(3), |value| value.truncate(3));
    let vault = block_on(device.open());
    let contents = block_on(vault.all(|_| {})).unwrap();
    assert_eq!(contents.records.len(), 1);
    let found: Vec<_> = contents.unreadable.iter().map(|unreadable| unreadable.record).collect();
    assert_eq!(found, [Some(id(2)), None]);
    let before = device.backend.raw();
    for number in [2, 3] {
        assert!(matches!(save(&vault, number), Err(Error::Unreadable { .. })));
    }
    assert_eq!(device.backend.raw(), before);
    assert_eq!(block_on(vault.pending()).unwrap().len(), 1, "what cannot be read does not leave");
    block_on(vault.decide(Kind::CheckIn, given(), NOW)).unwrap();
    assert_eq!(block_on(vault.stage(Limits::default())).unwrap().unwrap().entries, 2);
}

#[test]
fn adopting_is_all_or_nothing_and_keeps_what_cannot_be_read() {
    let (old, device) = (InMemoryDevice::default(), InMemoryDevice::default());
    let (old, vault) = (block_on(old.open()), block_on(device.open()));
    for number in 1..=3 {
        save(&vault, number).unwrap();
    }
    device.backend.damage(Store::Records, &Key::Number(2), |value| *value.last_mut().unwrap() ^= 1);
    let before = device.backend.raw();
    let adopt = || {
        let adopted = naderhand_vault::Identity::new(
            old.id(),
            old.identity().root().clone(),
            naderhand_vault::Device::make(&mut rng()),
        );
        block_on(vault.adopt(adopted))
    };
    device.backend.fail_next_commit(Fault::QuotaFull);
    assert_eq!(adopt(), Err(Error::QuotaFull));
    assert_eq!(device.backend.raw(), before);
    let was = vault.id();
    adopt().unwrap();
    assert_eq!(block_on(vault.all(|_| {})).unwrap().records.len(), 2);
    let raw = device.backend.raw();
    let of = |rows: &[(Store, Key, Vec<u8>)], wanted: (Store, Key)| {
        rows.iter().find(|(store, key, _)| (*store, key.clone()) == wanted).map(|(_, _, value)| value.clone())
    };
    let damaged = (Store::Records, Key::Number(2));
    assert_eq!(of(&raw, damaged.clone()), of(&before, damaged), "the unreadable one is as it was");
    let bundle = of(&before, (Store::Keys, Key::from("bundle")));
    assert_eq!(of(&raw, (Store::Keys, Key::Name(format!("bundle/{was}")))), bundle, "and so are its keys");
}

#[test]
fn every_save_is_one_commit() {
    let device = InMemoryDevice::default();
    let vault = block_on(device.open());
    let before = device.backend.commits();
    save(&vault, 1).unwrap();
    save(&vault, 1).unwrap();
    assert_eq!(device.backend.commits(), before + 2);
}
