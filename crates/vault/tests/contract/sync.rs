//! Uploading, pulling and merging.

use naderhand_domain::{
    check_in::Step,
    record::{Body, Kind, Plain, Record, Sealed},
    wire::{
        chain::Content,
        limits,
        sync::{Pull, Upload},
    },
};
use naderhand_sealing::chain::Tampering;
use naderhand_vault::{Error, Limits, Why};

use super::{
    server::{Server, pull, pull_page, push, sync},
    support::*,
};

/// Two devices of one vault that may back up everything, and a server that has the choices.
async fn pair<D: Device>() -> (Tab<D>, Tab<D>, Server) {
    let (one, two) = (D::new().await.open().await, D::new().await.open().await);
    enrol(&two, &one.identity()).await;
    let mut server = Server::default();
    one.decide(Kind::CheckIn, given(), NOW).await.unwrap();
    one.decide(Kind::OwnWords, given(), NOW).await.unwrap();
    sync(&one, &mut server).await;
    sync(&two, &mut server).await;
    (one, two, server)
}

fn decode(bytes: &[u8]) -> Upload {
    postcard::from_bytes(bytes).unwrap()
}

pub(crate) async fn uploaded_once<D: Device>() {
    let (one, _, mut server) = pair::<D>().await;
    for number in 1..=3 {
        one.save(id(number), check_in(Step::Bad), NOW).await.unwrap();
    }
    assert!(push(&one, &mut server).await);
    assert_eq!(one.count_pending().await.unwrap(), 0);
    assert!(!push(&one, &mut server).await);
    assert_eq!(server.present().len(), 4);
}

pub(crate) async fn the_same_bytes_until_acknowledged<D: Device>() {
    let device = D::new().await;
    let one = device.open().await;
    let mut server = Server::default();
    one.decide(Kind::CheckIn, given(), NOW).await.unwrap();
    one.save(id(1), check_in(Step::Bad), NOW).await.unwrap();
    let first = one.stage(Limits::default()).await.unwrap().unwrap();
    // The app is killed, and more was kept since.
    let one = device.open().await;
    one.save(id(2), check_in(Step::Bad), NOW).await.unwrap();
    assert_eq!(one.stage(Limits::default()).await.unwrap().unwrap(), first);
    let uploaded = server.upload(one.token().device, &first.bytes).unwrap();
    assert_eq!(server.upload(one.token().device, &first.bytes).unwrap(), uploaded);
    one.acknowledge(uploaded).await.unwrap();
    one.acknowledge(uploaded).await.unwrap();
    let second = one.stage(Limits::default()).await.unwrap().unwrap();
    assert_eq!(decode(&second.bytes).entries.iter().map(|entry| entry.record).collect::<Vec<_>>(), [id(2)]);
}

pub(crate) async fn an_edit_under_way_stays_pending<D: Device>() {
    let (one, two, mut server) = pair::<D>().await;
    one.save(id(1), check_in(Step::Bad), NOW).await.unwrap();
    let batch = one.stage(Limits::default()).await.unwrap().unwrap();
    one.save(id(1), check_in(Step::Good), NOW).await.unwrap();
    one.acknowledge(server.upload(one.token().device, &batch.bytes).unwrap()).await.unwrap();
    let pending = one.pending().await.unwrap();
    assert_eq!(pending.iter().map(|pending| (pending.record, pending.on_server)).collect::<Vec<_>>(), [(id(1), true)]);
    let second = one.stage(Limits::default()).await.unwrap().unwrap();
    assert_eq!(decode(&second.bytes).superseded.len(), 1, "the earlier version may go");
    sync(&one, &mut server).await;
    sync(&two, &mut server).await;
    assert_eq!(standing(&two).await, standing(&one).await);
}

pub(crate) async fn a_lost_answer_is_found<D: Device>() {
    let (one, _, mut server) = pair::<D>().await;
    one.save(id(1), check_in(Step::Bad), NOW).await.unwrap();
    let batch = one.stage(Limits::default()).await.unwrap().unwrap();
    server.upload(one.token().device, &batch.bytes).unwrap();
    assert_eq!(one.count_pending().await.unwrap(), 1);
    pull(&one, &server).await;
    assert_eq!(one.count_pending().await.unwrap(), 0, "the pull shows where the own chain ends");
    assert_eq!(one.stage(Limits::default()).await.unwrap(), None);
}

pub(crate) async fn uploads_keep_their_limits<D: Device>() {
    let (one, two, mut server) = pair::<D>().await;
    for number in 0..20 {
        one.save(id(number), own_words(&"woord ".repeat(200)), NOW).await.unwrap();
    }
    let batch = one.stage(Limits { entries: 7, bytes: usize::MAX }).await.unwrap().unwrap();
    assert_eq!(batch.entries, 7);
    one.acknowledge(server.upload(one.token().device, &batch.bytes).unwrap()).await.unwrap();
    let batch = one.stage(Limits { entries: 1_000, bytes: 10_000 }).await.unwrap().unwrap();
    assert!(batch.bytes.len() <= 10_000 && batch.entries == 4, "{} bytes, {}", batch.bytes.len(), batch.entries);
    one.acknowledge(server.upload(one.token().device, &batch.bytes).unwrap()).await.unwrap();
    let batch = one.stage(Limits { entries: 1_000, bytes: 1 }).await.unwrap().unwrap();
    assert_eq!(batch.entries, 1, "at least one, or nothing would ever go");
    one.acknowledge(server.upload(one.token().device, &batch.bytes).unwrap()).await.unwrap();
    let batch = one.stage(Limits::default()).await.unwrap().unwrap();
    assert_eq!(batch.entries, 8);
    assert!(batch.bytes.len() <= limits::UPLOAD_BYTES);
    sync(&one, &mut server).await;
    sync(&two, &mut server).await;
    assert_eq!(standing(&two).await, standing(&one).await);
}

pub(crate) async fn pulled_in_pages<D: Device>() {
    let (one, _, mut server) = pair::<D>().await;
    for number in 0..25 {
        one.save(id(number), check_in(Step::Bad), NOW).await.unwrap();
    }
    push(&one, &mut server).await;
    let device = D::new().await;
    let two = device.open().await;
    enrol(&two, &one.identity()).await;
    let page = pull_page(&two, &server, 10).await;
    assert_eq!((page.complete, page.new.len()), (false, 10));
    assert_eq!((page.progress.done, page.progress.total), (10, server.head(one.token().device).unwrap().position.seq));
    // Interrupted; another session goes on where this one was.
    let two = device.open().await;
    let page = pull_page(&two, &server, 10).await;
    assert_eq!((page.complete, page.new.len()), (false, 10));
    assert!(pull_page(&two, &server, 10).await.complete);
    assert_eq!(standing(&two).await, standing(&one).await);
    assert_eq!(two.count_pending().await.unwrap(), 0);
}

pub(crate) async fn an_edit_reaches_the_other_device<D: Device>() {
    let (one, two, mut server) = pair::<D>().await;
    one.save(id(1), check_in(Step::Bad), NOW).await.unwrap();
    sync(&one, &mut server).await;
    let brought = pull(&two, &server).await;
    assert_eq!(brought.new.len(), 1);
    two.save(id(1), check_in(Step::VeryGood), NOW - 10).await.unwrap();
    sync(&two, &mut server).await;
    let brought = pull(&one, &server).await;
    assert_eq!((brought.new.len(), brought.changed.len(), brought.set_aside), (0, 1, 0));
    assert_eq!(one.get(id(1)).await.unwrap().unwrap().content.body, check_in(Step::VeryGood));
    one.remove(id(1), NOW - 20).await.unwrap();
    sync(&one, &mut server).await;
    sync(&two, &mut server).await;
    assert_eq!(two.get(id(1)).await.unwrap().unwrap().content.body, Body::Deleted);
    let held = server.present().iter().filter(|entry| entry.record == id(1)).count();
    assert_eq!(held, 1, "the server keeps the last version only");
}

pub(crate) async fn both_edit_offline<D: Device>() {
    let (one, two, mut server) = pair::<D>().await;
    one.save(id(1), own_words("samen"), NOW).await.unwrap();
    sync(&one, &mut server).await;
    sync(&two, &mut server).await;
    one.save(id(1), own_words("van de telefoon"), NOW + 1_000).await.unwrap();
    two.save(id(1), own_words("van de tablet"), NOW + 2_000).await.unwrap();
    sync(&one, &mut server).await;
    sync(&two, &mut server).await;
    sync(&one, &mut server).await;
    for vault in [&one, &two] {
        assert_eq!(vault.get(id(1)).await.unwrap().unwrap().content.body, own_words("van de tablet"));
    }
    let aside: Vec<_> = two.set_aside().await.unwrap();
    assert_eq!(aside.len(), 1);
    assert_eq!((aside[0].record, aside[0].why), (id(1), Why::Lost));
    assert_eq!(aside[0].content.as_ref().unwrap().body, own_words("van de telefoon"));
}

/// The edits cross on the wire: each device had uploaded before it saw the other's.
pub(crate) async fn both_upload_unseen<D: Device>() {
    let (one, two, mut server) = pair::<D>().await;
    one.save(id(1), own_words("eerst"), NOW + 1_000).await.unwrap();
    two.save(id(1), own_words("later"), NOW + 2_000).await.unwrap();
    push(&one, &mut server).await;
    push(&two, &mut server).await;
    sync(&one, &mut server).await;
    sync(&two, &mut server).await;
    for vault in [&one, &two] {
        assert_eq!(vault.get(id(1)).await.unwrap().unwrap().content.body, own_words("later"));
    }
    let aside = one.set_aside().await.unwrap();
    assert_eq!(aside.len(), 1, "the device whose edit lost keeps it");
    assert_eq!(aside[0].content.as_ref().unwrap().body, own_words("eerst"));
}

pub(crate) async fn set_aside_and_restored<D: Device>() {
    let (one, two, mut server) = pair::<D>().await;
    one.save(id(1), own_words("mijne"), NOW).await.unwrap();
    two.save(id(1), own_words("andere"), NOW + 5).await.unwrap();
    push(&two, &mut server).await;
    sync(&one, &mut server).await;
    let aside = one.set_aside().await.unwrap();
    assert_eq!(aside[0].content.as_ref().unwrap().body, own_words("mijne"));
    let restored = one.restore(aside[0].key, NOW).await.unwrap().unwrap();
    assert_eq!(restored.content.body, own_words("mijne"));
    assert_eq!(one.restore(aside[0].key, NOW).await.unwrap(), None);
    let swapped = one.set_aside().await.unwrap();
    assert_eq!(swapped[0].content.as_ref().unwrap().body, own_words("andere"));
    one.drop_aside(swapped[0].key).await.unwrap();
    assert_eq!(one.set_aside().await.unwrap(), []);
    sync(&one, &mut server).await;
    sync(&two, &mut server).await;
    assert_eq!(two.get(id(1)).await.unwrap().unwrap().content.body, own_words("mijne"));
}

pub(crate) async fn tampering_changes_nothing<D: Device>() {
    let (one, two, mut server) = pair::<D>().await;
    for number in 1..=3 {
        one.save(id(number), check_in(Step::Bad), NOW).await.unwrap();
    }
    push(&one, &mut server).await;
    let cursors = two.cursors().await.unwrap();
    let before = standing(&two).await;
    let page = server.pull(&Pull { after: cursors.clone(), max_bytes: 0 }, 100);
    let device = one.token().device;

    let mut altered = page.clone();
    if let Content::Present(Sealed(bytes)) = &mut altered.chains[0].entries[1].content {
        bytes[40] ^= 1;
    }
    let mut dropped = page.clone();
    dropped.chains[0].entries.remove(1);
    let mut forgotten = page.clone();
    forgotten.heads.retain(|head| head.position.device != device);
    forgotten.chains.clear();
    for cheat in [altered, dropped, forgotten] {
        let refused = two.ingest(&cheat).await;
        assert!(matches!(refused, Err(Error::Tampering(_))), "{refused:?}");
        assert_eq!(two.cursors().await.unwrap(), cursors);
        assert_eq!(standing(&two).await, before);
    }
    two.ingest(&page).await.unwrap();
    assert_eq!(standing(&two).await, standing(&one).await);

    // An acknowledgement that is not of this device's chain.
    let wrong = naderhand_domain::wire::sync::Uploaded { head: server.head(device).unwrap() };
    assert!(matches!(two.acknowledge(wrong).await, Err(Error::Tampering(Tampering::Forked { .. }))));
}

pub(crate) async fn a_year_ahead<D: Device>() {
    const YEAR: i64 = 365 * 24 * 3_600 * 1_000;
    let (one, two, mut server) = pair::<D>().await;
    one.save(id(1), own_words("uit de toekomst"), NOW + YEAR).await.unwrap();
    sync(&one, &mut server).await;
    sync(&two, &mut server).await;
    let edit = two.save(id(1), own_words("verbeterd"), NOW).await.unwrap();
    assert!(edit.content.stamp.millis >= NOW + YEAR);
    sync(&two, &mut server).await;
    sync(&one, &mut server).await;
    assert_eq!(one.get(id(1)).await.unwrap(), Some(edit));
}

pub(crate) async fn unknown_kinds_are_kept<D: Device>() {
    let (one, two, mut server) = pair::<D>().await;
    one.save(id(1), own_words("oud"), NOW).await.unwrap();
    sync(&one, &mut server).await;
    sync(&two, &mut server).await;
    // A newer app on the first device writes something that this one cannot read: here, bytes sealed for another record.
    one.save(id(2), own_words("nieuw"), NOW).await.unwrap();
    one.save(id(1), own_words("nieuwer"), NOW).await.unwrap();
    let batch = one.stage(Limits::default()).await.unwrap().unwrap();
    let mut upload = decode(&batch.bytes);
    let strange = Sealed([&[9_u8][..], &[7; 255]].concat());
    let keys = one.identity();
    let mut previous = server.head(one.token().device).map(|head| head.link);
    for entry in &mut upload.entries {
        entry.content = Content::Present(strange.clone());
        let position = naderhand_domain::wire::chain::Position { device: one.token().device, seq: entry.seq };
        entry.link =
            naderhand_sealing::chain::link(keys.keys(), previous, position, entry.record, &entry.content, &entry.seen);
        previous = Some(entry.link);
    }
    server.upload(one.token().device, &postcard::to_allocvec(&upload).unwrap()).unwrap();

    let mut brought = pull(&two, &server).await;
    brought.unreadable.sort_unstable();
    assert_eq!(brought.unreadable, [id(1), id(2)]);
    assert_eq!(two.get(id(1)).await.unwrap().unwrap().content.body, own_words("oud"), "what can be read still stands");
    assert!(matches!(two.get(id(2)).await, Err(Error::Unreadable { .. })));
    let refused = two.save(id(2), own_words("eroverheen"), NOW).await;
    assert!(matches!(refused, Err(Error::Unreadable { .. })), "{refused:?}");
    let contents = two.all(|_| {}).await.unwrap();
    assert_eq!(contents.unreadable.iter().map(|unreadable| unreadable.record).collect::<Vec<_>>(), [Some(id(2))]);
    let aside = two.set_aside().await.unwrap();
    assert_eq!((aside.len(), aside[0].why, aside[0].record), (1, Why::Unreadable, id(1)));
    // An edit here must not make the server drop what only a newer app can read.
    two.save(id(1), own_words("hier verder"), NOW).await.unwrap();
    push(&two, &mut server).await;
    let kept = server.present().iter().filter(|entry| entry.content == Content::Present(strange.clone())).count();
    assert_eq!(kept, 2);
}

pub(crate) async fn an_older_page_is_overtaken<D: Device>() {
    let (one, _, mut server) = pair::<D>().await;
    one.save(id(1), check_in(Step::Bad), NOW).await.unwrap();
    push(&one, &mut server).await;
    let device = D::new().await;
    let (tab, other) = (device.open().await, device.open().await);
    enrol(&tab, &one.identity()).await;
    other.save(id(9), check_in(Step::Bad), NOW).await.unwrap();
    let page = server.pull(&Pull { after: tab.cursors().await.unwrap(), max_bytes: 0 }, 100);
    let (first, second) = tokio::join!(tab.ingest(&page), other.ingest(&page));
    // Either the second one noticed, or it came so late that the page is plainly old.
    assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
    assert_eq!(standing(&tab).await.len(), 2);
    pull(&other, &server).await;
}

pub(crate) async fn withdrawn_copies_stay_on_the_device<D: Device>() {
    let (one, two, mut server) = pair::<D>().await;
    let kept = one.save(id(1), own_words("blijft"), NOW).await.unwrap();
    sync(&one, &mut server).await;
    sync(&two, &mut server).await;
    one.decide(Kind::OwnWords, withdrawn(), NOW + 1).await.unwrap();
    sync(&one, &mut server).await;
    sync(&two, &mut server).await;
    assert_eq!(
        two.get(id(1)).await.unwrap().map(|Record { content: Plain { body, .. }, .. }| body),
        Some(kept.content.body)
    );
    let held = server.present().iter().filter(|entry| entry.record == id(1)).count();
    assert_eq!(held, 0);
}
