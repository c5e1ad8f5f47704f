//! The server that is shipped, as a program of its own, with a database that nobody else uses.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use anyhow::{Context as _, bail, ensure};
use serde::Deserialize;
use sqlx::{Connection as _, PgConnection, SqliteConnection};
use tempfile::TempDir;
use tokio::process::{Child, Command};

use super::Setup;

/// How long the server has to start.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often its log is looked at meanwhile.
const LOOK: Duration = Duration::from_millis(20);

/// A server that answers.
#[derive(Debug)]
pub(crate) struct Program {
    /// Its database's name, for tables.
    pub(crate) name: &'static str,
    /// Host and port.
    pub(crate) address: String,
    process: Child,
    database: Database,
    /// Its site and its log, and with SQLite its data.
    _folder: TempDir,
}

#[derive(Debug)]
enum Database {
    Sqlite { file: PathBuf },
    Postgres { admin: String, name: String },
}

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
}

impl Program {
    /// Starts the server on a SQLite file in the scratch folder.
    pub(crate) async fn on_sqlite(setup: &Setup, site: Site<'_>) -> anyhow::Result<Self> {
        let folder = tempfile::Builder::new().prefix("server-").tempdir_in(&setup.scratch)?;
        let data = folder.path().join("data");
        fs::create_dir(&data)?;
        let file = data.join("naderhand.sqlite");
        let url = sqlite_url(&file);
        Self::start("SQLite", setup, folder, site, &url, Database::Sqlite { file }).await
    }

    /// Starts the server on a new database of the PostgreSQL at `admin`.
    pub(crate) async fn on_postgres(setup: &Setup, site: Site<'_>, admin: &str) -> anyhow::Result<Self> {
        let folder = tempfile::Builder::new().prefix("server-").tempdir_in(&setup.scratch)?;
        let name = format!("naderhand_bench_{}", std::process::id());
        let mut connection = PgConnection::connect(admin).await?;
        sqlx::raw_sql(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut connection).await?;
        let base = admin.rsplit_once('/').map_or(admin, |(base, _)| base);
        let url = format!("{base}/{name}");
        let database = Database::Postgres { admin: admin.to_owned(), name };
        Self::start("PostgreSQL", setup, folder, site, &url, database).await
    }

    async fn start(
        name: &'static str,
        setup: &Setup,
        folder: TempDir,
        site: Site<'_>,
        url: &str,
        database: Database,
    ) -> anyhow::Result<Self> {
        let site = match site {
            Site::Blank => blank(folder.path())?,
            Site::Built(site) => site.to_owned(),
        };
        let log = folder.path().join("log");
        let mut process = Command::new(&setup.server)
            .env("DATABASE_URL", url)
            .env("NADERHAND_ADDR", "127.0.0.1:0")
            .env("NADERHAND_SITE", site)
            // One address makes all calls here.
            .env("NADERHAND_RATE_PER_SECOND", "1000000")
            .env("NADERHAND_RATE_BURST", "1000000")
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
        Ok(Self { name, address, process, database, _folder: folder })
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

    /// What the database takes on the disk, in bytes: SQLite's file, with all of its log folded in, because the log grows and
    /// shrinks by some MiB as it pleases; PostgreSQL's tables and indexes, without its log.
    #[expect(clippy::cast_precision_loss, reason = "sizes far below 2⁵³")]
    pub(crate) async fn disk(&self) -> anyhow::Result<f64> {
        match &self.database {
            Database::Sqlite { file } => {
                let mut connection = SqliteConnection::connect(&sqlite_url(file)).await?;
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

fn sqlite_url(file: &Path) -> String {
    format!("sqlite:{}", file.display())
}

/// A site with what the server does not start without.
fn blank(folder: &Path) -> std::io::Result<PathBuf> {
    let site = folder.join("site");
    fs::create_dir(&site)?;
    fs::write(site.join("assets.json"), r#"{"css":"/a.css","js":"/a.js","wasm":"/a.wasm"}"#)?;
    fs::write(site.join("visitor.css"), "")?;
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
