//! The whole way of two devices, by real requests, on both databases.

use chrono::TimeDelta;
use naderhand_domain::wire::{
    key_box::{BoxUse, Enrolled},
    problem::Code,
    sync::{Pulled, Uploaded},
};
use reqwest::StatusCode;

use super::{Case, on};
use crate::support::{
    actor::{Answer, Device, key_box},
    chain::Chain,
    database::on_both_databases,
};

on_both_databases!(a_second_device_restores_and_is_removed, a_withdrawal_leaves_nothing, a_pairing_code_expires);

async fn a_second_device_restores_and_is_removed(case: &mut Case) {
    let mut phone = Device::new(&case.server.url, &mut case.seed);
    assert_eq!(phone.registers().await.status, StatusCode::CREATED);
    assert_eq!(phone.registers().await.status, StatusCode::OK);
    assert_eq!(phone.consents().await.status, StatusCode::NO_CONTENT);
    let mut entries = phone.chain.entries(3);
    let uploaded: Uploaded = phone.uploads_well(&entries).await;
    assert_eq!(uploaded.head.position, phone.chain.at(3));

    let proof = [7; 32];
    assert_eq!(phone.leaves_box(proof, BoxUse::Pairing).await.status, StatusCode::NO_CONTENT);
    let tablet = Device { chain: Chain::new(&mut case.seed), ..phone.clone() };
    let enrolled: Enrolled = tablet.enrols(proof).await.json();
    assert_eq!((enrolled.vault, enrolled.sealed), (phone.vault, key_box(proof, BoxUse::Pairing).sealed));
    tablet.names_itself(b"tablet").await.ok();
    assert_eq!(tablet.pulls_all().await, entries);

    entries.push(phone.chain.version_of(entries[0].record));
    let superseded = [phone.chain.at(1)];
    Answer::of(phone.upload_of(&entries[3..], &superseded)).await.ok();
    let pulled: Pulled = tablet.pulls(vec![phone.chain.at(3)]).await.postcard();
    assert_eq!(pulled.chains[0].entries, entries[3..]);

    let status = phone.status().await;
    assert_eq!(status.devices.len(), 2);
    assert!(!status.has_recovery_box, "the pairing box is none");
    let recovery = key_box([8; 32], BoxUse::Recovery);
    assert_eq!(phone.removes(&tablet, Some(recovery)).await.status, StatusCode::NO_CONTENT);
    assert_eq!(tablet.pulls(Vec::new()).await.code(), Code::DeviceRevoked);
    let status = phone.status().await;
    assert!(status.has_recovery_box);
    assert_eq!(status.devices.iter().filter(|device| device.revoked).count(), 1);
}

async fn a_withdrawal_leaves_nothing(case: &mut Case) {
    let mut phone = Device::ready(&case.server.url, &mut case.seed).await;
    let entries = phone.chain.entries(3);
    phone.uploads_well(&entries).await;
    assert_eq!(phone.withdraws().await.status, StatusCode::NO_CONTENT);
    assert!(case.server.database.rows().await.iter().all(|(_, rows)| *rows == 0));
    for answer in [phone.looks().await, phone.withdraws().await, phone.uploads(&entries).await] {
        assert_eq!(answer.code(), Code::DeviceUnknown);
    }
    // Agreeing again is a fresh registration, with a new device.
    let again = Device { chain: Chain::new(&mut case.seed), ..phone };
    assert_eq!(again.registers().await.status, StatusCode::CREATED);
}

async fn a_pairing_code_expires(case: &mut Case) {
    let phone = Device::ready(&case.server.url, &mut case.seed).await;
    phone.leaves_box([7; 32], BoxUse::Pairing).await.ok();
    case.server.clock.advance(TimeDelta::minutes(10));
    let tablet = Device { chain: Chain::new(&mut case.seed), ..phone };
    assert_eq!(tablet.enrols([7; 32]).await.code(), Code::KeyBoxNotFound);
}
