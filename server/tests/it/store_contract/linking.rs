//! Challenges, and links that let people in.

use chrono::TimeDelta;
use naderhand_domain::{
    id::Locator,
    wire::organisation::{self as wire, LinkPurpose, Links, NewLink, Opened, Role, SessionToken},
};
use naderhand_server::store::request::{
    AnswerLink, AskChallenge, DeleteLink, EndSession, Left, LinkRefusal, ListLinks, NoSession, OpenLink, OpenSession,
    PutLink, PutLinkRefusal, Sweep, Withdrawn,
};

use super::{
    Case, now, on,
    publishing::{session, set_up},
    refusal,
};
use crate::support::{database::on_both_databases, signer::Signer};

on_both_databases!(
    a_challenge_works_once_for_a_minute_and_for_its_role,
    a_session_ends_by_itself_and_by_its_caller,
    an_invitation_is_answered_once,
    a_link_to_join_opens_until_it_expires_or_is_withdrawn,
    there_are_at_most_200_open_links,
    a_link_belongs_to_its_organisation,
);

fn link(purpose: LinkPurpose) -> NewLink {
    NewLink { purpose, expires_at: now() + TimeDelta::days(7), sealed: vec![5; 256] }
}

async fn put(case: &Case, token: &SessionToken, at: u8, link: NewLink) -> Result<Left, PutLinkRefusal> {
    let (slug, locator) = ("rav".to_owned(), Locator::from_bytes([at; 16]));
    let put = PutLink { slug, token: token.clone(), locator, link, now: now() };
    case.store.apply(put).await.map_err(|failure| refusal(Err::<(), _>(failure)))
}

async fn open(case: &Case, slug: &str, at: u8, later: TimeDelta) -> Result<Opened, LinkRefusal> {
    let open = OpenLink { slug: slug.to_owned(), locator: Locator::from_bytes([at; 16]), now: now() + later };
    case.store.read(open).await.map_err(|failure| refusal(Err::<(), _>(failure)))
}

async fn answer(case: &Case, slug: &str, at: u8, sealed: &[u8]) -> Result<Left, LinkRefusal> {
    let answer = wire::AnswerLink { locator: Locator::from_bytes([at; 16]), sealed: sealed.to_vec() };
    let answer = AnswerLink { slug: slug.to_owned(), answer, now: now() };
    case.store.apply(answer).await.map_err(|failure| refusal(Err::<(), _>(failure)))
}

async fn list(case: &Case, token: &SessionToken) -> Links {
    case.store.read(ListLinks { slug: "rav".to_owned(), token: token.clone(), now: now() }).await.unwrap()
}

async fn a_challenge_works_once_for_a_minute_and_for_its_role(case: &mut Case) {
    let (rav, pi) = (Signer::new("rav", 1), Signer::new("pi", 2));
    set_up(case, &rav, &[11]).await;
    set_up(case, &pi, &[]).await;
    let expires_at = now() + TimeDelta::minutes(1);
    for (slug, byte) in [("rav", 1), ("rav", 2), ("rav", 3), ("nobody", 4)] {
        let ask = AskChallenge { slug: slug.to_owned(), challenge: [byte; 32], expires_at };
        case.store.apply(ask).await.unwrap();
    }
    let mut token = 0;
    let mut try_it = async |slug: &str, new, later| {
        token += 1;
        let token = SessionToken::from_bytes([token; 32]);
        let open = OpenSession {
            slug: slug.to_owned(),
            new,
            token,
            expires_at: now() + TimeDelta::minutes(15),
            now: now() + TimeDelta::seconds(later),
        };
        case.store.apply(open).await.is_ok()
    };
    let good = rav.proof(Role::Coordinator, 1, [1; 32]);
    assert!(!try_it("rav", good.clone(), 60).await, "expired");
    assert!(!try_it("rav", rav.proof(Role::Coordinator, 1, [9; 32]), 0).await, "a challenge that was not given");
    assert!(!try_it("rav", rav.proof(Role::Coordinator, 11, [1; 32]), 0).await, "a supporter's key");
    assert!(!try_it("rav", rav.proof(Role::Supporter, 1, [1; 32]), 0).await, "a coordinator's key");
    let swapped = wire::NewSession { role: Role::Supporter, ..rav.proof(Role::Coordinator, 11, [1; 32]) };
    assert!(!try_it("rav", swapped, 0).await, "signed for the other role");
    assert!(!try_it("rav", wire::NewSession { signature: [0; 64], ..good.clone() }, 0).await, "no signature");
    let elsewhere = Signer { of: pi.of, ..rav.clone() };
    assert!(!try_it("rav", elsewhere.proof(Role::Coordinator, 1, [1; 32]), 0).await, "signed for another organisation");
    assert!(!try_it("pi", good.clone(), 0).await, "another organisation's challenge");
    assert!(!try_it("nobody", rav.proof(Role::Coordinator, 1, [4; 32]), 0).await, "no organisation");
    assert!(try_it("rav", good.clone(), 59).await);
    assert!(!try_it("rav", good, 0).await, "used");
    assert!(try_it("rav", rav.proof(Role::Supporter, 11, [2; 32]), 0).await);
}

async fn a_session_ends_by_itself_and_by_its_caller(case: &mut Case) {
    let rav = Signer::new("rav", 1);
    set_up(case, &rav, &[11]).await;
    let token = session(case, &rav, Role::Coordinator, 1, 1).await.unwrap();
    let look = |token: &SessionToken, minutes| ListLinks {
        slug: "rav".to_owned(),
        token: token.clone(),
        now: now() + TimeDelta::minutes(minutes),
    };
    assert!(case.store.read(look(&token, 14)).await.is_ok());
    assert_eq!(refusal(case.store.read(look(&token, 15)).await), NoSession);
    let end = |token: &SessionToken| EndSession { slug: "rav".to_owned(), token: token.clone(), now: now() };
    case.store.apply(end(&token)).await.unwrap();
    assert_eq!(refusal(case.store.read(look(&token, 0)).await), NoSession);
    assert_eq!(refusal(case.store.apply(end(&token)).await), NoSession);
    let supporter = session(case, &rav, Role::Supporter, 11, 2).await.unwrap();
    case.store.apply(end(&supporter)).await.unwrap();
}

async fn an_invitation_is_answered_once(case: &mut Case) {
    let rav = Signer::new("rav", 1);
    set_up(case, &rav, &[]).await;
    let token = session(case, &rav, Role::Coordinator, 1, 1).await.unwrap();
    let none = TimeDelta::zero();
    for (at, purpose) in [(1, LinkPurpose::Supporter), (2, LinkPurpose::Coordinator)] {
        assert_eq!(put(case, &token, at, link(purpose)).await, Ok(Left::Now));
        assert_eq!(open(case, "rav", at, none).await.unwrap().purpose, purpose);
        assert_eq!(answer(case, "rav", at, b"answer").await, Ok(Left::Now));
        assert_eq!(answer(case, "rav", at, b"answer").await, Ok(Left::Before));
        assert_eq!(answer(case, "rav", at, b"other").await, Err(LinkRefusal));
        assert_eq!(open(case, "rav", at, none).await, Err(LinkRefusal), "an answered invitation opens no more");
        assert_eq!(put(case, &token, at, link(purpose)).await, Ok(Left::Before));
    }
    let links = list(case, &token).await.links;
    assert!(links.iter().all(|link| link.answer.as_ref().unwrap().0 == b"answer"), "the same box keeps the answer");
    let other = NewLink { sealed: vec![6; 256], ..link(LinkPurpose::Supporter) };
    assert_eq!(put(case, &token, 1, other).await, Ok(Left::Before));
    assert_eq!(list(case, &token).await.links[0].answer, None, "another box has none yet");
}

async fn a_link_to_join_opens_until_it_expires_or_is_withdrawn(case: &mut Case) {
    let rav = Signer::new("rav", 1);
    set_up(case, &rav, &[]).await;
    let token = session(case, &rav, Role::Coordinator, 1, 1).await.unwrap();
    for at in [1, 2] {
        put(case, &token, at, link(LinkPurpose::Join)).await.unwrap();
    }
    assert_eq!(answer(case, "rav", 1, b"answer").await, Err(LinkRefusal), "it takes no answer");
    for _ in 0..3 {
        assert_eq!(open(case, "rav", 1, TimeDelta::days(6)).await.unwrap().sealed, [5; 256]);
    }
    assert_eq!(open(case, "rav", 1, TimeDelta::days(7)).await, Err(LinkRefusal));
    let delete = |at| DeleteLink {
        slug: "rav".to_owned(),
        token: token.clone(),
        locator: Locator::from_bytes([at; 16]),
        now: now(),
    };
    for _ in 0..2 {
        assert_eq!(case.store.apply(delete(1)).await.unwrap(), Withdrawn);
    }
    assert_eq!(open(case, "rav", 1, TimeDelta::zero()).await, Err(LinkRefusal));
    assert_eq!(list(case, &token).await.links.len(), 1);
    let swept = case.store.apply(Sweep { now: now() + TimeDelta::days(7) }).await.unwrap();
    assert_eq!(swept.links, 1);
}

async fn there_are_at_most_200_open_links(case: &mut Case) {
    let rav = Signer::new("rav", 1);
    set_up(case, &rav, &[]).await;
    let token = session(case, &rav, Role::Coordinator, 1, 1).await.unwrap();
    for at in 0..200 {
        assert_eq!(put(case, &token, at, link(LinkPurpose::Join)).await, Ok(Left::Now));
    }
    assert_eq!(put(case, &token, 200, link(LinkPurpose::Join)).await, Err(PutLinkRefusal::TooMany));
    assert_eq!(put(case, &token, 7, link(LinkPurpose::Join)).await, Ok(Left::Before), "one in the place of another");
}

async fn a_link_belongs_to_its_organisation(case: &mut Case) {
    let (rav, pi) = (Signer::new("rav", 1), Signer::new("pi", 2));
    set_up(case, &rav, &[]).await;
    set_up(case, &pi, &[]).await;
    let token = session(case, &rav, Role::Coordinator, 1, 1).await.unwrap();
    put(case, &token, 1, link(LinkPurpose::Supporter)).await.unwrap();
    for slug in ["pi", "nobody", ""] {
        assert_eq!(open(case, slug, 1, TimeDelta::zero()).await, Err(LinkRefusal));
        assert_eq!(answer(case, slug, 1, b"answer").await, Err(LinkRefusal));
        let read = case.store.read(ListLinks { slug: slug.to_owned(), token: token.clone(), now: now() }).await;
        assert_eq!(refusal(read), NoSession);
    }
    let other = session(case, &pi, Role::Coordinator, 2, 2).await.unwrap();
    assert_eq!(put(case, &other, 1, link(LinkPurpose::Join)).await, Err(PutLinkRefusal::Session(NoSession)));
}
