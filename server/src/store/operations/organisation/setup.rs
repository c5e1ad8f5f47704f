//! What an operator does: codes, a list, and removal.

use std::convert::Infallible;

use chrono::{DateTime, TimeDelta, Utc};
use naderhand_domain::{organisation::Settings, wire::limits};

use super::{Change, Connection, Failure, Reading, rows, statements};
use crate::{
    organisation::SetupCodeVerifier,
    store::request::{
        FirstSetupCode, ListOrganisations, Listed, MakeSetupCode, NoSuchOrganisation, RemoveOrganisation, Removed,
        SignedAlready,
    },
};

/// Keeps a code. One for any address has none.
async fn keep(
    connection: &mut Connection,
    slug: Option<&str>,
    verifier: &SetupCodeVerifier,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO setup_codes (slug, verifier, expires_at) VALUES ($1, $2, $3)")
        .bind(slug.unwrap_or_default())
        .bind(&verifier[..])
        .bind((now + TimeDelta::days(limits::SETUP_CODE_DAYS)).timestamp())
        .execute(connection)
        .await?;
    Ok(())
}

impl Change for MakeSetupCode {
    type Plan = ();

    async fn decide(&self, connection: &mut Connection) -> Result<(), Failure<SignedAlready>> {
        match &self.slug {
            Some(slug) if statements::tag(connection, slug).await?.is_some() => Err(Failure::Refused(SignedAlready)),
            Some(_) | None => Ok(()),
        }
    }

    async fn write(&self, connection: &mut Connection, (): ()) -> sqlx::Result<()> {
        keep(connection, self.slug.as_deref(), &self.verifier, self.now).await
    }
}

impl Change for FirstSetupCode {
    /// Whether a code is needed.
    type Plan = bool;

    async fn decide(&self, connection: &mut Connection) -> Result<bool, Failure<Infallible>> {
        let is_begun: bool = sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM organisations) OR EXISTS (SELECT 1 FROM setup_codes WHERE expires_at > $1)",
        )
        .bind(self.now.timestamp())
        .fetch_one(connection)
        .await?;
        Ok(!is_begun)
    }

    async fn write(&self, connection: &mut Connection, is_needed: bool) -> sqlx::Result<bool> {
        if is_needed {
            keep(connection, None, &self.verifier, self.now).await?;
        }
        Ok(is_needed)
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    slug: String,
    settings: String,
    coordinators: i64,
    supporters: i64,
    links: i64,
}

impl TryFrom<Row> for Listed {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> sqlx::Result<Self> {
        let settings = Settings::parse(row.settings.as_bytes()).map_err(|_| rows::corrupt("settings"))?;
        Ok(Self {
            slug: row.slug,
            name: settings.organisation().name().to_owned(),
            coordinators: row.coordinators.unsigned_abs(),
            supporters: row.supporters.unsigned_abs(),
            links: row.links.unsigned_abs(),
        })
    }
}

impl Reading for ListOrganisations {
    async fn read(&self, connection: &mut Connection) -> Result<Vec<Listed>, Failure<Infallible>> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT slug, settings, \
               (SELECT COUNT(*) FROM coordinators c WHERE c.slug = o.slug) AS coordinators, \
               (SELECT COUNT(*) FROM supporters p WHERE p.slug = o.slug) AS supporters, \
               (SELECT COUNT(*) FROM links l WHERE l.slug = o.slug AND l.expires_at > $1) AS links \
             FROM organisations o ORDER BY slug",
        )
        .bind(self.now.timestamp())
        .fetch_all(connection)
        .await?;
        Ok(rows.into_iter().map(Listed::try_from).collect::<sqlx::Result<_>>()?)
    }
}

impl Change for RemoveOrganisation {
    type Plan = Removed;

    async fn decide(&self, connection: &mut Connection) -> Result<Removed, Failure<NoSuchOrganisation>> {
        super::lock(connection, &self.slug).await?;
        let row: Option<(i64, i64, i64, i64)> = sqlx::query_as(
            "SELECT (SELECT COUNT(*) FROM statements s WHERE s.slug = o.slug), \
               (SELECT COUNT(*) FROM links l WHERE l.slug = o.slug), \
               (SELECT COUNT(*) FROM sessions e WHERE e.slug = o.slug), \
               (SELECT COUNT(*) FROM setup_codes c WHERE c.slug = o.slug) \
             FROM organisations o WHERE o.slug = $1",
        )
        .bind(&self.slug)
        .fetch_optional(connection)
        .await?;
        let (statements, links, sessions, codes) = row.ok_or(Failure::Refused(NoSuchOrganisation))?;
        Ok(Removed {
            statements: statements.unsigned_abs(),
            links: links.unsigned_abs(),
            sessions: sessions.unsigned_abs(),
            codes: codes.unsigned_abs(),
        })
    }

    /// All that has a foreign key follows the organisation.
    async fn write(&self, connection: &mut Connection, removed: Removed) -> sqlx::Result<Removed> {
        for sql in ["DELETE FROM setup_codes WHERE slug = $1", "DELETE FROM organisations WHERE slug = $1"] {
            sqlx::query(sql).bind(&self.slug).execute(&mut *connection).await?;
        }
        Ok(removed)
    }
}
