//! Registration, consent, devices, and what is left of a vault after a withdrawal.

use naderhand_domain::{
    consent::Purpose,
    id::{DeviceId, VaultId},
    wire::{
        auth::DeviceToken,
        vault::{NewVault, VaultStatus},
    },
};
use naderhand_server::store::request::{
    DeviceRefusal, GiveConsent, NameDevice, Register, RegisterRefusal, Registered, RevokeDevice, RevokeDeviceRefusal,
    Status, UploadRefusal, WithdrawConsent,
};

use super::{Case, new_device, now, on, refusal, today};
use crate::support::{chain::Chain, database::on_both_databases};

on_both_databases!(
    a_registration_sent_again_is_the_same_registration,
    another_registration_of_a_vault_or_device_is_refused,
    a_token_needs_its_secret,
    consent_keeps_the_time_of_the_first_agreement,
    the_status_tells_devices_consents_and_the_recovery_box,
    a_removed_device_does_nothing_any_more,
    only_devices_of_the_own_vault_can_be_removed,
    a_withdrawal_empties_every_table,
    a_withdrawal_leaves_other_vaults_alone,
    concurrent_registrations_of_one_vault_end_in_one,
);

async fn status(case: &Case, chain: &Chain) -> VaultStatus {
    case.store.read(Status { token: chain.token.clone() }).await.unwrap()
}

async fn a_registration_sent_again_is_the_same_registration(case: &mut Case) {
    let vault = VaultId::from_bytes(case.seed.array());
    let chain = Chain::new(&mut case.seed);
    let register = Register { vault: NewVault { vault, device: new_device(&chain) }, today: today() };
    assert_eq!(case.store.apply(register.clone()).await.unwrap(), Registered::Now);
    assert_eq!(case.store.apply(register).await.unwrap(), Registered::Before);
    assert_eq!(status(case, &chain).await.devices.len(), 1);
}

async fn another_registration_of_a_vault_or_device_is_refused(case: &mut Case) {
    let (vault, chain) = case.registered().await;
    let intruder = Chain::new(&mut case.seed);
    let same_vault = NewVault { vault, device: new_device(&intruder) };
    let same_device = NewVault { vault: VaultId::from_bytes(case.seed.array()), device: new_device(&chain) };
    let mut other_secret = NewVault { vault, device: new_device(&chain) };
    other_secret.device.verifier.0[0] ^= 1;
    for vault in [same_vault, same_device, other_secret] {
        let result = case.store.apply(Register { vault, today: today() }).await;
        assert_eq!(refusal(result), RegisterRefusal::Exists);
    }
    assert_eq!(status(case, &chain).await.devices.len(), 1);
}

async fn a_token_needs_its_secret(case: &mut Case) {
    let (_, chain) = case.registered().await;
    let wrong_secret = DeviceToken { secret: case.seed.array(), ..chain.token.clone() };
    let wrong_device = DeviceToken { device: DeviceId::from_bytes(case.seed.array()), ..chain.token.clone() };
    for token in [wrong_secret, wrong_device] {
        assert_eq!(refusal(case.store.read(Status { token }).await), DeviceRefusal::Unknown);
    }
}

async fn consent_keeps_the_time_of_the_first_agreement(case: &mut Case) {
    let (_, chain) = case.registered().await;
    let agree = async |wording: &str, later: i64| {
        let now = now() + chrono::TimeDelta::seconds(later);
        let (token, wording) = (chain.token.clone(), wording.to_owned());
        case.store.apply(GiveConsent { token, purpose: Purpose::Backup, wording, now }).await.unwrap();
        status(case, &chain).await.consents
    };
    assert_eq!(agree("backup-1", 0).await[0].given_at, now());
    assert_eq!(agree("backup-1", 60).await[0].given_at, now());
    let consents = agree("backup-2", 120).await;
    assert_eq!(consents.len(), 1);
    assert_eq!(consents[0].given_at, now() + chrono::TimeDelta::seconds(120));
    assert_eq!(consents[0].wording, "backup-2");
}

async fn the_status_tells_devices_consents_and_the_recovery_box(case: &mut Case) {
    let (_, chain) = case.registered().await;
    let before = status(case, &chain).await;
    assert!(before.consents.is_empty() && !before.has_recovery_box);
    assert_eq!(before.devices[0].added_on, today());
    case.store.apply(NameDevice { token: chain.token.clone(), label: b"phone".to_vec() }).await.unwrap();
    case.consent(&chain).await.unwrap();
    case.leave_recovery_box(&chain, [1; 32]).await.unwrap();
    let after = status(case, &chain).await;
    assert_eq!(after.devices[0].label.0, b"phone");
    assert_eq!(after.consents[0].purpose, Purpose::Backup);
    assert!(after.has_recovery_box);
}

async fn a_removed_device_does_nothing_any_more(case: &mut Case) {
    let (_, mut phone) = case.consented().await;
    let mut tablet = case.enrolled(&phone).await;
    let revoke = RevokeDevice { token: phone.token.clone(), device: tablet.device(), recovery: None, now: now() };
    case.store.apply(revoke.clone()).await.unwrap();
    let token = || tablet.token.clone();
    assert_eq!(refusal(case.store.read(Status { token: token() }).await), DeviceRefusal::Revoked);
    assert_eq!(refusal(case.pull(&tablet, Vec::new(), 1 << 20).await), DeviceRefusal::Revoked);
    assert_eq!(refusal(case.consent(&tablet).await), DeviceRefusal::Revoked);
    let withdraw = WithdrawConsent { token: token(), purpose: Purpose::Backup };
    assert_eq!(refusal(case.store.apply(withdraw).await), DeviceRefusal::Revoked);
    let entry = tablet.entry();
    let result = case.send_entries(&tablet, &[entry]).await;
    assert_eq!(refusal(result), UploadRefusal::Device(DeviceRefusal::Revoked));
    // Who does not know the secret learns nothing of it.
    let stranger = DeviceToken { secret: [0; 32], ..tablet.token.clone() };
    assert_eq!(refusal(case.store.read(Status { token: stranger }).await), DeviceRefusal::Unknown);
    // All boxes went with the device; sent again, the call leaves the box that was made since.
    assert!(!status(case, &phone).await.has_recovery_box);
    case.leave_recovery_box(&phone, [2; 32]).await.unwrap();
    case.store.apply(revoke).await.unwrap();
    assert!(status(case, &phone).await.has_recovery_box);
    let entry = phone.entry();
    case.send_entries(&phone, &[entry]).await.unwrap();
}

async fn only_devices_of_the_own_vault_can_be_removed(case: &mut Case) {
    let (_, own) = case.consented().await;
    let (_, other) = case.consented().await;
    let revoke = RevokeDevice { token: own.token.clone(), device: other.device(), recovery: None, now: now() };
    assert_eq!(refusal(case.store.apply(revoke).await), RevokeDeviceRefusal::NotFound);
    assert!(!status(case, &other).await.devices[0].revoked);
}

/// The tables that belong to no vault.
const OF_NO_VAULT: [&str; 15] = [
    "organisations",
    "statements",
    "coordinators",
    "supporters",
    "links",
    "challenges",
    "sessions",
    "setup_codes",
    "requests",
    "copies",
    "messages",
    "clocks",
    "alerts",
    "reminders",
    "rings",
];

async fn a_withdrawal_empties_every_table(case: &mut Case) {
    let (_, mut phone) = case.consented().await;
    let tablet = case.enrolled(&phone).await;
    case.leave_pairing_box(&tablet, [7; 32]).await.unwrap();
    let entries = phone.entries(20);
    case.send_entries(&phone, &entries).await.unwrap();
    // What is of organisations, and reminders, belong to no vault.
    let of_vaults = async |case: &Case| {
        let rows = case.database.rows().await;
        rows.into_iter().filter(|(table, _)| !OF_NO_VAULT.contains(&table.as_str())).collect::<Vec<_>>()
    };
    let full = of_vaults(case).await;
    assert!(full.iter().all(|(_, rows)| *rows > 0), "a table that this test does not fill: {full:?}");

    let withdraw = WithdrawConsent { token: tablet.token.clone(), purpose: Purpose::Backup };
    case.store.apply(withdraw.clone()).await.unwrap();
    let empty = of_vaults(case).await;
    assert!(empty.iter().all(|(_, rows)| *rows == 0), "something is left: {empty:?}");
    assert_eq!(refusal(case.store.apply(withdraw).await), DeviceRefusal::Unknown);
    assert_eq!(refusal(case.pull(&phone, Vec::new(), 1 << 20).await), DeviceRefusal::Unknown);

    // Not a byte of the sealed records either, in the file or the log beside it.
    for file in case.database.files() {
        let bytes = std::fs::read(&file).unwrap();
        for entry in &entries {
            let naderhand_domain::wire::chain::Content::Present(sealed) = &entry.content else { unreachable!() };
            let found = bytes.windows(24).any(|window| window == &sealed.0[100..124]);
            assert!(!found, "sealed bytes are left in {}", file.display());
        }
    }
}

async fn a_withdrawal_leaves_other_vaults_alone(case: &mut Case) {
    let (_, mut staying) = case.consented().await;
    let entries = staying.entries(3);
    case.send_entries(&staying, &entries).await.unwrap();
    let (_, leaving) = case.consented().await;
    case.store.apply(WithdrawConsent { token: leaving.token.clone(), purpose: Purpose::Backup }).await.unwrap();
    assert_eq!(case.all(&staying).await, entries);
}

async fn concurrent_registrations_of_one_vault_end_in_one(case: &mut Case) {
    let vault = VaultId::from_bytes(case.seed.array());
    let chains: Vec<Chain> = (0..8).map(|_| Chain::new(&mut case.seed)).collect();
    let calls = chains.iter().map(|chain| {
        let store = case.store.clone();
        let register = Register { vault: NewVault { vault, device: new_device(chain) }, today: today() };
        tokio::spawn(async move { store.apply(register).await })
    });
    let mut registered = 0;
    for call in calls.collect::<Vec<_>>() {
        match call.await.unwrap() {
            Ok(answer) => {
                assert_eq!(answer, Registered::Now);
                registered += 1;
            }
            error => assert_eq!(refusal(error), RegisterRefusal::Exists),
        }
    }
    assert_eq!(registered, 1);
}
