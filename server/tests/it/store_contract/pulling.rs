//! Pulls: what is new, chain by chain, within the asked size.

use naderhand_domain::{
    record::Sealed,
    wire::chain::{Content, Entry, Head},
};

use super::{Case, on};
use crate::support::{chain::Chain, database::on_both_databases};

on_both_databases!(
    an_empty_vault_has_no_news,
    a_pull_brings_what_comes_after_the_place_seen,
    heads_come_also_without_news,
    an_answer_keeps_to_the_asked_size,
    at_least_one_entry_comes,
    entries_of_all_sizes_arrive_by_many_pulls,
    chains_of_removed_devices_are_still_there,
    vaults_are_apart,
);

fn size(entry: &Entry) -> usize {
    postcard::to_allocvec(entry).unwrap().len()
}

async fn an_empty_vault_has_no_news(case: &mut Case) {
    let (_, chain) = case.consented().await;
    let pulled = case.pull(&chain, Vec::new(), 1 << 20).await.unwrap();
    assert!(pulled.chains.is_empty() && pulled.heads.is_empty() && !pulled.more);
}

async fn a_pull_brings_what_comes_after_the_place_seen(case: &mut Case) {
    let (_, mut phone) = case.consented().await;
    let mut tablet = case.enrolled(&phone).await;
    let (from_phone, from_tablet) = (phone.entries(5), tablet.entries(3));
    case.send_entries(&phone, &from_phone).await.unwrap();
    case.send_entries(&tablet, &from_tablet).await.unwrap();
    let pulled = case.pull(&phone, vec![phone.at(5), tablet.at(1)], 1 << 20).await.unwrap();
    assert_eq!(pulled.chains.len(), 1);
    assert_eq!(pulled.chains[0].device, tablet.device());
    assert_eq!(pulled.chains[0].entries, from_tablet[1..]);
    let pulled = case.pull(&phone, vec![tablet.at(3)], 1 << 20).await.unwrap();
    assert_eq!(pulled.chains[0].entries, from_phone, "a chain that is not named comes from its beginning");
}

async fn heads_come_also_without_news(case: &mut Case) {
    let (_, mut phone) = case.consented().await;
    let tablet = case.enrolled(&phone).await;
    let entries = phone.entries(2);
    case.send_entries(&phone, &entries).await.unwrap();
    let pulled = case.pull(&tablet, vec![phone.at(2)], 1 << 20).await.unwrap();
    assert!(pulled.chains.is_empty() && !pulled.more);
    // The tablet has not uploaded, so it has no chain yet.
    assert_eq!(pulled.heads, [Head { position: phone.at(2), link: entries[1].link }]);
    // A device that claims to have seen more than there is gets the head that shows it.
    let pulled = case.pull(&tablet, vec![phone.at(9)], 1 << 20).await.unwrap();
    assert!(pulled.chains.is_empty() && pulled.heads[0].position.seq == 2);
}

async fn an_answer_keeps_to_the_asked_size(case: &mut Case) {
    let (_, mut phone) = case.consented().await;
    let entries = phone.entries(100);
    case.send_entries(&phone, &entries).await.unwrap();
    let ten = entries[..10].iter().map(size).sum::<usize>();
    let pulled = case.pull(&phone, Vec::new(), u32::try_from(ten).unwrap() + 100).await.unwrap();
    assert!(pulled.more);
    let got = &pulled.chains[0].entries;
    assert!((9..=10).contains(&got.len()), "{}", got.len());
    assert_eq!(got[..], entries[..got.len()]);
}

async fn at_least_one_entry_comes(case: &mut Case) {
    let (_, mut phone) = case.consented().await;
    let entries = phone.entries(2);
    case.send_entries(&phone, &entries).await.unwrap();
    let pulled = case.pull(&phone, Vec::new(), 0).await.unwrap();
    assert_eq!(pulled.chains[0].entries, entries[..1]);
    assert!(pulled.more);
    let pulled = case.pull(&phone, vec![phone.at(1)], 0).await.unwrap();
    assert_eq!(pulled.chains[0].entries, entries[1..]);
    assert!(!pulled.more);
}

/// An entry of some other size: mostly small, now and then large.
fn sized(chain: &mut Chain) -> Entry {
    let bytes = match chain.seed.below(20) {
        0 => 65_536,
        1..=4 => chain.seed.below(8_000),
        _ => 280,
    };
    let sealed = chain.seed.bytes(usize::try_from(bytes).unwrap());
    let entry = chain.entry();
    Entry { content: Content::Present(Sealed(sealed)), ..entry }
}

async fn entries_of_all_sizes_arrive_by_many_pulls(case: &mut Case) {
    let (_, mut phone) = case.consented().await;
    let mut tablet = case.enrolled(&phone).await;
    let mut sent = Vec::new();
    for chain in [&mut phone, &mut tablet] {
        let entries: Vec<Entry> = (0..300).map(|_| sized(chain)).collect();
        for part in entries.chunks(7) {
            case.send_entries(chain, part).await.unwrap();
        }
        sent.push((chain.device(), entries));
    }
    sent.sort_by_key(|(device, _)| *device);
    let mut after = Vec::new();
    let mut got = Vec::new();
    let asked = 100_000;
    loop {
        let pulled = case.pull(&phone, after.clone(), asked).await.unwrap();
        let bytes: usize = pulled.chains.iter().flat_map(|chain| &chain.entries).map(size).sum();
        assert!(bytes <= asked as usize, "{bytes}");
        for chain in pulled.chains {
            let seq = chain.entries.last().unwrap().seq;
            after.retain(|place: &naderhand_domain::wire::chain::Position| place.device != chain.device);
            after.push(naderhand_domain::wire::chain::Position { device: chain.device, seq });
            got.extend(chain.entries);
        }
        if !pulled.more {
            break;
        }
    }
    let sent: Vec<Entry> = sent.into_iter().flat_map(|(_, entries)| entries).collect();
    assert_eq!(got, sent);
}

async fn chains_of_removed_devices_are_still_there(case: &mut Case) {
    let (_, phone) = case.consented().await;
    let mut tablet = case.enrolled(&phone).await;
    let entries = tablet.entries(2);
    case.send_entries(&tablet, &entries).await.unwrap();
    let revoke = naderhand_server::store::request::RevokeDevice {
        token: phone.token.clone(),
        device: tablet.device(),
        recovery: None,
        now: super::now(),
    };
    case.store.apply(revoke).await.unwrap();
    assert_eq!(case.all(&phone).await, entries);
}

async fn vaults_are_apart(case: &mut Case) {
    let (_, mut own) = case.consented().await;
    let (_, mut other) = case.consented().await;
    let (mine, theirs) = (own.entries(3), other.entries(3));
    case.send_entries(&own, &mine).await.unwrap();
    case.send_entries(&other, &theirs).await.unwrap();
    assert_eq!(case.all(&own).await, mine);
    // Naming another vault's chain brings nothing of it.
    let pulled = case.pull(&own, vec![own.at(3), other.at(0)], 1 << 20).await.unwrap();
    assert!(pulled.chains.is_empty());
    assert_eq!(pulled.heads.len(), 1);
}
