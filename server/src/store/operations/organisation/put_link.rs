//! Leaves the box of a link.

use naderhand_domain::wire::limits;

use super::{Change, Connection, Failure, links, session};
use crate::store::request::{Left, PutLink, PutLinkRefusal};

/// What lies there now.
pub enum Plan {
    /// Nothing.
    Free,
    /// The same: it stays, with the answer to it.
    Same,
    /// Something else.
    Other,
}

impl Change for PutLink {
    type Plan = Plan;

    async fn decide(&self, connection: &mut Connection) -> Result<Plan, Failure<PutLinkRefusal>> {
        let Self { slug, token, locator, link, now } = self;
        super::lock(connection, slug).await?;
        session::coordinator(connection, slug, token, *now).await?;
        if let Some(there) = links::find(connection, slug, *locator, *now).await? {
            let is_same = there.purpose == link.purpose
                && there.expires_at == link.expires_at.timestamp()
                && there.sealed == link.sealed;
            return Ok(if is_same { Plan::Same } else { Plan::Other });
        }
        let open: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM links WHERE slug = $1 AND expires_at > $2")
            .bind(slug)
            .bind(now.timestamp())
            .fetch_one(connection)
            .await?;
        let is_full = usize::try_from(open).unwrap_or(usize::MAX) >= limits::OPEN_LINKS;
        if is_full { Err(Failure::Refused(PutLinkRefusal::TooMany)) } else { Ok(Plan::Free) }
    }

    async fn write(&self, connection: &mut Connection, plan: Plan) -> sqlx::Result<Left> {
        if matches!(plan, Plan::Same) {
            return Ok(Left::Before);
        }
        // One that has expired may still lie there.
        sqlx::query(
            "INSERT INTO links (slug, locator, purpose, expires_at, sealed, answer) VALUES ($1, $2, $3, $4, $5, NULL) \
             ON CONFLICT (slug, locator) DO UPDATE SET purpose = excluded.purpose, expires_at = excluded.expires_at, \
               sealed = excluded.sealed, answer = NULL",
        )
        .bind(&self.slug)
        .bind(&self.locator.as_bytes()[..])
        .bind(links::purpose_column(self.link.purpose))
        .bind(self.link.expires_at.timestamp())
        .bind(&self.link.sealed)
        .execute(connection)
        .await?;
        Ok(if matches!(plan, Plan::Free) { Left::Now } else { Left::Before })
    }
}
