//! Limits that both sides know: the device stays within them, the server enforces them with a clear problem.
//!
//! All are product defaults; no source gives a number.

/// Sealed bytes of one entry.
pub const ENTRY_BYTES: usize = 64 * 1024;

/// Entries in one upload.
pub const UPLOAD_ENTRIES: usize = 1_000;

/// Body of one upload, in bytes.
pub const UPLOAD_BYTES: usize = 1024 * 1024;

/// Body of one JSON call, in bytes.
pub const JSON_BYTES: usize = 16 * 1024;

/// Answer to one pull, in bytes (about).
pub const PULL_BYTES: u32 = 1024 * 1024;

/// Entries of one vault: ten years of fifty taps a day.
pub const VAULT_ENTRIES: u64 = 200_000;

/// Devices of one vault, revoked ones included.
pub const VAULT_DEVICES: usize = 32;

/// Sealed keys or a sealed label, in bytes.
pub const BOX_BYTES: usize = 1024;

/// How long a pairing box waits for the second device.
pub const PAIRING_MINUTES: i64 = 10;
