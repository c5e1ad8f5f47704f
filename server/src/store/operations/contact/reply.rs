//! Keeps the next message of the supporter who has a request.

use super::{Change, Connection, Failure, Place, copies, messages, organisation::session, requests};
use crate::store::request::{Kept, Reply, RequestRefusal, SupporterRefusal};

impl Change for Reply {
    type Plan = Kept;

    async fn decide(&self, connection: &mut Connection) -> Result<Kept, Failure<SupporterRefusal>> {
        let refused = |refusal: RequestRefusal| Failure::Refused(refusal.into());
        let supporter = session::supporter(connection, &self.slug, &self.token, self.now).await?;
        let at = Place { slug: &self.slug, request: self.request };
        let known = copies::seen_by(connection, at, supporter, None).await?;
        let message = &self.message;
        if message.supporter() != supporter {
            return Err(refused(RequestRefusal::Taken));
        }
        if messages::is_there(
            connection,
            at,
            messages::by_supporter(self.message.supporter()),
            message.number(),
            message.sealed(),
        )
        .await?
        {
            return Ok(Kept::Before);
        }
        requests::is_with(known.state, supporter).map_err(refused)?;
        messages::is_next(connection, at, messages::by_supporter(self.message.supporter()), message.number())
            .await?
            .map_err(refused)?;
        Ok(Kept::Now)
    }

    async fn write(&self, connection: &mut Connection, kept: Kept) -> sqlx::Result<Kept> {
        if kept == Kept::Now {
            let (at, message) = (Place { slug: &self.slug, request: self.request }, &self.message);
            messages::put(
                connection,
                at,
                messages::by_supporter(self.message.supporter()),
                message.number(),
                message.sealed(),
            )
            .await?;
            requests::touch(connection, at).await?;
        }
        Ok(kept)
    }
}
