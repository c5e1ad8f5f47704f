-- Reminders of devices: where to ring, and which neutral words to show. Whose they are stands nowhere: their maker has a secret, of
-- which this is the hash. Times are in steps of five minutes.
CREATE TABLE reminders (
    reminders BLOB NOT NULL CHECK (length(reminders) = 16),
    -- SHA-256 of the secret.
    verifier BLOB NOT NULL CHECK (length(verifier) = 32),
    -- The name of the text that was agreed to.
    wording TEXT NOT NULL CHECK (length(wording) BETWEEN 1 AND 40),
    -- What the browser gave: an address at a push service, and two keys.
    endpoint TEXT NOT NULL CHECK (length(endpoint) BETWEEN 9 AND 1024),
    p256dh BLOB NOT NULL CHECK (length(p256dh) = 65),
    auth BLOB NOT NULL CHECK (length(auth) = 16),
    -- Which words, and in which language: 0: Dutch; 1: English.
    shown_text INTEGER NOT NULL CHECK (shown_text IN (0, 1, 2)),
    shown_language INTEGER NOT NULL CHECK (shown_language IN (0, 1)),
    -- Whether the address takes no pushes any more.
    is_over INTEGER NOT NULL CHECK (is_over IN (0, 1)),
    -- Seconds since 1970: when a push service took the last one; and when all of it goes if nothing is planned then.
    last_at INTEGER CHECK (last_at IS NULL OR last_at % 300 = 0),
    expires_at INTEGER NOT NULL CHECK (expires_at % 300 = 0),
    PRIMARY KEY (reminders)
) STRICT;
CREATE INDEX reminders_by_expiry ON reminders (expires_at);
