//! Push services that have too much to do, addresses that are over, and servers that share a queue.

use chrono::TimeDelta;
use naderhand_domain::wire::{limits, reminders::Address};
use naderhand_server::{
    config::{Config, Rate},
    serve::Server,
    store::{Store, request::Sweep},
};
use tokio::sync::oneshot;

use super::{Ringing, on};
use crate::support::{
    database::on_both_databases,
    push::{Bell, ring, wait_until},
    running::{no_limit, site},
};

on_both_databases!(
    an_address_that_is_over_keeps_its_rings_and_the_latest_comes_to_the_next,
    a_busy_service_is_asked_again_when_it_says_and_ever_later,
    what_is_too_late_is_dropped,
    a_ring_under_way_that_is_planned_anew_is_not_lost,
    idle_reminders_go,
    a_server_that_stops_finishes_what_it_sends,
);

/// Waits until the queue has been looked at: another device is rung.
async fn queue_has_been_looked_at(ringing: &mut Ringing) {
    let path = format!("/201/look/{}", ringing.case.seed.number());
    let bell = ringing.bell();
    bell.plans(&ringing.service.endpoint(&path), &[ring(ringing.now(), 1)]).await.ok();
    ringing.service.waits_for(&path, 1).await;
}

async fn an_address_that_is_over_keeps_its_rings_and_the_latest_comes_to_the_next(ringing: &mut Ringing) {
    for status in ["404", "410", "403", "400", "307"] {
        let path = format!("/{status}/over");
        let bell = ringing.bell();
        let start = ringing.now();
        let hours: Vec<_> = (0..6).map(|hour| ring(start + TimeDelta::hours(hour.into()), hour + 1)).collect();
        bell.plans(&ringing.service.endpoint(&path), &hours).await.ok();
        wait_until(async || bell.status().await.address == Address::Over).await;
        assert_eq!(bell.status().await.rings, 6, "{status}: they wait for another address");
        ringing.case.server.clock.advance(TimeDelta::minutes(3 * 60 + 30));
        // The same address again does not bring it back.
        let rest = &hours[1..];
        bell.plans(&ringing.service.endpoint(&path), rest).await.ok();
        queue_has_been_looked_at(ringing).await;
        assert_eq!(bell.status().await.address, Address::Over);
        assert_eq!(ringing.service.arrived_at(&path).len(), 1, "{status}: it is not asked again");

        let next = format!("/201/after/{status}");
        bell.moves(&ringing.service.endpoint(&next)).await.ok();
        wait_until(async || bell.status().await.rings == 2).await;
        let arrived = ringing.service.arrived_at(&next);
        assert_eq!(arrived.len(), 1, "of those that were due the latest");
        assert_eq!(arrived[0].header("topic"), hours[3].tag.to_string());
        assert_eq!(bell.status().await.address, Address::Live);
    }
}

async fn a_busy_service_is_asked_again_when_it_says_and_ever_later(ringing: &mut Ringing) {
    let (asked, silent) = (ringing.bell(), ringing.bell());
    asked.plans(&ringing.service.endpoint("/429/busy?Retry-After=600"), &[ring(ringing.now(), 1)]).await.ok();
    silent.plans(&ringing.service.endpoint("/503/busy"), &[ring(ringing.now(), 1)]).await.ok();
    ringing.service.waits_for("/429/busy", 1).await;
    ringing.service.waits_for("/503/busy", 1).await;
    // What was sent is settled before it is sent again, or its lease would have to end.
    queue_has_been_looked_at(ringing).await;
    assert_eq!((asked.status().await.rings, silent.status().await.rings), (1, 1));
    ringing.case.server.clock.advance(TimeDelta::seconds(300));
    ringing.service.waits_for("/503/busy", 2).await;
    queue_has_been_looked_at(ringing).await;
    assert_eq!(ringing.service.arrived_at("/429/busy").len(), 1, "it said when");
    ringing.case.server.clock.advance(TimeDelta::seconds(320));
    ringing.service.waits_for("/429/busy", 2).await;
    asked.moves(&ringing.service.endpoint("/201/free")).await.ok();
    ringing.service.waits_for("/201/free", 1).await;
    wait_until(async || asked.status().await.rings == 0).await;
}

async fn what_is_too_late_is_dropped(ringing: &mut Ringing) {
    let bell = ringing.bell();
    let long_ago = ringing.now() - TimeDelta::hours(limits::RING_LATE_HOURS);
    let rings = [ring(long_ago, 1), ring(ringing.now(), 2), ring(ringing.now() + TimeDelta::days(3), 3)];
    bell.plans(&ringing.service.endpoint("/503/late"), &rings).await.ok();
    assert_eq!(bell.status().await.rings, 2);
    ringing.service.waits_for("/503/late", 1).await;
    queue_has_been_looked_at(ringing).await;
    ringing.case.server.clock.advance(TimeDelta::hours(limits::RING_LATE_HOURS));
    wait_until(async || bell.status().await.rings == 1).await;
    assert!(
        ringing.service.arrived_at("/503/late").iter().all(|push| push.header("topic") == rings[1].tag.to_string())
    );
}

async fn a_ring_under_way_that_is_planned_anew_is_not_lost(ringing: &mut Ringing) {
    let bell = ringing.bell();
    let at = ring(ringing.now(), 1);
    // No answer comes, so it is under way for as long as the test runs.
    bell.plans(&ringing.service.endpoint("/201/silent"), &[at]).await.ok();
    ringing.service.waits_for("/201/silent", 1).await;
    bell.plans(&ringing.service.endpoint("/201/anew"), &[at]).await.ok();
    ringing.service.waits_for("/201/anew", 1).await;
    wait_until(async || bell.status().await.rings == 0).await;
    assert_eq!(bell.status().await.address, Address::Live);
}

async fn idle_reminders_go(ringing: &mut Ringing) {
    let (idle, planned) = (ringing.bell(), ringing.bell());
    let here = ringing.service.endpoint("/201/idle");
    idle.plans(&here, &[]).await.ok();
    let far = TimeDelta::days(limits::PLAN_DAYS - 1);
    planned.plans(&here, &[ring(ringing.now() + far, 1)]).await.ok();
    let store = Store::open(&ringing.case.server.database.config).await.unwrap();
    let swept = async |days: i64| {
        let now = ringing.now() + TimeDelta::days(days);
        store.apply(Sweep { now }).await.unwrap().reminders
    };
    assert_eq!(swept(limits::PLAN_IDLE_DAYS - 1).await, 0);
    assert_eq!(swept(limits::PLAN_IDLE_DAYS).await, 1);
    assert_eq!(idle.looks().await.status, 404);
    assert_eq!(planned.status().await.rings, 1);
    store.close().await;
}

async fn a_server_that_stops_finishes_what_it_sends(ringing: &mut Ringing) {
    let folder = site();
    let config = second(ringing, folder.path());
    let database = ringing.case.server.database.config.clone();
    // All rings are taken by this server: the other one is not asked to look for more than a second, and may take some.
    let bells: Vec<Bell> = (0..20).map(|_| ringing.bell()).collect();
    for bell in &bells {
        bell.plans(&ringing.service.endpoint("/201/stop"), &[ring(ringing.now(), 1)]).await.ok();
    }
    if matches!(database, naderhand_server::config::Database::Postgres { .. }) {
        let server = Server::bind(&config, ringing.case.server.clock.clone()).await.unwrap();
        let (stop, stopping) = oneshot::channel::<()>();
        let running = tokio::spawn(server.run(async {
            let _ = stopping.await;
        }));
        ringing.service.waits_for("/201/stop", 1).await;
        stop.send(()).unwrap();
        running.await.unwrap().unwrap();
    }
    for bell in &bells {
        wait_until(async || bell.status().await.rings == 0).await;
    }
    assert_eq!(ringing.service.arrived_at("/201/stop").len(), 20, "none twice: each was settled");
}

/// The settings of a second server on the same database.
fn second(ringing: &Ringing, site: &std::path::Path) -> Config {
    Config {
        addr: std::net::SocketAddr::from(([127, 0, 0, 1], 0)),
        database: ringing.case.server.database.config.clone(),
        site: site.to_owned(),
        public_url: None,
        security_contact: None,
        behind_tls: false,
        rate: Rate { ..no_limit() },
        push: Some(ringing.service.config()),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_on_one_queue_send_nothing_twice() {
    on(crate::support::database::Engine::Postgres, "two_servers_on_one_queue", async |ringing| {
        let folder = site();
        let server = Server::bind(&second(ringing, folder.path()), ringing.case.server.clock.clone()).await.unwrap();
        let (stop, stopping) = oneshot::channel::<()>();
        let running = tokio::spawn(server.run(async {
            let _ = stopping.await;
        }));
        let due = ringing.now() + TimeDelta::minutes(5);
        let http = reqwest::Client::new();
        for number in 0..RINGS {
            let bell = Bell::over(&http, &ringing.case.server.url, &mut ringing.case.seed);
            let path = format!("/201/shared/{number}");
            bell.plans(&ringing.service.endpoint(&path), &[ring(due, 1)]).await.ok();
        }
        ringing.case.server.clock.advance(TimeDelta::minutes(5));
        wait_until(async || rings(ringing).await == 0).await;
        let mut paths: Vec<_> = ringing.service.arrived().into_iter().map(|push| push.path).collect();
        paths.sort_unstable();
        paths.dedup();
        assert_eq!((paths.len(), ringing.service.arrived().len()), (RINGS, RINGS));
        stop.send(()).unwrap();
        running.await.unwrap().unwrap();
    })
    .await;
}

/// Rings that two servers share.
const RINGS: usize = 300;

/// How many rings are kept.
async fn rings(ringing: &Ringing) -> i64 {
    let rows = ringing.case.server.database.rows().await;
    rows.into_iter().find(|(table, _)| table == "rings").unwrap().1
}
