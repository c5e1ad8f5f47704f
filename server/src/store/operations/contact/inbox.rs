//! Tells a supporter which requests they may open. What is in them is not read.

use naderhand_domain::{
    contact::State,
    id::SupporterId,
    wire::contact::{Inbox, InboxEntry, Standing},
};
use sha2::{Digest as _, Sha256};

use super::{Connection, Failure, Reading, organisation::session, requests, requests::StateColumns, rows, time};
use crate::store::request::{ListInbox, LookTag, Looked, NoSession};

#[derive(sqlx::FromRow)]
struct Row {
    request: Vec<u8>,
    revision: i64,
    turn: i64,
    sent_at: i64,
    #[sqlx(flatten)]
    state: StateColumns,
}

impl Reading for ListInbox {
    async fn read(&self, connection: &mut Connection) -> Result<Looked<Inbox>, Failure<NoSession>> {
        let supporter = session::supporter(connection, &self.slug, &self.token, self.now).await?;
        let rows: Vec<Row> =
            sqlx::query_as(Self::SQL).bind(&self.slug).bind(&supporter.as_bytes()[..]).fetch_all(connection).await?;
        let requests: Vec<InboxEntry> =
            rows.into_iter().map(|row| entry(row, supporter)).collect::<sqlx::Result<_>>()?;
        let tag = tag(&requests);
        if self.known.contains(&tag) {
            return Ok(Looked::Same(tag));
        }
        Ok(Looked::Other(tag, Inbox { requests }))
    }
}

fn entry(row: Row, supporter: SupporterId) -> sqlx::Result<InboxEntry> {
    let standing = requests::standing(State::try_from(row.state)?, supporter);
    Ok(InboxEntry {
        request: rows::id(&row.request, "request")?,
        revision: shown_revision(standing, row.revision, row.turn)?,
        sent_at: time(row.sent_at, "sent_at")?,
        standing,
    })
}

/// The revision that a supporter sees. How many messages go to and fro is seen by those between whom they do.
pub(super) fn shown_revision(standing: Standing, revision: i64, turn: i64) -> sqlx::Result<u32> {
    match standing {
        Standing::Yours | Standing::Closed => requests::revision(revision),
        Standing::Waiting | Standing::Taken | Standing::Over => requests::revision(turn),
    }
}

/// Names the state of an inbox.
fn tag(requests: &[InboxEntry]) -> LookTag {
    let mut hash = Sha256::new();
    for InboxEntry { request, revision, sent_at, standing } in requests {
        let standing = match standing {
            Standing::Waiting => 0,
            Standing::Yours => 1,
            Standing::Taken => 2,
            Standing::Closed => 3,
            Standing::Over => 4,
        };
        // All parts have one length each, so nothing needs to keep them apart.
        hash.update(request.as_bytes());
        hash.update(revision.to_be_bytes());
        hash.update(sent_at.timestamp().to_be_bytes());
        hash.update([standing]);
    }
    hash.finalize().into()
}
