//! What a supporter's device keeps of requests: sealed values of this device; no backup takes them along.

use std::collections::BTreeSet;

use naderhand_contact::Cases;
use naderhand_domain::id::RequestId;
use naderhand_vault::{Error, browser::DeviceVault};

/// The requests, and those of them of which it was told that they are somebody else's now.
pub(super) const CASES: &str = "organisation/contact/cases";
const TOLD: &str = "organisation/contact/told";

/// Why the requests cannot be shown. They are not written over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unread {
    /// The store failed.
    Store,
    /// A newer app kept them.
    Newer,
}

/// Reads the requests.
pub(super) async fn read_cases(vault: &DeviceVault) -> Result<Cases, Unread> {
    match vault.meta(CASES).await {
        Err(_) => Err(Unread::Store),
        Ok(None) => Ok(Cases::new()),
        Ok(Some(kept)) => Cases::from_bytes(&kept).map_err(|_| Unread::Newer),
    }
}

/// Keeps the requests.
pub(super) async fn keep_cases(vault: &DeviceVault, cases: &Cases) -> Result<(), Error> {
    vault.set_meta(CASES, &cases.to_bytes()).await
}

/// Which requests were told of. What cannot be read is told again.
pub(super) async fn read_told(vault: &DeviceVault) -> BTreeSet<RequestId> {
    let kept = vault.meta(TOLD).await.ok().flatten();
    kept.and_then(|kept| serde_json::from_slice(&kept).ok()).unwrap_or_default()
}

/// Keeps which requests were told of.
pub(super) async fn keep_told(vault: &DeviceVault, told: &BTreeSet<RequestId>) -> Result<(), Error> {
    // Ids: always JSON.
    vault.set_meta(TOLD, &serde_json::to_vec(told).unwrap_or_default()).await
}

/// Removes all of it: whoever stops as a supporter has no business with it any more.
pub async fn forget(vault: &DeviceVault) -> Result<(), Error> {
    vault.remove_meta(CASES).await?;
    vault.remove_meta(TOLD).await
}
