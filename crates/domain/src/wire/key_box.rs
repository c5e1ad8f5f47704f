//! Key boxes: the vault's root key, sealed under a secret that the server never sees.
//!
//! Recovery words and pairing QRs are the same mechanism. Their secret gives a [`Locator`] (where the box lies), a proof
//! (that the caller knows the secret) and the key that opens the box. A recovery box stays until it is replaced; a
//! pairing box lies there for ten minutes and opens once.

use serde::{Deserialize, Serialize};

pub use super::base64::Base64Bytes;
use super::{auth::Verifier, base64, device::NewDevice};
use crate::id::{Locator, VaultId};

/// How long a box lies on the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum BoxUse {
    /// Opened by recovery words, as often as needed, until it is replaced. A vault has at most one.
    Recovery,
    /// Opened once by a second device, within [`super::limits::PAIRING_MINUTES`].
    Pairing,
}

/// `PUT /api/v1/vault/key-boxes`: leaves a box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewKeyBox {
    /// Where it will lie.
    pub locator: Locator,
    /// SHA-256 of the proof that opens it.
    pub proof_verifier: Verifier,
    /// How long it stays.
    pub r#use: BoxUse,
    /// The sealed keys.
    pub sealed: Base64Bytes,
}

/// `POST /api/v1/enrolments`: a new device shows that it knows a box's secret; it is added to the vault and gets the box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Enrolment {
    /// Where the box lies.
    pub locator: Locator,
    /// Shows knowledge of the secret without telling it.
    #[serde(with = "base64::array")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, min_length = 43, max_length = 43))]
    pub proof: [u8; 32],
    /// The device that wants in.
    pub device: NewDevice,
}

/// The answer to an [`Enrolment`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Enrolled {
    /// The vault that the device now belongs to. Checked against the one inside the box.
    pub vault: VaultId,
    /// The sealed keys.
    pub sealed: Base64Bytes,
}
