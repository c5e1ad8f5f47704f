//! The program is killed during and after each step of a request's life, on each database. Each step happened once or not at all,
//! and what was acknowledged stays.

use std::time::Duration;

use naderhand_domain::{
    contact::Stage,
    wire::{
        contact::{AskAnew, Author, Claim, Progress, Reached, ReadInbox},
        organisation::Role,
    },
};
use reqwest::{Method, StatusCode};
use tempfile::TempDir;

use crate::support::{
    actor::Answer,
    contact::{Maker, copies, message, sealed},
    database::{Engine, TestDatabase},
    member::Member,
    running::{Program, site},
    seed::Seed,
    signer::{Signer, supporter},
    silence::Silence,
};

/// Lives of requests: each has its kills at other moments.
const LIVES: usize = 3;

/// A step of a request's life.
#[derive(Debug, Clone, Copy)]
enum Step {
    Send,
    Read,
    Open,
    Claim,
    Write,
    Reply,
    GiveBack,
    AskAnew,
    /// Nobody takes it in time.
    PassOn,
    ClaimAnew,
    Close,
    Withdraw,
}

/// The steps in order, and what the maker sees after each: the revision, how many copies and messages are there.
const LIFE: [(Step, u32, usize, usize); 12] = [
    (Step::Send, 1, 2, 0),
    (Step::Read, 1, 2, 0),
    (Step::Open, 1, 2, 0),
    (Step::Claim, 2, 2, 1),
    (Step::Write, 3, 2, 2),
    (Step::Reply, 4, 2, 3),
    (Step::GiveBack, 5, 1, 3),
    (Step::AskAnew, 6, 2, 3),
    (Step::PassOn, 7, 2, 3),
    (Step::ClaimAnew, 8, 2, 4),
    (Step::Close, 9, 1, 4),
    (Step::Withdraw, 10, 0, 0),
];

/// Those who take part. Their sessions outlive the program: they are in the database.
#[derive(Clone)]
struct People {
    maker: Maker,
    anna: Member,
    bea: Member,
}

impl People {
    /// Finds the program that was started again.
    fn follow(&mut self, program: &Program) {
        self.call(&program.url);
    }

    /// Makes calls at this address from now on.
    fn call(&mut self, address: &str) {
        for (url, http) in [
            (&mut self.maker.url, &mut self.maker.http),
            (&mut self.anna.url, &mut self.anna.http),
            (&mut self.bea.url, &mut self.bea.http),
        ] {
            address.clone_into(url);
            // A client keeps connections to the old address.
            *http = reqwest::Client::new();
        }
    }

    /// Makes the call of a step; `None` when the program was gone before it answered.
    async fn take(&self, step: Step) -> Option<Answer> {
        let Self { maker, anna, bea } = self;
        let request = maker.request();
        let anna_is = supporter(11);
        let call = match step {
            Step::Send => maker.calls(Method::PUT, "").json(&maker.new_request(copies(&[11, 12], &[], true))),
            Step::Read => {
                let body = ReadInbox { requests: vec![request] };
                anna.request(Method::POST, "/contact/inbox/read").json(&body)
            }
            Step::Open => anna.about(request, "open"),
            Step::Claim => anna.about(request, "claim").json(&claim(0, 1)),
            Step::Write => maker.calls(Method::POST, "/messages").json(&message(anna_is, 0, 2)),
            Step::Reply => anna.about(request, "replies").json(&message(anna_is, 1, 3)),
            Step::GiveBack => anna.about(request, "step-back"),
            Step::AskAnew => {
                let copies = copies(&[11], &[12], false);
                let body = AskAnew { revision: 5, copies };
                maker.calls(Method::PUT, "/copies").json(&body)
            }
            // The program does it by itself.
            Step::PassOn => maker.calls(Method::GET, ""),
            Step::ClaimAnew => bea.about(request, "claim").json(&claim(0, 4)),
            Step::Close => bea.about(request, "close"),
            Step::Withdraw => maker.calls(Method::DELETE, ""),
        };
        Answer::try_of(call).await.ok()
    }

    /// Compares what the maker sees with what was done. What the program does by itself may take it a moment.
    async fn comes_to(&self, step: (Step, u32, usize, usize)) {
        for _ in 0..100 {
            if !matches!(step.0, Step::PassOn) || self.maker.status().await.revision == step.1 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        self.check(step).await;
    }

    async fn check(&self, (step, revision, copies, messages): (Step, u32, usize, usize)) {
        let status = self.maker.status().await;
        assert_eq!(
            (status.revision, status.copies.len(), status.messages.len()),
            (revision, copies, messages),
            "{step:?}"
        );
        let (anna, bea) = (supporter(11), supporter(12));
        let is_as_expected = match step {
            Step::Send => status.copies.iter().all(|copy| copy.reached == Reached::Sent),
            Step::Read => status.copies[0].reached == Reached::Delivered,
            Step::Open => status.copies[0].reached == Reached::Opened,
            Step::Claim | Step::Write | Step::Reply => status.progress == Progress::Claimed { by: anna },
            Step::GiveBack | Step::AskAnew => {
                matches!(status.progress, Progress::Waiting { stage: Stage::Chosen, due_at: Some(_) })
            }
            Step::PassOn => status.progress == Progress::Waiting { stage: Stage::OnCall, due_at: None },
            Step::ClaimAnew => status.progress == Progress::Claimed { by: bea },
            Step::Close => status.progress == Progress::Closed { by: bea },
            Step::Withdraw => status.progress == Progress::Withdrawn,
        };
        assert!(is_as_expected, "{step:?}: {status:?}");
        let of = |author, number| {
            status.messages.iter().find(|it| (it.author, it.number, it.supporter) == (author, number, anna))
        };
        if messages >= 3 {
            let thread = [of(Author::Supporter, 0), of(Author::Employee, 0), of(Author::Supporter, 1)];
            for (message, byte) in std::iter::zip(thread, [1, 2, 3]) {
                assert_eq!(message.unwrap().sealed, sealed(byte), "byte for byte");
            }
        }
    }
}

fn claim(number: u32, byte: u8) -> Claim {
    Claim { number, promise: sealed(byte) }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_step_happens_once_on_sqlite() {
    live_and_be_killed(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_step_happens_once_on_postgres() {
    live_and_be_killed(Engine::Postgres).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_nobody_got_changes_nothing_on_sqlite() {
    live_without_answers(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_nobody_got_changes_nothing_on_postgres() {
    live_without_answers(Engine::Postgres).await;
}

/// The program, for an organisation with two supporters.
async fn begin(database: &TestDatabase, site: &TempDir) -> (Program, Signer) {
    let program = Program::start(&database.config, site);
    let anyone = Member::new(&program.url, &Signer::new("rav", 1));
    let code = program.told.trim().rsplit('#').next().unwrap().to_owned();
    anyone.creates(&anyone.signer.new_organisation(&code, &[11, 12])).await.ok();
    (program, anyone.signer)
}

impl People {
    async fn meet(program: &Program, signer: &Signer, seed: &mut Seed) -> Self {
        let anyone = Member::new(&program.url, signer);
        Self {
            maker: Maker::new(&program.url, "rav", seed),
            anna: anyone.signed_in(Role::Supporter, 11).await,
            bea: anyone.signed_in(Role::Supporter, 12).await,
        }
    }

    /// Makes the call of a step that was made before, without an answer.
    async fn repeat(&self, step: Step) {
        let repeated = self.take(step).await.unwrap();
        let is_done = matches!(step, Step::GiveBack) && repeated.status == StatusCode::NOT_FOUND;
        assert!(is_done || repeated.status.is_success(), "{step:?}: {}", repeated.text());
    }
}

/// Lets a request's time come while no program runs: each one that starts passes it on at once.
async fn let_its_time_come(database: &TestDatabase, site: &TempDir, program: Program, people: &mut People) -> Program {
    program.kill();
    database.run("UPDATE requests SET due_at = 300 WHERE due_at IS NOT NULL").await;
    again(database, site, people)
}

/// At each step the program has done what it was asked, and is killed before anybody hears of it.
async fn live_without_answers(engine: Engine) {
    let test = "an_answer_that_nobody_got_changes_nothing_on_postgres";
    let Some(database) = TestDatabase::make(engine, test).await else { return };
    let site = site();
    let (mut program, signer) = begin(&database, &site).await;
    let mut people = People::meet(&program, &signer, &mut Seed::of("nobody got")).await;
    for step in LIFE {
        if matches!(step.0, Step::PassOn) {
            program = let_its_time_come(&database, &site, program, &mut people).await;
            people.comes_to(step).await;
        }
        let silence = Silence::before(&program.url).await;
        people.call(&silence.url);
        let (answer, status) = tokio::join!(people.take(step.0), silence.once_answered(|| drop(program.kill())));
        assert!(answer.is_none(), "{:?}: the device got an answer", step.0);
        assert_eq!(status / 100, 2, "{:?}: the program had done it", step.0);
        program = again(&database, &site, &mut people);
        people.check(step).await;
        people.repeat(step.0).await;
        people.check(step).await;
    }
    program.terminate();
    database.remove().await;
}

async fn live_and_be_killed(engine: Engine) {
    let Some(database) = TestDatabase::make(engine, "each_step_happens_once_on_postgres").await else { return };
    let site = site();
    let mut seed = Seed::of("killed contact");
    let (mut program, signer) = begin(&database, &site).await;
    for _ in 0..LIVES {
        let mut people = People::meet(&program, &signer, &mut seed).await;
        for step in LIFE {
            if matches!(step.0, Step::PassOn) {
                program = let_its_time_come(&database, &site, program, &mut people).await;
            }
            let calling = {
                let people = people.clone();
                tokio::spawn(async move { people.take(step.0).await })
            };
            tokio::time::sleep(Duration::from_micros(seed.below(6_000))).await;
            program.kill();
            let acknowledged = calling.await.unwrap();
            program = again(&database, &site, &mut people);
            if let Some(answer) = acknowledged {
                answer.ok();
                people.comes_to(step).await;
            }
            // Whoever got no answer makes the call again.
            people.repeat(step.0).await;
            people.comes_to(step).await;
            program.kill();
            program = again(&database, &site, &mut people);
            people.comes_to(step).await;
        }
    }
    program.terminate();
    database.remove().await;
}

/// Starts the program again, for the same people.
fn again(database: &TestDatabase, site: &TempDir, people: &mut People) -> Program {
    let program = Program::start(&database.config, site);
    people.follow(&program);
    program
}
