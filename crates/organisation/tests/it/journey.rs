//! From a setup code to a supporter who can be asked, with the real server.

use chrono::TimeDelta;
use naderhand_domain::{
    directory::{Availability, Change, ChangeFault, TeamId},
    wire::problem::Code,
};
use naderhand_organisation::{
    Candidate, Error, Founding, Invitation, Invited, LinkText, Member, Standing, coordinator::State,
};

use crate::support::{SLUG, World, name, names, rng, settings, today};

fn code<T: core::fmt::Debug>(result: Result<T, Error>) -> Option<Code> {
    match result {
        Err(Error::Call(error)) => error.code(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_organisation_begins_and_an_employee_joins() {
    let world = World::start().await;
    let founding = Founding::make(&settings(SLUG, "RAV Voorbeeld"), today(), &mut rng()).unwrap();
    assert_eq!(code(founding.create(&world.http, "AAAAAAAAAAAAAAAAAAAAAA").await), Some(Code::SetupCodeUnknown));
    let setup = world.code().await;
    let founding = Founding::from_bytes(&founding.to_bytes()).unwrap();
    founding.create(&world.http, &setup).await.unwrap();
    let coordinator = founding.create(&world.http, &setup).await.unwrap();
    assert!(coordinator.is_named());
    assert_eq!(coordinator.words(), founding.words());

    let mut desk = world.desk(coordinator);
    let link = desk.make_join_link(world.next_week()).await.unwrap();
    let link = LinkText::parse(&format!("https://n.example/app/aansluiten#{}", link.to_text())).unwrap();
    let joined = Member::join(&world.http, &link).await.unwrap();
    assert_eq!(joined.ignored, []);
    let member = joined.member;
    assert_eq!(member.settings().organisation().name(), "RAV Voorbeeld");
    assert_eq!((member.changed_on(), member.settings_version()), (today(), 1));
    assert_eq!(member.refresh(&world.http).await.unwrap().member, member, "nothing is new");

    let again = settings(SLUG, "RAV Ergens");
    desk.publish_settings(1, again.clone(), today()).await.unwrap();
    let member = member.refresh(&world.http).await.unwrap().member;
    assert_eq!((member.settings(), member.settings_version()), (&again, 2));
}

#[tokio::test]
async fn a_supporter_is_invited_confirmed_can_be_asked_and_stops() {
    let world = World::start().await;
    let mut desk = world.founded().await;
    desk.change(&[Change::MakeTeam(name("Noord"))], today()).await.unwrap();
    let member = world.member(&mut desk).await;

    let link = desk.invite_supporter(&name("J. Jansen"), world.next_week()).await.unwrap();
    let invitation = Invitation::open(&world.http, &link).await.unwrap();
    let Invited::Supporter(id) = invitation.invited() else { panic!("{invitation:?}") };
    assert_eq!(invitation.name(), "J. Jansen");
    let candidate = Candidate::make(&world.http, &invitation, &name("Jo Jansen"), &mut rng()).await.unwrap();
    let candidate = Candidate::from_bytes(&candidate.to_bytes()).unwrap();
    candidate.answer(&world.http).await.unwrap();
    candidate.answer(&world.http).await.unwrap();
    assert!(matches!(candidate.resume(&world.http).await.unwrap(), Standing::Waiting));
    // Somebody else who has the link finds it used.
    assert_eq!(code(Invitation::open(&world.http, &link).await), Some(Code::LinkNotFound));

    let links = desk.links().await.unwrap();
    let given = links.iter().find(|given| given.name == "J. Jansen").unwrap();
    let State::Answered(answer) = &given.state else { panic!("{given:?}") };
    assert_eq!(answer.name, name("Jo Jansen"));
    desk.confirm(given.locator, Some(TeamId(1)), today()).await.unwrap();
    assert_eq!(desk.links().await.unwrap().len(), 1, "the join link is left");

    let Standing::Supporter(supporter) = candidate.resume(&world.http).await.unwrap() else { panic!() };
    let mut post = world.post(*supporter);
    assert!(post.supporter().is_named() && post.supporter().id() == id);
    post.set_availability(Availability::Away { until: None }).await.unwrap();
    post.set_availability(Availability::Available).await.unwrap();
    post.set_availability(Availability::Away { until: Some(today()) }).await.unwrap();

    let member = member.refresh(&world.http).await.unwrap().member;
    assert_eq!(names(&member), ["Jo Jansen"]);
    assert_eq!(member.directory().supporter(id).unwrap().team, Some(TeamId(1)));
    assert_eq!(member.availability(id), Availability::Away { until: Some(today()) });

    desk.change(&[Change::Pause(id, true), Change::Rename(id, name("Jo"))], today()).await.unwrap();
    let member = member.refresh(&world.http).await.unwrap().member;
    assert!(member.directory().supporter(id).unwrap().paused);
    assert_eq!(names(&member), ["Jo"]);

    desk.change(&[Change::Revoke(id)], today()).await.unwrap();
    let member = member.refresh(&world.http).await.unwrap().member;
    assert_eq!((names(&member).len(), member.availability(id)), (0, Availability::Available));
    assert_eq!(post.set_availability(Availability::Available).await, Err(Error::Removed));
    post.refresh().await.unwrap();
    assert!(!post.supporter().is_named());
    let gone = desk.change(&[Change::Revoke(id)], today()).await;
    assert_eq!(gone, Err(Error::Change(ChangeFault::NoSupporter)));
}

#[tokio::test]
async fn a_supporter_who_lost_their_device_comes_back_with_other_keys() {
    let world = World::start().await;
    let mut desk = world.founded().await;
    let lost = world.supporter(&mut desk, "Jo").await;
    let id = lost.id();
    let mut post = world.post(lost);
    for _ in 0..3 {
        post.set_availability(Availability::Away { until: None }).await.unwrap();
    }

    let link = desk.invite_again(id, world.next_week()).await.unwrap();
    let candidate = world.answers(&link, &name("Jo")).await;
    assert!(matches!(candidate.resume(&world.http).await.unwrap(), Standing::Waiting));
    desk.confirm(link.secret.derive_locator(), None, today()).await.unwrap();
    let Standing::Supporter(back) = candidate.resume(&world.http).await.unwrap() else { panic!() };
    assert_eq!(back.id(), id);
    world.post(*back).set_availability(Availability::Available).await.unwrap();
    assert_eq!(post.set_availability(Availability::Away { until: None }).await, Err(Error::Removed));
    desk.refresh(today()).await.unwrap();
    assert_eq!(desk.coordinator().member().availability(id), Availability::Available);
}

#[tokio::test]
async fn a_link_opens_for_its_purpose_in_its_time_and_until_it_is_withdrawn() {
    let world = World::start().await;
    let mut desk = world.founded().await;
    let join = desk.make_join_link(world.next_week()).await.unwrap();
    let invitation = desk.invite_supporter(&name("Jo"), world.next_week()).await.unwrap();
    assert_eq!(Member::join(&world.http, &invitation).await.err(), Some(Error::OtherPurpose));
    assert_eq!(Invitation::open(&world.http, &join).await.err(), Some(Error::OtherPurpose));

    let mut foreign = join.clone();
    foreign.pin = naderhand_signing::Pin::from_bytes([7; 16]);
    let refused = Member::join(&world.http, &foreign).await;
    assert_eq!(refused.err(), Some(Error::Refused(naderhand_organisation::Refusal::ForeignKey)));

    let locator = join.secret.derive_locator();
    desk.withdraw(locator).await.unwrap();
    desk.withdraw(locator).await.unwrap();
    assert_eq!(code(Member::join(&world.http, &join).await), Some(Code::LinkNotFound));

    world.clock.advance(TimeDelta::days(8));
    assert_eq!(code(Invitation::open(&world.http, &invitation).await), Some(Code::LinkNotFound));
    assert_eq!(desk.links().await.unwrap(), []);
    let nothing = desk.confirm(invitation.secret.derive_locator(), None, today()).await;
    assert_eq!(nothing, Err(Error::NoAnswer));
}

#[tokio::test]
async fn a_session_that_ended_is_opened_again_by_itself() {
    let world = World::start().await;
    let mut desk = world.founded().await;
    desk.change(&[Change::MakeTeam(name("Noord"))], today()).await.unwrap();
    world.clock.advance(TimeDelta::minutes(16));
    desk.change(&[Change::MakeTeam(name("Zuid"))], today()).await.unwrap();
    desk.sign_out().await;
    desk.change(&[Change::MakeTeam(name("Oost"))], today()).await.unwrap();
    assert_eq!(desk.coordinator().member().directory().teams().len(), 3);
}
