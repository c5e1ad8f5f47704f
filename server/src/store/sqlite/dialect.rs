//! Where SQLite's SQL differs. There is one writer, so nothing needs locking.

pub(super) const LOCK_VAULT: Option<&str> = None;
pub(super) const LOCK_DEVICES: Option<&str> = None;

/// The calling device with all that an upload is decided by, in one row: the statement that runs most often.
pub(super) const DEVICE_FOR_UPLOAD: &str = "\
    SELECT d.vault, d.verifier, d.revoked, d.head_seq, d.head_link, \
      EXISTS (SELECT 1 FROM consents c WHERE c.vault = d.vault AND c.purpose = 'backup') AS consented, \
      (SELECT SUM(o.head_seq) FROM devices o WHERE o.vault = d.vault) AS vault_entries \
    FROM device_vaults x JOIN devices d ON d.vault = x.vault AND d.device = x.device WHERE x.device = $1";
