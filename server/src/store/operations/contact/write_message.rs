//! Keeps the maker's next message to whoever has the request.

use super::{Change, Connection, Failure, alerts, maker, messages, requests};
use crate::store::request::{Kept, RequestRefusal, WriteMessage};

impl Change for WriteMessage {
    type Plan = Kept;

    async fn decide(&self, connection: &mut Connection) -> Result<Kept, Failure<RequestRefusal>> {
        let known = maker::locked(connection, &self.slug, &self.token).await?;
        let (at, part) = (maker::place(&self.slug, &self.token), messages::to_supporter(self.message.supporter()));
        let message = &self.message;
        if messages::is_there(connection, at, part, message.number(), message.sealed()).await? {
            return Ok(Kept::Before);
        }
        requests::is_with(known.state, message.supporter()).map_err(Failure::Refused)?;
        messages::is_next(connection, at, part, message.number()).await?.map_err(Failure::Refused)?;
        Ok(Kept::Now)
    }

    async fn write(&self, connection: &mut Connection, kept: Kept) -> sqlx::Result<Kept> {
        if kept == Kept::Now {
            let at = maker::place(&self.slug, &self.token);
            messages::put(
                connection,
                at,
                messages::to_supporter(self.message.supporter()),
                self.message.number(),
                self.message.sealed(),
            )
            .await?;
            requests::touch(connection, at).await?;
            alerts::supporter(connection, &self.slug, self.message.supporter(), self.now).await?;
        }
        Ok(kept)
    }
}
