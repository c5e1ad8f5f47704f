//! Who calls: a device, by the id and the secret in its token.

use naderhand_domain::{
    id::{DeviceId, VaultId},
    wire::auth::DeviceToken,
};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use super::{Connection, Failure, rows};
use crate::store::request::DeviceRefusal;

/// A device that was let in.
pub struct Caller {
    pub(super) vault: VaultId,
    pub(super) device: DeviceId,
}

/// Lets the device in that the token is of.
pub(super) async fn authenticate<R: From<DeviceRefusal>>(
    connection: &mut Connection,
    token: &DeviceToken,
) -> Result<Caller, Failure<R>> {
    let row: Option<(Vec<u8>, Vec<u8>, bool)> = sqlx::query_as(
        "SELECT d.vault, d.verifier, d.revoked FROM device_vaults x \
         JOIN devices d ON d.vault = x.vault AND d.device = x.device WHERE x.device = $1",
    )
    .bind(&token.device.as_bytes()[..])
    .fetch_optional(connection)
    .await?;
    let (vault, verifier, revoked) = row.ok_or_else(|| refused(DeviceRefusal::Unknown))?;
    check(token, &verifier, revoked)?;
    Ok(Caller { vault: rows::id(&vault, "vault")?, device: token.device })
}

/// Compares the token with what is kept of the device.
pub(super) fn check<R: From<DeviceRefusal>>(
    token: &DeviceToken,
    verifier: &[u8],
    revoked: bool,
) -> Result<(), Failure<R>> {
    if !opens(&token.secret, verifier) {
        return Err(refused(DeviceRefusal::Unknown));
    }
    // Only who knows the secret learns that the device was removed.
    if revoked { Err(refused(DeviceRefusal::Revoked)) } else { Ok(()) }
}

/// Whether `verifier` is the SHA-256 of `secret`; takes the same time wherever they differ.
pub(super) fn opens(secret: &[u8; 32], verifier: &[u8]) -> bool {
    Sha256::digest(secret).as_slice().ct_eq(verifier).into()
}

pub(super) fn refused<R: From<DeviceRefusal>>(refusal: DeviceRefusal) -> Failure<R> {
    Failure::Refused(refusal.into())
}
