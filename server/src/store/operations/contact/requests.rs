//! Rows of requests: found, and moved to another state.

use chrono::{DateTime, TimeDelta, Utc};
use naderhand_domain::{
    contact::{Escalation, Stage, State},
    id::SupporterId,
    wire::contact::Standing,
};

use super::{
    Connection, Place,
    alerts::{self, Released},
    clocks, dialect, over_until, rows, time,
};
use crate::store::request::RequestRefusal;

/// How `requests.state` says where a request is.
const WAITING: i16 = 0;
const CLAIMED: i16 = 1;
const CLOSED: i16 = 2;
const WITHDRAWN: i16 = 3;

/// How `requests.stage` says who has been asked.
pub(super) const fn stage_column(stage: Stage) -> i16 {
    match stage {
        Stage::Chosen => 0,
        Stage::OnCall => 1,
        Stage::Coordinator => 2,
    }
}

fn stage(column: i16) -> sqlx::Result<Stage> {
    match column {
        0 => Ok(Stage::Chosen),
        1 => Ok(Stage::OnCall),
        2 => Ok(Stage::Coordinator),
        _ => Err(rows::corrupt("stage")),
    }
}

/// The columns that say where a request is.
#[derive(sqlx::FromRow)]
pub(super) struct StateColumns {
    pub(super) state: i16,
    pub(super) stage: Option<i16>,
    pub(super) due_at: Option<i64>,
    pub(super) holder: Option<Vec<u8>>,
}

impl TryFrom<StateColumns> for State {
    type Error = sqlx::Error;

    fn try_from(columns: StateColumns) -> sqlx::Result<Self> {
        let holder = |holder: &[u8]| rows::id::<SupporterId>(holder, "holder");
        match (columns.state, columns.stage, columns.holder) {
            (WAITING, Some(column), None) => {
                let due_at = columns.due_at.map(|due_at| time(due_at, "due_at")).transpose()?;
                Ok(Self::Waiting { stage: stage(column)?, due_at })
            }
            (CLAIMED, None, Some(by)) => Ok(Self::Claimed { by: holder(&by)? }),
            (CLOSED, None, Some(by)) => Ok(Self::Closed { by: holder(&by)? }),
            (WITHDRAWN, None, None) => Ok(Self::Withdrawn),
            _ => Err(rows::corrupt("state")),
        }
    }
}

impl From<State> for StateColumns {
    fn from(state: State) -> Self {
        let bare = |state| Self { state, stage: None, due_at: None, holder: None };
        match state {
            State::Waiting { stage, due_at } => {
                let due_at = due_at.map(|due_at| due_at.timestamp());
                Self { stage: Some(stage_column(stage)), due_at, ..bare(WAITING) }
            }
            State::Claimed { by } => Self { holder: Some(by.as_bytes().to_vec()), ..bare(CLAIMED) },
            State::Closed { by } => Self { holder: Some(by.as_bytes().to_vec()), ..bare(CLOSED) },
            State::Withdrawn => bare(WITHDRAWN),
        }
    }
}

/// What is kept of a request.
pub(super) struct Known {
    pub(super) verifier: Vec<u8>,
    /// SHA-256 of what was sent at first, and anew.
    pub(super) sent: Vec<u8>,
    pub(super) asked: Option<Vec<u8>>,
    pub(super) sent_at: DateTime<Utc>,
    pub(super) revision: u32,
    pub(super) state: State,
    pub(super) escalation: Escalation,
}

#[derive(sqlx::FromRow)]
struct Row {
    verifier: Vec<u8>,
    sent: Vec<u8>,
    asked: Option<Vec<u8>>,
    sent_at: i64,
    revision: i64,
    #[sqlx(flatten)]
    state: StateColumns,
    on_call: bool,
    chosen: bool,
    to_coordinator: bool,
    answer_minutes: i32,
}

impl TryFrom<Row> for Known {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> sqlx::Result<Self> {
        Ok(Self {
            verifier: row.verifier,
            sent: row.sent,
            asked: row.asked,
            sent_at: time(row.sent_at, "sent_at")?,
            revision: revision(row.revision)?,
            state: row.state.try_into()?,
            escalation: Escalation {
                chosen: row.chosen,
                on_call: row.on_call,
                coordinator: row.to_coordinator,
                answer: TimeDelta::minutes(row.answer_minutes.into()),
            },
        })
    }
}

/// A revision as it was kept.
pub(super) fn revision(stored: i64) -> sqlx::Result<u32> {
    u32::try_from(stored).map_err(|_| rows::corrupt("revision"))
}

/// A request, as it is once the copy of whoever is `leaving` is gone.
pub(super) async fn find(
    connection: &mut Connection,
    at: Place<'_>,
    leaving: Option<SupporterId>,
) -> sqlx::Result<Option<Known>> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT r.verifier, r.sent, r.asked, r.sent_at, r.revision, r.state, r.stage, r.due_at, r.holder, \
           r.to_coordinator, r.answer_minutes, \
           EXISTS (SELECT 1 FROM copies c WHERE c.slug = r.slug AND c.request = r.request AND c.on_call \
             AND c.supporter <> $3) AS on_call, \
           EXISTS (SELECT 1 FROM copies c WHERE c.slug = r.slug AND c.request = r.request AND NOT c.on_call \
             AND c.supporter <> $3) AS chosen \
         FROM requests r WHERE r.slug = $1 AND r.request = $2",
    )
    .bind(at.slug)
    .bind(&at.request.as_bytes()[..])
    .bind(leaving.map_or_else(Vec::new, |leaving| leaving.as_bytes().to_vec()))
    .fetch_optional(connection)
    .await?;
    row.map(Known::try_from).transpose()
}

/// Keeps whatever else happens to this request waiting until this transaction ends.
pub(super) async fn lock(connection: &mut Connection, at: Place<'_>) -> sqlx::Result<()> {
    if let Some(sql) = dialect::LOCK_REQUEST {
        sqlx::query(sql).bind(at.slug).bind(&at.request.as_bytes()[..]).execute(connection).await?;
    }
    Ok(())
}

/// Moves a request, one revision on, and rings those for whom it waits then. When who is on call has been asked by then, their copy may be opened; and it stays so when
/// the request comes back to those who were chosen: they have read it.
pub(super) async fn turn(
    connection: &mut Connection,
    at: Place<'_>,
    state: State,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let gone_by = if state.is_open() { i64::MAX } else { over_until(now).timestamp() };
    let columns = StateColumns::from(state);
    sqlx::query(
        "UPDATE requests SET state = $3, stage = $4, due_at = $5, holder = $6, \
           revision = revision + 1, turn = revision + 1, \
           expires_at = CASE WHEN expires_at > $7 THEN $7 ELSE expires_at END \
         WHERE slug = $1 AND request = $2",
    )
    .bind(at.slug)
    .bind(&at.request.as_bytes()[..])
    .bind(columns.state)
    .bind(columns.stage)
    .bind(columns.due_at)
    .bind(columns.holder)
    .bind(gone_by)
    .execute(&mut *connection)
    .await?;
    if matches!(state, State::Waiting { stage: Stage::OnCall | Stage::Coordinator, .. }) {
        sqlx::query("UPDATE copies SET released = $3 WHERE slug = $1 AND request = $2 AND on_call")
            .bind(at.slug)
            .bind(&at.request.as_bytes()[..])
            .bind(true)
            .execute(&mut *connection)
            .await?;
    }
    clocks::set(connection, at, state, now).await?;
    ring(connection, at, state, now).await
}

/// Rings those for whom something waits now.
pub(super) async fn ring(
    connection: &mut Connection,
    at: Place<'_>,
    state: State,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    match state {
        State::Waiting { stage: Stage::Chosen, .. } => {
            alerts::released(connection, at.slug, at.request, Released::All, now).await
        }
        State::Waiting { stage: Stage::OnCall, .. } => {
            alerts::released(connection, at.slug, at.request, Released::OnCall, now).await
        }
        State::Waiting { stage: Stage::Coordinator, .. } => alerts::coordinators(connection, at.slug, now).await,
        State::Claimed { .. } | State::Closed { .. } | State::Withdrawn => Ok(()),
    }
}

/// Notes a change that concerns the maker and whoever has the request, and no other supporter.
pub(super) async fn touch(connection: &mut Connection, at: Place<'_>) -> sqlx::Result<()> {
    sqlx::query("UPDATE requests SET revision = revision + 1 WHERE slug = $1 AND request = $2")
        .bind(at.slug)
        .bind(&at.request.as_bytes()[..])
        .execute(connection)
        .await?;
    Ok(())
}

/// What a request is to a supporter.
pub(super) fn standing(state: State, supporter: SupporterId) -> Standing {
    match state {
        State::Waiting { .. } => Standing::Waiting,
        State::Claimed { by } if by == supporter => Standing::Yours,
        State::Claimed { .. } => Standing::Taken,
        State::Closed { by } if by == supporter => Standing::Closed,
        State::Closed { .. } | State::Withdrawn => Standing::Over,
    }
}

/// Whether a message can go to or come from this supporter: they have the request.
pub(super) fn is_with(state: State, supporter: SupporterId) -> Result<(), RequestRefusal> {
    match state {
        State::Claimed { by } if by == supporter => Ok(()),
        State::Waiting { .. } | State::Claimed { .. } => Err(RequestRefusal::Taken),
        State::Closed { .. } | State::Withdrawn => Err(RequestRefusal::Over),
    }
}
