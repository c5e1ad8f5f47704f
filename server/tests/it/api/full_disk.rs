//! A disk without room: nothing is acknowledged that was not kept, the server goes on, and takes more when there is room.

use naderhand_domain::{
    record::Sealed,
    wire::{
        chain::{Content, Entry},
        problem::Code,
    },
};

use super::{Case, shown};
use crate::support::{
    actor::{Answer, Device},
    database::TestDatabase,
    running::Running,
    seed::Seed,
};

/// Room for the tables and a few uploads.
const ROOM: u64 = 600 * 1024;

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_loses_nothing_and_heals() {
    let database = TestDatabase::sqlite(Some(ROOM));
    let mut case = Case { server: Running::start(database, |_| ()).await, seed: Seed::of("full disk") };
    let mut devices = Vec::new();
    for _ in 0..4 {
        devices.push(Device::ready(&case.server.url, &mut case.seed).await);
    }
    // All upload at once until each is refused; what was acknowledged is remembered.
    let mut uploading = Vec::new();
    for mut device in devices {
        uploading.push(tokio::spawn(async move {
            let mut acknowledged = Vec::new();
            loop {
                let sealed = device.chain.seed.bytes(8_000);
                let entry = Entry { content: Content::Present(Sealed(sealed)), ..device.chain.entry() };
                let answer = device.uploads(std::slice::from_ref(&entry)).await;
                if !answer.status.is_success() {
                    return (device, acknowledged, entry, answer);
                }
                acknowledged.push(entry);
            }
        }));
    }
    let mut refused = Vec::new();
    for device in uploading {
        refused.push(device.await.unwrap());
    }
    let mut total = 0;
    for (device, acknowledged, _, answer) in &refused {
        assert_eq!(answer.code(), Code::StorageUnavailable);
        insta::assert_json_snapshot!("disk_full", shown(answer));
        assert_eq!(device.pulls_all().await, *acknowledged);
        total += acknowledged.len();
    }
    assert!(total > 4, "the limit leaves room for some uploads: {total}");

    // A vault goes, and with it there is room again: the entry that was refused is taken now.
    let (leaving, ..) = refused.pop().unwrap();
    leaving.withdraws().await.ok();
    let (device, mut acknowledged, entry, _) = refused.pop().unwrap();
    device.uploads_well(std::slice::from_ref(&entry)).await;
    acknowledged.push(entry);
    assert_eq!(device.pulls_all().await, acknowledged);
    let health = Answer::of(device.anonymous(reqwest::Method::GET, "/health")).await;
    assert!(health.status.is_success());
    case.server.stop().await;
}
