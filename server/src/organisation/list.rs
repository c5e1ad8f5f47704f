//! `naderhand organisation list`: tells which organisations a server has.

use crate::{
    clock::Clock,
    config::Database,
    store::{
        Store,
        failure::{Failure, OpenError, StoreError},
        request::{ListOrganisations, Listed},
    },
};

/// Why nothing is told. The text is for the person who called.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// The database does not open.
    #[error("{0}")]
    Open(#[from] OpenError),
    /// The database does not answer.
    #[error("the database could not be read: {0}")]
    Store(#[source] StoreError),
}

/// Reads which there are. Returns what to tell the person who called.
pub async fn list(database: &Database, clock: &Clock) -> Result<String, ListError> {
    let store = Store::open(database).await?;
    let listed = store.read(ListOrganisations { now: clock.now() }).await;
    store.close().await;
    match listed {
        Ok(listed) => Ok(told(&listed)),
        Err(Failure::Store(error)) => Err(ListError::Store(error)),
    }
}

fn told(listed: &[Listed]) -> String {
    if listed.is_empty() {
        return "There is no organisation; `naderhand organisation create` makes a code to set one up.\n".to_owned();
    }
    let line = |listed: &Listed| {
        let Listed { slug, name, coordinators, supporters, links } = listed;
        match coordinators {
            0 => format!("{slug}: {name}, loaded from a file\n"),
            _ => format!("{slug}: {name}, {coordinators} coordinators, {supporters} supporters, {links} open links\n"),
        }
    };
    listed.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_its_line() {
        let listed = |slug: &str, coordinators| Listed {
            slug: slug.to_owned(),
            name: slug.to_uppercase(),
            coordinators,
            supporters: 3,
            links: 1,
        };
        assert_eq!(
            told(&[listed("a", 0), listed("b", 2)]),
            "a: A, loaded from a file\nb: B, 2 coordinators, 3 supporters, 1 open links\n"
        );
        assert!(told(&[]).contains("organisation create"));
    }
}
