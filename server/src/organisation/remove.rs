//! `naderhand organisation remove SLUG`: removes an organisation, with all that the server has of it.

use crate::{
    config::Database,
    store::{
        Store,
        failure::{Failure, OpenError, StoreError},
        request::{NoSuchOrganisation, RemoveOrganisation, Removed},
    },
};

/// Why nothing was removed. The text is for the person who called.
#[derive(Debug, thiserror::Error)]
pub enum RemoveError {
    /// There is none.
    #[error("there is no organisation {0}; `naderhand organisation list` tells which there are")]
    NotFound(String),
    /// The database does not open.
    #[error("{0}")]
    Open(#[from] OpenError),
    /// The database does not remove it.
    #[error("the database could not remove it: {0}")]
    Store(#[source] StoreError),
}

/// Removes an organisation. Returns what to tell the person who called.
pub async fn remove(slug: String, database: &Database) -> Result<String, RemoveError> {
    let store = Store::open(database).await?;
    let removed = store.apply(RemoveOrganisation { slug: slug.clone() }).await;
    store.close().await;
    match removed {
        Ok(removed) => Ok(told(&slug, removed)),
        Err(Failure::Refused(NoSuchOrganisation)) => Err(RemoveError::NotFound(slug)),
        Err(Failure::Store(error)) => Err(RemoveError::Store(error)),
    }
}

fn told(slug: &str, removed: Removed) -> String {
    let Removed { statements, links, sessions, codes } = removed;
    format!(
        "{slug}: removed, with its pages, {statements} statements, {links} links, {sessions} sessions and {codes} setup codes\n  \
         what members' devices hold of it stays there\n"
    )
}
