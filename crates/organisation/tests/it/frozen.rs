//! What the first version kept on people's devices: it must be read for ever.
//!
//! A new layout gets new files beside the old ones, and the old ones stay. To make a file, name it here and run this test once
//! with `NADERHAND_FREEZE=1`; a file that exists is never written again.

use std::{fs, path::PathBuf};

use data_encoding::HEXLOWER;
use naderhand_domain::directory::Availability;
use naderhand_organisation::{Candidate, Coordinator, Founding, Invitation, Member, Supporter, kept::NotKept};

use crate::support::{SLUG, World, name, names, rng, settings, today};

fn path(what: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/frozen").join(format!("{what}.v1.hex"))
}

fn frozen(what: &str) -> Vec<u8> {
    let text = fs::read_to_string(path(what)).unwrap_or_else(|error| panic!("{what}: {error}"));
    HEXLOWER.decode(text.trim_end().as_bytes()).unwrap()
}

/// Writes what there is not yet. What is kept holds random bytes, so it is only ever read.
async fn freeze() {
    let world = World::start().await;
    let founding = Founding::make(&settings(SLUG, "RAV Voorbeeld"), today(), &mut rng()).unwrap();
    let mut desk = world.desk(founding.create(&world.http, &world.code().await).await.unwrap());
    let supporter = world.supporter(&mut desk, "Jo").await;
    let mut post = world.post(supporter);
    post.set_availability(Availability::Away { until: Some(today()) }).await.unwrap();
    let link = desk.invite_supporter(&name("Bo"), world.next_week()).await.unwrap();
    let invitation = Invitation::open(&world.http, &link).await.unwrap();
    let invited = Candidate::make(&world.http, &invitation, &name("Bo"), &mut rng()).await.unwrap();
    let link = desk.invite_coordinator(&name("Tweede"), world.next_week()).await.unwrap();
    let invitation = Invitation::open(&world.http, &link).await.unwrap();
    let second = Candidate::make(&world.http, &invitation, &name("Tweede"), &mut rng()).await.unwrap();
    desk.prepare_rotation();
    desk.refresh(today()).await.unwrap();
    let member = world.member(&mut desk).await;
    for (what, bytes) in [
        ("founding", founding.to_bytes()),
        ("member", member.to_bytes()),
        ("supporter", post.supporter().to_bytes()),
        ("candidate.supporter", invited.to_bytes()),
        ("candidate.coordinator", second.to_bytes()),
        ("coordinator", desk.coordinator().to_bytes()),
    ] {
        if !path(what).exists() {
            fs::write(path(what), HEXLOWER.encode(&bytes) + "\n").unwrap();
        }
    }
}

#[tokio::test]
async fn what_was_kept_is_read_and_written_the_same() {
    if std::env::var_os("NADERHAND_FREEZE").is_some() {
        freeze().await;
    }
    let bytes = frozen("founding");
    assert_eq!(Founding::from_bytes(&bytes).unwrap().to_bytes(), bytes);
    let bytes = frozen("member");
    let member = Member::from_bytes(&bytes).unwrap();
    assert_eq!(names(&member), ["Jo"]);
    let jo = member.directory().supporters()[0].id;
    assert_eq!(member.availability(jo), Availability::Away { until: Some(today()) });
    assert_eq!(member.to_bytes(), bytes);
    let bytes = frozen("supporter");
    let supporter = Supporter::from_bytes(&bytes).unwrap();
    assert!(supporter.is_named() && supporter.id() == jo);
    assert_eq!(supporter.to_bytes(), bytes);
    for what in ["candidate.supporter", "candidate.coordinator"] {
        let bytes = frozen(what);
        assert_eq!(Candidate::from_bytes(&bytes).unwrap().to_bytes(), bytes);
    }
    let bytes = frozen("coordinator");
    let coordinator = Coordinator::from_bytes(&bytes).unwrap();
    assert!(coordinator.is_named());
    assert_eq!(coordinator.to_bytes(), bytes);
}

#[test]
fn bytes_that_were_not_kept_are_told_apart() {
    let mut bytes = frozen("member");
    for cut in (1..bytes.len()).step_by(97) {
        assert_eq!(Member::from_bytes(&bytes[..cut]), Err(NotKept::Malformed));
    }
    assert_eq!(Member::from_bytes(&[]), Err(NotKept::Malformed));
    bytes[0] = 2;
    assert_eq!(Member::from_bytes(&bytes), Err(NotKept::UnknownVersion(2)));
    assert_eq!(Coordinator::from_bytes(&[9]).err(), Some(NotKept::UnknownVersion(9)));
}
