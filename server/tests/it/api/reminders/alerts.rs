//! Alerts: who is rung when a request for contact comes, moves, and waits, and who never is.

use chrono::TimeDelta;
use naderhand_domain::{
    id::ReminderTag,
    wire::{
        organisation::Role,
        problem::Code,
        reminders::{Address, PutAlerts},
    },
};
use naderhand_server::store::{
    Store,
    request::{PassOn, RingHolders},
};
use reqwest::{Method, StatusCode};

use super::{super::publishing::set_up, Ringing, on};
use crate::support::{
    actor::Answer,
    contact::{Maker, copies, message},
    database::on_both_databases,
    member::Member,
    push::{Bell, PUBLIC_URL, wait_until},
    signer::supporter,
};

on_both_databases!(
    those_for_whom_a_request_waits_are_rung_and_nobody_else,
    whoever_has_a_request_is_rung_about_it,
    whoever_is_taken_off_the_list_is_rung_no_more,
    alerts_are_of_whoever_is_let_in,
);

/// Somebody who is rung when something waits for them.
struct Alerted {
    member: Member,
    bell: Bell,
    path: String,
}

impl Alerted {
    async fn new(ringing: &mut Ringing, coordinator: &Member, role: Role, byte: u8) -> Self {
        let member = coordinator.signed_in(role, byte).await;
        let (bell, path) = (ringing.bell(), format!("/201/{byte}"));
        bell.plans(&ringing.service.endpoint(&path), &[]).await.ok();
        let alerted = Self { member, bell, path };
        assert_eq!(alerted.asks().await.status, StatusCode::OK);
        alerted
    }

    async fn asks(&self) -> Answer {
        let body = PutAlerts { reminders: self.bell.token.reminders, tag: ReminderTag::from_bytes([0xa1; 16]) };
        Answer::of(self.member.request(Method::PUT, "/alerts").json(&body)).await
    }

    async fn ends(&self) -> Answer {
        Answer::of(self.member.request(Method::DELETE, "/alerts")).await
    }

    /// How often they were rung.
    fn rung(&self, ringing: &Ringing) -> usize {
        ringing.service.arrived_at(&self.path).len()
    }
}

/// Waits until these have been rung so often in all, and nothing waits to be.
async fn come_to(ringing: &Ringing, all: &[(&Alerted, usize)]) {
    for (alerted, times) in all {
        ringing.service.waits_for(&alerted.path, *times).await;
        wait_until(async || alerted.bell.status().await.rings == 0).await;
    }
    for (alerted, times) in all {
        assert_eq!(alerted.rung(ringing), *times, "{}", alerted.path);
    }
}

async fn those_for_whom_a_request_waits_are_rung_and_nobody_else(ringing: &mut Ringing) {
    let first = set_up(&ringing.case, "rav", 1).await;
    first.publishes("directory", &first.signer.directory(2, &[11, 12, 13])).await.ok();
    let anna = Alerted::new(ringing, &first, Role::Supporter, 11).await;
    let bea = Alerted::new(ringing, &first, Role::Supporter, 12).await;
    let left_out = Alerted::new(ringing, &first, Role::Supporter, 13).await;
    let coordinator = Alerted::new(ringing, &first, Role::Coordinator, 1).await;
    let maker = Maker::new(&first.url, "rav", &mut ringing.case.seed);

    // Sent: whoever was chosen. On call is asked later.
    maker.sends(copies(&[11], &[12], true)).await.ok();
    come_to(ringing, &[(&anna, 1), (&bea, 0), (&coordinator, 0)]).await;
    let push = &ringing.service.arrived_at(&anna.path)[0];
    let notification = anna.bell.opens(push)["notification"].take();
    assert_eq!(notification["navigate"], format!("{PUBLIC_URL}/app/ondersteuner/vragen"));
    assert_eq!(push.header("urgency"), "high");
    assert!(notification.get("actions").is_none());
    // Sending the same again rings nobody.
    maker.sends(copies(&[11], &[12], true)).await.ok();

    // Nobody takes it: whoever is on call, and then a coordinator.
    let store = Store::open(&ringing.case.server.database.config).await.unwrap();
    let pass_on = async |ringing: &Ringing, revision| {
        let now = ringing.now();
        wait_until(async || {
            store.apply(PassOn { now }).await.unwrap();
            maker.status().await.revision == revision
        })
        .await;
    };
    ringing.case.server.clock.advance(TimeDelta::days(2));
    pass_on(ringing, 2).await;
    come_to(ringing, &[(&anna, 1), (&bea, 1), (&coordinator, 0)]).await;
    ringing.case.server.clock.advance(TimeDelta::days(2));
    pass_on(ringing, 3).await;
    come_to(ringing, &[(&anna, 1), (&bea, 1), (&coordinator, 1)]).await;
    let push = &ringing.service.arrived_at(&coordinator.path)[0];
    let opened = coordinator.bell.opens(push);
    assert_eq!(opened["notification"]["navigate"], format!("{PUBLIC_URL}/app/coordinator"));

    // Taken and given back: those who may open it, without whoever gave it back.
    let anew = |byte| first.signed_in(Role::Supporter, byte);
    anew(11).await.claims(maker.request(), 0, 1).await.ok();
    come_to(ringing, &[(&anna, 1), (&bea, 1), (&coordinator, 1)]).await;
    anew(11).await.does(maker.request(), "step-back").await.ok();
    come_to(ringing, &[(&anna, 1), (&bea, 2), (&coordinator, 1)]).await;
    // Asked anew: those who are chosen now.
    let revision = maker.status().await.revision;
    maker.asks_anew(revision, copies(&[11], &[], false)).await.ok();
    come_to(ringing, &[(&anna, 2), (&bea, 2), (&coordinator, 1)]).await;
    maker.withdraws().await.ok();
    come_to(ringing, &[(&anna, 2), (&bea, 2), (&coordinator, 1), (&left_out, 0)]).await;
    store.close().await;
}

async fn whoever_has_a_request_is_rung_about_it(ringing: &mut Ringing) {
    let first = set_up(&ringing.case, "rav", 1).await;
    let anna = Alerted::new(ringing, &first, Role::Supporter, 11).await;
    let bea = Alerted::new(ringing, &first, Role::Supporter, 12).await;
    let [long, closed] = [(); 2].map(|()| Maker::new(&first.url, "rav", &mut ringing.case.seed));
    for maker in [&long, &closed] {
        maker.sends(copies(&[11, 12], &[], false)).await.ok();
        let rung = anna.rung(ringing) + 1;
        ringing.service.waits_for(&anna.path, rung).await;
        wait_until(async || anna.bell.status().await.rings == 0 && bea.bell.status().await.rings == 0).await;
        anna.member.claims(maker.request(), 0, 1).await.ok();
    }
    let (a, b) = (anna.rung(ringing), bea.rung(ringing));
    long.writes(&message(supporter(11), 0, 2)).await.ok();
    come_to(ringing, &[(&anna, a + 1), (&bea, b)]).await;
    long.writes(&message(supporter(11), 0, 2)).await.ok();
    anna.member.does(closed.request(), "close").await.ok();

    // Twenty hours on the one that is not closed rings, once.
    let store = Store::open(&ringing.case.server.database.config).await.unwrap();
    ringing.case.server.clock.advance(TimeDelta::hours(19));
    assert_eq!(store.apply(RingHolders { now: ringing.now() }).await.unwrap().requests, 0);
    ringing.case.server.clock.advance(TimeDelta::hours(1));
    // The server looks for it by itself, too.
    store.apply(RingHolders { now: ringing.now() }).await.unwrap();
    come_to(ringing, &[(&anna, a + 2), (&bea, b)]).await;
    assert_eq!(store.apply(RingHolders { now: ringing.now() + TimeDelta::days(9) }).await.unwrap().requests, 0);
    store.close().await;
}

async fn whoever_is_taken_off_the_list_is_rung_no_more(ringing: &mut Ringing) {
    let first = set_up(&ringing.case, "rav", 1).await;
    let chain = first.signer.authorities(&[&[1, 3], &[1]]);
    first.publishes("authority", &chain[1]).await.ok();
    let anna = Alerted::new(ringing, &first, Role::Supporter, 11).await;
    let bea = Alerted::new(ringing, &first, Role::Supporter, 12).await;
    let removed = Alerted::new(ringing, &first, Role::Coordinator, 3).await;
    let stays = Alerted::new(ringing, &first, Role::Coordinator, 1).await;
    let alerts = async |ringing: &Ringing| {
        let rows = ringing.case.server.database.rows().await;
        rows.into_iter().find(|(table, _)| table == "alerts").unwrap().1
    };
    assert_eq!(alerts(ringing).await, 4);
    let maker = Maker::new(&first.url, "rav", &mut ringing.case.seed);
    maker.sends(copies(&[11, 12], &[], true)).await.ok();
    come_to(ringing, &[(&anna, 1), (&bea, 1)]).await;
    bea.member.claims(maker.request(), 0, 1).await.ok();
    // Who leaves has a request, which goes back to the others.
    first.publishes("authority", &chain[2]).await.ok();
    first.publishes("directory", &first.signer.directory(2, &[11])).await.ok();
    assert_eq!(alerts(ringing).await, 2);
    come_to(ringing, &[(&anna, 2), (&bea, 1), (&removed, 0), (&stays, 0)]).await;

    // Whoever wants no more of it, and whoever deletes their reminders.
    assert_eq!(anna.ends().await.status, StatusCode::NO_CONTENT);
    assert_eq!(anna.ends().await.status, StatusCode::NO_CONTENT);
    stays.bell.leaves().await.ok();
    assert_eq!(alerts(ringing).await, 0);
    let other = Maker::new(&first.url, "rav", &mut ringing.case.seed);
    other.sends(copies(&[11], &[], true)).await.ok();
    come_to(ringing, &[(&anna, 2), (&bea, 1)]).await;
    assert_eq!(bea.bell.status().await.address, Address::Live, "their own reminders stay");
}

async fn alerts_are_of_whoever_is_let_in(ringing: &mut Ringing) {
    let first = set_up(&ringing.case, "rav", 1).await;
    let anna = first.signed_in(Role::Supporter, 11).await;
    let ask = async |bell: &Bell| {
        let body = PutAlerts { reminders: bell.token.reminders, tag: ReminderTag::from_bytes([2; 16]) };
        Answer::of(anna.request(Method::PUT, "/alerts").json(&body)).await
    };
    let (one, other) = (ringing.bell(), ringing.bell());
    assert_eq!(ask(&one).await.code(), Code::RemindersNotFound, "they are made before");
    for (bell, path) in [(&one, "/201/one"), (&other, "/201/other")] {
        bell.plans(&ringing.service.endpoint(path), &[]).await.ok();
        ask(bell).await.ok();
        ask(bell).await.ok();
    }
    let maker = Maker::new(&first.url, "rav", &mut ringing.case.seed);
    maker.sends(copies(&[11], &[], true)).await.ok();
    ringing.service.waits_for("/201/other", 1).await;
    assert!(ringing.service.arrived_at("/201/one").is_empty(), "the one in the place of the other");
}
