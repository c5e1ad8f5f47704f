//! Where SQLite's SQL differs. There is one writer, so nothing needs locking.

pub(super) const LOCK_VAULT: Option<&str> = None;
pub(super) const LOCK_DEVICES: Option<&str> = None;
pub(super) const LOCK_ORGANISATION: Option<&str> = None;
pub(super) const LOCK_REQUEST: Option<&str> = None;

pub(super) const LOCK_REMINDERS: Option<&str> = None;

/// Requests whose time has come, oldest first.
pub(super) const DUE_REQUESTS: &str = "\
    SELECT slug, request FROM requests WHERE due_at <= $1 ORDER BY due_at, slug, request LIMIT $2";

/// Requests of which the holder is to be reminded by now, with who that is.
pub(super) const DUE_CLOCKS: &str = "\
    SELECT c.slug, c.request, r.holder FROM clocks c JOIN requests r ON r.slug = c.slug AND r.request = c.request \
    WHERE c.due_at <= $1 ORDER BY c.due_at, c.slug, c.request LIMIT $2";

/// Rings that are due, longest waiting first, without those that a later one has overtaken.
pub(super) const DUE_RINGS: &str = "\
    SELECT r.reminders, r.tag, r.for_whom, r.ring_at, r.attempt, m.endpoint, m.p256dh, m.auth, m.shown_text, m.shown_language \
    FROM rings r JOIN reminders m ON m.reminders = r.reminders \
    WHERE r.next_at <= $1 AND NOT EXISTS (SELECT 1 FROM rings l WHERE l.reminders = r.reminders AND l.for_whom = r.for_whom \
      AND l.ring_at > r.ring_at AND l.ring_at <= $1) \
    ORDER BY r.next_at, r.reminders, r.tag LIMIT $2";

/// For which address an open setup code was made: this one or any.
pub(super) const SETUP_CODE: &str = "\
    SELECT slug FROM setup_codes WHERE slug IN ($1, '') AND verifier = $2 AND expires_at > $3 ORDER BY slug DESC LIMIT 1";

/// The calling device with all that an upload is decided by, in one row: the statement that runs most often.
pub(super) const DEVICE_FOR_UPLOAD: &str = "\
    SELECT d.vault, d.verifier, d.revoked, d.head_seq, d.head_link, \
      EXISTS (SELECT 1 FROM consents c WHERE c.vault = d.vault AND c.purpose = 'backup') AS consented, \
      (SELECT SUM(o.head_seq) FROM devices o WHERE o.vault = d.vault) AS vault_entries \
    FROM device_vaults x JOIN devices d ON d.vault = x.vault AND d.device = x.device WHERE x.device = $1";
