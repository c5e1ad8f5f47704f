//! Rings supporters about requests that they have had for long. The rows are the queue, as in `pass_on`.

use std::convert::Infallible;

use naderhand_domain::id::{RequestId, SupporterId};

use super::{Change, Connection, Failure, Place, alerts, clocks, dialect, pass_on::MOST, rows};
use crate::store::request::{PassedOn, RingHolders};

impl Change for RingHolders {
    type Plan = Vec<(String, RequestId, Option<SupporterId>)>;

    async fn decide(&self, connection: &mut Connection) -> Result<Self::Plan, Failure<Infallible>> {
        let rows: Vec<(String, Vec<u8>, Option<Vec<u8>>)> =
            sqlx::query_as(dialect::DUE_CLOCKS).bind(self.now.timestamp()).bind(MOST).fetch_all(connection).await?;
        let mut due = Vec::with_capacity(rows.len());
        for (slug, request, holder) in rows {
            let holder = holder.map(|holder| rows::id(&holder, "holder")).transpose()?;
            due.push((slug, rows::id(&request, "request")?, holder));
        }
        Ok(due)
    }

    async fn write(&self, connection: &mut Connection, due: Self::Plan) -> sqlx::Result<PassedOn> {
        for (slug, request, holder) in &due {
            clocks::stop(connection, Place { slug, request: *request }).await?;
            if let Some(holder) = holder {
                alerts::supporter(connection, slug, *holder, self.now).await?;
            }
        }
        Ok(PassedOn { requests: due.len(), more: i64::try_from(due.len()).unwrap_or(MOST) == MOST })
    }
}
