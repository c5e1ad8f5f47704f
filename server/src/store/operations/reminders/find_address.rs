//! Finds where a device is rung.

use naderhand_domain::wire::reminders::{Shown, Subscription};

use super::{Connection, Failure, Reading, owner::owned};
use crate::store::request::{FindAddress, NoReminders};

impl Reading for FindAddress {
    async fn read(&self, connection: &mut Connection) -> Result<(Subscription, Shown), Failure<NoReminders>> {
        let known = owned(connection, &self.token).await?;
        Ok((known.subscription, known.shown))
    }
}
