//! Hands out what a link opens.

use naderhand_domain::wire::organisation::Opened;

use super::{Connection, Failure, Reading, links};
use crate::store::request::{LinkRefusal, OpenLink};

impl Reading for OpenLink {
    async fn read(&self, connection: &mut Connection) -> Result<Opened, Failure<LinkRefusal>> {
        let link = links::find(connection, &self.slug, self.locator, self.now).await?;
        let link = link.filter(|link| link.answer.is_none()).ok_or(Failure::Refused(LinkRefusal))?;
        Ok(Opened { purpose: link.purpose, sealed: link.sealed })
    }
}
