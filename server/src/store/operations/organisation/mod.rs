//! Organisations that publish for themselves: what they sign is checked and kept, and who they name is let in.

mod answer_link;
mod ask_challenge;
mod create;
mod delete_link;
mod end_session;
mod links;
mod list_links;
mod open_link;
mod open_session;
mod publish_authority;
mod publish_availability;
mod publish_directory;
mod publish_settings;
mod put_link;
mod put_logo;
mod read_published;
pub(super) mod session;
mod setup;
mod statements;

use super::{Change, Connection, Failure, Reading, dialect, organisations, rows};

/// Keeps other changes of the same organisation waiting until this transaction ends.
pub(super) async fn lock(connection: &mut Connection, slug: &str) -> sqlx::Result<()> {
    if let Some(sql) = dialect::LOCK_ORGANISATION {
        sqlx::query(sql).bind(slug).execute(connection).await?;
    }
    Ok(())
}

/// Whether an organisation publishes for itself.
pub(super) async fn is_signed(connection: &mut Connection, slug: &str) -> sqlx::Result<bool> {
    Ok(statements::tag(connection, slug).await?.is_some())
}
