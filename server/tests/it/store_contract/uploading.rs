//! Uploads: all or nothing, in order, safe to send again.

use naderhand_domain::{
    id::RecordId,
    wire::{
        chain::{Content, Digest, Entry, Head, Link, Position},
        limits,
        sync::{Upload, Uploaded},
    },
};
use naderhand_server::store::{
    failure::Failure,
    request::{self as store, NewEntries, UploadRefusal},
};
use sha2::{Digest as _, Sha256};

use super::{Case, on, refusal};
use crate::support::{
    chain::{Chain, upload},
    database::on_both_databases,
};

on_both_databases!(
    nothing_is_kept_without_consent,
    an_upload_is_acknowledged_with_the_head,
    an_upload_sent_again_is_acknowledged_again,
    an_upload_that_begins_before_the_head_adds_the_rest,
    a_gap_is_refused,
    a_fork_is_refused_and_nothing_is_kept,
    superseded_bytes_give_way_to_their_digest,
    superseded_entries_sent_again_are_the_same_entries,
    what_one_upload_supersedes_itself_is_never_kept,
    a_place_of_another_record_is_not_superseded,
    places_that_are_not_there_are_passed_over,
    other_vaults_entries_cannot_be_superseded,
    erased_entries_stay_in_the_chain,
    a_thousand_entries_at_once,
    devices_of_one_vault_upload_side_by_side,
    the_same_upload_sent_many_times_at_once_is_kept_once,
    a_full_vault_takes_no_more,
);

fn digest(entry: &Entry) -> Digest {
    let Content::Present(sealed) = &entry.content else { panic!("no sealed bytes") };
    Digest(Sha256::digest(&sealed.0).into())
}

async fn nothing_is_kept_without_consent(case: &mut Case) {
    let (_, mut chain) = case.registered().await;
    let entry = chain.entry();
    let result = case.send_entries(&chain, &[entry]).await;
    assert_eq!(refusal(result), UploadRefusal::ConsentMissing);
    assert!(case.all(&chain).await.is_empty());
}

async fn an_upload_is_acknowledged_with_the_head(case: &mut Case) {
    let (_, mut chain) = case.consented().await;
    let mut entries = chain.entries(3);
    entries[1].seen = vec![Head { position: chain.at(1), link: Link([5; 16]) }];
    let uploaded = case.send_entries(&chain, &entries).await.unwrap();
    assert_eq!(uploaded.head, Head { position: chain.at(3), link: entries[2].link });
    assert_eq!(case.all(&chain).await, entries);
}

async fn an_upload_sent_again_is_acknowledged_again(case: &mut Case) {
    let (_, mut chain) = case.consented().await;
    let entries = chain.entries(5);
    let first = case.send_entries(&chain, &entries).await.unwrap();
    assert_eq!(case.send_entries(&chain, &entries).await.unwrap(), first);
    assert_eq!(case.send_entries(&chain, &entries[1..3]).await.unwrap(), first);
    assert_eq!(case.all(&chain).await, entries);
}

async fn an_upload_that_begins_before_the_head_adds_the_rest(case: &mut Case) {
    let (_, mut chain) = case.consented().await;
    let entries = chain.entries(6);
    case.send_entries(&chain, &entries[..4]).await.unwrap();
    let uploaded = case.send_entries(&chain, &entries[2..]).await.unwrap();
    assert_eq!(uploaded.head.position.seq, 6);
    assert_eq!(case.all(&chain).await, entries);
}

async fn a_gap_is_refused(case: &mut Case) {
    let (_, mut chain) = case.consented().await;
    let entries = chain.entries(4);
    assert_eq!(refusal(case.send_entries(&chain, &entries[1..]).await), UploadRefusal::Gap);
    case.send_entries(&chain, &entries[..2]).await.unwrap();
    assert_eq!(refusal(case.send_entries(&chain, &entries[3..]).await), UploadRefusal::Gap);
    assert_eq!(case.all(&chain).await, entries[..2]);
}

async fn a_fork_is_refused_and_nothing_is_kept(case: &mut Case) {
    let (_, mut chain) = case.consented().await;
    let entries = chain.entries(4);
    case.send_entries(&chain, &entries[..3]).await.unwrap();
    let altered: [fn(&mut Entry); 4] = [
        |entry| entry.link = Link([0; 16]),
        |entry| entry.record = RecordId::from_bytes([0; 16]),
        |entry| entry.content = Content::Erased,
        |entry| {
            entry.seen =
                vec![Head { position: Position { device: [0; 16][..].try_into().unwrap(), seq: 1 }, link: entry.link }];
        },
    ];
    for alter in altered {
        let mut forked = entries.clone();
        alter(&mut forked[2]);
        assert_eq!(refusal(case.send_entries(&chain, &forked).await), UploadRefusal::Forked);
    }
    assert_eq!(case.all(&chain).await, entries[..3]);
}

async fn superseded_bytes_give_way_to_their_digest(case: &mut Case) {
    let (_, mut phone) = case.consented().await;
    let mut tablet = case.enrolled(&phone).await;
    let first = phone.entry();
    case.send_entries(&phone, std::slice::from_ref(&first)).await.unwrap();
    let second = tablet.version_of(first.record);
    let superseded = vec![phone.at(1)];
    case.send(&tablet, Upload { entries: vec![second.clone()], superseded }).await.unwrap();
    let mut all = case.all(&phone).await;
    all.sort_by_key(|entry| entry.link != first.link);
    let kept = Entry { content: Content::Superseded(digest(&first)), ..first };
    assert_eq!(all, [kept, second]);
}

async fn superseded_entries_sent_again_are_the_same_entries(case: &mut Case) {
    let (_, mut chain) = case.consented().await;
    let first = chain.entry();
    let second = chain.version_of(first.record);
    case.send_entries(&chain, std::slice::from_ref(&first)).await.unwrap();
    let body = Upload { entries: vec![first.clone(), second.clone()], superseded: vec![chain.at(1)] };
    let uploaded = case.send(&chain, body.clone()).await.unwrap();
    assert_eq!(case.send(&chain, body).await.unwrap(), uploaded);
    let mut forged = first.clone();
    forged.content = second.content.clone();
    assert_eq!(refusal(case.send_entries(&chain, &[forged]).await), UploadRefusal::Forked);
    assert_eq!(case.all(&chain).await[0].content, Content::Superseded(digest(&first)));
}

async fn what_one_upload_supersedes_itself_is_never_kept(case: &mut Case) {
    let (_, mut chain) = case.consented().await;
    let first = chain.entry();
    let second = chain.version_of(first.record);
    let body = Upload { entries: vec![first.clone(), second.clone()], superseded: vec![chain.at(1)] };
    let uploaded = case.send(&chain, body.clone()).await.unwrap();
    assert_eq!(case.send(&chain, body).await.unwrap(), uploaded);
    let kept = Entry { content: Content::Superseded(digest(&first)), ..first };
    assert_eq!(case.all(&chain).await, [kept, second]);
}

async fn a_place_of_another_record_is_not_superseded(case: &mut Case) {
    let (_, mut chain) = case.consented().await;
    let entries = chain.entries(2);
    case.send_entries(&chain, &entries).await.unwrap();
    let third = chain.entry();
    for place in [1, 3] {
        let body = Upload { entries: vec![third.clone()], superseded: vec![chain.at(place)] };
        assert_eq!(refusal(case.send(&chain, body).await), UploadRefusal::SupersedesOther);
    }
    assert_eq!(case.all(&chain).await, entries);
}

async fn places_that_are_not_there_are_passed_over(case: &mut Case) {
    let (_, mut chain) = case.consented().await;
    let entry = chain.entry();
    let nowhere = Position { device: [9; 16][..].try_into().unwrap(), seq: 4 };
    let body = Upload { entries: vec![entry.clone()], superseded: vec![nowhere, chain.at(77)] };
    case.send(&chain, body).await.unwrap();
    assert_eq!(case.all(&chain).await, [entry]);
}

async fn other_vaults_entries_cannot_be_superseded(case: &mut Case) {
    let (_, mut victim) = case.consented().await;
    let (_, mut attacker) = case.consented().await;
    let entry = victim.entry();
    case.send_entries(&victim, std::slice::from_ref(&entry)).await.unwrap();
    let same_record = attacker.version_of(entry.record);
    let body = Upload { entries: vec![same_record], superseded: vec![victim.at(1)] };
    case.send(&attacker, body).await.unwrap();
    assert_eq!(case.all(&victim).await, [entry]);
}

async fn erased_entries_stay_in_the_chain(case: &mut Case) {
    let (_, mut chain) = case.consented().await;
    let first = chain.entry();
    case.send_entries(&chain, std::slice::from_ref(&first)).await.unwrap();
    let erased = chain.holding(first.record, Content::Erased);
    let body = Upload { entries: vec![erased.clone()], superseded: vec![chain.at(1)] };
    case.send(&chain, body.clone()).await.unwrap();
    case.send(&chain, body).await.unwrap();
    let kept = Entry { content: Content::Superseded(digest(&first)), ..first.clone() };
    assert_eq!(case.all(&chain).await, [kept, erased]);
    let Content::Present(sealed) = &first.content else { unreachable!() };
    for file in case.database.files() {
        let bytes = std::fs::read(&file).unwrap();
        let found = bytes.windows(24).any(|window| window == &sealed.0[100..124]);
        assert!(!found, "erased bytes are left in {}", file.display());
    }
}

async fn a_thousand_entries_at_once(case: &mut Case) {
    let (_, mut chain) = case.consented().await;
    let first = chain.entries(limits::UPLOAD_ENTRIES);
    case.send_entries(&chain, &first).await.unwrap();
    // A later version of each, and the places of all first ones.
    let entries: Vec<Entry> = first.iter().map(|entry| chain.version_of(entry.record)).collect();
    let superseded = first.iter().map(|entry| chain.at(entry.seq)).collect();
    case.send(&chain, Upload { entries: entries.clone(), superseded }).await.unwrap();
    let all = case.all(&chain).await;
    assert_eq!(all.len(), 2 * limits::UPLOAD_ENTRIES);
    assert!(all.iter().zip(&first).all(|(kept, first)| kept.content == Content::Superseded(digest(first))));
    assert_eq!(all[limits::UPLOAD_ENTRIES..], entries);
}

/// A call that can run beside others.
fn call(
    case: &Case,
    chain: &Chain,
    entries: Vec<Entry>,
) -> impl Future<Output = Result<Uploaded, Failure<UploadRefusal>>> + Send + use<> {
    let (store, token) = (case.store.clone(), chain.token.clone());
    async move { store.apply(store::Upload { token, new: NewEntries::parse(upload(entries)).unwrap() }).await }
}

async fn devices_of_one_vault_upload_side_by_side(case: &mut Case) {
    let (_, first) = case.consented().await;
    let mut chains = vec![case.enrolled(&first).await, case.enrolled(&first).await, first];
    let mut devices = Vec::new();
    for chain in &mut chains {
        let entries = chain.entries(20);
        let calls: Vec<_> = entries.into_iter().map(|entry| call(case, chain, vec![entry])).collect();
        devices.push(tokio::spawn(async move {
            for call in calls {
                call.await.unwrap();
            }
        }));
    }
    for device in devices {
        device.await.unwrap();
    }
    assert_eq!(case.all(&chains[0]).await.len(), 60);
}

async fn the_same_upload_sent_many_times_at_once_is_kept_once(case: &mut Case) {
    let (_, mut chain) = case.consented().await;
    let entries = chain.entries(10);
    let calls: Vec<_> = (0..8).map(|_| tokio::spawn(call(case, &chain, entries.clone()))).collect();
    for call in calls {
        assert_eq!(call.await.unwrap().unwrap().head.position.seq, 10);
    }
    assert_eq!(case.all(&chain).await, entries);
}

async fn a_full_vault_takes_no_more(case: &mut Case) {
    let (_, first) = case.consented().await;
    let mut chain = case.enrolled(&first).await;
    // Filling it in earnest takes minutes; the head says how many there are.
    case.database.set_head(first.device(), limits::VAULT_ENTRIES - 1).await;
    let entries = chain.entries(2);
    assert_eq!(refusal(case.send_entries(&chain, &entries).await), UploadRefusal::VaultFull);
    case.send_entries(&chain, &entries[..1]).await.unwrap();
    assert_eq!(refusal(case.send_entries(&chain, &entries).await), UploadRefusal::VaultFull);
    // What is there is acknowledged all the same.
    case.send_entries(&chain, &entries[..1]).await.unwrap();
}
