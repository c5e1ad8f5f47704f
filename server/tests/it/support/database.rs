//! A database for each test, on either engine.

use std::{
    collections::BTreeSet,
    env,
    io::Write as _,
    num::NonZeroU64,
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
};

use naderhand_domain::id::DeviceId;
use naderhand_server::config::Database;
use sqlx::{Connection as _, Executor as _, PgConnection, Row as _, SqliteConnection};
use tempfile::TempDir;

/// Where PostgreSQL is, unless the variable says otherwise.
const POSTGRES: &str = "postgres://postgres@127.0.0.1:5432/postgres";

/// Which engine a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

/// An empty database that nobody else uses.
pub(crate) struct TestDatabase {
    pub(crate) config: Database,
    kind: Kind,
}

enum Kind {
    Sqlite { folder: TempDir },
    Postgres { admin: String, name: String },
}

impl TestDatabase {
    /// Makes one, or says why the test is skipped: without PostgreSQL its half is, except in CI, where that is a failure.
    pub(crate) async fn make(engine: Engine, test: &str) -> Option<Self> {
        match engine {
            Engine::Sqlite => Some(Self::sqlite(None)),
            Engine::Postgres => Self::postgres(test).await,
        }
    }

    /// A SQLite file that may not grow beyond `limit` bytes.
    pub(crate) fn sqlite(limit: Option<u64>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("data/naderhand.sqlite");
        let config = Database::Sqlite { file, limit: limit.and_then(NonZeroU64::new) };
        Self { config, kind: Kind::Sqlite { folder } }
    }

    async fn postgres(test: &str) -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let admin = env::var("NADERHAND_TEST_POSTGRES").unwrap_or_else(|_| POSTGRES.to_owned());
        let mut connection = match PgConnection::connect(&admin).await {
            Ok(connection) => connection,
            Err(error) if env::var("CI").is_ok_and(|ci| ci == "true") => {
                panic!("in CI the tests run on PostgreSQL too, and {admin} does not answer: {error}")
            }
            Err(_) => {
                // Past the test runner's capture, so that it is seen.
                let line = format!("SKIPPED {test} on PostgreSQL: {admin} does not answer (NADERHAND_TEST_POSTGRES)\n");
                std::io::stderr().write_all(line.as_bytes()).unwrap();
                return None;
            }
        };
        let name = format!("naderhand_test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        for sql in [format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"), format!("CREATE DATABASE {name}")] {
            connection.execute(sqlx::AssertSqlSafe(sql)).await.unwrap();
        }
        let base = admin.rsplit_once('/').unwrap().0;
        let config = Database::Postgres { url: format!("{base}/{name}") };
        Some(Self { config, kind: Kind::Postgres { admin, name } })
    }

    /// How many rows each table has, but for the list of migrations.
    pub(crate) async fn rows(&self) -> Vec<(String, i64)> {
        match &self.config {
            Database::Sqlite { file, .. } => {
                let mut connection = SqliteConnection::connect(&format!("sqlite:{}", file.display())).await.unwrap();
                let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND substr(name, 1, 1) <> '_' \
                              AND name NOT LIKE 'sqlite%' ORDER BY name";
                let mut counts = Vec::new();
                for table in connection.fetch_all(tables).await.unwrap() {
                    let table: String = table.get(0);
                    let count = sqlx::AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
                    counts.push((table, connection.fetch_one(count).await.unwrap().get(0)));
                }
                counts
            }
            Database::Postgres { url } => {
                let mut connection = PgConnection::connect(url).await.unwrap();
                let tables = "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' \
                              AND substr(tablename, 1, 1) <> '_' ORDER BY tablename";
                let mut counts = Vec::new();
                for table in connection.fetch_all(tables).await.unwrap() {
                    let table: String = table.get(0);
                    let count = sqlx::AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
                    counts.push((table, connection.fetch_one(count).await.unwrap().get(0)));
                }
                counts
            }
        }
    }

    /// What stands in each column of each table, as text: every value once.
    pub(crate) async fn columns(&self) -> Vec<(String, String, BTreeSet<String>)> {
        let mut found = Vec::new();
        match &self.config {
            Database::Sqlite { file, .. } => {
                let mut connection = SqliteConnection::connect(&format!("sqlite:{}", file.display())).await.unwrap();
                let columns = "SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c \
                               WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' ORDER BY 1, 2";
                for row in connection.fetch_all(columns).await.unwrap() {
                    let (table, column): (String, String) = (row.get(0), row.get(1));
                    let sql = format!("SELECT DISTINCT quote({column}) FROM {table} WHERE {column} IS NOT NULL");
                    let values = connection.fetch_all(sqlx::AssertSqlSafe(sql)).await.unwrap();
                    found.push((table, column, values.iter().map(|value| value.get(0)).collect()));
                }
            }
            Database::Postgres { url } => {
                let mut connection = PgConnection::connect(url).await.unwrap();
                let columns = "SELECT table_name::text, column_name::text FROM information_schema.columns \
                               WHERE table_schema = 'public' ORDER BY 1, 2";
                for row in connection.fetch_all(columns).await.unwrap() {
                    let (table, column): (String, String) = (row.get(0), row.get(1));
                    let sql = format!("SELECT DISTINCT {column}::text FROM {table} WHERE {column} IS NOT NULL");
                    let values = connection.fetch_all(sqlx::AssertSqlSafe(sql)).await.unwrap();
                    found.push((table, column, values.iter().map(|value| value.get(0)).collect()));
                }
            }
        }
        found
    }

    /// Makes the database say that a device's chain ends here.
    pub(crate) async fn set_head(&self, device: DeviceId, seq: u64) {
        let (seq, device) = (i64::try_from(seq).unwrap(), &device.as_bytes()[..]);
        let sql = "UPDATE devices SET head_seq = $1 WHERE device = $2";
        let rows = match &self.config {
            Database::Sqlite { file, .. } => {
                let mut connection = SqliteConnection::connect(&format!("sqlite:{}", file.display())).await.unwrap();
                sqlx::query(sql).bind(seq).bind(device).execute(&mut connection).await.unwrap().rows_affected()
            }
            Database::Postgres { url } => {
                let mut connection = PgConnection::connect(url).await.unwrap();
                sqlx::query(sql).bind(seq).bind(device).execute(&mut connection).await.unwrap().rows_affected()
            }
        };
        assert_eq!(rows, 1);
    }

    /// Runs a statement beside the server.
    pub(crate) async fn run(&self, sql: &'static str) {
        match &self.config {
            Database::Sqlite { file, .. } => {
                let mut connection = SqliteConnection::connect(&format!("sqlite:{}", file.display())).await.unwrap();
                connection.execute(sql).await.unwrap();
            }
            Database::Postgres { url } => {
                PgConnection::connect(url).await.unwrap().execute(sql).await.unwrap();
            }
        }
    }

    /// How the database finds the rows of a statement with these two values, line by line.
    pub(crate) async fn plan(&self, sql: &str, slug: &str, supporter: &[u8]) -> Vec<String> {
        match &self.config {
            Database::Sqlite { file, .. } => {
                let mut connection = SqliteConnection::connect(&format!("sqlite:{}", file.display())).await.unwrap();
                let explain = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"));
                let plan = sqlx::query(explain).bind(slug).bind(supporter).fetch_all(&mut connection).await.unwrap();
                plan.iter().map(|line| line.get("detail")).collect()
            }
            Database::Postgres { url } => {
                let mut connection = PgConnection::connect(url).await.unwrap();
                let explain = sqlx::AssertSqlSafe(format!("EXPLAIN {sql}"));
                let plan = sqlx::query(explain).bind(slug).bind(supporter).fetch_all(&mut connection).await.unwrap();
                plan.iter().map(|line| line.get(0)).collect()
            }
        }
    }

    /// The files of a SQLite database: the file itself and its write-ahead log.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        match &self.kind {
            Kind::Sqlite { folder } => {
                let files = std::fs::read_dir(folder.path().join("data")).unwrap();
                files.map(|file| file.unwrap().path()).collect()
            }
            Kind::Postgres { .. } => Vec::new(),
        }
    }

    /// Removes it. A test that fails leaves its PostgreSQL database for whoever looks into it.
    pub(crate) async fn remove(self) {
        if let Kind::Postgres { admin, name } = self.kind {
            let mut connection = PgConnection::connect(&admin).await.unwrap();
            let sql = sqlx::AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"));
            connection.execute(sql).await.unwrap();
        }
    }
}

/// Runs each named test on both engines, each time with a database of its own.
macro_rules! on_both_databases {
    ($($(#[$attribute:meta])* $test:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")] $(#[$attribute])* async fn $test() {
                super::on(crate::support::database::Engine::Sqlite, stringify!($test), super::$test).await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")] $(#[$attribute])* async fn $test() {
                super::on(crate::support::database::Engine::Postgres, stringify!($test), super::$test).await;
            })*
        }
    };
}
pub(crate) use on_both_databases;
