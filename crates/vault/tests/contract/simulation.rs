//! Two devices, a server, and whatever may happen between them, in any order.
//!
//! Each action stands for something that a person, a phone or a network does. At the end both devices synchronise until
//! nothing moves, and then:
//!
//! - both show the same records;
//! - every version that was saved stands, or was overwritten by an edit that had seen it, or is set aside somewhere;
//! - the server holds nothing of a kind that may not leave, and at most what is needed of the others.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use chrono::DateTime;
use naderhand_domain::{
    check_in::{CheckIn, Step},
    consent::Consent,
    hlc::Stamp,
    id::RecordId,
    record::{Body, Kind},
};
use naderhand_vault::Limits;

use super::{
    choices::kinds_on,
    server::{Fork, Server, pull, pull_page, sync},
    support::*,
};

/// Something that happens.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Action {
    /// A device keeps a version of one of few records; its wall clock says `hours` from now.
    Save { device: usize, record: u64, words: bool, hours: i64 },
    /// A device removes a record.
    Remove { device: usize, record: u64 },
    /// The employee decides about own words.
    Decide { device: usize, give: bool, hours: i64 },
    /// An upload of at most `entries`. The answer may get lost, or the app be killed before it comes.
    Push { device: usize, entries: usize, answer: Answer },
    /// A pull of one page, which may be killed half-way or finish.
    Pull { device: usize, entries: usize },
    /// The app is killed and starts again.
    Crash { device: usize },
    /// The oldest upload that was late arrives.
    Arrive,
}

/// What becomes of an upload.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Answer {
    /// It arrives and is answered.
    Comes,
    /// It arrives and the answer is lost.
    Lost,
    /// It never arrives.
    NeverSent,
    /// It arrives later, or after everything else.
    Late,
}

/// Some runs that are the same in every browser.
pub(crate) async fn fixed_seeds<D: Device>() {
    for seed in 0..12 {
        run::<D>(&actions(seed, 60)).await;
    }
}

/// Actions from a seed (`SplitMix64`).
pub(crate) fn actions(mut seed: u64, count: usize) -> Vec<Action> {
    let mut next = move |below: u64| {
        seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % below
    };
    let mut action = move || {
        let device = usize::from(next(2) == 1);
        let (hours, record) = (next(48).cast_signed() - 24, next(5));
        let entries = usize::try_from(1 + next(4)).unwrap_or(1);
        match next(13) {
            0..4 => Action::Save { device, record, words: record % 2 == 1, hours },
            4 => Action::Remove { device, record },
            5 => Action::Decide { device, give: next(2) == 1, hours },
            6..9 => {
                let answer = [Answer::Comes, Answer::Lost, Answer::NeverSent, Answer::Late];
                Action::Push { device, entries, answer: answer[usize::try_from(next(4)).unwrap_or(0)] }
            }
            9..11 => Action::Pull { device, entries },
            11 => Action::Arrive,
            _ => Action::Crash { device },
        }
    };
    (0..count).map(|_| action()).collect()
}

/// Plays the actions and checks the end.
pub(crate) async fn run<D: Device>(actions: &[Action]) {
    let devices = [D::new().await, D::new().await];
    let mut vaults = [devices[0].open().await, devices[1].open().await];
    enrol(&vaults[1], &vaults[0].identity()).await;
    let mut server = Server::default();
    vaults[0].decide(Kind::CheckIn, given(), NOW).await.unwrap();
    sync(&vaults[0], &mut server).await;
    sync(&vaults[1], &mut server).await;

    // Every version that was saved, with the one that it knowingly replaced.
    let mut saved: BTreeMap<(RecordId, Stamp), Body> = BTreeMap::new();
    let mut overwritten: BTreeSet<(RecordId, Stamp)> = BTreeSet::new();
    let mut late = VecDeque::new();
    let mut counter = 0;
    for action in actions {
        match *action {
            Action::Save { device, record, words, hours } => {
                counter += 1;
                let body = if words { own_words(&format!("versie {counter}")) } else { check_in_at(counter) };
                save::<D>(&vaults[device], id(record), body, hours, &mut saved, &mut overwritten).await;
            }
            Action::Remove { device, record } => {
                save::<D>(&vaults[device], id(record), Body::Deleted, 0, &mut saved, &mut overwritten).await;
            }
            Action::Decide { device, give, hours } => {
                let at = DateTime::from_timestamp_millis(NOW + hours * 3_600_000).unwrap();
                let consent = if give { Consent::Given { at } } else { Consent::Withdrawn { at } };
                vaults[device].decide(Kind::OwnWords, consent, NOW + hours * 3_600_000).await.unwrap();
            }
            Action::Push { device, entries, answer } => {
                let vault = &vaults[device];
                let Some(batch) = vault.stage(Limits { entries, ..Limits::default() }).await.unwrap() else { continue };
                let kinds = upload_kinds::<D>(vault, &batch.bytes);
                let choices = vault.choices().await.unwrap();
                assert!(kinds.iter().all(|kind| choices.allows(*kind)), "{kinds:?} staged without consent");
                match answer {
                    Answer::NeverSent => {}
                    Answer::Late => late.push_back((vault.token().device, batch.bytes)),
                    Answer::Comes | Answer::Lost => match server.upload(vault.token().device, &batch.bytes) {
                        Ok(uploaded) if matches!(answer, Answer::Comes) => vault.acknowledge(uploaded).await.unwrap(),
                        Ok(_) => {}
                        Err(Fork) => {
                            pull(vault, &server).await;
                        }
                    },
                }
            }
            Action::Pull { device, entries } => {
                pull_page(&vaults[device], &server, entries).await;
            }
            Action::Arrive => {
                if let Some((device, bytes)) = late.pop_front() {
                    // Taken, or refused because something else stands there by now.
                    let _ = server.upload(device, &bytes);
                }
            }
            Action::Crash { device } => vaults[device] = devices[device].open().await,
        }
    }
    for (device, bytes) in late {
        let _ = server.upload(device, &bytes);
    }
    for _ in 0..3 {
        for vault in &vaults {
            sync(vault, &mut server).await;
        }
    }

    let [one, two] = &vaults;
    let standing_now = standing(one).await;
    assert_eq!(one.choices().await.unwrap(), two.choices().await.unwrap());
    let choices = one.choices().await.unwrap();
    let shared = |plain: &(RecordId, naderhand_domain::record::Plain)| choices.allows(plain.1.body.kind());
    let on_two = standing(two).await;
    if choices.allows(Kind::OwnWords) {
        let left: Vec<_> = standing_now.iter().filter(|record| record.1.body != Body::Deleted).collect();
        let right: Vec<_> = on_two.iter().filter(|record| record.1.body != Body::Deleted).collect();
        assert_eq!(left, right);
    } else {
        // Own words differ as the employee wants it; nothing else does.
        let left: Vec<_> =
            standing_now.iter().filter(|record| shared(record) && record.0.as_bytes()[7] % 2 == 0).collect();
        let right: Vec<_> = on_two.iter().filter(|record| shared(record) && record.0.as_bytes()[7] % 2 == 0).collect();
        let live = |records: Vec<&(RecordId, naderhand_domain::record::Plain)>| {
            records.into_iter().filter(|record| record.1.body != Body::Deleted).cloned().collect::<Vec<_>>()
        };
        assert_eq!(live(left), live(right));
    }
    let kinds = kinds_on(one, &server);
    assert!(kinds.iter().all(|kind| choices.allows(*kind)), "the server holds {kinds:?}");

    let mut found: BTreeSet<(RecordId, Stamp)> = BTreeSet::new();
    for vault in &vaults {
        found.extend(standing(vault).await.into_iter().map(|(id, plain)| (id, plain.stamp)));
        for aside in vault.set_aside().await.unwrap() {
            found.insert((aside.record, aside.content.unwrap().stamp));
        }
    }
    for (version, body) in &saved {
        // Two devices may have removed the same record: one tombstone is enough.
        let kept = *body == Body::Deleted || found.contains(version) || overwritten.contains(version);
        assert!(kept, "{version:?} {body:?} was lost");
    }
}

/// No two are equal.
fn check_in_at(moment: i64) -> Body {
    let at = DateTime::from_timestamp_millis(moment).unwrap().fixed_offset();
    Body::CheckIn(CheckIn { overall: Some(Step::Bad), ..CheckIn::empty(at) })
}

async fn save<D: Device>(
    vault: &Tab<D>,
    id: RecordId,
    body: Body,
    hours: i64,
    saved: &mut BTreeMap<(RecordId, Stamp), Body>,
    overwritten: &mut BTreeSet<(RecordId, Stamp)>,
) {
    if let Some(before) = vault.get(id).await.unwrap() {
        overwritten.insert((id, before.content.stamp));
    }
    let record = vault.save(id, body.clone(), NOW + hours * 3_600_000).await.unwrap();
    saved.insert((id, record.content.stamp), body);
}

fn upload_kinds<D: Device>(vault: &Tab<D>, bytes: &[u8]) -> Vec<Kind> {
    let mut server = Server::default();
    let upload: naderhand_domain::wire::sync::Upload = postcard::from_bytes(bytes).unwrap();
    server.chains.insert(vault.token().device, upload.entries);
    kinds_on(vault, &server)
}
