//! Opening: what was kept is there again, and a database from a newer version is left alone.

use naderhand_server::store::{Store, failure::OpenError};

use super::{Case, on};
use crate::support::database::on_both_databases;

on_both_databases!(what_was_kept_is_there_after_a_restart, a_database_from_a_newer_version_is_refused);

async fn what_was_kept_is_there_after_a_restart(case: &mut Case) {
    let (_, mut chain) = case.consented().await;
    let entries = chain.entries(30);
    case.send_entries(&chain, &entries).await.unwrap();
    case.store.close().await;
    case.store = Store::open(&case.database.config).await.unwrap();
    assert_eq!(case.all(&chain).await, entries);
}

async fn a_database_from_a_newer_version_is_refused(case: &mut Case) {
    case.store.close().await;
    case.database
        .run(
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
             VALUES (9999, 'from the future', TRUE, '', 0)",
        )
        .await;
    let error = Store::open(&case.database.config).await.unwrap_err();
    assert!(matches!(error, OpenError::FromNewerVersion(9999)), "{error:?}");
    assert!(error.to_string().contains("a newer version"), "{error}");
}
