//! Key boxes: leaving, opening, expiring.

use chrono::TimeDelta;
use naderhand_domain::{
    id::Locator,
    wire::{
        auth::Verifier,
        key_box::{Base64Bytes, BoxUse, Enrolled, Enrolment, NewKeyBox},
        limits,
    },
};
use naderhand_server::store::{
    failure::Failure,
    request::{Enrol, EnrolRefusal, PutKeyBox, PutKeyBoxRefusal, RevokeDevice, Sweep},
};
use sha2::{Digest as _, Sha256};

use super::{Case, new_device, now, on, refusal};
use crate::support::{chain::Chain, database::on_both_databases};

on_both_databases!(
    a_box_needs_consent,
    a_recovery_box_opens_again_and_again_until_it_is_replaced,
    a_pairing_box_opens_for_one_device_which_may_ask_again,
    a_pairing_box_expires_and_is_swept,
    a_wrong_proof_opens_nothing,
    a_locator_of_another_vault_is_taken,
    a_vault_has_a_limit_of_devices,
    removing_a_device_puts_the_new_recovery_box_in_place,
    many_at_once_open_a_pairing_box_once,
);

/// The secret's parts, as far as the server sees them.
fn locator(proof: [u8; 32]) -> Locator {
    Locator::from_bytes(Sha256::digest(proof)[16..].try_into().unwrap())
}

fn key_box(proof: [u8; 32], r#use: BoxUse) -> NewKeyBox {
    let proof_verifier = Verifier(Sha256::digest(proof).into());
    NewKeyBox { locator: locator(proof), proof_verifier, r#use, sealed: Base64Bytes(proof.repeat(3)) }
}

impl Case {
    async fn leave(&self, chain: &Chain, key_box: NewKeyBox) -> Result<(), Failure<PutKeyBoxRefusal>> {
        self.store.apply(PutKeyBox { token: chain.token.clone(), key_box, now: now() }).await
    }

    pub(super) async fn leave_recovery_box(
        &self,
        chain: &Chain,
        proof: [u8; 32],
    ) -> Result<(), Failure<PutKeyBoxRefusal>> {
        self.leave(chain, key_box(proof, BoxUse::Recovery)).await
    }

    pub(super) async fn leave_pairing_box(
        &self,
        chain: &Chain,
        proof: [u8; 32],
    ) -> Result<(), Failure<PutKeyBoxRefusal>> {
        self.leave(chain, key_box(proof, BoxUse::Pairing)).await
    }

    async fn enrol(&self, chain: &Chain, proof: [u8; 32], later: TimeDelta) -> Result<Enrolled, Failure<EnrolRefusal>> {
        let enrolment = Enrolment { locator: locator(proof), proof, device: new_device(chain) };
        self.store.apply(Enrol { enrolment, now: now() + later }).await
    }

    /// A second device, come in by a recovery box.
    pub(super) async fn enrolled(&mut self, first: &Chain) -> Chain {
        let second = Chain::new(&mut self.seed);
        let proof = self.seed.array();
        self.leave_recovery_box(first, proof).await.unwrap();
        self.enrol(&second, proof, TimeDelta::zero()).await.unwrap();
        second
    }
}

async fn a_box_needs_consent(case: &mut Case) {
    let (_, chain) = case.registered().await;
    assert_eq!(refusal(case.leave_recovery_box(&chain, [1; 32]).await), PutKeyBoxRefusal::ConsentMissing);
}

async fn a_recovery_box_opens_again_and_again_until_it_is_replaced(case: &mut Case) {
    let (vault, first) = case.consented().await;
    case.leave_recovery_box(&first, [1; 32]).await.unwrap();
    case.leave_recovery_box(&first, [1; 32]).await.unwrap();
    for _ in 0..2 {
        let device = Chain::new(&mut case.seed);
        let enrolled = case.enrol(&device, [1; 32], TimeDelta::days(4_000)).await.unwrap();
        assert_eq!(enrolled, Enrolled { vault, sealed: Base64Bytes([1; 96].to_vec()) });
        // The answer was lost: the same device asks again.
        assert_eq!(case.enrol(&device, [1; 32], TimeDelta::days(4_000)).await.unwrap(), enrolled);
    }
    case.leave_recovery_box(&first, [2; 32]).await.unwrap();
    let device = Chain::new(&mut case.seed);
    assert_eq!(refusal(case.enrol(&device, [1; 32], TimeDelta::zero()).await), EnrolRefusal::NotFound);
    case.enrol(&device, [2; 32], TimeDelta::zero()).await.unwrap();
}

async fn a_pairing_box_opens_for_one_device_which_may_ask_again(case: &mut Case) {
    let (_, first) = case.consented().await;
    case.leave_pairing_box(&first, [1; 32]).await.unwrap();
    let (second, third) = (Chain::new(&mut case.seed), Chain::new(&mut case.seed));
    let enrolled = case.enrol(&second, [1; 32], TimeDelta::zero()).await.unwrap();
    assert_eq!(case.enrol(&second, [1; 32], TimeDelta::seconds(5)).await.unwrap(), enrolled);
    assert_eq!(refusal(case.enrol(&third, [1; 32], TimeDelta::zero()).await), EnrolRefusal::NotFound);
    // A device shows one code at a time; another device's code is its own.
    case.leave_pairing_box(&first, [2; 32]).await.unwrap();
    case.leave_pairing_box(&second, [3; 32]).await.unwrap();
    case.leave_pairing_box(&first, [4; 32]).await.unwrap();
    assert_eq!(refusal(case.enrol(&third, [2; 32], TimeDelta::zero()).await), EnrolRefusal::NotFound);
    case.enrol(&third, [3; 32], TimeDelta::zero()).await.unwrap();
}

async fn a_pairing_box_expires_and_is_swept(case: &mut Case) {
    let (_, first) = case.consented().await;
    case.leave_recovery_box(&first, [1; 32]).await.unwrap();
    case.leave_pairing_box(&first, [2; 32]).await.unwrap();
    let second = Chain::new(&mut case.seed);
    let expiry = TimeDelta::minutes(limits::PAIRING_MINUTES);
    assert_eq!(refusal(case.enrol(&second, [2; 32], expiry).await), EnrolRefusal::NotFound);
    let sweep = async |later| case.store.apply(Sweep { now: now() + later }).await.unwrap();
    assert_eq!(sweep(expiry - TimeDelta::seconds(1)).await.boxes, 0);
    assert_eq!(sweep(expiry).await.boxes, 1);
    assert_eq!(sweep(expiry).await.boxes, 0);
    case.enrol(&second, [1; 32], expiry).await.unwrap();
}

async fn a_wrong_proof_opens_nothing(case: &mut Case) {
    let (_, first) = case.consented().await;
    case.leave_recovery_box(&first, [1; 32]).await.unwrap();
    let device = Chain::new(&mut case.seed);
    let enrolment = Enrolment { locator: locator([1; 32]), proof: [2; 32], device: new_device(&device) };
    assert_eq!(refusal(case.store.apply(Enrol { enrolment, now: now() }).await), EnrolRefusal::NotFound);
}

async fn a_locator_of_another_vault_is_taken(case: &mut Case) {
    let (_, own) = case.consented().await;
    let (_, other) = case.consented().await;
    case.leave_recovery_box(&other, [1; 32]).await.unwrap();
    assert_eq!(refusal(case.leave_recovery_box(&own, [1; 32]).await), PutKeyBoxRefusal::LocatorTaken);
    let device = Chain::new(&mut case.seed);
    case.enrol(&device, [1; 32], TimeDelta::zero()).await.unwrap();
    // A device belongs to one vault.
    case.leave_recovery_box(&own, [2; 32]).await.unwrap();
    assert_eq!(refusal(case.enrol(&device, [2; 32], TimeDelta::zero()).await), EnrolRefusal::DeviceExists);
}

async fn a_vault_has_a_limit_of_devices(case: &mut Case) {
    let (_, first) = case.consented().await;
    case.leave_recovery_box(&first, [1; 32]).await.unwrap();
    let mut last = None;
    for _ in 1..limits::VAULT_DEVICES {
        let device = Chain::new(&mut case.seed);
        case.enrol(&device, [1; 32], TimeDelta::zero()).await.unwrap();
        last = Some(device);
    }
    let one_more = Chain::new(&mut case.seed);
    assert_eq!(refusal(case.enrol(&one_more, [1; 32], TimeDelta::zero()).await), EnrolRefusal::TooManyDevices);
    // Those who are in may still repeat themselves.
    case.enrol(&last.unwrap(), [1; 32], TimeDelta::zero()).await.unwrap();
}

async fn removing_a_device_puts_the_new_recovery_box_in_place(case: &mut Case) {
    let (_, first) = case.consented().await;
    let second = case.enrolled(&first).await;
    case.leave_recovery_box(&second, [1; 32]).await.unwrap();
    case.leave_pairing_box(&second, [2; 32]).await.unwrap();
    let recovery = Some(key_box([3; 32], BoxUse::Recovery));
    let revoke = RevokeDevice { token: first.token.clone(), device: second.device(), recovery, now: now() };
    case.store.apply(revoke.clone()).await.unwrap();
    let third = Chain::new(&mut case.seed);
    for gone in [[1; 32], [2; 32]] {
        assert_eq!(refusal(case.enrol(&third, gone, TimeDelta::zero()).await), EnrolRefusal::NotFound);
    }
    // The removed device does not come back by enrolling again under its old id.
    assert_eq!(refusal(case.enrol(&second, [3; 32], TimeDelta::zero()).await), EnrolRefusal::DeviceExists);
    case.store.apply(revoke).await.unwrap();
    case.enrol(&third, [3; 32], TimeDelta::zero()).await.unwrap();
}

async fn many_at_once_open_a_pairing_box_once(case: &mut Case) {
    let (_, first) = case.consented().await;
    case.leave_pairing_box(&first, [1; 32]).await.unwrap();
    let devices: Vec<Chain> = (0..8).map(|_| Chain::new(&mut case.seed)).collect();
    let calls = devices.iter().map(|chain| {
        let store = case.store.clone();
        let enrolment = Enrolment { locator: locator([1; 32]), proof: [1; 32], device: new_device(chain) };
        tokio::spawn(async move { store.apply(Enrol { enrolment, now: now() }).await })
    });
    let mut opened = 0;
    for call in calls.collect::<Vec<_>>() {
        opened += usize::from(call.await.unwrap().is_ok());
    }
    assert_eq!(opened, 1);
}
