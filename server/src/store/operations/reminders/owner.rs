//! Rows of reminders, and who calls: whoever made them, by their id and their secret.

use naderhand_domain::{
    id::RemindersId,
    reminders::{Language, NeutralText},
    wire::reminders::{Endpoint, RemindersToken, Shown, Subscription},
};

use super::{Connection, Failure, caller, dialect, rows};
use crate::store::request::NoReminders;

/// The columns that say where to ring, and what to show.
#[derive(sqlx::FromRow)]
pub(super) struct AddressColumns {
    pub(super) endpoint: String,
    pub(super) p256dh: Vec<u8>,
    pub(super) auth: Vec<u8>,
    pub(super) shown_text: i16,
    pub(super) shown_language: i16,
}

impl TryFrom<AddressColumns> for (Subscription, Shown) {
    type Error = sqlx::Error;

    fn try_from(columns: AddressColumns) -> sqlx::Result<Self> {
        let subscription = Subscription {
            endpoint: Endpoint::parse(&columns.endpoint).map_err(|_| rows::corrupt("endpoint"))?,
            p256dh: rows::array(&columns.p256dh, "p256dh")?,
            auth: rows::array(&columns.auth, "auth")?,
        };
        let text = match columns.shown_text {
            0 => NeutralText::Reminder,
            1 => NeutralText::Agenda,
            2 => NeutralText::Moment,
            _ => return Err(rows::corrupt("shown_text")),
        };
        let language = match columns.shown_language {
            0 => Language::Nl,
            1 => Language::En,
            _ => return Err(rows::corrupt("shown_language")),
        };
        Ok((subscription, Shown { text, language }))
    }
}

/// How `shown_text` and `shown_language` say what to show.
pub(super) const fn shown_columns(Shown { text, language }: Shown) -> (i16, i16) {
    let text = match text {
        NeutralText::Reminder => 0,
        NeutralText::Agenda => 1,
        NeutralText::Moment => 2,
    };
    let language = match language {
        Language::Nl => 0,
        Language::En => 1,
    };
    (text, language)
}

/// What is kept of reminders.
pub(super) struct Known {
    pub(super) subscription: Subscription,
    pub(super) shown: Shown,
    pub(super) is_over: bool,
    pub(super) last_at: Option<i64>,
    verifier: Vec<u8>,
}

impl Known {
    /// Whether a token is theirs. Takes the same time wherever it differs.
    pub(super) fn are_of(&self, token: &RemindersToken) -> bool {
        caller::opens(&token.secret, &self.verifier)
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    verifier: Vec<u8>,
    is_over: bool,
    last_at: Option<i64>,
    #[sqlx(flatten)]
    address: AddressColumns,
}

/// Finds reminders, whoever asks.
pub(super) async fn find(connection: &mut Connection, reminders: RemindersId) -> sqlx::Result<Option<Known>> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT verifier, is_over, last_at, endpoint, p256dh, auth, shown_text, shown_language FROM reminders \
         WHERE reminders = $1",
    )
    .bind(&reminders.as_bytes()[..])
    .fetch_optional(connection)
    .await?;
    let Some(Row { verifier, is_over, last_at, address }) = row else { return Ok(None) };
    let (subscription, shown) = address.try_into()?;
    Ok(Some(Known { subscription, shown, is_over, last_at, verifier }))
}

/// Finds the reminders that a token is of. A wrong secret and no such reminders are answered the same.
pub(super) async fn owned(connection: &mut Connection, token: &RemindersToken) -> Result<Known, Failure<NoReminders>> {
    let known = find(connection, token.reminders).await?.filter(|known| known.are_of(token));
    known.ok_or(Failure::Refused(NoReminders))
}

/// Keeps whatever else happens to these reminders waiting until this transaction ends.
pub(super) async fn lock(connection: &mut Connection, reminders: RemindersId) -> sqlx::Result<()> {
    if let Some(sql) = dialect::LOCK_REMINDERS {
        sqlx::query(sql).bind(&reminders.as_bytes()[..]).execute(connection).await?;
    }
    Ok(())
}
