//! Where PostgreSQL's SQL differs: many writers, so rows are locked until the transaction ends.
//!
//! Uploads lock their device, all other changes of a vault the vault, and an erasure both, in that order. Changes of an
//! organisation lock it, and then a setup code.

pub(super) const LOCK_VAULT: Option<&str> = Some("SELECT 1 FROM vaults WHERE vault = $1 FOR UPDATE");
pub(super) const LOCK_DEVICES: Option<&str> = Some("SELECT 1 FROM devices WHERE vault = $1 ORDER BY device FOR UPDATE");
pub(super) const LOCK_ORGANISATION: Option<&str> = Some("SELECT 1 FROM organisations WHERE slug = $1 FOR UPDATE");

/// For which address an open setup code was made: this one or any. Locked, so that it works once.
pub(super) const SETUP_CODE: &str = "\
    SELECT slug FROM setup_codes WHERE slug IN ($1, '') AND verifier = $2 AND expires_at > $3 ORDER BY slug DESC LIMIT 1 \
    FOR UPDATE";

/// The calling device with all that an upload is decided by, in one row, locked so that its chain has one writer.
pub(super) const DEVICE_FOR_UPLOAD: &str = "\
    SELECT d.vault, d.verifier, d.revoked, d.head_seq, d.head_link, \
      EXISTS (SELECT 1 FROM consents c WHERE c.vault = d.vault AND c.purpose = 'backup') AS consented, \
      (SELECT SUM(o.head_seq)::BIGINT FROM devices o WHERE o.vault = d.vault) AS vault_entries \
    FROM device_vaults x JOIN devices d ON d.vault = x.vault AND d.device = x.device WHERE x.device = $1 \
    FOR UPDATE OF d";
