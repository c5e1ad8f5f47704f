//! Several coordinators: at the same time, after a loss, and against each other.

use naderhand_domain::directory::Change;
use naderhand_organisation::{
    Coordinator, Error, Member, Standing,
    coordinator::{State, recover},
};

use crate::support::{SLUG, World, name, names, settings, today};

#[tokio::test]
async fn two_who_change_the_directory_at_once_lose_nothing() {
    let world = World::start().await;
    let mut first = world.founded().await;
    let mut second = world.desk(world.second(&mut first).await);
    let jo = world.supporter(&mut first, "Jo").await.id();

    // The second has not seen Jo yet, and the first not what the second does.
    second.change(&[Change::MakeTeam(name("Noord"))], today()).await.unwrap();
    first.change(&[Change::Pause(jo, true)], today()).await.unwrap();
    second.change(&[Change::Rename(jo, name("Johanna"))], today()).await.unwrap();

    let member = world.member(&mut first).await;
    assert_eq!(names(&member), ["Johanna"]);
    assert!(member.directory().supporter(jo).unwrap().paused);
    assert_eq!(member.directory().teams().len(), 1);
}

#[tokio::test]
async fn settings_of_another_are_not_overwritten_unseen() {
    let world = World::start().await;
    let mut first = world.founded().await;
    let mut second = world.desk(world.second(&mut first).await);
    first.publish_settings(1, settings(SLUG, "RAV Een"), today()).await.unwrap();
    let overtaken = second.publish_settings(1, settings(SLUG, "RAV Twee"), today()).await;
    assert_eq!(overtaken, Err(Error::Conflict));
    let seen = second.coordinator().member();
    assert_eq!((seen.settings_version(), seen.settings().organisation().name()), (2, "RAV Een"));
    second.publish_settings(2, settings(SLUG, "RAV Twee"), today()).await.unwrap();
    assert_eq!(first.publish_settings(1, settings(SLUG, "RAV Drie"), today()).await, Err(Error::Conflict));
    let elsewhere = first.publish_settings(2, settings("elders", "RAV"), today()).await;
    assert!(matches!(elsewhere, Err(Error::Refused(_))), "{elsewhere:?}");
}

#[tokio::test]
async fn the_second_takes_over_and_the_first_is_out() {
    let world = World::start().await;
    let mut first = world.founded().await;
    let member = world.member(&mut first).await;
    let mut second = world.desk(world.second(&mut first).await);
    world.supporter(&mut first, "Jo").await;
    first.publish_settings(1, settings(SLUG, "RAV Een"), today()).await.unwrap();

    let gone = first.coordinator().public();
    assert_eq!(first.remove_coordinator(gone, today()).await, Err(Error::Yourself));
    second.remove_coordinator(gone, today()).await.unwrap();
    second.remove_coordinator(gone, today()).await.unwrap();
    assert_eq!(second.coordinator().member().coordinators(), [second.coordinator().public()]);

    let out = first.change(&[Change::MakeTeam(name("Noord"))], today()).await;
    assert_eq!(out, Err(Error::Removed));
    first.refresh(today()).await.unwrap();
    assert!(!first.coordinator().is_named());

    // Who was there goes on, who is new can join, and both see what the first had left.
    let member = member.refresh(&world.http).await.unwrap().member;
    let newcomer = world.member(&mut second).await;
    for member in [&member, &newcomer] {
        assert_eq!(names(member), ["Jo"]);
        assert_eq!(member.settings().organisation().name(), "RAV Een");
        assert_eq!(member.coordinators().len(), 1);
    }
}

#[tokio::test]
async fn sixteen_words_bring_a_coordinator_back_and_nobody_else() {
    let world = World::start().await;
    let mut desk = world.founded().await;
    world.supporter(&mut desk, "Jo").await;
    let words = desk.coordinator().words().join(" ");
    let second = world.second(&mut desk).await;

    let back = recover(&world.http, SLUG, &words).await.unwrap();
    assert_eq!(back.corrections, []);
    assert_eq!(back.coordinator.public(), desk.coordinator().public());
    let mut back = world.desk(back.coordinator);
    back.change(&[Change::MakeTeam(name("Noord"))], today()).await.unwrap();
    assert_eq!(names(back.coordinator().member()), ["Jo"]);
    // What the lost device had invited, nobody can open any more.
    let link = desk.invite_supporter(&name("Bo"), world.next_week()).await.unwrap();
    world.answers(&link, &name("Bo")).await;
    let given = back.links().await.unwrap();
    assert!(matches!(given[..], [ref one] if one.state == State::Elsewhere && one.link.is_none()), "{given:?}");

    // The second's words work as well.
    let words = second.words().join(" ");
    assert_eq!(recover(&world.http, SLUG, &words).await.unwrap().coordinator.public(), second.public());

    let strangers = naderhand_sealing::coordinator::CoordinatorSecret::from_bytes([9; 16]).to_words().join(" ");
    assert_eq!(recover(&world.http, SLUG, &strangers).await.err(), Some(Error::NotNamed));
    assert!(matches!(recover(&world.http, SLUG, "aap noot mies").await.err(), Some(Error::Words(_))));
    assert!(matches!(recover(&world.http, "elders", &words).await.err(), Some(Error::Call(_))));
    assert!(matches!(recover(&world.http, "El Ders", &words).await.err(), Some(Error::Slug(_))));
}

#[tokio::test]
async fn a_rotated_key_replaces_its_predecessor_and_the_old_words_are_worth_nothing() {
    let world = World::start().await;
    let mut desk = world.founded().await;
    let member = world.member(&mut desk).await;
    world.supporter(&mut desk, "Jo").await;
    assert_eq!(desk.rotate(today()).await, Err(Error::NotPrepared));
    let (old, old_key) = (desk.coordinator().words().join(" "), desk.coordinator().public());
    let new = desk.prepare_rotation().join(" ");
    assert_eq!(desk.prepare_rotation().join(" "), new, "asked twice, it is the same key");

    let kept = Coordinator::from_bytes(&desk.coordinator().to_bytes()).unwrap();
    let mut desk = world.desk(kept);
    desk.rotate(today()).await.unwrap();
    assert_eq!(desk.coordinator().words().join(" "), new);
    assert_ne!(desk.coordinator().public(), old_key);
    desk.change(&[Change::MakeTeam(name("Noord"))], today()).await.unwrap();

    assert_eq!(recover(&world.http, SLUG, &old).await.err(), Some(Error::NotNamed));
    assert_eq!(names(recover(&world.http, SLUG, &new).await.unwrap().coordinator.member()), ["Jo"]);
    let member = member.refresh(&world.http).await.unwrap().member;
    assert_eq!(member.coordinators(), [desk.coordinator().public()]);
    assert!(Member::join(&world.http, &desk.make_join_link(world.next_week()).await.unwrap()).await.is_ok());
}

#[tokio::test]
async fn what_is_answered_twice_or_confirmed_twice_is_one_coordinator() {
    let world = World::start().await;
    let mut desk = world.founded().await;
    let link = desk.invite_coordinator(&name("Tweede"), world.next_week()).await.unwrap();
    let candidate = world.answers(&link, &name("Tweede")).await;
    candidate.answer(&world.http).await.unwrap();
    let locator = link.secret.derive_locator();
    desk.confirm(locator, None, today()).await.unwrap();
    assert_eq!(desk.confirm(locator, None, today()).await, Err(Error::NoAnswer));
    assert_eq!(desk.coordinator().member().coordinators().len(), 2);
    assert!(matches!(candidate.resume(&world.http).await.unwrap(), Standing::Coordinator(_)));
}
