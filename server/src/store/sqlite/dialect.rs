//! Where SQLite's SQL differs. There is one writer, so nothing needs locking.

pub(super) const LOCK_VAULT: Option<&str> = None;
pub(super) const LOCK_DEVICES: Option<&str> = None;
pub(super) const LOCK_ORGANISATION: Option<&str> = None;

/// For which address an open setup code was made: this one or any.
pub(super) const SETUP_CODE: &str = "\
    SELECT slug FROM setup_codes WHERE slug IN ($1, '') AND verifier = $2 AND expires_at > $3 ORDER BY slug DESC LIMIT 1";

/// The calling device with all that an upload is decided by, in one row: the statement that runs most often.
pub(super) const DEVICE_FOR_UPLOAD: &str = "\
    SELECT d.vault, d.verifier, d.revoked, d.head_seq, d.head_link, \
      EXISTS (SELECT 1 FROM consents c WHERE c.vault = d.vault AND c.purpose = 'backup') AS consented, \
      (SELECT SUM(o.head_seq) FROM devices o WHERE o.vault = d.vault) AS vault_entries \
    FROM device_vaults x JOIN devices d ON d.vault = x.vault AND d.device = x.device WHERE x.device = $1";
