//! Alerts somebody no more.

use super::{
    Change, Connection, Failure, alerts,
    keep_alerts::columns,
    session::{self, Who},
};
use crate::store::request::{DropAlerts, NoSession};

impl Change for DropAlerts {
    type Plan = Who;

    async fn decide(&self, connection: &mut Connection) -> Result<Who, Failure<NoSession>> {
        super::super::organisation::lock(connection, &self.slug).await?;
        session::either(connection, &self.slug, &self.token, self.now).await
    }

    async fn write(&self, connection: &mut Connection, who: Who) -> sqlx::Result<()> {
        let (role, who) = columns(&who);
        alerts::end(connection, &self.slug, role, who).await
    }
}
