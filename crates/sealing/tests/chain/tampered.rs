//! Random histories, each answered with one thing changed.

use naderhand_domain::wire::{
    chain::{Content, Entry, Head, Link, Position},
    sync::Pulled,
};
use naderhand_sealing::chain::{Tampering, digest};
use proptest::{prelude::*, sample::Index};

use crate::{
    common::{device, record_id},
    world::{Device, World, history},
};

/// One change of an answer, none of which an honest server makes.
#[derive(Debug, Clone)]
enum Change {
    Drop(Index),
    Duplicate(Index, Index),
    Swap(Index, Index),
    Splice(Index, Index),
    Record(Index),
    Bytes(Index, Index),
    Erase(Index),
    Seq(Index, u64),
    Seen(Index),
    Link(Index),
    HeadGone(Index),
    HeadBack(Index, u64),
    HeadLink(Index),
    HeadAhead(Index),
}

fn change() -> impl Strategy<Value = Change> {
    let index = any::<Index>;
    prop_oneof![
        index().prop_map(Change::Drop),
        (index(), index()).prop_map(|(a, b)| Change::Duplicate(a, b)),
        (index(), index()).prop_map(|(a, b)| Change::Swap(a, b)),
        (index(), index()).prop_map(|(a, b)| Change::Splice(a, b)),
        index().prop_map(Change::Record),
        (index(), index()).prop_map(|(a, b)| Change::Bytes(a, b)),
        index().prop_map(Change::Erase),
        (index(), 0_u64..60).prop_map(|(a, seq)| Change::Seq(a, seq)),
        index().prop_map(Change::Seen),
        index().prop_map(Change::Link),
        index().prop_map(Change::HeadGone),
        (index(), 1_u64..5).prop_map(|(a, back)| Change::HeadBack(a, back)),
        index().prop_map(Change::HeadLink),
        index().prop_map(Change::HeadAhead),
    ]
}

/// All entries of a page, as (chain, place in it).
fn places(page: &Pulled) -> Vec<(usize, usize)> {
    let chains = page.chains.iter().enumerate();
    chains.flat_map(|(chain, pulled)| (0..pulled.entries.len()).map(move |place| (chain, place))).collect()
}

fn entry(page: &mut Pulled, at: Index) -> Option<&mut Entry> {
    let places = places(page);
    let (chain, place) = *at.get(Some(&places).filter(|places| !places.is_empty())?);
    Some(&mut page.chains[chain].entries[place])
}

fn head(page: &mut Pulled, at: Index) -> Option<&mut Head> {
    let count = page.heads.len();
    (count > 0).then(|| &mut page.heads[at.index(count)])
}

/// The page with one change. `None` where it changes nothing.
fn changed(world: &World, page: &Pulled, change: &Change) -> Option<Pulled> {
    let mut other = page.clone();
    let places = places(page);
    let place = |at: &Index| (!places.is_empty()).then(|| *at.get(&places));
    match change {
        Change::Drop(at) => {
            let (chain, place) = place(at)?;
            other.chains[chain].entries.remove(place);
        }
        Change::Duplicate(from, to) => {
            let (from, from_place) = place(from)?;
            let (chain, to_place) = place(to)?;
            let copy = page.chains[from].entries[from_place].clone();
            other.chains[chain].entries.insert(to_place, copy);
        }
        Change::Swap(a, b) => {
            let ((chain_a, a), (chain_b, b)) = (place(a)?, place(b)?);
            other.chains[chain_a].entries[a] = page.chains[chain_b].entries[b].clone();
            other.chains[chain_b].entries[b] = page.chains[chain_a].entries[a].clone();
        }
        Change::Splice(from, to) => {
            let ((chain_from, from), (chain_to, to)) = (place(from)?, place(to)?);
            let seq = page.chains[chain_to].entries[to].seq;
            other.chains[chain_to].entries[to] = Entry { seq, ..page.chains[chain_from].entries[from].clone() };
        }
        Change::Record(at) => entry(&mut other, *at)?.record = record_id(200),
        Change::Bytes(at, byte) => match &mut entry(&mut other, *at)?.content {
            Content::Present(sealed) => {
                let byte = byte.index(sealed.0.len());
                sealed.0[byte] ^= 1;
            }
            Content::Superseded(digest) => digest.0[byte.index(32)] ^= 1,
            Content::Erased => return None,
        },
        Change::Erase(at) => entry(&mut other, *at)?.content = Content::Erased,
        Change::Seq(at, seq) => entry(&mut other, *at)?.seq = *seq,
        Change::Seen(at) => {
            let seen = &mut entry(&mut other, *at)?.seen;
            if seen.pop().is_none() {
                seen.push(Head { position: Position { device: device(2), seq: 1 }, link: Link([0; 16]) });
            }
        }
        Change::Link(at) => entry(&mut other, *at)?.link.0[0] ^= 1,
        Change::HeadGone(at) => {
            let gone = head(&mut other, *at)?.position.device;
            other.heads.retain(|head| head.position.device != gone);
        }
        Change::HeadBack(at, back) => {
            let head = head(&mut other, *at)?;
            let Position { device, seq } = head.position;
            let seq = seq.checked_sub(*back).filter(|seq| *seq > 0)?;
            let link = world.server[&device][usize::try_from(seq).ok()? - 1].link;
            *head = Head { position: Position { device, seq }, link };
        }
        Change::HeadLink(at) => head(&mut other, *at)?.link.0[15] ^= 0x80,
        Change::HeadAhead(at) => head(&mut other, *at)?.position.seq += 1,
    }
    (other != *page).then_some(other)
}

/// A device that pulled some of the history before, or one that comes new.
fn victim(world: &World, who: usize) -> Device {
    let mut new = Device::new(device(9));
    if let Some(old) = world.devices.get(who) {
        new.writer = old.writer.clone();
        new.verifier = old.verifier.clone();
    }
    new
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_change_of_an_answer_is_noticed(history in history(), who in 0_usize..4, change in change()) {
        let world = World::after(&history);
        let mut victim = victim(&world, who);
        let before = victim.verifier.clone();
        let page = world.page_for(&victim, usize::MAX);
        let Some(changed) = changed(&world, &page, &change) else { return Ok(()) };
        prop_assert!(victim.take(&changed).is_err());
        prop_assert_eq!(&victim.verifier, &before, "nothing of a bad page is remembered");
        prop_assert_eq!(victim.take(&page), Ok(()), "and the honest answer is still taken");
    }

    #[test]
    fn withholding_the_last_version_of_a_record_is_noticed(history in history(), who in 0_usize..4, at: Index) {
        let world = World::after(&history);
        let mut victim = victim(&world, who);
        let mut page = world.page_for(&victim, usize::MAX);
        let live: Vec<_> = places(&page)
            .into_iter()
            .filter(|(chain, place)| matches!(page.chains[*chain].entries[*place].content, Content::Present(_)))
            .collect();
        prop_assume!(!live.is_empty());
        let (chain, place) = *at.get(&live);
        let device = page.chains[chain].device;
        let entry = &mut page.chains[chain].entries[place];
        if let Content::Present(sealed) = &entry.content {
            entry.content = Content::Superseded(digest(sealed));
        }
        let expected = Tampering::Withheld { device, seq: entry.seq, record: entry.record };
        prop_assert_eq!(victim.take(&page), Err(expected));
    }

    #[test]
    fn hiding_the_end_of_a_chain_is_noticed_when_anybody_has_seen_it(
        history in history(), who in 0_usize..4, at: Index, hidden in 1_usize..10,
    ) {
        let mut world = World::after(&history);
        let mut victim = victim(&world, who);
        prop_assume!(!world.server.is_empty());
        let hidden_device = *at.get(&world.server.keys().copied().collect::<Vec<_>>());
        let chain = world.server.get_mut(&hidden_device).unwrap();
        chain.truncate(chain.len().saturating_sub(hidden));
        let end = chain.last().map_or(0, |entry| entry.seq);
        if end == 0 {
            world.server.remove(&hidden_device);
        }
        // What the other chains, as they are shown, tell of the hidden places.
        let told = world.server.values().flatten().flat_map(|entry| &entry.seen);
        let told = told.filter(|head| head.position.device == hidden_device).map(|head| head.position.seq).max();
        let known = victim.verifier.cursors().iter().find(|at| at.device == hidden_device).map(|at| at.seq);
        let own = (victim.writer.device() == hidden_device).then(|| victim.writer.acknowledged());
        let page = world.page_for(&victim, usize::MAX);
        if told.max(known).max(own).unwrap_or(0) > end {
            prop_assert!(victim.take(&page).is_err());
        }
    }
}
