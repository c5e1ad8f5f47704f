//! A request for contact when its organisation is left: it is withdrawn, at once or as soon as there is a connection.

use naderhand_contact::{Asked, asked::Left};
use naderhand_vault::{
    Error,
    browser::{DeviceVault, lock::value_lock},
};

use super::membership::{ASKED, HELD, WISH};
use crate::device::Fetch;

/// What is to be withdrawn yet. It says nothing of who asked what, and stays until the server knows.
pub const LEFT: &str = "contact/left";

/// Removes the request that is under way with all that means nothing without the organisation; what it takes to withdraw it stays.
pub(super) async fn leave_request(vault: &DeviceVault) -> Result<(), Error> {
    // Without a turn: whoever leaves does not wait for a slow network. A look that is under way keeps nothing of what is gone.
    if let Some(asked) = vault.meta(ASKED).await?.and_then(|kept| Asked::from_bytes(&kept).ok()) {
        let mut left = read(vault).await;
        left.add(&asked);
        keep(vault, &left).await?;
    }
    for name in [ASKED, HELD, WISH] {
        vault.remove_meta(name).await?;
    }
    Ok(())
}

/// The same as [`withdraw_left`], for whoever has no turn.
pub(super) async fn withdraw_now(vault: &DeviceVault) {
    let _turn = value_lock(ASKED).await;
    let _ = withdraw_left(vault).await;
}

/// Tells the server which requests were left. False while there are any that it does not know of. The caller has the turn.
pub async fn withdraw_left(vault: &DeviceVault) -> bool {
    let mut left = read(vault).await;
    if left.is_empty() {
        return true;
    }
    let told = left.send(&Fetch).await;
    // Kept or not: at worst the server is told once more.
    let kept = keep(vault, &left).await;
    told.is_ok() && kept.is_ok()
}

async fn read(vault: &DeviceVault) -> Left {
    let kept = vault.meta(LEFT).await.ok().flatten();
    kept.and_then(|kept| Left::from_bytes(&kept).ok()).unwrap_or_default()
}

async fn keep(vault: &DeviceVault, left: &Left) -> Result<(), Error> {
    if left.is_empty() { vault.remove_meta(LEFT).await } else { vault.set_meta(LEFT, &left.to_bytes()).await }
}
