//! The program is killed while devices upload, a hundred times on each database. Whatever it acknowledged is there
//! afterwards, once and byte for byte; what it did not acknowledge can be sent again. Meanwhile a supporter publishes.

use naderhand_domain::wire::{
    chain::Entry,
    organisation::{Published, Role},
    sync::Uploaded,
};
use reqwest::Method;
use tokio::sync::mpsc;

use crate::support::{
    actor::{Answer, Device},
    database::{Engine, TestDatabase},
    member::Member,
    running::{Program, site},
    seed::Seed,
    signer::Signer,
};

/// How often the program is killed.
const KILLS: u64 = 100;

/// Devices that upload at the same time, in two vaults.
const DEVICES: usize = 4;

/// A device, and what it knows of its uploads.
struct Uploader {
    device: Device,
    /// Entries whose upload was acknowledged, in order.
    acknowledged: Vec<Entry>,
    /// Entries that were made and not acknowledged: sent or not, the device cannot know.
    in_flight: Vec<Entry>,
}

impl Uploader {
    /// Uploads until the program is gone, and tells of each acknowledgement.
    async fn run(mut self, acknowledgements: mpsc::UnboundedSender<()>) -> Self {
        loop {
            if self.in_flight.is_empty() {
                let count = 1 + self.device.chain.seed.below(5);
                self.in_flight = self.device.chain.entries(usize::try_from(count).unwrap());
            }
            let Ok(answer) = Answer::try_of(self.device.upload_of(&self.in_flight, &[])).await else { return self };
            let uploaded: Uploaded = answer.postcard();
            assert_eq!(uploaded.head.position.seq, self.in_flight.last().unwrap().seq);
            self.acknowledged.append(&mut self.in_flight);
            // The receiver is gone when enough was acknowledged and the program is being killed.
            let _ = acknowledgements.send(());
        }
    }

    /// Compares the chain on the server with what was acknowledged.
    fn check(&self, pulled: &[Entry]) {
        let count = self.acknowledged.len();
        assert!(pulled.len() >= count, "{} of {count} acknowledged entries are there", pulled.len());
        assert_eq!(pulled[..count], self.acknowledged, "each is there once, byte for byte");
        let kept_unanswered = &pulled[count..];
        // An upload is kept as a whole or not at all.
        assert!(kept_unanswered.is_empty() || kept_unanswered == self.in_flight, "{kept_unanswered:?}");
    }
}

/// A supporter, and the last availability that was acknowledged.
struct Publisher {
    member: Member,
    acknowledged: u32,
}

impl Publisher {
    /// Sets an organisation up with the code that the program told.
    async fn new(program: &Program) -> Self {
        let anyone = Member::new(&program.url, &Signer::new("rav", 1));
        let code = program.told.trim().rsplit('#').next().unwrap();
        anyone.creates(&anyone.signer.new_organisation(code, &[11])).await.ok();
        Self { member: anyone, acknowledged: 0 }
    }

    /// Publishes the next version, and the next, until the program is gone.
    async fn run(mut self) -> Self {
        loop {
            let statement = self.member.signer.availability(11, self.acknowledged + 1);
            let request = self.member.request(Method::PUT, "/availability").json(&statement);
            let Ok(answer) = Answer::try_of(request).await else { return self };
            answer.ok();
            self.acknowledged += 1;
        }
    }

    /// Comes back to the program that was started again, and compares. Its session is new: the test takes its time.
    async fn check(&mut self, program: &Program) {
        self.member = Member::new(&program.url, &self.member.signer).signed_in(Role::Supporter, 11).await;
        let published: Published = self.member.looks(None).await.json();
        // One more may be kept whose answer did not arrive; that is acknowledged when it is sent again.
        let of = |version| published.availability == [self.member.signer.availability(11, version)];
        let is_last = if self.acknowledged == 0 { published.availability.is_empty() } else { of(self.acknowledged) };
        assert!(is_last || of(self.acknowledged + 1), "{} was acknowledged: {published:?}", self.acknowledged);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_acknowledged_is_lost_on_sqlite() {
    kill_again_and_again(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_acknowledged_is_lost_on_postgres() {
    kill_again_and_again(Engine::Postgres).await;
}

async fn kill_again_and_again(engine: Engine) {
    let Some(database) = TestDatabase::make(engine, "nothing_acknowledged_is_lost_on_postgres").await else { return };
    let site = site();
    let mut seed = Seed::of("killed");
    let mut program = Program::start(&database.config, &site);
    let mut uploaders = Vec::new();
    for _ in 0..DEVICES / 2 {
        let first = Device::ready(&program.url, &mut seed).await;
        let second = first.with_second(&mut seed).await;
        uploaders.extend([first, second].map(|device| Uploader {
            device,
            acknowledged: Vec::new(),
            in_flight: Vec::new(),
        }));
    }
    let mut publisher = Publisher::new(&program).await;
    publisher.check(&program).await;
    let mut unanswered_but_kept = 0;
    for _ in 0..KILLS {
        let (acknowledge, mut acknowledged) = mpsc::unbounded_channel();
        let running: Vec<_> =
            uploaders.drain(..).map(|uploader| tokio::spawn(uploader.run(acknowledge.clone()))).collect();
        let publishing = tokio::spawn(publisher.run());
        for _ in 0..=seed.below(25) {
            acknowledged.recv().await.unwrap();
        }
        program.kill();
        for uploader in running {
            uploaders.push(uploader.await.unwrap());
        }
        publisher = publishing.await.unwrap();
        program = Program::start(&database.config, &site);
        publisher.check(&program).await;
        for uploader in &mut uploaders {
            // A client keeps connections to the old address.
            uploader.device.http = reqwest::Client::new();
            uploader.device.url.clone_from(&program.url);
            let own = uploader.device.pulls_own().await;
            unanswered_but_kept += usize::from(own.len() > uploader.acknowledged.len());
            uploader.check(&own);
        }
    }
    assert!(publisher.acknowledged > 0, "the supporter had its turn");
    assert!(unanswered_but_kept > 0, "some kill came between the commit and the answer; else the test is too tame");
    for uploader in &mut uploaders {
        if !uploader.in_flight.is_empty() {
            uploader.device.uploads_well(&uploader.in_flight.clone()).await;
            uploader.acknowledged.append(&mut uploader.in_flight);
        }
    }
    program.terminate();
    database.remove().await;
}
