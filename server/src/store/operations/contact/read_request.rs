//! Tells a maker where their request is.

use naderhand_domain::{
    contact::State,
    wire::contact::{Progress, RequestStatus},
};
use sha2::{Digest as _, Sha256};

use super::{Connection, Failure, Reading, copies, maker, messages};
use crate::store::request::{LookTag, Looked, ReadRequest, RequestRefusal};

impl Reading for ReadRequest {
    async fn read(&self, connection: &mut Connection) -> Result<Looked<RequestStatus>, Failure<RequestRefusal>> {
        let known = maker::request(connection, &self.slug, &self.token).await?;
        let at = maker::place(&self.slug, &self.token);
        let tag = tag(known.revision, copies::steps(connection, at).await?);
        if self.known.contains(&tag) {
            return Ok(Looked::Same(tag));
        }
        let status = RequestStatus {
            revision: known.revision,
            sent_at: known.sent_at,
            progress: progress(known.state),
            copies: copies::statuses(connection, at).await?,
            messages: messages::all(connection, at).await?,
        };
        Ok(Looked::Other(tag, status))
    }
}

/// Names the state of a request: how far its copies have come is no change of it, and the maker wants to see it all the same.
fn tag(revision: u32, steps: i64) -> LookTag {
    let mut hash = Sha256::new();
    hash.update(revision.to_be_bytes());
    hash.update(steps.to_be_bytes());
    hash.finalize().into()
}

const fn progress(state: State) -> Progress {
    match state {
        State::Waiting { stage, due_at } => Progress::Waiting { stage, due_at },
        State::Claimed { by } => Progress::Claimed { by },
        State::Closed { by } => Progress::Closed { by },
        State::Withdrawn => Progress::Withdrawn,
    }
}
