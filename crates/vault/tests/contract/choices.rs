//! Nothing leaves without consent, and what was withdrawn is erased.

use naderhand_domain::{
    check_in::Step,
    consent::Consent,
    record::{Kind, Record},
    wire::{chain::Content, sync::Upload},
};
use naderhand_sealing::record;
use naderhand_vault::{Batch, Limits, Vault, backend::Backend, guard::KeyGuard};

use super::{
    server::{Fork, Server, pull, push, sync},
    support::*,
};

/// The kinds that an upload carries.
fn kinds<B: Backend, G: KeyGuard>(vault: &Vault<B, G>, batch: &Batch) -> Vec<Kind> {
    let upload: Upload = postcard::from_bytes(&batch.bytes).unwrap();
    upload.entries.into_iter().filter_map(|entry| kind(vault, entry.record, entry.content)).collect()
}

fn kind<B: Backend, G: KeyGuard>(
    vault: &Vault<B, G>,
    id: naderhand_domain::id::RecordId,
    content: Content,
) -> Option<Kind> {
    let Content::Present(content) = content else { return None };
    Some(record::open(vault.identity().keys(), &Record { id, content }).unwrap().content.body.kind())
}

pub(crate) fn kinds_on<B: Backend, G: KeyGuard>(vault: &Vault<B, G>, server: &Server) -> Vec<Kind> {
    server.present().into_iter().filter_map(|entry| kind(vault, entry.record, entry.content)).collect()
}

pub(crate) async fn nothing_leaves_unasked<D: Device>() {
    let vault = D::new().await.open().await;
    vault.save(id(1), check_in(Step::Bad), NOW).await.unwrap();
    vault.save(id(2), own_words("van mij"), NOW).await.unwrap();
    assert_eq!(vault.pending().await.unwrap().len(), 2);
    assert_eq!(vault.stage(Limits::default()).await.unwrap(), None);

    vault.decide(Kind::CheckIn, given(), NOW).await.unwrap();
    let batch = vault.stage(Limits::default()).await.unwrap().unwrap();
    assert_eq!(kinds(&vault, &batch), [Kind::CheckIn, Kind::BackupChoices]);
}

async fn with_both<D: Device>() -> (Tab<D>, Server) {
    let vault = D::new().await.open().await;
    vault.decide(Kind::CheckIn, given(), NOW).await.unwrap();
    vault.decide(Kind::OwnWords, given(), NOW).await.unwrap();
    vault.save(id(1), check_in(Step::Bad), NOW).await.unwrap();
    vault.save(id(2), own_words("van mij"), NOW).await.unwrap();
    (vault, Server::default())
}

pub(crate) async fn withdrawing_one_kind_erases_it<D: Device>() {
    let (vault, mut server) = with_both::<D>().await;
    sync(&vault, &mut server).await;
    assert_eq!(server.present().len(), 3);
    vault.decide(Kind::OwnWords, withdrawn(), NOW).await.unwrap();
    sync(&vault, &mut server).await;
    assert!(!kinds_on(&vault, &server).contains(&Kind::OwnWords));
    assert_eq!(server.present().len(), 2);
    assert_eq!(vault.get(id(2)).await.unwrap().unwrap().content.body, own_words("van mij"), "it stays here");

    // Given again, it goes up again.
    vault.decide(Kind::OwnWords, given(), NOW).await.unwrap();
    sync(&vault, &mut server).await;
    assert!(kinds_on(&vault, &server).contains(&Kind::OwnWords));
    assert_eq!(vault.count_pending().await.unwrap(), 0);
}

pub(crate) async fn withdrawn_while_under_way<D: Device>() {
    let (vault, mut server) = with_both::<D>().await;
    let first = vault.stage(Limits::default()).await.unwrap().unwrap();
    assert!(kinds(&vault, &first).contains(&Kind::OwnWords));
    vault.decide(Kind::OwnWords, withdrawn(), NOW).await.unwrap();
    let second = vault.stage(Limits::default()).await.unwrap().unwrap();
    assert!(!kinds(&vault, &second).contains(&Kind::OwnWords), "it is not sent any more");

    // The first one never left. The second is taken, and nothing remembers the first.
    vault.acknowledge(server.upload(vault.token().device, &second.bytes).unwrap()).await.unwrap();
    sync(&vault, &mut server).await;
    assert!(!kinds_on(&vault, &server).contains(&Kind::OwnWords));
}

pub(crate) async fn abandoned_and_arriving_late<D: Device>() {
    let vault = D::new().await.open().await;
    let mut server = Server::default();
    // In this order the abandoned upload and the next one would begin alike.
    vault.save(id(1), check_in(Step::Bad), NOW).await.unwrap();
    vault.save(id(2), own_words("van mij"), NOW).await.unwrap();
    vault.decide(Kind::CheckIn, given(), NOW).await.unwrap();
    vault.decide(Kind::OwnWords, given(), NOW).await.unwrap();
    let first = vault.stage(Limits { entries: 2, ..Limits::default() }).await.unwrap().unwrap();
    vault.decide(Kind::OwnWords, withdrawn(), NOW).await.unwrap();
    let second = vault.stage(Limits { entries: 1, ..Limits::default() }).await.unwrap().unwrap();
    vault.acknowledge(server.upload(vault.token().device, &second.bytes).unwrap()).await.unwrap();
    assert_eq!(server.upload(vault.token().device, &first.bytes), Err(Fork));
    sync(&vault, &mut server).await;
    assert!(!kinds_on(&vault, &server).contains(&Kind::OwnWords));
    assert!(kinds_on(&vault, &server).contains(&Kind::CheckIn));
}

pub(crate) async fn withdrawn_after_it_arrived_unnoticed<D: Device>() {
    let (vault, mut server) = with_both::<D>().await;
    let first = vault.stage(Limits::default()).await.unwrap().unwrap();
    server.upload(vault.token().device, &first.bytes).unwrap();
    // The answer was lost, and the employee withdraws.
    vault.decide(Kind::OwnWords, withdrawn(), NOW).await.unwrap();
    let second = vault.stage(Limits::default()).await.unwrap().unwrap();
    assert!(!kinds(&vault, &second).contains(&Kind::OwnWords));
    assert_eq!(server.upload(vault.token().device, &second.bytes), Err(Fork));
    sync(&vault, &mut server).await;
    assert!(!kinds_on(&vault, &server).contains(&Kind::OwnWords), "erased after all");
    assert!(kinds_on(&vault, &server).contains(&Kind::CheckIn));
}

pub(crate) async fn withdrawn_on_the_other_device<D: Device>() {
    let (one, mut server) = with_both::<D>().await;
    let two = D::new().await.open().await;
    enrol(&two, &one.identity()).await;
    push(&one, &mut server).await;
    pull(&two, &server).await;
    // One adds own words that the other has not seen when it withdraws.
    one.save(id(3), own_words("nog iets"), NOW).await.unwrap();
    two.decide(Kind::OwnWords, withdrawn(), NOW + 1).await.unwrap();
    push(&one, &mut server).await;
    push(&two, &mut server).await;
    assert!(kinds_on(&one, &server).contains(&Kind::OwnWords), "the one that was not seen");
    sync(&one, &mut server).await;
    sync(&two, &mut server).await;
    assert!(!kinds_on(&one, &server).contains(&Kind::OwnWords));
    assert_eq!(standing(&one).await.len(), 3);
    assert_eq!(one.stage(Limits::default()).await.unwrap(), None);
    assert_eq!(two.stage(Limits::default()).await.unwrap(), None);
}

pub(crate) async fn two_devices_decide_at_once<D: Device>() {
    let (one, mut server) = with_both::<D>().await;
    let two = D::new().await.open().await;
    enrol(&two, &one.identity()).await;
    sync(&one, &mut server).await;
    sync(&two, &mut server).await;
    // One says no to own words. The other, offline and later, decides again about check-ins.
    let at = |seconds| chrono::DateTime::from_timestamp(seconds, 0).unwrap();
    one.decide(Kind::OwnWords, Consent::Withdrawn { at: at(10) }, NOW).await.unwrap();
    two.decide(Kind::CheckIn, Consent::Given { at: at(20) }, NOW + 5).await.unwrap();
    for vault in [&one, &two, &one, &two] {
        sync(vault, &mut server).await;
    }
    for vault in [&one, &two] {
        let choices = vault.choices().await.unwrap();
        assert!(choices.allows(Kind::CheckIn) && !choices.allows(Kind::OwnWords), "{choices:?}");
        assert_eq!(vault.stage(Limits::default()).await.unwrap(), None);
    }
    assert!(!kinds_on(&one, &server).contains(&Kind::OwnWords));
}
