//! Every call arrives, and each in turn is never answered. Whoever does the act again ends where they meant to.

use core::cell::Cell;

use naderhand_domain::directory::{Availability, Change};
use naderhand_organisation::{Coordinator, Desk, Error, Post, coordinator::recover};
use naderhand_transport::CallError;

use crate::support::{Lossy, SLUG, World, name, names, rng, settings, today};

fn is_lost<T>(result: &Result<T, Error>) -> bool {
    matches!(result, Err(Error::Call(CallError::Unreachable(_))))
}

/// How many calls the longest act makes at most.
const MOST_CALLS: u32 = 16;

#[tokio::test]
async fn a_rotation_that_is_cut_off_anywhere_is_finished_by_doing_it_again() {
    let mut cut_off = 0;
    for left in 0..MOST_CALLS {
        let world = World::start().await;
        let mut desk = world.founded().await;
        world.supporter(&mut desk, "Jo").await;
        let new = desk.prepare_rotation().join(" ");
        let kept = desk.coordinator().to_bytes();

        let lossy = Lossy { inner: &world.http, left: Cell::new(Some(left)) };
        let mut desk = Desk::open(Coordinator::from_bytes(&kept).unwrap(), &lossy, rng());
        let rotated = desk.rotate(today()).await;
        lossy.left.set(None);
        if is_lost(&rotated) {
            cut_off += 1;
            // The app was closed: what it kept goes on.
            let kept = Coordinator::from_bytes(&desk.coordinator().to_bytes()).unwrap();
            desk = Desk::open(kept, &lossy, rng());
            match desk.rotate(today()).await {
                // It was all done but for the last look.
                Ok(()) | Err(Error::NotPrepared) => {}
                Err(error) => panic!("after {left} calls: {error}"),
            }
        } else {
            rotated.unwrap();
        }
        desk.refresh(today()).await.unwrap();
        assert!(desk.coordinator().is_named());
        let back = recover(&world.http, SLUG, &new).await.unwrap_or_else(|error| panic!("after {left}: {error}"));
        assert_eq!(names(back.coordinator.member()), ["Jo"]);
        assert_eq!(back.coordinator.member().coordinators(), [desk.coordinator().public()]);
    }
    assert!(cut_off > 5 && cut_off < MOST_CALLS, "{cut_off} of the calls were cut off");
}

#[tokio::test]
async fn a_takeover_that_is_cut_off_anywhere_is_finished_by_doing_it_again() {
    let mut cut_off = 0;
    for left in 0..MOST_CALLS {
        let world = World::start().await;
        let mut first = world.founded().await;
        let second = world.second(&mut first).await;
        world.supporter(&mut first, "Jo").await;
        first.publish_settings(1, settings(SLUG, "RAV Een"), today()).await.unwrap();

        let lossy = Lossy { inner: &world.http, left: Cell::new(Some(left)) };
        let mut desk = Desk::open(second, &lossy, rng());
        let gone = first.coordinator().public();
        let removed = desk.remove_coordinator(gone, today()).await;
        lossy.left.set(None);
        if is_lost(&removed) {
            cut_off += 1;
            let kept = Coordinator::from_bytes(&desk.coordinator().to_bytes()).unwrap();
            desk = Desk::open(kept, &lossy, rng());
            desk.remove_coordinator(gone, today()).await.unwrap_or_else(|error| panic!("after {left}: {error}"));
        } else {
            removed.unwrap();
        }
        let mut desk = world.desk(desk.coordinator().clone());
        let member = world.member(&mut desk).await;
        assert_eq!((names(&member), member.settings().organisation().name()), (vec!["Jo"], "RAV Een"));
        assert_eq!(member.coordinators().len(), 1);
    }
    assert!(cut_off > 5 && cut_off < MOST_CALLS, "{cut_off} of the calls were cut off");
}

#[tokio::test]
async fn a_change_and_an_availability_that_are_cut_off_are_made_once() {
    for left in 0..4 {
        let world = World::start().await;
        let mut desk = world.founded().await;
        let supporter = world.supporter(&mut desk, "Jo").await;
        let id = supporter.id();
        let lossy = Lossy { inner: &world.http, left: Cell::new(Some(left)) };

        let mut desk = Desk::open(desk.coordinator().clone(), &lossy, rng());
        let change = [Change::Rename(id, name("Johanna"))];
        let changed = desk.change(&change, today()).await;
        lossy.left.set(None);
        assert_eq!(is_lost(&changed), left < 3, "challenge, session, directory");
        desk.change(&change, today()).await.unwrap();
        let published = desk.publish_settings(1, settings(SLUG, "RAV Een"), today()).await;
        published.unwrap();

        lossy.left.set(Some(left));
        let mut post = Post::open(supporter, &lossy, rng());
        let away = Availability::Away { until: None };
        assert_eq!(is_lost(&post.set_availability(away).await), left < 3);
        lossy.left.set(None);
        post.set_availability(away).await.unwrap();
        desk.refresh(today()).await.unwrap();
        let member = desk.coordinator().member();
        assert_eq!((names(member), member.availability(id)), (vec!["Johanna"], away));
    }
}
