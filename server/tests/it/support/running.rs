//! The server, listening on a port of its own: inside the test, or as the real program.

use std::{
    io::{BufRead as _, BufReader},
    net::SocketAddr,
    num::NonZeroU32,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    thread::JoinHandle,
};

use chrono::DateTime;
use naderhand_server::{
    clock::Clock,
    config::{Config, Database, Rate},
    serve::{ServeError, Server},
};
use tempfile::TempDir;
use tokio::sync::oneshot;

use super::database::TestDatabase;

/// The style of the pages for visitors.
pub(crate) const VISITOR_STYLE: &str = "body{color:teal}";

/// What the site's style sheet of the app holds.
pub(crate) const APP_STYLE: &str = "body{margin:7px}";

/// A site as the build leaves it, as far as the server needs one.
pub(crate) fn site() -> TempDir {
    let site = tempfile::tempdir().unwrap();
    let file = |name: &str, content: &str| {
        let path = site.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    };
    file("assets.json", r#"{"css":"/pkg/app.0123.css","js":"/pkg/app.4567.js","wasm":"/pkg/app.89ab.wasm"}"#);
    file("visitor.css", VISITOR_STYLE);
    file("pkg/app.0123.css", APP_STYLE);
    file("pkg/app.4567.js", "export default 1;");
    file("pkg/app.4567.js.br", "as brotli");
    file("pkg/app.4567.js.gz", "as gzip");
    file("sw.js", "self.addEventListener('fetch', () => {});");
    file("manifest.webmanifest", "{}");
    site
}

/// Rates that no test reaches by accident.
pub(crate) fn no_limit() -> Rate {
    let many = NonZeroU32::new(1_000_000).unwrap();
    Rate { per_second: many, burst: many, trust_forwarded_for: false }
}

/// A server inside the test, whose clock the test sets.
pub(crate) struct Running {
    pub(crate) url: String,
    pub(crate) clock: Clock,
    pub(crate) database: TestDatabase,
    _site: TempDir,
    stop: oneshot::Sender<()>,
    stopped: tokio::task::JoinHandle<Result<(), ServeError>>,
}

impl Running {
    /// Starts it, after `adjust` has changed its settings.
    pub(crate) async fn start(database: TestDatabase, adjust: impl FnOnce(&mut Config)) -> Self {
        let site = site();
        let mut config = Config {
            addr: SocketAddr::from(([127, 0, 0, 1], 0)),
            database: database.config.clone(),
            site: site.path().to_owned(),
            behind_tls: false,
            public_url: None,
            security_contact: None,
            push: None,
            rate: no_limit(),
        };
        adjust(&mut config);
        let clock = Clock::set_to(DateTime::from_timestamp(1_790_000_000, 0).unwrap());
        let server = Server::bind(&config, clock.clone()).await.unwrap();
        let url = format!("http://{}", server.addr().unwrap());
        let (stop, stopping) = oneshot::channel();
        let stopped = tokio::spawn(server.run(async {
            let _ = stopping.await;
        }));
        Self { url, clock, database, _site: site, stop, stopped }
    }

    /// Stops it as a service manager would, and removes its database.
    pub(crate) async fn stop(self) {
        self.stop.send(()).unwrap();
        self.stopped.await.unwrap().unwrap();
        self.database.remove().await;
    }
}

/// The real program, in a process of its own.
pub(crate) struct Program {
    pub(crate) url: String,
    /// What it told whoever started it, beside its log.
    pub(crate) told: String,
    process: Child,
    log: Arc<Mutex<String>>,
    reader: Option<JoinHandle<()>>,
}

impl Program {
    /// Starts it and waits until it listens.
    pub(crate) fn start(database: &Database, site: &TempDir) -> Self {
        Self::start_with(database, site, &[])
    }

    /// The same, with further variables.
    pub(crate) fn start_with(database: &Database, site: &TempDir, variables: &[(&str, &str)]) -> Self {
        let url = match database {
            Database::Sqlite { file, .. } => format!("sqlite:{}", file.display()),
            Database::Postgres { url } => url.clone(),
        };
        let mut process = Command::new(env!("CARGO_BIN_EXE_naderhand"))
            .env("DATABASE_URL", url)
            .env("NADERHAND_ADDR", "127.0.0.1:0")
            .env("NADERHAND_SITE", site.path())
            .env("NADERHAND_RATE_PER_SECOND", "1000000")
            .env("NADERHAND_RATE_BURST", "1000000")
            .env("RUST_LOG", "debug")
            .envs(variables.iter().copied())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let log = Arc::new(Mutex::new(String::new()));
        let mut told = String::new();
        let addr = loop {
            let line = lines.next().expect("the server ended before it listened").unwrap();
            if !line.starts_with('{') {
                told.push_str(&line);
                told.push('\n');
                continue;
            }
            note(&log, &line);
            let line: serde_json::Value = serde_json::from_str(&line).unwrap();
            if let Some(addr) = line.get("addr") {
                break addr.as_str().unwrap().to_owned();
            }
        };
        let notes = Arc::clone(&log);
        let reader = std::thread::spawn(move || lines.map_while(Result::ok).for_each(|line| note(&notes, &line)));
        Self { url: format!("http://{addr}"), told, process, log, reader: Some(reader) }
    }

    /// Ends it without a warning, as a power cut would.
    pub(crate) fn kill(mut self) -> String {
        self.process.kill().unwrap();
        self.ended()
    }

    /// Asks it to end, and waits. Returns what it logged.
    pub(crate) fn terminate(mut self) -> String {
        let id = self.process.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        self.ended()
    }

    fn ended(&mut self) -> String {
        self.process.wait().unwrap();
        self.reader.take().unwrap().join().unwrap();
        std::mem::take(&mut self.log.lock().unwrap())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // A test that fails leaves no process behind. One that has ended cannot be killed, which is fine.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn note(log: &Mutex<String>, line: &str) {
    let mut log = log.lock().unwrap();
    log.push_str(line);
    log.push('\n');
}
