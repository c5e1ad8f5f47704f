//! Servers that ring are killed at any moment, on each database, alone and in company. No ring is lost, of each one shows, and what is
//! sent twice is no more than what was under way when a server was killed.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use chrono::TimeDelta;
use futures_util::{StreamExt as _, stream};
use naderhand_domain::{
    id::{ReminderTag, RemindersId},
    reminders::{Language, NeutralText},
    wire::{
        auth::Verifier,
        reminders::{Endpoint, Ring, Rings, Shown},
    },
};
use naderhand_server::{
    clock::Clock,
    store::{
        Store,
        request::{KeepReminders, KeptReminders, Wording},
    },
};
use tempfile::TempDir;

use crate::support::{
    database::{Engine, TestDatabase},
    push::{Bell, PushService, wait_until},
    running::{Program, site},
    seed::Seed,
};

/// Pushes that a server has under way at most.
const AT_ONCE: usize = 64;

/// How much of it there is.
#[derive(Debug, Clone, Copy)]
struct Size {
    rings: usize,
    kills: usize,
}

/// What every run of the tests takes.
const SOME: Size = Size { rings: 900, kills: 12 };

/// What a release takes: `cargo nextest run -p naderhand-server --run-ignored only killed_reminders --no-capture`.
const MANY: Size = Size { rings: 10_000, kills: 100 };

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_on_sqlite() {
    ring_and_be_killed(Engine::Sqlite, 1, SOME).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_on_postgres() {
    ring_and_be_killed(Engine::Postgres, 1, SOME).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_by_three_on_postgres() {
    ring_and_be_killed(Engine::Postgres, 3, SOME).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes"]
async fn nothing_of_much_is_lost_on_sqlite() {
    ring_and_be_killed(Engine::Sqlite, 1, MANY).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes"]
async fn nothing_of_much_is_lost_on_postgres() {
    ring_and_be_killed(Engine::Postgres, 1, MANY).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes"]
async fn nothing_of_much_is_lost_by_three_on_postgres() {
    ring_and_be_killed(Engine::Postgres, 3, MANY).await;
}

async fn ring_and_be_killed(engine: Engine, servers: usize, size: Size) {
    let Some(database) = TestDatabase::make(engine, "killed_reminders").await else { return };
    let (built, push, mut seed) = (site(), PushService::start().await, Seed::of("killed reminders"));
    let bell = plan(&database, &push, size.rings, &mut seed).await;
    let mut programs: Vec<Program> = (0..servers).map(|_| start(&database, &built, &push)).collect();
    for _ in 0..size.kills {
        // Somewhere in the next lot of pushes, or soon when nothing is left that is not another's.
        let until = push.arrived_count() + below(&mut seed, 2 * size.rings / size.kills);
        for _ in 0..200 {
            if push.arrived_count() >= until {
                break;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        tokio::time::sleep(Duration::from_micros(seed.below(20_000))).await;
        programs.swap_remove(below(&mut seed, servers)).kill();
        if servers == 1 {
            leases_end(&database).await;
        }
        programs.push(start(&database, &built, &push));
    }
    for program in programs {
        program.kill();
    }
    leases_end(&database).await;
    let last: Vec<Program> = (0..servers).map(|_| start(&database, &built, &push)).collect();
    wait_until(async || left(&database).await == 0).await;
    for program in last {
        program.terminate();
    }

    // A push service keeps one of each topic for each address, and a browser shows one of each tag.
    let mut times: BTreeMap<(String, String), usize> = BTreeMap::new();
    let arrived = push.arrived();
    for one in &arrived {
        *times.entry((one.path.clone(), one.header("topic").to_owned())).or_default() += 1;
    }
    let rung: BTreeSet<&String> = times.keys().map(|(path, _)| path).collect();
    assert_eq!(rung.len(), size.rings, "none is lost");
    assert_eq!(times.len(), size.rings, "of each one shows");
    for one in arrived.iter().step_by(arrived.len().div_ceil(20)) {
        assert_eq!(bell.opens(one)["notification"]["tag"], one.header("topic"), "the tag is the topic");
    }
    let again = arrived.len() - size.rings;
    assert!(again <= size.kills.saturating_add(servers) * AT_ONCE, "{again} were sent again");
    let most = times.values().max().unwrap();
    println!(
        "{engine:?}, servers {servers}, rings {}, kills {}: pushes {}, sent again {again}, one of them {most} times",
        size.rings,
        size.kills,
        arrived.len()
    );
    database.remove().await;
}

fn below(seed: &mut Seed, end: usize) -> usize {
    usize::try_from(seed.below(u64::try_from(end).unwrap())).unwrap()
}

/// Devices with a ring each, all of it due. The browser is the same: it is the addresses that differ.
async fn plan(database: &TestDatabase, service: &PushService, rings: usize, seed: &mut Seed) -> Bell {
    let store = Store::open(&database.config).await.unwrap();
    let now = Clock::System.now();
    let bell = Bell::new("", seed);
    let somewhere = bell.subscription(&service.endpoint("/201"));
    let plans: Vec<KeepReminders> = (0..rings)
        .map(|number| {
            let mut subscription = somewhere.clone();
            subscription.endpoint = Endpoint::parse(&service.endpoint(&format!("/201/{number}"))).unwrap();
            let ring = Ring { at: now - TimeDelta::minutes(5), tag: ReminderTag::from_bytes(seed.array()) };
            KeepReminders {
                reminders: RemindersId::from_bytes(seed.array()),
                token: None,
                verifier: Verifier(seed.array()),
                wording: Wording::parse("reminders-2026-11".to_owned()).unwrap(),
                subscription,
                shown: Shown { text: NeutralText::Agenda, language: Language::Nl },
                rings: Rings::of(vec![ring]).unwrap(),
                now,
            }
        })
        .collect();
    let kept = stream::iter(plans).map(|plan| store.apply(plan)).buffer_unordered(16);
    kept.for_each(async |kept| assert_eq!(kept.unwrap(), KeptReminders::Made)).await;
    store.close().await;
    bell
}

fn start(database: &TestDatabase, site: &TempDir, service: &PushService) -> Program {
    let variables = service.variables();
    let mut variables: Vec<(&str, &str)> = variables.iter().map(|(name, value)| (*name, value.as_str())).collect();
    variables.push(("RUST_LOG", "info"));
    Program::start_with(&database.config, site, &variables)
}

/// A minute passes while no server runs: what was under way may be taken again.
async fn leases_end(database: &TestDatabase) {
    database.run("UPDATE rings SET next_at = ring_at WHERE lease IS NOT NULL").await;
}

/// How many rings are kept.
async fn left(database: &TestDatabase) -> i64 {
    database.rows().await.into_iter().find(|(table, _)| table == "rings").unwrap().1
}
