//! Reads all that an organisation publishes. For a caller who has it, that is one small row.

use std::convert::Infallible;

use naderhand_domain::wire::organisation::{Published, Signed};
use naderhand_signing::Kind;

use super::{Connection, Failure, Reading, rows, statements};
use crate::store::request::{ReadPublished, Seen};

impl Reading for ReadPublished {
    async fn read(&self, connection: &mut Connection) -> Result<Seen, Failure<Infallible>> {
        let Some(tag) = statements::tag(connection, &self.slug).await? else { return Ok(Seen::Nobody) };
        if self.known.contains(&tag) {
            return Ok(Seen::Same(tag));
        }
        let published = Published {
            authority: statements::all(connection, &self.slug, Kind::Authority).await?,
            settings: only(connection, &self.slug, Kind::Settings).await?,
            directory: only(connection, &self.slug, Kind::Directory).await?,
            availability: statements::all(connection, &self.slug, Kind::Availability).await?,
        };
        Ok(Seen::Other(tag, Box::new(published)))
    }
}

/// What whoever publishes has published since it was set up.
async fn only(connection: &mut Connection, slug: &str, kind: Kind) -> sqlx::Result<Signed> {
    let latest = statements::latest(connection, slug, kind, &[]).await?;
    latest.map(|kept| kept.statement).ok_or_else(|| rows::corrupt("kind"))
}
