//! The server that is shipped, as a program of its own, with a database that nobody else uses.

use core::fmt::Write as _;
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use anyhow::{Context as _, bail, ensure};
use serde::Deserialize;
use sqlx::{Connection as _, PgConnection, PgPool, SqliteConnection, postgres::PgPoolOptions};
use tempfile::TempDir;
use tokio::{
    process::{Child, Command},
    sync::{Mutex, OnceCell},
    task::JoinSet,
};

use super::Setup;

/// How long the server has to start.
const PATIENCE: Duration = Duration::from_secs(20);

/// As many connections to PostgreSQL as the server opens.
const CONNECTIONS: u32 = 16;

/// How often its log is looked at meanwhile.
const LOOK: Duration = Duration::from_millis(20);

/// What stands before a setup code.
const SETUP: &str = "/app/coordinator/nieuw#";

/// Where its standard output goes.
const LOG: &str = "log";

/// A server that answers.
#[derive(Debug)]
pub(crate) struct Program {
    /// Its database's name, for tables.
    pub(crate) name: &'static str,
    /// Host and port.
    pub(crate) address: String,
    process: Child,
    database: Database,
    /// Ways to the database beside the server.
    beside: Mutex<Option<SqliteConnection>>,
    pool: OnceCell<PgPool>,
    /// Its site and its log, and with SQLite its data.
    folder: TempDir,
}

/// What a server keeps its rows in.
#[derive(Debug)]
pub(crate) enum Database {
    /// This file.
    Sqlite { file: PathBuf },
    /// The database `name`, made by way of the one at `admin`.
    Postgres { admin: String, name: String },
}

impl Database {
    /// Its address, as the server is told it.
    pub(crate) fn url(&self) -> String {
        match self {
            Self::Sqlite { file } => format!("sqlite:{}", file.display()),
            Self::Postgres { admin, name } => {
                let base = admin.rsplit_once('/').map_or(admin.as_str(), |(base, _)| base);
                format!("{base}/{name}")
            }
        }
    }
}

/// What a server is set to, beside what every one is.
pub(crate) type Variables<'a> = &'a [(&'a str, String)];

/// What the server serves beside its interface.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Site<'a> {
    /// No page is asked for.
    Blank,
    /// The built site, in this folder.
    Built(&'a Path),
}

/// A line of the server's log.
#[derive(Deserialize)]
struct Line {
    addr: Option<String>,
    message: Option<String>,
}

impl Program {
    /// Starts the server on a SQLite file in the scratch folder.
    pub(crate) async fn on_sqlite(setup: &Setup, site: Site<'_>, variables: Variables<'_>) -> anyhow::Result<Self> {
        let folder = tempfile::Builder::new().prefix("server-").tempdir_in(&setup.scratch)?;
        let data = folder.path().join("data");
        fs::create_dir(&data)?;
        let file = data.join("naderhand.sqlite");
        Self::start("SQLite", setup, folder, site, variables, Database::Sqlite { file }).await
    }

    /// Starts the server on a new database of the PostgreSQL at `admin`.
    pub(crate) async fn on_postgres(
        setup: &Setup,
        site: Site<'_>,
        variables: Variables<'_>,
        admin: &str,
    ) -> anyhow::Result<Self> {
        let folder = tempfile::Builder::new().prefix("server-").tempdir_in(&setup.scratch)?;
        let name = format!("naderhand_bench_{}", std::process::id());
        let mut connection = PgConnection::connect(admin).await?;
        sqlx::raw_sql(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut connection).await?;
        let database = Database::Postgres { admin: admin.to_owned(), name };
        Self::start("PostgreSQL", setup, folder, site, variables, database).await
    }

    async fn start(
        name: &'static str,
        setup: &Setup,
        folder: TempDir,
        site: Site<'_>,
        variables: Variables<'_>,
        database: Database,
    ) -> anyhow::Result<Self> {
        let site = match site {
            Site::Blank => blank(folder.path())?,
            Site::Built(site) => site.to_owned(),
        };
        let log = folder.path().join(LOG);
        let mut process = Command::new(&setup.server)
            .env("DATABASE_URL", database.url())
            .env("NADERHAND_ADDR", "127.0.0.1:0")
            .env("NADERHAND_SITE", site)
            // One address makes all calls here.
            .env("NADERHAND_RATE_PER_SECOND", "1000000")
            .env("NADERHAND_RATE_BURST", "1000000")
            .envs(variables.iter().map(|(name, value)| (name, value)))
            .stdout(File::create(&log)?)
            .stderr(Stdio::inherit())
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("cannot start {}", setup.server.display()))?;
        let address = tokio::select! {
            address = listening(&log) => address?,
            status = process.wait() => bail!("the server ended before it listened: {status:?}"),
            () = tokio::time::sleep(PATIENCE) => bail!("the server did not start in time"),
        };
        let (beside, pool) = (Mutex::default(), OnceCell::new());
        Ok(Self { name, address, process, database, beside, pool, folder })
    }

    /// Where its rows are.
    pub(crate) const fn database(&self) -> &Database {
        &self.database
    }

    /// How many lines of its log say this.
    pub(crate) fn logged(&self, message: &str) -> anyhow::Result<usize> {
        let text = fs::read_to_string(self.folder.path().join(LOG))?;
        let lines = text.lines().filter_map(|line| serde_json::from_str::<Line>(line).ok());
        Ok(lines.filter(|line| line.message.as_deref() == Some(message)).count())
    }

    /// The code that it printed when it started, with which one organisation is set up.
    pub(crate) async fn setup_code(&self) -> anyhow::Result<String> {
        let log = self.folder.path().join(LOG);
        let printed = async {
            loop {
                let text = fs::read_to_string(&log)?;
                // A line that is not whole yet has no code.
                let mut lines = text.split_inclusive('\n').filter(|line| line.ends_with('\n'));
                if let Some((_, code)) = lines.find_map(|line| line.split_once(SETUP)) {
                    return anyhow::Ok(code.trim().to_owned());
                }
                tokio::time::sleep(LOOK).await;
            }
        };
        tokio::time::timeout(PATIENCE, printed).await.context("the server printed no setup code")?
    }

    /// A line of `/proc/<id>/status`, in bytes; the server's own process without PostgreSQL's. Linux only.
    fn memory(&self, line: &str) -> Option<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id()?)).ok()?;
        let value = status.lines().find_map(|text| text.strip_prefix(line)?.strip_prefix(':'))?;
        let kibibytes: f64 = value.trim().strip_suffix("kB")?.trim().parse().ok()?;
        Some(kibibytes * 1024.0)
    }

    /// Memory in use now, in bytes.
    pub(crate) fn resident(&self) -> f64 {
        self.memory("VmRSS").unwrap_or(f64::NAN)
    }

    /// The most that was in use so far, in bytes.
    pub(crate) fn peak(&self) -> f64 {
        self.memory("VmHWM").unwrap_or(f64::NAN)
    }

    /// How long processors have worked for it so far, in seconds. Linux only, where a second has a hundred ticks.
    pub(crate) fn processor(&self) -> f64 {
        let ticks = || {
            let stat = fs::read_to_string(format!("/proc/{}/stat", self.process.id()?)).ok()?;
            // The program's name, in brackets, may have spaces. Its own time and the system's for it are the 14th and 15th field.
            let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
            let mut field = || fields.next()?.parse::<f64>().ok();
            Some(field()? + field()?)
        };
        ticks().map_or(f64::NAN, |ticks| ticks / 100.0)
    }

    /// What the database takes on the disk, in bytes: SQLite's file, with all of its log folded in, because the log grows and
    /// shrinks by some MiB as it pleases; PostgreSQL's tables and indexes, without its log.
    #[expect(clippy::cast_precision_loss, reason = "sizes far below 2⁵³")]
    pub(crate) async fn disk(&self) -> anyhow::Result<f64> {
        match &self.database {
            Database::Sqlite { file } => {
                let mut connection = SqliteConnection::connect(&self.database.url()).await?;
                let (busy, ..): (i64, i64, i64) =
                    sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut connection).await?;
                ensure!(busy == 0, "the log was not folded in, because somebody read or wrote");
                connection.close().await?;
                Ok(fs::metadata(file)?.len() as f64)
            }
            Database::Postgres { admin, name } => {
                let mut connection = PgConnection::connect(admin).await?;
                let bytes: i64 =
                    sqlx::query_scalar("SELECT pg_database_size($1)").bind(name).fetch_one(&mut connection).await?;
                Ok(bytes as f64)
            }
        }
    }

    /// How long its process has used processors, in microseconds, PostgreSQL's own left out; in steps of ten milliseconds. Linux only.
    pub(crate) fn processor_micros(&self) -> f64 {
        let read = || {
            let stat = fs::read_to_string(format!("/proc/{}/stat", self.process.id()?)).ok()?;
            // The name before it may hold spaces; of what follows, the 12th and 13th are hundredths of a second.
            let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
            let of = |at: usize| fields.get(at)?.parse::<f64>().ok();
            Some((of(11)? + of(12)?) * 10_000.0)
        };
        read().unwrap_or(f64::NAN)
    }

    /// Bytes, as a statement writes them.
    pub(crate) fn blob(&self, bytes: &[u8]) -> String {
        let mut hex = String::with_capacity(2 * bytes.len());
        for byte in bytes {
            // Writing to a text cannot fail.
            let _ = write!(hex, "{byte:02x}");
        }
        match self.database {
            Database::Sqlite { .. } => format!("x'{hex}'"),
            Database::Postgres { .. } => format!("decode('{hex}', 'hex')"),
        }
    }

    /// What a column for bytes is called.
    pub(crate) const fn blob_type(&self) -> &'static str {
        match self.database {
            Database::Sqlite { .. } => "BLOB",
            Database::Postgres { .. } => "BYTEA",
        }
    }

    /// True or false, as a statement writes it.
    pub(crate) const fn truth(&self, is_so: bool) -> &'static str {
        match (&self.database, is_so) {
            (Database::Sqlite { .. }, true) => "1",
            (Database::Sqlite { .. }, false) => "0",
            (Database::Postgres { .. }, true) => "TRUE",
            (Database::Postgres { .. }, false) => "FALSE",
        }
    }

    /// Runs a statement beside the server.
    pub(crate) async fn run(&self, sql: &str) -> anyhow::Result<()> {
        self.run_at_once(vec![sql.to_owned()]).await.map(drop)
    }

    /// Runs statements of one row each, as durable as the server writes: PostgreSQL over as many connections as the server has,
    /// SQLite over the one that can write. Tells how many rows they changed.
    pub(crate) async fn run_at_once(&self, statements: Vec<String>) -> anyhow::Result<u64> {
        let mut changed = 0;
        match &self.database {
            Database::Sqlite { file } => {
                let mut held = self.beside.lock().await;
                if held.is_none() {
                    let mut connection = SqliteConnection::connect(&sqlite_url(file)).await?;
                    sqlx::raw_sql("PRAGMA synchronous = FULL; PRAGMA busy_timeout = 20000")
                        .execute(&mut connection)
                        .await?;
                    *held = Some(connection);
                }
                let connection = held.as_mut().context("a connection was just opened")?;
                for sql in statements {
                    changed += sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&mut *connection).await?.rows_affected();
                }
            }
            Database::Postgres { admin, name } => {
                let base = admin.rsplit_once('/').map_or(admin.as_str(), |(base, _)| base);
                let pool = self.pool.get_or_try_init(|| pool(format!("{base}/{name}"))).await?;
                let mut running: JoinSet<_> = statements
                    .into_iter()
                    .map(|sql| {
                        let pool = pool.clone();
                        async move { sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&pool).await }
                    })
                    .collect();
                while let Some(ended) = running.join_next().await {
                    changed += ended??.rows_affected();
                }
            }
        }
        Ok(changed)
    }

    /// Stops it as a service manager does, and removes its database.
    pub(crate) async fn stop(mut self) -> anyhow::Result<()> {
        if let Some(id) = self.process.id() {
            Command::new("kill").args(["-TERM", &id.to_string()]).status().await?;
            self.process.wait().await?;
        }
        if let Database::Postgres { admin, name } = &self.database {
            let mut connection = PgConnection::connect(admin).await?;
            let sql = format!("DROP DATABASE {name} WITH (FORCE)");
            sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut connection).await?;
        }
        Ok(())
    }
}

async fn pool(url: String) -> sqlx::Result<PgPool> {
    PgPoolOptions::new().max_connections(CONNECTIONS).connect(&url).await
}

fn sqlite_url(file: &Path) -> String {
    format!("sqlite:{}", file.display())
}

/// A site with what the server does not start without.
fn blank(folder: &Path) -> std::io::Result<PathBuf> {
    let site = folder.join("site");
    fs::create_dir(&site)?;
    fs::write(site.join("assets.json"), r#"{"css":"/a.css","js":"/a.js","wasm":"/a.wasm"}"#)?;
    for empty in ["visitor.css", "a.css", "a.js"] {
        fs::write(site.join(empty), "")?;
    }
    Ok(site)
}

/// Waits until the log names the address.
async fn listening(log: &Path) -> anyhow::Result<String> {
    loop {
        let text = fs::read_to_string(log)?;
        let mut lines = text.lines().filter_map(|line| serde_json::from_str::<Line>(line).ok());
        if let Some(address) = lines.find_map(|line| line.addr) {
            return Ok(address);
        }
        tokio::time::sleep(LOOK).await;
    }
}
