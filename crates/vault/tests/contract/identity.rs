//! Keys, enrolment, and being erased.

use naderhand_domain::{check_in::Step, record::Kind};
use naderhand_vault::{Error, Limits};

use super::{
    server::{Server, push, sync},
    support::*,
};

pub(crate) async fn opened_again<D: Device>() {
    let device = D::new().await;
    let first = device.open().await;
    let second = device.open().await;
    assert_eq!(first.id(), second.id());
    assert_eq!(first.token(), second.token());
    assert_eq!(first.identity().root(), second.identity().root());
    assert_ne!(D::new().await.open().await.id(), first.id());
}

pub(crate) async fn two_tabs_make_one_vault<D: Device>() {
    let device = D::new().await;
    let (one, two) = tokio::join!(device.open(), device.open());
    assert_eq!(one.token(), two.token());
    one.save(id(1), check_in(Step::Bad), NOW).await.unwrap();
    assert!(two.get(id(1)).await.unwrap().is_some());
}

pub(crate) async fn forgotten_and_noticed<D: Device>() {
    let device = D::new().await;
    let (one, two) = (device.open().await, device.open().await);
    one.save(id(1), check_in(Step::Bad), NOW).await.unwrap();
    two.save(id(2), check_in(Step::Bad), NOW).await.unwrap();
    one.forget_all().await.unwrap();
    assert_eq!(two.save(id(3), check_in(Step::Bad), NOW).await, Err(Error::Gone));
    assert_eq!(one.save(id(3), check_in(Step::Bad), NOW).await, Err(Error::Gone));
    assert_eq!(two.count().await.unwrap(), 0);

    let anew = device.open().await;
    assert_ne!(anew.id(), one.id());
    assert_eq!(anew.count().await.unwrap(), 0);
    anew.save(id(1), check_in(Step::Good), NOW).await.unwrap();
    assert!(two.save(id(4), check_in(Step::Bad), NOW).await.is_ok(), "the other tab is in the new vault now");
    assert_eq!(device.open().await.count().await.unwrap(), 2);
}

pub(crate) async fn adopted_with_everything<D: Device>() {
    let (old, device) = (D::new().await.open().await, D::new().await);
    let new = device.open().await;
    let kept = new.save(id(1), own_words("van voor de QR"), NOW).await.unwrap();
    new.decide(Kind::CheckIn, given(), NOW).await.unwrap();
    new.set_meta("seen", b"1").await.unwrap();
    let before = new.token();
    enrol(&new, &old.identity()).await;

    for vault in [&new, &device.open().await] {
        assert_eq!(vault.id(), old.id());
        assert_ne!(vault.token(), before);
        assert_eq!(standing(vault).await, [(id(1), kept.content.clone())]);
        assert_eq!(vault.pending().await.unwrap().len(), 1);
        assert!(!vault.choices().await.unwrap().allows_any(), "consent was for the other vault");
        assert_eq!(vault.meta("seen").await.unwrap().unwrap().as_slice(), b"1");
    }
    let later = new.save(id(2), check_in(Step::Good), NOW - 1).await.unwrap();
    assert!(later.content.stamp > kept.content.stamp);
    assert_eq!(later.content.stamp.device, new.token().device);
}

pub(crate) async fn adopted_and_noticed_by_the_other_tab<D: Device>() {
    let (old, device) = (D::new().await.open().await, D::new().await);
    let (one, two) = (device.open().await, device.open().await);
    one.save(id(1), check_in(Step::Bad), NOW).await.unwrap();
    two.save(id(2), check_in(Step::Bad), NOW).await.unwrap();
    enrol(&one, &old.identity()).await;
    assert!(two.get(id(1)).await.unwrap().is_some());
    two.save(id(3), check_in(Step::Bad), NOW).await.unwrap();
    assert_eq!(two.token(), one.token());
    assert_eq!(standing(&one).await.len(), 3);
}

pub(crate) async fn enrolled_anew<D: Device>() {
    let device = D::new().await;
    let vault = device.open().await;
    let mut server = Server::default();
    vault.decide(Kind::CheckIn, given(), NOW).await.unwrap();
    for number in 1..=3 {
        vault.save(id(number), check_in(Step::Bad), NOW).await.unwrap();
    }
    push(&vault, &mut server).await;
    vault.save(id(4), check_in(Step::Bad), NOW).await.unwrap();
    vault.stage(Limits::default()).await.unwrap().unwrap();
    let before = standing(&vault).await;

    let mut server = Server::default();
    vault.reset_sync(naderhand_vault::Device::make(&mut rng())).await.unwrap();
    let vault = device.open().await;
    assert_eq!(standing(&vault).await, before);
    assert!(vault.pending().await.unwrap().iter().all(|pending| !pending.on_server));
    sync(&vault, &mut server).await;
    assert_eq!(server.present().len(), 5, "four check-ins and the choices");
    assert_eq!(vault.count_pending().await.unwrap(), 0);
}
