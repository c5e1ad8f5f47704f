//! Requests for contact: sent, taken by one, given back, closed, withdrawn; and shut to everybody else.

use chrono::TimeDelta;
use futures_util::future::join_all;
use naderhand_domain::{
    contact::Stage,
    wire::{
        contact::{CopyFor, CopyStatus, Progress, Reached, Standing},
        organisation::Role,
    },
};
use naderhand_server::store::request::{
    AskRefusal, CloseRequest, Kept, LoadOrganisation, Looked, OpenRequest, RequestRefusal, SendRefusal, StepBack,
    SupporterRefusal,
};

use super::{
    Case,
    contact::{Contact, about, maker, outcome},
    now, on,
    publishing::{session, set_up},
    today,
};
use crate::support::{
    contact::{copies, sealed},
    database::{Engine, on_both_databases},
    organisation::example,
    signer::{Signer, supporter},
};

on_both_databases!(
    a_request_is_sent_once,
    whom_the_directory_does_not_name_has_no_copy,
    an_organisation_has_so_many_open_requests,
    a_request_from_its_sending_to_its_end,
    one_of_a_hundred_has_it,
    who_steps_back_is_asked_no_more,
    asking_anew_takes_it_from_whoever_had_it,
    who_had_it_before_goes_on_with_the_thread,
    a_withdrawal_leaves_nothing_sealed,
    nobody_else_sees_it,
);

/// How often a hundred want the same request.
const RACES: usize = 5;

const fn of_request(refusal: RequestRefusal) -> SupporterRefusal {
    SupporterRefusal::Request(refusal)
}

const fn chosen(byte: u8, reached: Reached) -> CopyStatus {
    CopyStatus { supporter: supporter(byte), r#for: CopyFor::Chosen, reached }
}

async fn a_request_is_sent_once(case: &mut Case) {
    let (contact, _) = Contact::with(case, &[11, 12]).await;
    let (maker, stranger) = (maker(case), maker(case));
    assert_eq!(contact.send(&maker, copies(&[11], &[12], true)).await, Ok(Kept::Now));
    assert_eq!(contact.send(&maker, copies(&[11], &[12], true)).await, Ok(Kept::Before));
    for other in [copies(&[12], &[11], true), copies(&[11], &[12], false), copies(&[11], &[], true)] {
        assert_eq!(contact.send(&maker, other).await, Err(SendRefusal::Taken), "the same again is the same copies");
    }
    let mut thief = stranger.clone();
    thief.token.request = maker.request();
    assert_eq!(contact.send(&thief, copies(&[11], &[12], true)).await, Err(SendRefusal::Taken));
    let status = contact.status(&maker).await;
    // 1,790,000,000 is 200 seconds into its step.
    let sent_at = now() - TimeDelta::seconds(200);
    // The example's own limit.
    let due_at = Some(sent_at + TimeDelta::hours(1));
    assert_eq!(status.progress, Progress::Waiting { stage: Stage::Chosen, due_at });
    assert_eq!((status.revision, status.sent_at, status.copies.len()), (1, sent_at, 2));
    let elsewhere = Contact { slug: "nobody".to_owned(), ..contact };
    assert_eq!(elsewhere.send(&stranger, copies(&[11], &[], true)).await, Err(SendRefusal::NoOrganisation));
    let face = example("loaded", |_| ());
    case.store.apply(LoadOrganisation { face, today: today() }).await.unwrap();
    let loaded = Contact { slug: "loaded".to_owned(), ..elsewhere };
    assert_eq!(loaded.send(&stranger, copies(&[11], &[], true)).await, Err(SendRefusal::NoOrganisation));
}

async fn whom_the_directory_does_not_name_has_no_copy(case: &mut Case) {
    let (contact, _) = Contact::with(case, &[11, 12]).await;
    let maker = maker(case);
    assert_eq!(contact.send(&maker, copies(&[99], &[11], true)).await, Err(SendRefusal::NobodyNamed));
    assert_eq!(contact.send(&maker, copies(&[11, 99], &[98], false)).await, Ok(Kept::Now));
    assert_eq!(contact.send(&maker, copies(&[11, 99], &[98], false)).await, Ok(Kept::Before));
    let status = contact.status(&maker).await;
    assert_eq!(status.copies, [chosen(11, Reached::Sent)]);
    assert_eq!(
        status.progress,
        Progress::Waiting { stage: Stage::Chosen, due_at: None },
        "nobody is left who is on call"
    );
    assert_eq!(contact.ask_anew(&maker, 1, copies(&[99], &[], true)).await, Err(AskRefusal::NobodyNamed));
}

async fn an_organisation_has_so_many_open_requests(case: &mut Case) {
    let (contact, sessions) = Contact::with(case, &[11]).await;
    let (first, next) = (maker(case), maker(case));
    contact.send(&first, copies(&[11], &[], false)).await.unwrap();
    // The others, and one that is over and does not count.
    let others = match case.engine() {
        Engine::Sqlite => {
            "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 1999) \
             INSERT INTO requests (slug, request, verifier, wording, sent, sent_at, expires_at, to_coordinator, \
               answer_minutes, revision, turn, state, holder) \
             SELECT 'rav', randomblob(16), zeroblob(32), 'w', zeroblob(32), 0, 9000000000, 0, 120, 1, 1, \
               CASE WHEN i = 0 THEN 2 ELSE 1 END, zeroblob(16) FROM n"
        }
        Engine::Postgres => {
            "INSERT INTO requests (slug, request, verifier, wording, sent, sent_at, expires_at, to_coordinator, \
               answer_minutes, revision, turn, state, holder) \
             SELECT 'rav', uuid_send(gen_random_uuid()), decode(repeat('00', 32), 'hex'), 'w', \
               decode(repeat('00', 32), 'hex'), 0, 9000000000, FALSE, 120, 1, 1, \
               CASE WHEN i = 0 THEN 2 ELSE 1 END, decode(repeat('00', 16), 'hex') FROM generate_series(0, 1999) i"
        }
    };
    case.database.run(others).await;
    assert_eq!(contact.send(&next, copies(&[11], &[], false)).await, Err(SendRefusal::TooMany));
    assert_eq!(
        contact.send(&first, copies(&[11], &[], false)).await,
        Ok(Kept::Before),
        "the same again is no other one"
    );
    contact.claim(&sessions[0], first.request(), 0, 1).await.unwrap();
    assert_eq!(contact.send(&next, copies(&[11], &[], false)).await, Err(SendRefusal::TooMany), "it is still open");
    about!(&contact, CloseRequest, sessions[0], first.request()).unwrap();
    assert_eq!(contact.send(&next, copies(&[11], &[], false)).await, Ok(Kept::Now));
}

async fn a_request_from_its_sending_to_its_end(case: &mut Case) {
    let (contact, sessions) = Contact::with(case, &[11, 12]).await;
    let (anna, bea, maker) = (&sessions[0], &sessions[1], maker(case));
    let request = maker.request();
    contact.send(&maker, copies(&[11, 12], &[], false)).await.unwrap();
    let Looked::Other(tag, _) = contact.list(bea, Vec::new()).await else { panic!() };
    assert_eq!(contact.list(bea, vec![[0; 32], tag]).await, Looked::Same(tag));
    let Looked::Other(seen, _) = contact.look(&maker, Vec::new()).await.unwrap() else { panic!() };
    assert_eq!(contact.look(&maker, vec![seen]).await, Ok(Looked::Same(seen)));

    let contents = contact.read(anna, &[request, self::maker(case).request(), request]).await.requests;
    assert_eq!(contents.len(), 1, "once, and nothing of others");
    assert_eq!((&contents[0].sealed, contents[0].revision), (&sealed(11), 1));
    let status = contact.status(&maker).await;
    assert_eq!(status.copies, [chosen(11, Reached::Delivered), chosen(12, Reached::Sent)]);
    assert_eq!(status.revision, 1, "how far copies are is no change");
    assert!(matches!(contact.look(&maker, vec![seen]).await, Ok(Looked::Other(..))), "and is seen");
    about!(&contact, OpenRequest, anna, request).unwrap();
    contact.read(anna, &[request]).await;
    assert_eq!(
        contact.status(&maker).await.copies[0],
        chosen(11, Reached::Opened),
        "it is not less by another reading"
    );

    contact.claim(anna, request, 0, 1).await.unwrap();
    contact.claim(anna, request, 0, 1).await.unwrap();
    assert_eq!(contact.claim(anna, request, 0, 2).await, Err(of_request(RequestRefusal::Conflict)));
    assert_eq!(contact.claim(bea, request, 0, 1).await, Err(of_request(RequestRefusal::Taken)));
    assert_eq!(about!(&contact, OpenRequest, bea, request), Err(of_request(RequestRefusal::Taken)));
    assert_eq!(
        (contact.standings(anna).await, contact.standings(bea).await),
        (vec![Standing::Yours], vec![Standing::Taken])
    );
    assert!(contact.read(bea, &[request]).await.requests.is_empty(), "it is not hers");
    let Looked::Other(tag, _) = contact.list(bea, Vec::new()).await else { panic!() };

    let anna_is = supporter(11);
    assert_eq!(contact.write(&maker, anna_is, 0, 3).await, Ok(Kept::Now));
    assert_eq!(contact.write(&maker, anna_is, 0, 3).await, Ok(Kept::Before));
    for (number, byte) in [(0, 4), (2, 4)] {
        assert_eq!(contact.write(&maker, anna_is, number, byte).await, Err(RequestRefusal::Conflict));
    }
    assert_eq!(contact.write(&maker, supporter(12), 0, 3).await, Err(RequestRefusal::Taken));
    assert_eq!(contact.reply(anna, request, (anna_is, 1, 5)).await, Ok(Kept::Now));
    assert_eq!(contact.reply(anna, request, (anna_is, 1, 5)).await, Ok(Kept::Before));
    assert_eq!(contact.reply(anna, request, (anna_is, 3, 5)).await, Err(of_request(RequestRefusal::Conflict)));
    assert_eq!(contact.reply(anna, request, (supporter(12), 0, 5)).await, Err(of_request(RequestRefusal::Taken)));
    assert_eq!(contact.reply(bea, request, (supporter(12), 0, 5)).await, Err(of_request(RequestRefusal::Taken)));
    assert_eq!(contact.list(bea, vec![tag]).await, Looked::Same(tag), "others do not see how much is written");
    let status = contact.status(&maker).await;
    let thread: Vec<_> = status.messages.iter().map(|message| message.sealed.0[0]).collect();
    assert_eq!((thread, status.revision), (vec![3, 1, 5], 4));
    assert_eq!(contact.read(anna, &[request]).await.requests[0].messages, status.messages);

    assert_eq!(about!(&contact, CloseRequest, bea, request), Err(of_request(RequestRefusal::Taken)));
    about!(&contact, CloseRequest, anna, request).unwrap();
    about!(&contact, CloseRequest, anna, request).unwrap();
    assert_eq!(
        (contact.standings(anna).await, contact.standings(bea).await),
        (vec![Standing::Closed], vec![Standing::Over])
    );
    let status = contact.status(&maker).await;
    assert_eq!((status.progress, status.revision), (Progress::Closed { by: anna_is }, 5));
    assert_eq!(status.copies, [chosen(11, Reached::Opened)], "the others' copies are gone");
    let over = of_request(RequestRefusal::Over);
    for refused in [
        contact.claim(bea, request, 0, 1).await,
        about!(&contact, StepBack, anna, request),
        about!(&contact, OpenRequest, bea, request),
        contact.reply(anna, request, (anna_is, 2, 6)).await.map(drop),
    ] {
        assert_eq!(refused, Err(over));
    }
    assert_eq!(contact.write(&maker, anna_is, 1, 6).await, Err(RequestRefusal::Over));
    assert_eq!(contact.write(&maker, anna_is, 0, 3).await, Ok(Kept::Before), "a repeat was kept all the same");
    assert_eq!(
        contact.ask_anew(&maker, 5, copies(&[11], &[], true)).await,
        Err(AskRefusal::Request(RequestRefusal::Over))
    );
}

async fn one_of_a_hundred_has_it(case: &mut Case) {
    let named: Vec<u8> = (101..=200).collect();
    let (contact, sessions) = Contact::with(case, &named).await;
    for _ in 0..RACES {
        let maker = maker(case);
        contact.send(&maker, copies(&named, &[], true)).await.unwrap();
        // They look first, as everybody does: so the store has all its connections, and nobody's call waits for one.
        join_all(sessions.iter().map(|who| contact.read(who, &[]))).await;
        let calls = std::iter::zip(&named, &sessions).map(|(byte, who)| {
            let (store, claim) = (contact.store.clone(), contact.claim_of(who, maker.request(), 0, *byte));
            tokio::spawn(async move { store.apply(claim).await })
        });
        // All are under way before the first is waited for.
        let calls: Vec<_> = calls.collect();
        let mut winners = Vec::new();
        for (byte, call) in std::iter::zip(&named, calls) {
            match outcome(call.await.unwrap()) {
                Ok(()) => winners.push(*byte),
                Err(refused) => assert_eq!(refused, of_request(RequestRefusal::Taken)),
            }
        }
        assert_eq!(winners.len(), 1, "{winners:?}");
        let status = contact.status(&maker).await;
        assert_eq!((status.progress, status.revision), (Progress::Claimed { by: supporter(winners[0]) }, 2));
        assert_eq!(status.messages.len(), 1);
        assert_eq!(status.messages[0].sealed, sealed(winners[0]), "with the winner's own promise");
    }
}

async fn who_steps_back_is_asked_no_more(case: &mut Case) {
    let (contact, sessions) = Contact::with(case, &[11, 12, 13]).await;
    let (anna, bea, maker) = (&sessions[0], &sessions[1], maker(case));
    let request = maker.request();
    contact.send(&maker, copies(&[11, 12, 13], &[], true)).await.unwrap();
    let Looked::Other(tag, _) = contact.list(&sessions[2], Vec::new()).await else { panic!() };
    about!(&contact, StepBack, anna, request).unwrap();
    assert_eq!(about!(&contact, StepBack, anna, request), Err(of_request(RequestRefusal::NotFound)));
    assert_eq!(contact.list(&sessions[2], vec![tag]).await, Looked::Same(tag), "the others do not see who will not");
    assert!(contact.standings(anna).await.is_empty());
    contact.claim(bea, request, 0, 1).await.unwrap();
    assert_eq!(about!(&contact, StepBack, sessions[2], request), Err(of_request(RequestRefusal::Taken)));
    about!(&contact, StepBack, bea, request).unwrap();
    let status = contact.status(&maker).await;
    assert!(matches!(status.progress, Progress::Waiting { stage: Stage::Chosen, due_at: Some(_) }), "{status:?}");
    assert_eq!(status.copies, [chosen(13, Reached::Sent)]);
    assert_eq!(status.messages.len(), 1, "the maker keeps what was written");
    assert_eq!(contact.reply(bea, request, (supporter(12), 1, 5)).await, Err(of_request(RequestRefusal::NotFound)));
    contact.claim(&sessions[2], request, 0, 1).await.unwrap();
}

async fn asking_anew_takes_it_from_whoever_had_it(case: &mut Case) {
    let (contact, sessions) = Contact::with(case, &[11, 12]).await;
    let (anna, bea, maker) = (&sessions[0], &sessions[1], maker(case));
    let request = maker.request();
    contact.send(&maker, copies(&[11], &[], false)).await.unwrap();
    contact.claim(anna, request, 0, 1).await.unwrap();
    let conflict = Err(AskRefusal::Request(RequestRefusal::Conflict));
    assert_eq!(contact.ask_anew(&maker, 1, copies(&[12], &[], true)).await, conflict, "she took it meanwhile");
    contact.ask_anew(&maker, 2, copies(&[12], &[], true)).await.unwrap();
    contact.ask_anew(&maker, 2, copies(&[12], &[], true)).await.unwrap();
    assert_eq!(contact.ask_anew(&maker, 2, copies(&[11], &[], true)).await, conflict);
    let status = contact.status(&maker).await;
    assert!(matches!(status.progress, Progress::Waiting { stage: Stage::Chosen, due_at: Some(_) }), "{status:?}");
    assert_eq!((status.revision, status.copies, status.messages.len()), (3, vec![chosen(12, Reached::Sent)], 1));
    assert!(contact.standings(anna).await.is_empty());
    assert_eq!(contact.reply(anna, request, (supporter(11), 1, 5)).await, Err(of_request(RequestRefusal::NotFound)));
    assert_eq!(contact.write(&maker, supporter(11), 0, 5).await, Err(RequestRefusal::Taken));
    assert_eq!(contact.claim(anna, request, 1, 5).await, Err(of_request(RequestRefusal::NotFound)));
    contact.claim(bea, request, 0, 2).await.unwrap();
    assert_eq!(contact.read(bea, &[request]).await.requests[0].messages.len(), 1, "her own thread, and no other");
    assert_eq!(
        contact.send(&maker, copies(&[11], &[], false)).await,
        Ok(Kept::Before),
        "what was sent at first is known"
    );
}

async fn who_had_it_before_goes_on_with_the_thread(case: &mut Case) {
    let (contact, sessions) = Contact::with(case, &[11]).await;
    let (anna, maker) = (&sessions[0], maker(case));
    let request = maker.request();
    contact.send(&maker, copies(&[11], &[], false)).await.unwrap();
    contact.claim(anna, request, 0, 1).await.unwrap();
    contact.write(&maker, supporter(11), 0, 2).await.unwrap();
    about!(&contact, StepBack, anna, request).unwrap();
    let revision = contact.status(&maker).await.revision;
    contact.ask_anew(&maker, revision, copies(&[11], &[], false)).await.unwrap();
    let content = contact.read(anna, &[request]).await.requests.remove(0);
    assert_eq!(content.messages.len(), 2, "she sees what she had written");
    assert_eq!(contact.claim(anna, request, 0, 3).await, Err(of_request(RequestRefusal::Conflict)));
    contact.claim(anna, request, 1, 3).await.unwrap();
    let numbers: Vec<_> = contact.status(&maker).await.messages.iter().map(|message| message.number).collect();
    assert_eq!(numbers, [0, 0, 1]);
}

async fn a_withdrawal_leaves_nothing_sealed(case: &mut Case) {
    let (contact, sessions) = Contact::with(case, &[11, 12]).await;
    let (anna, maker) = (&sessions[0], maker(case));
    let request = maker.request();
    contact.send(&maker, copies(&[11], &[12], true)).await.unwrap();
    contact.claim(anna, request, 0, 1).await.unwrap();
    contact.write(&maker, supporter(11), 0, 2).await.unwrap();
    contact.withdraw(&maker).await.unwrap();
    contact.withdraw(&maker).await.unwrap();
    let status = contact.status(&maker).await;
    assert_eq!((status.progress, status.revision), (Progress::Withdrawn, 4));
    assert!(status.copies.is_empty() && status.messages.is_empty());
    assert_eq!(contact.standings(anna).await, [Standing::Over]);
    assert!(contact.standings(&sessions[1]).await.is_empty(), "who was not asked yet never hears of it");
    assert!(contact.read(anna, &[request]).await.requests.is_empty());
    assert_eq!(contact.claim(anna, request, 0, 1).await, Err(of_request(RequestRefusal::Over)));
    assert_eq!(contact.write(&maker, supporter(11), 0, 2).await, Err(RequestRefusal::Over));
    assert_eq!(
        contact.send(&maker, copies(&[11], &[12], true)).await,
        Ok(Kept::Before),
        "a late repeat revives nothing"
    );
    assert_eq!(contact.status(&maker).await.progress, Progress::Withdrawn);
    // Not a byte of what was sealed either, in the file or the log beside it.
    for file in case.database.files() {
        let bytes = std::fs::read(&file).unwrap();
        for byte in [11, 12, 1, 2] {
            assert!(!bytes.windows(64).any(|window| window == [byte; 64]), "{byte} is left in {}", file.display());
        }
    }
    let rows = case.database.rows().await;
    assert!(rows.contains(&("messages".to_owned(), 0)) && rows.contains(&("copies".to_owned(), 1)), "{rows:?}");
}

async fn nobody_else_sees_it(case: &mut Case) {
    let (contact, sessions) = Contact::with(case, &[11, 12, 13]).await;
    let (on_call, without) = (&sessions[1], &sessions[2]);
    let maker = maker(case);
    let request = maker.request();
    contact.send(&maker, copies(&[11], &[12], true)).await.unwrap();
    let mut wrong_secret = maker.clone();
    wrong_secret.token.secret[31] ^= 1;
    let unknown = self::maker(case);
    let pi = Signer::new("pi", 2);
    set_up(case, &pi, &[11]).await;
    let elsewhere = Contact { slug: "pi".to_owned(), store: contact.store.clone(), now: now() };
    let there = session(case, &pi, Role::Supporter, 11, 99).await.unwrap();
    for (contact, maker) in [(&contact, &wrong_secret), (&contact, &unknown), (&elsewhere, &maker)] {
        let not_found = RequestRefusal::NotFound;
        assert_eq!(contact.look(maker, Vec::new()).await, Err(not_found));
        assert_eq!(contact.write(maker, supporter(11), 0, 1).await, Err(not_found));
        assert_eq!(contact.withdraw(maker).await, Err(not_found));
        let asked = contact.ask_anew(maker, 1, copies(&[11], &[], true)).await;
        assert_eq!(asked, Err(AskRefusal::Request(not_found)));
    }
    for (contact, who, request) in [
        (&contact, on_call, request),
        (&contact, without, request),
        (&contact, &sessions[0], unknown.request()),
        (&elsewhere, &there, request),
    ] {
        let not_found = Err(of_request(RequestRefusal::NotFound));
        assert_eq!(about!(contact, OpenRequest, who, request), not_found);
        assert_eq!(about!(contact, StepBack, who, request), not_found);
        assert_eq!(about!(contact, CloseRequest, who, request), not_found);
        assert_eq!(contact.claim(who, request, 0, 1).await, not_found);
        assert_eq!(contact.reply(who, request, (supporter(11), 0, 1)).await.map(drop), not_found);
        assert!(contact.read(who, &[request]).await.requests.is_empty());
    }
    for (contact, who) in [(&contact, on_call), (&contact, without), (&elsewhere, &there)] {
        assert!(contact.standings(who).await.is_empty());
    }
    assert_eq!(contact.status(&maker).await.revision, 1, "none of it changed anything");
}
