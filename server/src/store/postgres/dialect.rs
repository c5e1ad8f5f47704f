//! Where PostgreSQL's SQL differs: many writers, so rows are locked until the transaction ends.
//!
//! Uploads lock their device, all other changes their vault, and an erasure both, in that order.

pub(super) const LOCK_VAULT: Option<&str> = Some("SELECT 1 FROM vaults WHERE vault = $1 FOR UPDATE");
pub(super) const LOCK_DEVICES: Option<&str> = Some("SELECT 1 FROM devices WHERE vault = $1 ORDER BY device FOR UPDATE");

/// The calling device with all that an upload is decided by, in one row, locked so that its chain has one writer.
pub(super) const DEVICE_FOR_UPLOAD: &str = "\
    SELECT d.vault, d.verifier, d.revoked, d.head_seq, d.head_link, \
      EXISTS (SELECT 1 FROM consents c WHERE c.vault = d.vault AND c.purpose = 'backup') AS consented, \
      (SELECT SUM(o.head_seq)::BIGINT FROM devices o WHERE o.vault = d.vault) AS vault_entries \
    FROM device_vaults x JOIN devices d ON d.vault = x.vault AND d.device = x.device WHERE x.device = $1 \
    FOR UPDATE OF d";
