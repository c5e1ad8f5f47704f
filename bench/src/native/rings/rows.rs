//! The rows of a server's reminders, written past the server: devices that plan so much would take longer than all rings.

use sqlx::{Connection as _, PgConnection, SqliteConnection};

use super::super::program::Database;

/// `$1` is how many, `$2` how their addresses begin, `$3` the browser's key, `$4` its secret. The columns are those that the server writes.
macro_rules! reminders {
    (numbers: $numbers:literal, identifier: $identifier:literal, verifier: $verifier:literal, now: $now:literal) => {
        concat!(
            "WITH ",
            $numbers,
            " INSERT INTO reminders (reminders, verifier, wording, endpoint, p256dh, auth, shown_text, shown_language, \
               is_over, expires_at) SELECT ",
            $identifier,
            ", ",
            $verifier,
            ", 'reminders-2026-11', $2 || n, $3, $4, 1, 0, FALSE, (",
            $now,
            " / 300 + 10000) * 300 FROM numbers"
        )
    };
}

/// A ring for each, due now.
macro_rules! rings {
    (identifier: $identifier:literal, now: $now:literal) => {
        concat!(
            "INSERT INTO rings (reminders, tag, for_whom, ring_at, next_at) SELECT reminders, ",
            $identifier,
            ", 0, ",
            $now,
            ", ",
            $now,
            " FROM reminders"
        )
    };
}

/// A connection to the database of a server that runs.
pub(super) enum Rows {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Rows {
    pub(super) async fn open(database: &Database) -> anyhow::Result<Self> {
        let url = database.url();
        Ok(match database {
            Database::Sqlite { .. } => Self::Sqlite(SqliteConnection::connect(&url).await?),
            Database::Postgres { .. } => Self::Postgres(PgConnection::connect(&url).await?),
        })
    }

    /// Reminders of so many devices with a ring each, all of them due when this returns.
    pub(super) async fn plan(&mut self, count: u32, endpoints: &str, browser_key: &[u8]) -> anyhow::Result<()> {
        let (count, secret) = (i64::from(count), [7_u8; 16]);
        match self {
            Self::Sqlite(connection) => {
                let mut transaction = connection.begin().await?;
                let reminders = reminders!(
                    numbers: "RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $1)",
                    identifier: "randomblob(16)",
                    verifier: "zeroblob(32)",
                    now: "unixepoch()"
                );
                let query = sqlx::query(reminders).bind(count).bind(endpoints).bind(browser_key).bind(&secret[..]);
                query.execute(&mut *transaction).await?;
                let rings = rings!(identifier: "randomblob(16)", now: "unixepoch()");
                sqlx::query(rings).execute(&mut *transaction).await?;
                transaction.commit().await?;
            }
            Self::Postgres(connection) => {
                let mut transaction = connection.begin().await?;
                let reminders = reminders!(
                    numbers: "numbers AS (SELECT generate_series(1, $1) AS n)",
                    identifier: "uuid_send(gen_random_uuid())",
                    verifier: "decode(repeat('00', 32), 'hex')",
                    now: "FLOOR(EXTRACT(EPOCH FROM now()))::BIGINT"
                );
                let query = sqlx::query(reminders).bind(count).bind(endpoints).bind(browser_key).bind(&secret[..]);
                query.execute(&mut *transaction).await?;
                let rings = rings!(
                    identifier: "uuid_send(gen_random_uuid())",
                    now: "FLOOR(EXTRACT(EPOCH FROM now()))::BIGINT"
                );
                sqlx::query(rings).execute(&mut *transaction).await?;
                // Tables that have been there for longer are known to the planner.
                sqlx::query("ANALYZE reminders, rings").execute(&mut *transaction).await?;
                transaction.commit().await?;
            }
        }
        Ok(())
    }

    /// Whether no ring is left.
    pub(super) async fn are_settled(&mut self) -> anyhow::Result<bool> {
        let sql = "SELECT COUNT(*) FROM rings";
        let left: i64 = match self {
            Self::Sqlite(connection) => sqlx::query_scalar(sql).fetch_one(connection).await?,
            Self::Postgres(connection) => sqlx::query_scalar(sql).fetch_one(connection).await?,
        };
        Ok(left == 0)
    }
}
