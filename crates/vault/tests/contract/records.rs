//! Keeping and finding records.

use naderhand_domain::{check_in::Step, record::Body};
use naderhand_vault::{Contents, Error, Progress};

use super::support::*;

pub(crate) async fn kept_and_found_again<D: Device>() {
    let device = D::new().await;
    let vault = device.open().await;
    let kept = vault.save(id(1), check_in(Step::Bad), NOW).await.unwrap();
    assert_eq!((kept.id, kept.content.stamp.millis), (id(1), NOW));
    assert_eq!(vault.get(id(1)).await.unwrap(), Some(kept.clone()));
    assert_eq!(vault.get(id(2)).await.unwrap(), None);

    drop(vault);
    let vault = device.open().await;
    assert_eq!(vault.get(id(1)).await.unwrap(), Some(kept.clone()));
    assert_eq!(vault.all(|_| {}).await.unwrap().records, [kept]);
}

pub(crate) async fn recent_is_newest_first<D: Device>() {
    let vault = D::new().await.open().await;
    for number in 1..=5 {
        vault.save(id(number), check_in(Step::Good), NOW).await.unwrap();
    }
    vault.save(id(2), check_in(Step::Bad), NOW).await.unwrap();
    let recent = |limit| {
        let vault = &vault;
        async move { vault.recent(limit).await.unwrap().records.iter().map(|record| record.id).collect::<Vec<_>>() }
    };
    assert_eq!(recent(3).await, [id(5), id(4), id(3)]);
    assert_eq!(recent(30).await, [id(5), id(4), id(3), id(2), id(1)]);
    assert_eq!(recent(0).await, []);
}

pub(crate) async fn removed_leaves_a_tombstone<D: Device>() {
    let device = D::new().await;
    let vault = device.open().await;
    vault.save(id(1), own_words("weg ermee"), NOW).await.unwrap();
    vault.remove(id(1), NOW).await.unwrap();
    assert_eq!(vault.get(id(1)).await.unwrap().unwrap().content.body, Body::Deleted);
    assert_eq!(vault.count().await.unwrap(), 1);
}

pub(crate) async fn an_edit_keeps_its_place<D: Device>() {
    let vault = D::new().await.open().await;
    let first = vault.save(id(1), check_in(Step::Good), NOW).await.unwrap();
    let second = vault.save(id(1), check_in(Step::Bad), NOW).await.unwrap();
    assert!(second.content.stamp > first.content.stamp, "within a millisecond too");
    assert_eq!(vault.count().await.unwrap(), 1);
    assert_eq!(vault.count_pending().await.unwrap(), 1);
    assert_eq!(vault.get(id(1)).await.unwrap(), Some(second));
}

pub(crate) async fn stamps_rise_when_the_clock_runs_back<D: Device>() {
    let device = D::new().await;
    let first = device.open().await.save(id(1), check_in(Step::Good), NOW).await.unwrap();
    // Another session, an hour earlier by the wall clock: the clock is part of what was kept.
    let second = device.open().await.save(id(2), check_in(Step::Good), NOW - 3_600_000).await.unwrap();
    assert!(second.content.stamp > first.content.stamp);
}

pub(crate) async fn two_tabs_at_once<D: Device>() {
    let device = D::new().await;
    let (one, two) = (device.open().await, device.open().await);
    let write = |vault, from: u64| async move {
        let vault: &Tab<D> = vault;
        for number in from..from + 20 {
            vault.save(id(number), check_in(Step::Fair), NOW).await.unwrap();
            vault.save(id(1_000), own_words(&format!("tab {from}, {number}")), NOW).await.unwrap();
        }
    };
    tokio::join!(write(&one, 0), write(&two, 100));

    let vault = device.open().await;
    let records = vault.all(|_| {}).await.unwrap().records;
    assert_eq!(records.len(), 41);
    let mut stamps: Vec<_> = records.iter().map(|record| record.content.stamp).collect();
    stamps.sort_unstable();
    stamps.dedup();
    assert_eq!(stamps.len(), 41, "no stamp is made twice");
    assert!(one.retries() + two.retries() > 0, "the tabs did meet");
    assert_eq!(one.all(|_| {}).await.unwrap(), two.all(|_| {}).await.unwrap());
}

pub(crate) async fn a_tab_that_was_idle_overwrites_nothing<D: Device>() {
    for commits_elsewhere in 1..=4 {
        let device = D::new().await;
        let (idle, busy) = (device.open().await, device.open().await);
        idle.save(id(0), check_in(Step::Bad), NOW).await.unwrap();
        for number in 1..=commits_elsewhere {
            busy.save(id(number), check_in(Step::Good), NOW).await.unwrap();
        }
        idle.save(id(100), check_in(Step::Fair), NOW).await.unwrap();
        idle.save(id(0), check_in(Step::Fair), NOW).await.unwrap();
        busy.save(id(0), check_in(Step::VeryGood), NOW).await.unwrap();
        idle.save(id(0), check_in(Step::VeryBad), NOW).await.unwrap();
        let records = standing(&busy).await;
        assert_eq!(records.len() as u64, commits_elsewhere + 2);
        assert_eq!(records[0].1.body, check_in(Step::VeryBad));
        let mut stamps: Vec<_> = records.iter().map(|(_, plain)| plain.stamp).collect();
        stamps.sort_unstable();
        stamps.dedup();
        assert_eq!(stamps.len(), records.len());
    }
}

pub(crate) async fn a_thousand_records<D: Device>() {
    let device = D::new().await;
    let vault = device.open().await;
    for number in 0..1_000 {
        vault.save(id(number), check_in(Step::Good), NOW).await.unwrap();
    }
    let vault = device.open().await;
    let mut progress = Vec::new();
    let Contents { records, unreadable } = vault.all(|step| progress.push(step)).await.unwrap();
    assert_eq!((records.len(), unreadable.len()), (1_000, 0));
    assert_eq!(progress, [Progress { done: 500, total: 1_000 }, Progress { done: 1_000, total: 1_000 }]);
    assert_eq!(vault.pending().await.unwrap().len(), 1_000);
    assert_eq!(vault.recent(30).await.unwrap().records.last().unwrap().id, id(970));
}

pub(crate) async fn own_words_are_nowhere_in_the_stores<D: Device>() {
    const CANARY: &str = "kanarie in de kolenmijn";
    let device = D::new().await;
    let vault = device.open().await;
    vault.save(id(1), own_words(CANARY), NOW).await.unwrap();
    vault.set_meta("label", CANARY.as_bytes()).await.unwrap();
    vault.decide(naderhand_domain::record::Kind::OwnWords, given(), NOW).await.unwrap();
    let batch = vault.stage(naderhand_vault::Limits::default()).await.unwrap().unwrap();
    vault.save(id(1), Body::Deleted, NOW).await.unwrap();

    let raw = device.raw().await;
    assert!(raw.len() > 1_000, "the scan found the stores");
    let holds = |hay: &[u8], needle: &[u8]| hay.windows(needle.len()).any(|window| window == needle);
    for needle in ["kanarie", "own_words", "overall", "backup_choices"] {
        assert!(!holds(&raw, needle.as_bytes()), "{needle} in the stores");
        assert!(!holds(&batch.bytes, needle.as_bytes()), "{needle} in the upload");
    }
    assert!(!holds(&raw, vault.identity().root().expose()), "the root key lies open");
    assert!(!holds(&raw, &vault.token().secret), "the device's secret lies open");
}

pub(crate) async fn settings_are_kept<D: Device>() {
    let device = D::new().await;
    let vault = device.open().await;
    assert_eq!(vault.meta("registered").await.unwrap(), None);
    vault.set_meta("registered", b"yes").await.unwrap();
    let vault = device.open().await;
    assert_eq!(vault.meta("registered").await.unwrap().unwrap().as_slice(), b"yes");
    vault.remove_meta("registered").await.unwrap();
    assert_eq!(vault.meta("registered").await.unwrap(), None);
}

pub(crate) async fn too_large_is_refused<D: Device>() {
    let vault = D::new().await.open().await;
    vault.save(id(1), own_words("past"), NOW).await.unwrap();
    let refused = vault.save(id(1), own_words(&"x".repeat(70_000)), NOW).await;
    assert!(matches!(refused, Err(Error::TooLarge { bytes: 131_072.. })), "{refused:?}");
    assert_eq!(vault.get(id(1)).await.unwrap().unwrap().content.body, own_words("past"));
}

pub(crate) async fn many_at_once<D: Device>() {
    let device = D::new().await;
    let vault = device.open().await;
    let before = vault.save(id(3), check_in(Step::Bad), NOW).await.unwrap();
    let bodies: Vec<_> = (0..300).map(|number| (id(number), check_in(Step::Good))).collect();
    let kept = vault.save_all(&bodies, NOW).await.unwrap();
    assert!(kept.iter().all(|record| record.content.stamp > before.content.stamp));
    let mut found = device.open().await.all(|_| {}).await.unwrap().records;
    found.sort_by_key(|record| record.id);
    assert_eq!(found, kept);
    assert_eq!(vault.count_pending().await.unwrap(), 300);
    let mut bodies = bodies;
    bodies[150].1 = own_words(&"x".repeat(70_000));
    assert!(matches!(vault.save_all(&bodies, NOW).await, Err(Error::TooLarge { .. })));
    assert_eq!(vault.get(id(0)).await.unwrap().unwrap(), kept[0], "all or none");
}
