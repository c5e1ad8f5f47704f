//! Organisations that publish for themselves: set up, published to, read, taken over, removed.

use chrono::{DateTime, TimeDelta, Utc};
use naderhand_domain::{
    organisation::Fault,
    wire::organisation::{NewOrganisation, Role, SessionToken, Signed},
};
use naderhand_server::{
    organisation::SetupCode,
    store::request::{
        AskChallenge, Create, CreateRefusal, FirstSetupCode, Kept, ListOrganisations, LoadOrganisation, MakeSetupCode,
        NoSession, NoSuchOrganisation, OpenSession, PublishAuthority, PublishAvailability, PublishDirectory,
        PublishRefusal, PublishSettings, Publishing, PutLogo, ReadOrganisation, ReadPublished, RemoveOrganisation,
        Seen, SignedAlready, StatementRefusal, Sweep, Swept,
    },
};
use naderhand_signing::{ChainFault, StatementFault};

use super::{Case, now, on, refusal, today};
use crate::support::{database::on_both_databases, organisation::example, signer::Signer};

on_both_databases!(
    a_code_sets_up_one_organisation,
    a_code_for_an_address_takes_over_what_was_loaded,
    what_does_not_hold_together_is_not_set_up,
    each_statement_is_followed_by_the_next,
    what_is_published_is_seen_and_named,
    settings_show_on_the_pages_and_keep_the_logo,
    a_new_authority_ends_the_sessions_of_those_it_does_not_name,
    a_new_directory_ends_the_sessions_of_those_it_does_not_name,
    availability_is_each_supporters_own,
    two_who_publish_at_once_are_told_apart,
    a_removed_organisation_leaves_nothing,
    what_has_expired_is_swept,
);

const CODE: SetupCode = SetupCode::from_bytes([1; 16]);

/// What was set up with the code of these tests.
pub(super) async fn set_up(case: &Case, signer: &Signer, supporters: &[u8]) {
    make_code(case, &CODE, None).await.unwrap();
    assert_eq!(create(case, signer.new_organisation("", supporters)).await, Ok(Kept::Now));
}

async fn make_code(case: &Case, code: &SetupCode, slug: Option<&str>) -> Result<(), SignedAlready> {
    let made = MakeSetupCode { verifier: code.verifier(), slug: slug.map(str::to_owned), now: now() };
    case.store.apply(made).await.map_err(|failure| refusal(Err::<(), _>(failure)))
}

async fn create(case: &Case, new: NewOrganisation) -> Result<Kept, CreateRefusal> {
    let made = case.store.apply(Create { code: CODE.verifier(), new, now: now() }).await;
    made.map_err(|failure| refusal(Err::<(), _>(failure)))
}

/// A session, opened as the wire does; its token repeats a byte.
pub(super) async fn session(
    case: &Case,
    signer: &Signer,
    role: Role,
    byte: u8,
    token: u8,
) -> Result<SessionToken, NoSession> {
    let (challenge, slug) = ([token; 32], signer.slug.clone());
    let expires_at = now() + TimeDelta::minutes(1);
    case.store.apply(AskChallenge { slug: slug.clone(), challenge, expires_at }).await.unwrap();
    let token = SessionToken::from_bytes([token; 32]);
    let new = signer.proof(role, byte, challenge);
    let expires_at = now() + TimeDelta::minutes(15);
    let open = OpenSession { slug, new, token: token.clone(), expires_at, now: now() };
    match case.store.apply(open).await {
        Ok(()) => Ok(token),
        refused => Err(refusal(refused)),
    }
}

fn publishing(signer: &Signer, token: &SessionToken, statement: Signed) -> Publishing {
    Publishing { slug: signer.slug.clone(), token: token.clone(), statement, now: now() }
}

macro_rules! publish {
    ($case:expr, $kind:ident, $signer:expr, $token:expr, $statement:expr) => {
        $case
            .store
            .apply($kind(publishing($signer, $token, $statement)))
            .await
            .map_err(|failure| refusal(Err::<(), _>(failure)))
    };
}

async fn seen(case: &Case, slug: &str, known: Vec<[u8; 32]>) -> Seen {
    case.store.read(ReadPublished { slug: slug.to_owned(), known }).await.unwrap()
}

async fn a_code_sets_up_one_organisation(case: &mut Case) {
    let (rav, pi) = (Signer::new("rav", 1), Signer::new("pi", 2));
    assert_eq!(create(case, rav.new_organisation("", &[])).await, Err(CreateRefusal::CodeUnknown));
    make_code(case, &CODE, None).await.unwrap();
    assert_eq!(create(case, rav.new_organisation("", &[11])).await, Ok(Kept::Now));
    assert_eq!(create(case, rav.new_organisation("", &[11])).await, Ok(Kept::Before), "the same again");
    let other = NewOrganisation {
        settings: rav.settings_by(1, 1, |s| s["name"] = "X".into()),
        ..rav.new_organisation("", &[11])
    };
    assert_eq!(create(case, other).await, Err(CreateRefusal::CodeUnknown), "not the same again");
    assert_eq!(create(case, pi.new_organisation("", &[])).await, Err(CreateRefusal::CodeUnknown), "a code works once");
    make_code(case, &CODE, None).await.unwrap();
    let thief = Signer::new("rav", 2);
    assert_eq!(create(case, thief.new_organisation("", &[])).await, Err(CreateRefusal::Exists));
    assert_eq!(create(case, pi.new_organisation("", &[])).await, Ok(Kept::Now), "a refusal does not use up the code");
    assert_eq!(make_code(case, &CODE, Some("rav")).await, Err(SignedAlready));
    let first = FirstSetupCode { verifier: [5; 32], now: now() };
    assert!(!case.store.apply(first).await.unwrap(), "there are organisations");
}

async fn a_code_for_an_address_takes_over_what_was_loaded(case: &mut Case) {
    let first = |now: DateTime<Utc>| FirstSetupCode { verifier: [now.timestamp().to_be_bytes()[7]; 32], now };
    assert!(case.store.apply(first(now())).await.unwrap());
    assert!(!case.store.apply(first(now())).await.unwrap(), "there is an open code");
    assert!(case.store.apply(first(now() + TimeDelta::days(7))).await.unwrap(), "that code has expired");
    let face = example("rav", |_| ());
    case.store.apply(LoadOrganisation { face: face.clone(), today: today() }).await.unwrap();
    assert_eq!(seen(case, "rav", vec![]).await, Seen::Nobody, "a file publishes nothing");
    let rav = Signer::new("rav", 1);
    make_code(case, &CODE, None).await.unwrap();
    assert_eq!(create(case, rav.new_organisation("", &[])).await, Err(CreateRefusal::Exists));
    make_code(case, &CODE, Some("pi")).await.unwrap();
    assert_eq!(create(case, rav.new_organisation("", &[])).await, Err(CreateRefusal::Exists));
    make_code(case, &CODE, Some("rav")).await.unwrap();
    assert_eq!(create(case, rav.new_organisation("", &[])).await, Ok(Kept::Now));
    let shown = case.store.read(ReadOrganisation { slug: "rav".to_owned() }).await.unwrap().unwrap();
    assert_eq!(shown, face, "with the logo that was loaded");
    let again = LoadOrganisation { face, today: today() };
    assert_eq!(refusal(case.store.apply(again).await), SignedAlready, "a file does not speak for its coordinators");
}

async fn what_does_not_hold_together_is_not_set_up(case: &mut Case) {
    let (rav, pi) = (Signer::new("rav", 1), Signer::new("rav", 2));
    make_code(case, &CODE, None).await.unwrap();
    let good = rav.new_organisation("", &[]);
    let statement = |fault: StatementFault| CreateRefusal::Statement(fault.into());
    let later = rav.authorities(&[&[1, 2]]).remove(1);
    let not_signed = CreateRefusal::Statement(ChainFault::Statement { at: 0, fault: StatementFault::NotSigned }.into());
    for (new, refused) in [
        (
            NewOrganisation { authority: pi.authorities(&[]).remove(0), ..good.clone() },
            statement(StatementFault::UnknownSigner),
        ),
        (NewOrganisation { authority: later, ..good.clone() }, CreateRefusal::Statement(ChainFault::Beginning.into())),
        (
            NewOrganisation { settings: rav.settings(2), ..good.clone() },
            CreateRefusal::Statement(StatementRefusal::Beginning),
        ),
        (
            NewOrganisation { directory: rav.directory(2, &[]), ..good.clone() },
            CreateRefusal::Statement(StatementRefusal::Beginning),
        ),
        (
            NewOrganisation { slug: "pi".to_owned(), ..good.clone() },
            CreateRefusal::Statement(StatementRefusal::OtherAddress),
        ),
        (
            NewOrganisation { authority: Signed { signature: [0; 64], ..good.authority.clone() }, ..good.clone() },
            not_signed,
        ),
    ] {
        assert_eq!(create(case, new).await, Err(refused));
    }
    let wrong = NewOrganisation { settings: rav.settings_by(1, 1, |s| s["colour"] = "x".into()), ..good.clone() };
    let Err(CreateRefusal::Settings(problems)) = create(case, wrong).await else { panic!("taken") };
    assert!(
        matches!(&problems[..], [problem] if problem.at == "colour" && matches!(problem.fault, Fault::Unknown { .. }))
    );
    assert_eq!(case.database.rows().await.into_iter().filter(|(_, rows)| *rows > 0).count(), 1, "only the code");
    assert_eq!(create(case, good).await, Ok(Kept::Now));
}

async fn each_statement_is_followed_by_the_next(case: &mut Case) {
    let rav = Signer::new("rav", 1);
    set_up(case, &rav, &[]).await;
    let token = session(case, &rav, Role::Coordinator, 1, 1).await.unwrap();
    for (version, outcome) in [
        (1, Ok(Kept::Before)),
        (3, Err(PublishRefusal::Conflict)),
        (2, Ok(Kept::Now)),
        (2, Ok(Kept::Before)),
        (1, Err(PublishRefusal::Conflict)),
        (3, Ok(Kept::Now)),
    ] {
        assert_eq!(publish!(case, PublishSettings, &rav, &token, rav.settings(version)), outcome, "settings {version}");
        assert_eq!(
            publish!(case, PublishDirectory, &rav, &token, rav.directory(version, &[])),
            outcome,
            "directory {version}"
        );
    }
    let other = rav.settings_by(1, 3, |s| s["name"] = "Anders".into());
    assert_eq!(publish!(case, PublishSettings, &rav, &token, other), Err(PublishRefusal::Conflict), "other bytes");
    let chain = rav.authorities(&[&[1, 2], &[1]]);
    assert_eq!(publish!(case, PublishAuthority, &rav, &token, chain[2].clone()), Err(PublishRefusal::Conflict));
    assert_eq!(publish!(case, PublishAuthority, &rav, &token, chain[1].clone()), Ok(Kept::Now));
    assert_eq!(publish!(case, PublishAuthority, &rav, &token, chain[1].clone()), Ok(Kept::Before));
    let fork = rav.authorities(&[&[1, 3], &[1]]);
    assert_eq!(publish!(case, PublishAuthority, &rav, &token, fork[1].clone()), Err(PublishRefusal::Conflict));
    assert_eq!(publish!(case, PublishAuthority, &rav, &token, fork[2].clone()), Err(PublishRefusal::Conflict));
    let unknown = |fault: StatementFault| Err(PublishRefusal::Statement(fault.into()));
    for signer in [3, 9] {
        let settings = rav.settings_by(signer, 4, |_| ());
        assert_eq!(publish!(case, PublishSettings, &rav, &token, settings), unknown(StatementFault::UnknownSigner));
        let directory = rav.directory_by(signer, 4, &[]);
        assert_eq!(publish!(case, PublishDirectory, &rav, &token, directory), unknown(StatementFault::UnknownSigner));
    }
    let elsewhere = Signer { of: Signer::new("pi", 2).of, ..rav.clone() };
    let foreign = publish!(case, PublishSettings, &rav, &token, elsewhere.settings(4));
    assert_eq!(foreign, unknown(StatementFault::NotSigned), "of another organisation");
    let moved = Signer { slug: "pi".to_owned(), ..rav.clone() }.settings(4);
    let refused = Err(PublishRefusal::Statement(StatementRefusal::OtherAddress));
    assert_eq!(publish!(case, PublishSettings, &rav, &token, moved), refused);
}

async fn what_is_published_is_seen_and_named(case: &mut Case) {
    let rav = Signer::new("rav", 1);
    set_up(case, &rav, &[11, 12]).await;
    let Seen::Other(first, published) = seen(case, "rav", vec![]).await else { panic!("not seen") };
    assert_eq!((published.authority, published.settings), (rav.authorities(&[]), rav.settings(1)));
    assert_eq!((published.directory, published.availability), (rav.directory(1, &[11, 12]), vec![]));
    assert_eq!(seen(case, "rav", vec![[0; 32], first]).await, Seen::Same(first));
    let mut tags = vec![first];
    let coordinator = session(case, &rav, Role::Coordinator, 1, 1).await.unwrap();
    let supporter = session(case, &rav, Role::Supporter, 11, 2).await.unwrap();
    let chain = rav.authorities(&[&[1, 2]]);
    for step in 0..4 {
        match step {
            0 => publish!(case, PublishAuthority, &rav, &coordinator, chain[1].clone()).unwrap(),
            1 => publish!(case, PublishSettings, &rav, &coordinator, rav.settings(2)).unwrap(),
            2 => publish!(case, PublishAvailability, &rav, &supporter, rav.availability(11, 5)).unwrap(),
            _ => publish!(case, PublishDirectory, &rav, &coordinator, rav.directory(2, &[11])).unwrap(),
        };
        let Seen::Other(tag, _) = seen(case, "rav", tags.clone()).await else { panic!("step {step} is not seen") };
        tags.push(tag);
    }
    let Seen::Other(_, published) = seen(case, "rav", vec![first]).await else { panic!("not seen") };
    assert_eq!((published.authority, published.settings), (chain, rav.settings(2)));
    assert_eq!((published.directory, published.availability), (rav.directory(2, &[11]), vec![rav.availability(11, 5)]));
    for other in ["", "ra", "RAV", "rav' OR '1'='1"] {
        assert_eq!(seen(case, other, vec![]).await, Seen::Nobody, "{other:?}");
    }
}

async fn settings_show_on_the_pages_and_keep_the_logo(case: &mut Case) {
    let rav = Signer::new("rav", 1);
    set_up(case, &rav, &[]).await;
    let shown =
        async |case: &Case| case.store.read(ReadOrganisation { slug: "rav".to_owned() }).await.unwrap().unwrap();
    assert_eq!(shown(case).await.logo, None);
    let token = session(case, &rav, Role::Coordinator, 1, 1).await.unwrap();
    let logo = example("rav", |_| ()).logo;
    let put = |logo| PutLogo { slug: "rav".to_owned(), token: token.clone(), logo, now: now() };
    case.store.apply(put(logo.clone())).await.unwrap();
    let renamed = rav.settings_by(1, 2, |settings| settings["name"] = "RAV Nieuw".into());
    publish!(case, PublishSettings, &rav, &token, renamed).unwrap();
    let face = shown(case).await;
    assert_eq!((face.settings.organisation().name(), &face.logo), ("RAV Nieuw", &logo));
    case.store.apply(put(None)).await.unwrap();
    assert_eq!(shown(case).await.logo, None);
}

async fn a_new_authority_ends_the_sessions_of_those_it_does_not_name(case: &mut Case) {
    let rav = Signer::new("rav", 1);
    set_up(case, &rav, &[]).await;
    let first = session(case, &rav, Role::Coordinator, 1, 1).await.unwrap();
    assert_eq!(session(case, &rav, Role::Coordinator, 2, 2).await, Err(NoSession), "not named yet");
    let chain = rav.authorities(&[&[1, 2], &[2]]);
    publish!(case, PublishAuthority, &rav, &first, chain[1].clone()).unwrap();
    let second = session(case, &rav, Role::Coordinator, 2, 3).await.unwrap();
    publish!(case, PublishAuthority, &rav, &second, chain[2].clone()).unwrap();
    let out = Err(PublishRefusal::Session(NoSession));
    assert_eq!(publish!(case, PublishSettings, &rav, &first, rav.settings(2)), out, "out at once");
    assert_eq!(session(case, &rav, Role::Coordinator, 1, 4).await, Err(NoSession));
    let settings = rav.settings_by(2, 2, |_| ());
    assert_eq!(publish!(case, PublishSettings, &rav, &second, settings), Ok(Kept::Now));
    let unknown = Err(PublishRefusal::Statement(StatementFault::UnknownSigner.into()));
    assert_eq!(publish!(case, PublishSettings, &rav, &second, rav.settings(3)), unknown, "the signer counts too");
}

async fn a_new_directory_ends_the_sessions_of_those_it_does_not_name(case: &mut Case) {
    let rav = Signer::new("rav", 1);
    set_up(case, &rav, &[11, 12]).await;
    let coordinator = session(case, &rav, Role::Coordinator, 1, 1).await.unwrap();
    let revoked = session(case, &rav, Role::Supporter, 11, 2).await.unwrap();
    let staying = session(case, &rav, Role::Supporter, 12, 3).await.unwrap();
    for (token, byte) in [(&revoked, 11), (&staying, 12)] {
        assert_eq!(publish!(case, PublishAvailability, &rav, token, rav.availability(byte, 1)), Ok(Kept::Now));
    }
    publish!(case, PublishDirectory, &rav, &coordinator, rav.directory(2, &[12])).unwrap();
    let out = Err(PublishRefusal::Session(NoSession));
    assert_eq!(publish!(case, PublishAvailability, &rav, &revoked, rav.availability(11, 2)), out);
    assert_eq!(session(case, &rav, Role::Supporter, 11, 4).await, Err(NoSession));
    assert_eq!(publish!(case, PublishAvailability, &rav, &staying, rav.availability(12, 2)), Ok(Kept::Now));
    let Seen::Other(_, published) = seen(case, "rav", vec![]).await else { panic!("not seen") };
    assert_eq!(published.availability, [rav.availability(12, 2)], "what a removed supporter said is gone");
}

async fn availability_is_each_supporters_own(case: &mut Case) {
    let rav = Signer::new("rav", 1);
    set_up(case, &rav, &[11, 12]).await;
    let token = session(case, &rav, Role::Supporter, 11, 1).await.unwrap();
    let other = Err(PublishRefusal::Statement(StatementRefusal::OtherSupporter));
    assert_eq!(publish!(case, PublishAvailability, &rav, &token, rav.availability(12, 1)), other);
    let unknown = Err(PublishRefusal::Statement(StatementFault::UnknownSigner.into()));
    assert_eq!(publish!(case, PublishAvailability, &rav, &token, rav.availability_by(12, 11, 1)), unknown);
    for (version, outcome) in
        [(4, Ok(Kept::Now)), (4, Ok(Kept::Before)), (3, Err(PublishRefusal::Conflict)), (9, Ok(Kept::Now))]
    {
        assert_eq!(
            publish!(case, PublishAvailability, &rav, &token, rav.availability(11, version)),
            outcome,
            "{version}"
        );
    }
    let coordinator = session(case, &rav, Role::Coordinator, 1, 2).await.unwrap();
    let out = Err(PublishRefusal::Session(NoSession));
    assert_eq!(publish!(case, PublishAvailability, &rav, &coordinator, rav.availability(11, 10)), out);
    assert_eq!(publish!(case, PublishSettings, &rav, &token, rav.settings(2)), out);
}

async fn two_who_publish_at_once_are_told_apart(case: &mut Case) {
    let rav = Signer::new("rav", 1);
    set_up(case, &rav, &[]).await;
    let token = session(case, &rav, Role::Coordinator, 1, 1).await.unwrap();
    let calls: Vec<_> = (0..8)
        .map(|at| {
            let settings = rav.settings_by(1, 2, |settings| settings["name"] = format!("RAV {at}").into());
            let (store, publish) = (case.store.clone(), PublishSettings(publishing(&rav, &token, settings)));
            tokio::spawn(async move { store.apply(publish).await })
        })
        .collect();
    let mut kept = 0;
    for call in calls {
        match call.await.unwrap() {
            Ok(outcome) => {
                assert_eq!(outcome, Kept::Now);
                kept += 1;
            }
            refused => assert_eq!(refusal(refused), PublishRefusal::Conflict),
        }
    }
    assert_eq!(kept, 1);
}

async fn a_removed_organisation_leaves_nothing(case: &mut Case) {
    let rav = Signer::new("rav", 1);
    set_up(case, &rav, &[11]).await;
    let token = session(case, &rav, Role::Coordinator, 1, 1).await.unwrap();
    let listed = case.store.read(ListOrganisations { now: now() }).await.unwrap();
    assert_eq!((listed[0].slug.as_str(), listed[0].name.as_str()), ("rav", "RAV Voorbeeld"));
    assert_eq!((listed[0].coordinators, listed[0].supporters, listed[0].links), (1, 1, 0));
    let remove = |slug: &str| RemoveOrganisation { slug: slug.to_owned() };
    assert_eq!(refusal(case.store.apply(remove("ra")).await), NoSuchOrganisation);
    let removed = case.store.apply(remove("rav")).await.unwrap();
    assert_eq!((removed.statements, removed.links, removed.sessions, removed.codes), (3, 0, 1, 0));
    assert!(case.database.rows().await.iter().all(|(_, rows)| *rows == 0));
    let out = Err(PublishRefusal::Session(NoSession));
    assert_eq!(publish!(case, PublishSettings, &rav, &token, rav.settings(2)), out);
}

async fn what_has_expired_is_swept(case: &mut Case) {
    let rav = Signer::new("rav", 1);
    set_up(case, &rav, &[]).await;
    session(case, &rav, Role::Coordinator, 1, 1).await.unwrap();
    assert_eq!(session(case, &rav, Role::Coordinator, 9, 2).await, Err(NoSession), "leaves its challenge behind");
    make_code(case, &SetupCode::from_bytes([3; 16]), None).await.unwrap();
    let sweep = async |later| case.store.apply(Sweep { now: now() + later }).await.unwrap();
    assert_eq!(sweep(TimeDelta::seconds(59)).await, Swept::default());
    assert_eq!(sweep(TimeDelta::seconds(60)).await.openings, 1, "the challenge");
    assert_eq!(sweep(TimeDelta::minutes(15)).await.openings, 1, "the session");
    assert_eq!(sweep(TimeDelta::days(7)).await.openings, 1, "the code");
    let rows = case.database.rows().await;
    assert!(
        rows.iter().all(
            |(table, rows)| *rows == 0 || ["organisations", "statements", "coordinators"].contains(&table.as_str())
        )
    );
}
