//! What time and the organisation do to requests: the next are asked, those who leave give back, what is old goes.

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::join;
use naderhand_domain::{
    contact::Stage,
    wire::{
        contact::{CopyFor, Progress, Reached, Standing},
        organisation::{Role, SessionToken, Signed},
    },
};
use naderhand_server::store::{
    Store,
    request::{
        AskChallenge, CloseRequest, Kept, ListWaiting, NoSession, OpenSession, PassOn, PassedOn, PublishDirectory,
        PublishSettings, Publishing, RequestRefusal, StepBack, SupporterRefusal, Sweep,
    },
};
use naderhand_signing::{DirectoryBody, sign_directory};

use super::{
    Case,
    contact::{Contact, about, maker, outcome},
    now, on,
    publishing::session,
};
use crate::support::{
    contact::copies,
    database::on_both_databases,
    signer::{Signer, key, public, supporter},
};

on_both_databases!(
    time_passes_it_on_to_those_who_were_approved,
    what_comes_back_begins_anew_and_stays_open_to_who_has_read_it,
    when_the_last_of_those_who_were_asked_steps_back_the_next_are_asked_at_once,
    when_the_last_of_those_who_were_asked_leaves_the_next_are_asked_at_once,
    two_servers_pass_each_request_on_once,
    the_organisations_own_limits_count,
    who_leaves_gives_back_what_they_had,
    who_leaves_while_they_take_a_request_does_not_have_it,
    another_key_is_another_person,
    what_is_old_goes,
);

/// The beginning of the step in which these tests are.
fn start() -> DateTime<Utc> {
    now() - TimeDelta::seconds(200)
}

async fn pass_on(store: &Store, minutes: i64) -> usize {
    store.apply(PassOn { now: start() + TimeDelta::minutes(minutes) }).await.unwrap().requests
}

async fn waiting(contact: &Contact, token: &SessionToken) -> Vec<DateTime<Utc>> {
    let list = ListWaiting { slug: contact.slug.clone(), token: token.clone(), now: contact.now };
    outcome(contact.store.read(list).await).unwrap().sent_at
}

async fn coordinator(case: &Case) -> SessionToken {
    session(case, &Signer::new("rav", 1), Role::Coordinator, 1, 77).await.unwrap()
}

async fn publish(case: &Case, token: &SessionToken, statement: Signed) {
    let publishing = Publishing { slug: "rav".to_owned(), token: token.clone(), statement, now: now() };
    assert_eq!(case.store.apply(PublishDirectory(publishing)).await.unwrap(), Kept::Now);
}

async fn time_passes_it_on_to_those_who_were_approved(case: &mut Case) {
    let (contact, sessions) = Contact::with(case, &[11, 12]).await;
    let (on_call, coordinator) = (&sessions[1], coordinator(case).await);
    let maker = maker(case);
    contact.send(&maker, copies(&[11], &[12], true)).await.unwrap();
    assert_eq!(pass_on(&case.store, 59).await, 0);
    assert!(contact.standings(on_call).await.is_empty());
    assert_eq!(pass_on(&case.store, 60).await, 1);
    assert_eq!(pass_on(&case.store, 60).await, 0, "once");
    let status = contact.status(&maker).await;
    let due_at = Some(start() + TimeDelta::minutes(120));
    assert_eq!((status.progress, status.revision), (Progress::Waiting { stage: Stage::OnCall, due_at }, 2));
    assert_eq!(contact.standings(on_call).await, [Standing::Waiting]);
    assert_eq!(contact.read(on_call, &[maker.request()]).await.requests.len(), 1);
    assert!(waiting(&contact, &coordinator).await.is_empty());
    // A server that was away for long passes it on late, and the next wait is a whole one.
    assert_eq!(pass_on(&case.store, 10_000).await, 1);
    assert_eq!(waiting(&contact, &coordinator).await, [start()]);
    assert_eq!(contact.status(&maker).await.progress, Progress::Waiting { stage: Stage::Coordinator, due_at: None });
    assert_eq!(pass_on(&case.store, 100_000).await, 0, "there is nobody further");
    contact.claim(on_call, maker.request(), 0, 1).await.unwrap();
    assert!(waiting(&contact, &coordinator).await.is_empty());
    assert_eq!(pass_on(&case.store, 100_000).await, 0, "what somebody has is not due");
}

async fn what_comes_back_begins_anew_and_stays_open_to_who_has_read_it(case: &mut Case) {
    let (contact, sessions) = Contact::with(case, &[11, 12, 13]).await;
    let maker = maker(case);
    let request = maker.request();
    contact.send(&maker, copies(&[11, 12], &[13], false)).await.unwrap();
    assert_eq!(pass_on(&case.store, 60).await, 1);
    contact.claim(&sessions[0], request, 0, 1).await.unwrap();
    assert_eq!(contact.standings(&sessions[2]).await, [Standing::Taken]);
    let later = Contact { now: start() + TimeDelta::minutes(10), ..contact };
    about!(&later, StepBack, sessions[0], request).unwrap();
    let due_at = Some(start() + TimeDelta::minutes(70));
    assert_eq!(later.status(&maker).await.progress, Progress::Waiting { stage: Stage::Chosen, due_at });
    assert_eq!(later.standings(&sessions[2]).await, [Standing::Waiting]);
    // Who was on call will not either: nobody is left for that stage.
    about!(&later, StepBack, sessions[2], request).unwrap();
    assert_eq!(pass_on(&case.store, 70).await, 1);
    assert_eq!(later.status(&maker).await.progress, Progress::Waiting { stage: Stage::Chosen, due_at: None });
    assert_eq!(pass_on(&case.store, 900).await, 0);
}

async fn when_the_last_of_those_who_were_asked_steps_back_the_next_are_asked_at_once(case: &mut Case) {
    let (contact, sessions) = Contact::with(case, &[11, 12, 13]).await;
    let coordinator = coordinator(case).await;
    let maker = maker(case);
    let request = maker.request();
    contact.send(&maker, copies(&[11, 12], &[13], true)).await.unwrap();
    let first = Some(start() + TimeDelta::minutes(60));
    let chosen = Progress::Waiting { stage: Stage::Chosen, due_at: first };
    about!(&contact, StepBack, sessions[0], request).unwrap();
    assert_eq!(contact.status(&maker).await.progress, chosen, "somebody is left");
    assert!(contact.standings(&sessions[2]).await.is_empty());
    // Also of one who has taken it.
    contact.claim(&sessions[1], request, 0, 1).await.unwrap();
    let later = Contact { now: start() + TimeDelta::minutes(10), ..contact };
    about!(&later, StepBack, sessions[1], request).unwrap();
    let due_at = Some(start() + TimeDelta::minutes(70));
    assert_eq!(later.status(&maker).await.progress, Progress::Waiting { stage: Stage::OnCall, due_at });
    assert_eq!(later.standings(&sessions[2]).await, [Standing::Waiting]);
    assert_eq!(later.read(&sessions[2], &[request]).await.requests.len(), 1);
    assert!(waiting(&later, &coordinator).await.is_empty());
    assert_eq!(
        about!(&later, StepBack, sessions[1], request),
        Err(SupporterRefusal::Request(RequestRefusal::NotFound))
    );
    // Who is on call will not either.
    about!(&later, StepBack, sessions[2], request).unwrap();
    let last = Progress::Waiting { stage: Stage::Coordinator, due_at: None };
    assert_eq!(later.status(&maker).await.progress, last);
    assert_eq!(waiting(&later, &coordinator).await, [start()]);
    assert_eq!(pass_on(&case.store, 900).await, 0);
}

async fn when_the_last_of_those_who_were_asked_leaves_the_next_are_asked_at_once(case: &mut Case) {
    let (contact, sessions) = Contact::with(case, &[11, 12, 13]).await;
    let (on_call, both) = (maker(case), maker(case));
    contact.send(&on_call, copies(&[11], &[13], true)).await.unwrap();
    contact.send(&both, copies(&[11], &[12], true)).await.unwrap();
    publish(case, &coordinator(case).await, Signer::new("rav", 1).directory(2, &[13])).await;
    let progress = contact.status(&on_call).await.progress;
    assert!(matches!(progress, Progress::Waiting { stage: Stage::OnCall, due_at: Some(_) }), "{progress:?}");
    assert_eq!(contact.standings(&sessions[2]).await, [Standing::Waiting]);
    let progress = contact.status(&both).await.progress;
    assert_eq!(progress, Progress::Waiting { stage: Stage::Coordinator, due_at: None }, "nobody of either is left");
}

async fn two_servers_pass_each_request_on_once(case: &mut Case) {
    let (contact, _) = Contact::with(case, &[11, 12]).await;
    let makers: Vec<_> = (0..250).map(|_| maker(case)).collect();
    for maker in &makers {
        contact.send(maker, copies(&[11], &[12], false)).await.unwrap();
    }
    let other = Store::open(&case.database.config).await.unwrap();
    let rounds = [case.store.clone(), other.clone(), case.store.clone(), other.clone()].map(|store| {
        tokio::spawn(async move {
            let mut passed = 0;
            loop {
                let round = store.apply(PassOn { now: start() + TimeDelta::minutes(60) }).await.unwrap();
                passed += round.requests;
                if round == (PassedOn { requests: 0, more: false }) {
                    return passed;
                }
            }
        })
    });
    let mut passed = 0;
    for round in rounds {
        passed += round.await.unwrap();
    }
    assert_eq!(passed, makers.len(), "none is left, and none went on twice");
    for maker in &makers {
        let status = contact.status(maker).await;
        assert_eq!((status.revision, status.progress), (2, Progress::Waiting { stage: Stage::OnCall, due_at: None }));
    }
    other.close().await;
}

async fn the_organisations_own_limits_count(case: &mut Case) {
    let (contact, _) = Contact::with(case, &[11, 12]).await;
    let (early, late) = (maker(case), maker(case));
    contact.send(&early, copies(&[11], &[12], false)).await.unwrap();
    let limits = |settings: &mut serde_json::Value| {
        settings["limits"] = serde_json::json!({ "answer_minutes": 15, "retention_days": 7 });
    };
    let statement = Signer::new("rav", 1).settings_by(1, 2, limits);
    let publishing = Publishing { slug: "rav".to_owned(), token: coordinator(case).await, statement, now: now() };
    case.store.apply(PublishSettings(publishing)).await.unwrap();
    contact.send(&late, copies(&[11], &[12], false)).await.unwrap();
    assert_eq!(pass_on(&case.store, 15).await, 1, "the other was sent when it was an hour");
    assert_eq!(pass_on(&case.store, 60).await, 1);
    case.store.apply(Sweep { now: start() + TimeDelta::days(7) }).await.unwrap();
    assert_eq!(contact.look(&late, Vec::new()).await, Err(RequestRefusal::NotFound));
    assert!(contact.look(&early, Vec::new()).await.is_ok());
}

async fn who_leaves_gives_back_what_they_had(case: &mut Case) {
    let (contact, sessions) = Contact::with(case, &[11, 12, 13]).await;
    let (taken, open, closed) = (maker(case), maker(case), maker(case));
    for maker in [&taken, &open, &closed] {
        contact.send(maker, copies(&[11, 12], &[13], true)).await.unwrap();
    }
    contact.claim(&sessions[0], taken.request(), 0, 1).await.unwrap();
    contact.claim(&sessions[0], closed.request(), 0, 1).await.unwrap();
    about!(&contact, CloseRequest, sessions[0], closed.request()).unwrap();
    publish(case, &coordinator(case).await, Signer::new("rav", 1).directory(2, &[12])).await;
    for maker in [&taken, &open] {
        let status = contact.status(maker).await;
        let due_at = Some(start() + TimeDelta::minutes(60));
        assert_eq!(status.progress, Progress::Waiting { stage: Stage::Chosen, due_at });
        let left: Vec<_> = status.copies.iter().map(|copy| copy.supporter).collect();
        assert_eq!(left, [supporter(12)], "neither who had it nor who was on call has a copy");
    }
    assert_eq!(contact.status(&taken).await.messages.len(), 1, "its maker keeps what was written");
    assert_eq!(contact.status(&closed).await.progress, Progress::Closed { by: supporter(11) });
    assert_eq!(contact.standings(&sessions[1]).await.iter().filter(|is| **is == Standing::Waiting).count(), 2);
    // On call is nobody any more: a coordinator is next.
    assert_eq!(pass_on(&case.store, 60).await, 2);
    let progress = contact.status(&taken).await.progress;
    assert_eq!(progress, Progress::Waiting { stage: Stage::Coordinator, due_at: None });
}

async fn who_leaves_while_they_take_a_request_does_not_have_it(case: &mut Case) {
    let (contact, sessions) = Contact::with(case, &[11, 12]).await;
    let (coordinator, signer) = (coordinator(case).await, Signer::new("rav", 1));
    for round in 1..=10 {
        let maker = maker(case);
        contact.send(&maker, copies(&[11, 12], &[], true)).await.unwrap();
        // Both have a connection by now.
        join(contact.read(&sessions[0], &[]), contact.read(&sessions[1], &[])).await;
        let claim = tokio::spawn({
            let (store, claim) = (contact.store.clone(), contact.claim_of(&sessions[0], maker.request(), 0, 1));
            async move { outcome(store.apply(claim).await) }
        });
        publish(case, &coordinator, signer.directory(2 * round, &[12])).await;
        // They had it for a moment, or came too late: to a request that is not theirs, or with a session that has ended.
        let refused = claim.await.unwrap().err();
        let not_found = SupporterRefusal::Request(RequestRefusal::NotFound);
        assert!([None, Some(not_found), Some(SupporterRefusal::Session(NoSession))].contains(&refused), "{refused:?}");
        let status = contact.status(&maker).await;
        assert!(matches!(status.progress, Progress::Waiting { .. }), "{status:?}");
        assert_eq!((status.copies.len(), status.messages.len()), (1, usize::from(refused.is_none())));
        publish(case, &coordinator, signer.directory(2 * round + 1, &[11, 12])).await;
    }
}

async fn another_key_is_another_person(case: &mut Case) {
    let (contact, sessions) = Contact::with(case, &[11, 12]).await;
    let maker = maker(case);
    contact.send(&maker, copies(&[11, 12], &[], false)).await.unwrap();
    contact.claim(&sessions[0], maker.request(), 0, 1).await.unwrap();
    let signer = Signer::new("rav", 1);
    let day = start().date_naive();
    let keys = vec![(supporter(11), public(42)), (supporter(12), public(12))];
    let body = DirectoryBody { version: 2, day, keys, boxes: Vec::new(), sealed: vec![7; 256] };
    publish(case, &coordinator(case).await, sign_directory(&key(1), signer.of, &body).unwrap()).await;
    let status = contact.status(&maker).await;
    assert!(matches!(status.progress, Progress::Waiting { stage: Stage::Chosen, .. }), "{status:?}");
    assert_eq!(status.copies.len(), 1);
    // A session with the new key finds an empty inbox, until the maker seals to it.
    let (challenge, slug) = ([9; 32], "rav".to_owned());
    let token = SessionToken::from_bytes([9; 32]);
    let expires_at = now() + TimeDelta::minutes(15);
    let asked = AskChallenge { slug: slug.clone(), challenge, expires_at };
    case.store.apply(asked).await.unwrap();
    let new = signer.proof(Role::Supporter, 42, challenge);
    let open = OpenSession { slug, new, token: token.clone(), expires_at, now: now() };
    case.store.apply(open).await.unwrap();
    assert!(contact.standings(&token).await.is_empty());
    contact.ask_anew(&maker, status.revision, copies(&[11, 12], &[], false)).await.unwrap();
    assert_eq!(contact.standings(&token).await, [Standing::Waiting]);
    contact.claim(&token, maker.request(), 1, 2).await.unwrap();
    let copy = &contact.status(&maker).await.copies[0];
    assert_eq!((copy.supporter, copy.r#for, copy.reached), (supporter(11), CopyFor::Chosen, Reached::Opened));
}

async fn what_is_old_goes(case: &mut Case) {
    let (contact, sessions) = Contact::with(case, &[11]).await;
    let (open, closed, withdrawn) = (maker(case), maker(case), maker(case));
    for maker in [&open, &closed, &withdrawn] {
        contact.send(maker, copies(&[11], &[], true)).await.unwrap();
    }
    contact.claim(&sessions[0], closed.request(), 0, 1).await.unwrap();
    about!(&contact, CloseRequest, sessions[0], closed.request()).unwrap();
    contact.withdraw(&withdrawn).await.unwrap();
    contact.claim(&sessions[0], open.request(), 0, 1).await.unwrap();
    let sweep = async |at: TimeDelta| case.store.apply(Sweep { now: start() + at }).await.unwrap().requests;
    assert_eq!(sweep(TimeDelta::days(14) - TimeDelta::seconds(1)).await, 0);
    assert_eq!(sweep(TimeDelta::days(14)).await, 2);
    for gone in [&closed, &withdrawn] {
        assert_eq!(contact.look(gone, Vec::new()).await, Err(RequestRefusal::NotFound));
    }
    // One that is over shortly before its time stays no longer for that.
    let late = Contact { now: start() + TimeDelta::days(89), ..contact };
    late.withdraw(&open).await.unwrap();
    assert_eq!(sweep(TimeDelta::days(90) - TimeDelta::seconds(1)).await, 0);
    assert_eq!(sweep(TimeDelta::days(90)).await, 1);
    let rows = case.database.rows().await;
    for table in ["requests", "copies", "messages", "clocks"] {
        assert!(rows.contains(&(table.to_owned(), 0)), "{rows:?}");
    }
}
