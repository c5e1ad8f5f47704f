//! Reminders that are all due at once, rung by the server that is shipped, through a push service on this machine: TLS, HTTP/2, every
//! push answered as soon as it is read. Beside the npm package that most servers send with, to the same service.
//!
//! Server, push service and, with PostgreSQL, the database share the machine's cores. The package only sends; the server also takes
//! each ring from its database and notes there what became of it.

mod rows;
#[allow(dead_code, clippy::unwrap_used, reason = "shared with the tests of pushes, where more of it is needed")]
#[path = "../../../../crates/push/tests/it/service.rs"]
mod service;

use std::{
    collections::HashSet,
    fs,
    path::PathBuf,
    time::{Duration, Instant},
};

use anyhow::ensure;
use naderhand_push::VapidKey;
use ring::rand::SystemRandom;
use tempfile::TempDir;

use self::{rows::Rows, service::Service};
use super::{
    Setup,
    program::{Program, Site},
    push::browser_key,
    push_peer::{Does, Peer},
    table::{Series, Table},
};

/// How often it is looked whether all have been rung.
const LOOK: Duration = Duration::from_millis(20);

/// How long nothing may happen.
const PATIENCE: Duration = Duration::from_mins(1);

const MEBIBYTE: f64 = 1024.0 * 1024.0;

/// How much of it there is.
#[derive(Debug, Clone, Copy)]
struct Size {
    rings: u32,
    of_peer: u32,
}

/// A push service, and files with what a server needs to ring there.
struct Bell {
    service: Service,
    folder: TempDir,
}

/// What came of all rings.
struct Rung {
    elapsed: Duration,
    pushes: u32,
    body: usize,
    headers: usize,
}

/// Prints how many rings a second are taken, sent and settled, and what that costs.
pub(crate) async fn measure(setup: &Setup) -> anyhow::Result<()> {
    let size = if setup.quick { Size { rings: 2_000, of_peer: 200 } } else { Size { rings: 100_000, of_peer: 2_000 } };
    println!("\n== Rings: {} devices with one each, all due at once; push service on the same machine", size.rings);
    let bell = Bell::hang(setup).await?;
    let program = Program::on_sqlite(setup, Site::Blank, &bell.variables()).await?;
    one(setup, &bell, program, size).await?;
    let Some(admin) = &setup.postgres else {
        println!("PostgreSQL does not answer: SQLite alone");
        return Ok(());
    };
    let program = Program::on_postgres(setup, Site::Blank, &bell.variables(), admin).await?;
    one(setup, &bell, program, size).await
}

/// Measures one server and stops it, and the peer after it.
async fn one(setup: &Setup, bell: &Bell, program: Program, size: Size) -> anyhow::Result<()> {
    let measured = rings(bell, &program, size.rings).await;
    let name = program.name;
    program.stop().await?;
    let ours = measured?;
    let mut peer = Peer::start(setup, Does::Sends { endpoint: &bell.service.endpoint("/201"), roots: &bell.roots() })?;
    // Warms up: its connections are open then.
    let seconds = tokio::task::block_in_place(|| {
        peer.seconds(size.of_peer / 10)?;
        peer.seconds(size.of_peer)
    })?;
    bell.service.take();
    let rows = vec![
        single(format!("npm web-push, {} sent, 64 at once", size.of_peer), f64::from(size.of_peer) / seconds),
        single(format!("Naderhand on {name}, {} rung and settled", size.rings), ours),
    ];
    let unit = "a second; more is better".into();
    print!("{}", Table { title: format!("{name}: pushes"), unit, rows, base: Some(0) });
    Ok(())
}

/// Rings all, prints what it took, and tells how many a second.
#[expect(clippy::cast_precision_loss, reason = "counts far below 2⁵³")]
async fn rings(bell: &Bell, program: &Program, count: u32) -> anyhow::Result<f64> {
    let mut rows = Rows::open(program.database()).await?;
    let opened_before = bell.service.connections();
    let (idle, peak_before, processor_before) = (program.resident(), program.peak(), program.processor());
    rows.plan(count, &bell.service.endpoint("/201/"), &browser_key()?).await?;
    let rung = settled(bell, &mut rows, count).await?;
    let connections = (bell.service.connections() - opened_before) as f64;
    let (pushes, settlements) = (f64::from(rung.pushes), program.logged("rang")? as f64);
    let processor = program.processor() - processor_before;
    let name = program.name;

    let memory = [("just started", idle), ("most before", peak_before), ("now", program.resident())];
    let memory = memory.into_iter().chain([("most", program.peak())]);
    let rows = memory.map(|(name, bytes)| single(name, bytes / MEBIBYTE)).collect();
    let title = format!("{name}: memory of the server");
    print!("{}", Table { title, unit: "MiB; less is better".into(), rows, base: Some(0) });
    let rows = vec![
        single("seconds from due to all settled", rung.elapsed.as_secs_f64()),
        single("pushes that were sent again", pushes - f64::from(count)),
        single("connections to the push service", connections),
        single("pushes over each", pushes / connections),
        single("rings settled in a transaction", f64::from(count) / settlements),
        single("processor of the server, µs a ring", processor * 1_000_000.0 / f64::from(count)),
        single("bytes of a push, its body", rung.body as f64 / pushes),
        single("… its headers, before they are packed", rung.headers as f64 / pushes),
    ];
    print!("{}", Table { title: format!("{name}: what it takes"), unit: "as named".into(), rows, base: None });
    Ok(f64::from(count) / rung.elapsed.as_secs_f64())
}

/// Waits until all have arrived and are settled. They are due from the moment of the call.
async fn settled(bell: &Bell, rows: &mut Rows, count: u32) -> anyhow::Result<Rung> {
    let started = Instant::now();
    let mut moved = started;
    let mut rung = Rung { elapsed: Duration::ZERO, pushes: 0, body: 0, headers: 0 };
    let mut devices = HashSet::new();
    loop {
        let arrived = bell.service.take();
        if !arrived.is_empty() {
            moved = Instant::now();
        }
        for push in arrived {
            rung.pushes += 1;
            rung.body += push.body.len();
            rung.headers += push.headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum::<usize>();
            devices.insert(push.path);
        }
        let have_all = devices.len() >= usize::try_from(count)?;
        if have_all && rows.are_settled().await? {
            rung.elapsed = started.elapsed();
            return Ok(rung);
        }
        ensure!(moved.elapsed() < PATIENCE, "{} of {count} rang, and no more come", devices.len());
        tokio::time::sleep(LOOK).await;
    }
}

impl Bell {
    async fn hang(setup: &Setup) -> anyhow::Result<Self> {
        let service = Service::start().await;
        let folder = tempfile::Builder::new().prefix("push-").tempdir_in(&setup.scratch)?;
        fs::write(folder.path().join("push.pem"), VapidKey::make(&SystemRandom::new())?.pem)?;
        fs::write(folder.path().join("roots.pem"), &service.root)?;
        Ok(Self { service, folder })
    }

    fn roots(&self) -> PathBuf {
        self.folder.path().join("roots.pem")
    }

    fn variables(&self) -> [(&'static str, String); 5] {
        [
            ("NADERHAND_PUSH_KEY", self.folder.path().join("push.pem").display().to_string()),
            ("NADERHAND_PUSH_ROOTS", self.roots().display().to_string()),
            ("NADERHAND_PUSH_HOSTS", self.service.as_own()),
            ("NADERHAND_PUSH_CONTACT", "mailto:beheer@naderhand.example".to_owned()),
            ("NADERHAND_PUBLIC_URL", "https://naderhand.example".to_owned()),
        ]
    }
}

fn single(name: impl Into<String>, value: f64) -> Series {
    Series { name: name.into(), values: vec![value] }
}
