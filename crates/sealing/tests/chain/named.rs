//! Each kind of tampering, alone, under its own name.

use naderhand_domain::wire::{
    chain::{Content, Head, Link, Position},
    sync::{Pulled, PulledChain},
};
use naderhand_sealing::chain::{ChainWriter, Tampering, digest};

use crate::{
    common::{device, keys, record_id},
    world::{Device, World},
};

const PHONE: usize = 0;
const TABLET: usize = 1;

/// The phone has written `entries` entries, of as many records, and nobody has pulled yet.
fn phone_wrote(entries: u8) -> World {
    let mut world = World::new();
    for record in 0..entries {
        world.write(PHONE, record, false);
    }
    world.upload(PHONE);
    world
}

fn answer(world: &World) -> Pulled {
    world.page(TABLET, usize::MAX)
}

fn refusal(world: &mut World, page: &Pulled) -> Tampering {
    world.devices[TABLET].take(page).expect_err("the page is bad")
}

#[test]
fn a_dropped_entry() {
    let mut world = phone_wrote(3);
    let mut page = answer(&world);
    page.chains[0].entries.remove(1);
    assert_eq!(refusal(&mut world, &page), Tampering::Dropped { device: device(1), missing: 2 });
}

#[test]
fn a_dropped_last_entry() {
    let mut world = phone_wrote(3);
    let mut page = answer(&world);
    page.chains[0].entries.pop();
    assert_eq!(refusal(&mut world, &page), Tampering::Dropped { device: device(1), missing: 3 });
}

#[test]
fn reordered_entries() {
    let mut world = phone_wrote(3);
    let mut page = answer(&world);
    page.chains[0].entries.swap(0, 1);
    assert_eq!(refusal(&mut world, &page), Tampering::Reordered { device: device(1), expected: 1, found: 2 });
}

#[test]
fn a_page_that_comes_again() {
    let mut world = phone_wrote(3);
    let page = answer(&world);
    world.pull_all(TABLET);
    assert_eq!(refusal(&mut world, &page), Tampering::Reordered { device: device(1), expected: 4, found: 1 });
}

#[test]
fn a_chain_that_went_back() {
    let mut world = phone_wrote(3);
    world.pull_all(TABLET);
    world.server.get_mut(&device(1)).unwrap().pop();
    let page = answer(&world);
    assert_eq!(refusal(&mut world, &page), Tampering::RolledBack { device: device(1), known: 3, offered: 2 });
    world.server.clear();
    let page = answer(&world);
    assert_eq!(refusal(&mut world, &page), Tampering::RolledBack { device: device(1), known: 3, offered: 0 });
}

#[test]
fn the_own_chain_that_went_back() {
    let mut world = phone_wrote(3);
    world.server.get_mut(&device(1)).unwrap().pop();
    let page = world.page(PHONE, usize::MAX);
    let refusal = world.devices[PHONE].take(&page);
    assert_eq!(refusal, Err(Tampering::RolledBack { device: device(1), known: 3, offered: 2 }));
}

#[test]
fn an_own_chain_that_is_further_than_the_device_knows() {
    let mut world = phone_wrote(1);
    let old = world.devices[PHONE].writer.clone();
    world.write(PHONE, 7, false);
    world.upload(PHONE);
    world.devices[PHONE].writer = old;
    let page = world.page(PHONE, usize::MAX);
    let refusal = world.devices[PHONE].take(&page);
    assert_eq!(refusal, Err(Tampering::OwnStateBehind { known: 1, offered: 2 }));
}

#[test]
fn an_acknowledgement_of_something_else() {
    let mut writer = ChainWriter::new(device(1));
    let head = |seq, link| Head { position: Position { device: device(1), seq }, link };
    assert_eq!(
        writer.acknowledge(head(1, Link([0; 16]))),
        Err(Tampering::OwnStateBehind { known: 0, offered: 1 }),
        "more than was sent"
    );
    let new = naderhand_sealing::chain::New::Erasure;
    let entry = writer.append(&keys(1), record_id(1), new, [], []).entry;
    assert_eq!(
        writer.acknowledge(head(1, Link([0; 16]))),
        Err(Tampering::Forked { device: device(1), seq: 1 }),
        "another entry than was sent"
    );
    assert_eq!(writer.acknowledge(head(1, entry.link)), Ok(()));
    assert_eq!(writer.acknowledge(head(1, entry.link)), Ok(()), "an acknowledgement may come twice");
    assert_eq!((writer.acknowledged(), writer.seq()), (1, 1));
}

#[test]
fn a_head_with_another_link() {
    let mut world = phone_wrote(3);
    world.pull_all(TABLET);
    let mut page = answer(&world);
    page.heads[0].link.0[0] ^= 1;
    assert_eq!(refusal(&mut world, &page), Tampering::Forked { device: device(1), seq: 3 });
}

/// The phone's store was copied, and both copies write: each shows its own end of the chain to another device.
#[test]
fn a_fork_shown_to_two_devices() {
    let mut world = phone_wrote(1);
    let mut copy = phone_wrote(1);
    world.write(PHONE, 5, false);
    world.upload(PHONE);
    copy.write(PHONE, 6, true);
    copy.upload(PHONE);
    // The third device has seen the copy's end, and says so on its own chain.
    copy.pull_all(2);
    copy.write(2, 1, false);
    copy.upload(2);
    world.server.insert(device(3), copy.server[&device(3)].clone());

    let page = answer(&world);
    assert_eq!(refusal(&mut world, &page), Tampering::Forked { device: device(1), seq: 2 });
}

/// As before, but the other device's word comes before the chain that it is about.
#[test]
fn a_fork_that_is_told_before_the_chain_comes() {
    let mut world = World::new();
    world.write(2, 0, false);
    world.upload(2);
    let mut copy = World::new();
    copy.write(2, 0, true);
    copy.upload(2);
    copy.pull_all(PHONE);
    copy.write(PHONE, 1, false);
    copy.upload(PHONE);
    world.server.insert(device(1), copy.server[&device(1)].clone());

    let page = answer(&world);
    assert_eq!(refusal(&mut world, &page), Tampering::Forked { device: device(3), seq: 1 });
}

#[test]
fn an_own_entry_that_only_another_device_has_seen() {
    let mut world = phone_wrote(1);
    let old = world.devices[PHONE].writer.clone();
    world.write(PHONE, 7, false);
    world.upload(PHONE);
    world.pull_all(2);
    world.write(2, 0, false);
    world.upload(2);
    world.devices[PHONE].writer = old;
    world.server.get_mut(&device(1)).unwrap().pop();
    let page = world.page(PHONE, usize::MAX);
    let refusal = world.devices[PHONE].take(&page);
    assert_eq!(refusal, Err(Tampering::OwnStateBehind { known: 1, offered: 2 }));
}

#[test]
fn what_the_chain_has_not_seen_is_not_superseded() {
    let mut writer = ChainWriter::new(device(1));
    let head = Head { position: Position { device: device(2), seq: 4 }, link: Link([4; 16]) };
    let place = |device, seq| Position { device, seq };
    let (seen, unseen) = (place(device(2), 4), place(device(2), 5));
    let stranger = place(device(3), 1);
    let erasure = naderhand_sealing::chain::New::Erasure;
    let first = writer.append(&keys(1), record_id(1), erasure.clone(), [head], [seen, unseen, stranger]);
    assert_eq!(first.entry.seen, [head]);
    assert_eq!(first.superseded, [seen]);
    let second = writer.append(&keys(1), record_id(1), erasure, [head], [place(device(1), 1), place(device(1), 2)]);
    assert_eq!(second.entry.seen, [], "a head is named once");
    assert_eq!(second.superseded, [place(device(1), 1)], "not itself");
}

#[test]
fn an_altered_entry() {
    let mut world = phone_wrote(3);
    let mut page = answer(&world);
    page.chains[0].entries[1].record = record_id(9);
    assert_eq!(refusal(&mut world, &page), Tampering::Altered { device: device(1), seq: 2 });
}

#[test]
fn a_chain_of_another_device_under_this_ones_name() {
    let mut world = phone_wrote(3);
    world.write(2, 0, false);
    world.upload(2);
    let mut page = answer(&world);
    page.chains[0].entries = page.chains[1].entries.clone();
    assert_eq!(refusal(&mut world, &page), Tampering::Spliced { device: device(1), seq: 1, from: device(3) });
}

#[test]
fn a_chain_of_another_vault() {
    let mut world = phone_wrote(3);
    let mut writer = ChainWriter::new(device(1));
    let new = naderhand_sealing::chain::New::Erasure;
    let entry = writer.append(&keys(2), record_id(1), new, [], []).entry;
    let head = Head { position: Position { device: device(1), seq: 1 }, link: entry.link };
    let chains = vec![PulledChain { device: device(1), entries: vec![entry] }];
    let page = Pulled { chains, heads: vec![head], more: false };
    assert_eq!(refusal(&mut world, &page), Tampering::Altered { device: device(1), seq: 1 });
}

#[test]
fn an_end_that_another_device_has_seen() {
    let mut world = phone_wrote(3);
    world.pull_all(2);
    world.write(2, 0, false);
    world.upload(2);
    world.server.get_mut(&device(1)).unwrap().pop();
    let page = answer(&world);
    assert_eq!(
        refusal(&mut world, &page),
        Tampering::HiddenEnd { device: device(1), seen_by: device(3), seen: 3, offered: 2 }
    );
}

#[test]
fn a_whole_chain_that_another_device_has_seen() {
    let mut world = phone_wrote(3);
    world.pull_all(2);
    world.write(2, 0, false);
    world.upload(2);
    world.server.remove(&device(1));
    let page = answer(&world);
    assert_eq!(
        refusal(&mut world, &page),
        Tampering::HiddenEnd { device: device(1), seen_by: device(3), seen: 3, offered: 0 }
    );
}

/// The tablet has an older version of the record, so it is not enough that it knows the record.
#[test]
fn a_withheld_version() {
    let mut world = phone_wrote(1);
    world.pull_all(TABLET);
    world.write(PHONE, 0, false);
    world.upload(PHONE);
    world.supersede(Position { device: device(1), seq: 2 });
    let page = answer(&world);
    assert_eq!(refusal(&mut world, &page), Tampering::Withheld { device: device(1), seq: 2, record: record_id(0) });
}

/// A later version on another chain counts only if its writer knew the one that it is said to replace.
#[test]
fn a_withheld_version_behind_a_concurrent_one() {
    let mut world = phone_wrote(1);
    world.write(2, 0, false);
    world.upload(2);
    world.supersede(Position { device: device(1), seq: 1 });
    let page = answer(&world);
    assert_eq!(refusal(&mut world, &page), Tampering::Withheld { device: device(1), seq: 1, record: record_id(0) });
}

#[test]
fn an_erased_record_is_not_withheld() {
    let mut world = phone_wrote(1);
    world.write(PHONE, 0, true);
    world.upload(PHONE);
    let contents: Vec<_> = world.server[&device(1)].iter().map(|entry| entry.content.clone()).collect();
    assert!(matches!(contents[..], [Content::Superseded(_), Content::Erased]));
    world.pull_all(TABLET);
}

/// A version that was seen before its predecessor, on an earlier page.
#[test]
fn a_successor_that_comes_first() {
    let mut world = World::new();
    world.write(2, 0, false);
    world.upload(2);
    world.pull_all(PHONE);
    world.write(PHONE, 0, false);
    world.upload(PHONE);
    let mut new = Device::new(device(9));
    let first = world.page_for(&new, 1);
    assert!(first.more && first.chains[0].device == device(1));
    assert_eq!(new.take(&first), Ok(()));
    let second = world.page_for(&new, 1);
    assert!(matches!(second.chains[0].entries[0].content, Content::Superseded(_)));
    assert_eq!(new.take(&second), Ok(()));
}

#[test]
fn own_entries_that_nobody_asked_for() {
    let mut world = phone_wrote(2);
    let entries = world.server[&device(1)].clone();
    let mut page = world.page(PHONE, usize::MAX);
    page.chains.push(PulledChain { device: device(1), entries });
    let refusal = world.devices[PHONE].take(&page);
    assert_eq!(refusal, Err(Tampering::Reordered { device: device(1), expected: 3, found: 1 }));
}

#[test]
fn two_heads_for_one_chain() {
    let mut world = phone_wrote(2);
    let mut page = answer(&world);
    let mut other = page.heads[0];
    other.link.0[3] ^= 1;
    page.heads.push(other);
    assert_eq!(refusal(&mut world, &page), Tampering::Forked { device: device(1), seq: 2 });
}

#[test]
fn a_digest_stands_in_for_the_bytes_it_was_made_of() {
    let mut world = phone_wrote(1);
    world.write(PHONE, 0, false);
    world.upload(PHONE);
    let bytes = |content: &Content| match content {
        Content::Present(sealed) => Some(digest(sealed)),
        Content::Superseded(digest) => Some(*digest),
        Content::Erased => None,
    };
    let digests: Vec<_> = world.server[&device(1)].iter().map(|entry| bytes(&entry.content)).collect();
    assert!(digests[0].is_some() && digests[0] != digests[1]);
    world.pull_all(TABLET);
}
