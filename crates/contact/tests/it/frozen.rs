//! What the first version kept on people's devices: it must be read for ever.
//!
//! A new layout gets new files beside the old ones, and the old ones stay. To make a file, name it here and run this test once
//! with `NADERHAND_FREEZE=1`; a file that exists is never written again.

use std::{fs, path::PathBuf};

use chrono::TimeDelta;
use naderhand_contact::{Asked, Cases, NotKept, asked::Step, cases::Position};

use crate::scene::{Scene, ask, said, said_to};

fn path(what: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/frozen").join(format!("{what}.v1.json"))
}

fn frozen(what: &str) -> Vec<u8> {
    fs::read(path(what)).unwrap_or_else(|error| panic!("{what}: {error}")).trim_ascii_end().to_vec()
}

/// Writes what there is not yet. What is kept holds random bytes, so it is only ever read.
async fn freeze() {
    let scene = Scene::set().await;
    let ready = scene.asked();
    let (mut asked, mut anna) = scene.claimed().await;
    scene.write(&mut asked, "van mij");
    scene.look(&mut asked).await.unwrap();
    anna.look(scene.now()).await.unwrap();
    anna.reply(&asked, "nog niet verstuurd", scene.now());
    let care = anna.cases.care_mut(asked.request()).unwrap();
    care.set_first_contact(Some(scene.now()));
    care.jot("sliep slecht", scene.now()).unwrap();
    scene.write(&mut asked, "onderweg");
    asked.ask_others(&scene.member, scene.wish(), &scene.moment(), &mut crate::support::rng()).unwrap();
    for (what, bytes) in
        [("asked.ready", ready.to_bytes()), ("asked.claimed", asked.to_bytes()), ("cases", anna.cases.to_bytes())]
    {
        if !path(what).exists() {
            fs::write(path(what), [&bytes[..], b"\n"].concat()).unwrap();
        }
    }
}

#[tokio::test]
async fn what_was_kept_is_read_and_written_the_same() {
    if std::env::var_os("NADERHAND_FREEZE").is_some() {
        Box::pin(freeze()).await;
    }
    let bytes = frozen("asked.ready");
    let asked = Asked::from_bytes(&bytes).unwrap();
    assert_eq!((asked.view().step, asked.ask()), (Step::Ready, &ask()));
    assert_eq!(asked.to_bytes(), bytes);
    let bytes = frozen("asked.claimed");
    let asked = Asked::from_bytes(&bytes).unwrap();
    assert!(matches!(asked.view().step, Step::Claimed { promised: Some(_), .. }));
    assert_eq!(said_to(&asked), ["(promise)", "van mij", "onderweg"]);
    assert!(asked.view().is_outstanding);
    assert_eq!(asked.to_bytes(), bytes);
    let bytes = frozen("cases");
    let cases = Cases::from_bytes(&bytes).unwrap();
    let case = cases.case(asked.request()).unwrap();
    assert_eq!((case.position(), case.ask()), (Position::Yours, Some(&ask())));
    assert_eq!(said(case.thread()), ["(promise)", "van mij", "nog niet verstuurd"]);
    assert_eq!(case.contact_by() - case.sent_at(), TimeDelta::hours(24));
    assert!(case.is_outstanding() && case.care().jottings().len() == 1);
    assert_eq!(cases.to_bytes(), bytes);
}

#[test]
fn bytes_that_were_not_kept_are_told_apart() {
    let bytes = frozen("asked.claimed");
    for cut in (0..bytes.len()).step_by(97) {
        assert_eq!(Asked::from_bytes(&bytes[..cut]), Err(NotKept::Malformed));
    }
    assert_eq!(Asked::from_bytes(br#"{"version":2,"later":true}"#), Err(NotKept::UnknownVersion(2)));
    assert_eq!(Cases::from_bytes(br#"{"version":9}"#), Err(NotKept::UnknownVersion(9)));
    assert_eq!(Cases::from_bytes(&bytes), Err(NotKept::Malformed));
}
