//! Hands out what is in some requests.

use std::collections::BTreeSet;

use naderhand_domain::{
    contact::State,
    id::SupporterId,
    wire::contact::{InboxContent, InboxContents, Reached, SealedBytes},
};

use super::{
    Change, Connection, Failure, Place, copies, inbox::shown_revision, messages, organisation::session, requests,
    requests::StateColumns,
};
use crate::store::request::{NoSession, ReadInbox};

/// What is handed out, and to whom.
pub struct Plan {
    supporter: SupporterId,
    contents: Vec<InboxContent>,
}

#[derive(sqlx::FromRow)]
struct Row {
    sealed: Option<Vec<u8>>,
    revision: i64,
    turn: i64,
    #[sqlx(flatten)]
    state: StateColumns,
}

impl Change for ReadInbox {
    type Plan = Plan;

    async fn decide(&self, connection: &mut Connection) -> Result<Plan, Failure<NoSession>> {
        let supporter = session::supporter(connection, &self.slug, &self.token, self.now).await?;
        let mut contents = Vec::new();
        // In one order, whatever the caller's: copies are noted in it.
        for request in self.requests.iter().copied().collect::<BTreeSet<_>>() {
            contents.extend(content(connection, Place { slug: &self.slug, request }, supporter).await?);
        }
        Ok(Plan { supporter, contents })
    }

    async fn write(&self, connection: &mut Connection, plan: Plan) -> sqlx::Result<InboxContents> {
        for content in &plan.contents {
            let at = Place { slug: &self.slug, request: content.request };
            copies::note(connection, at, plan.supporter, Reached::Delivered).await?;
        }
        Ok(InboxContents { requests: plan.contents })
    }
}

/// What is in one request, if this supporter may read it.
async fn content(
    connection: &mut Connection,
    at: Place<'_>,
    supporter: SupporterId,
) -> sqlx::Result<Option<InboxContent>> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT c.sealed, r.revision, r.turn, r.state, r.stage, r.due_at, r.holder FROM copies c \
         JOIN requests r ON r.slug = c.slug AND r.request = c.request \
         WHERE c.slug = $1 AND c.request = $2 AND c.supporter = $3 AND c.released",
    )
    .bind(at.slug)
    .bind(&at.request.as_bytes()[..])
    .bind(&supporter.as_bytes()[..])
    .fetch_optional(&mut *connection)
    .await?;
    let Some(Row { sealed: Some(sealed), revision, turn, state }) = row else { return Ok(None) };
    let state = State::try_from(state)?;
    if copies::may_read(state, supporter).is_err() {
        return Ok(None);
    }
    Ok(Some(InboxContent {
        request: at.request,
        revision: shown_revision(requests::standing(state, supporter), revision, turn)?,
        sealed: SealedBytes(sealed),
        messages: messages::of(connection, at, supporter).await?,
    }))
}
