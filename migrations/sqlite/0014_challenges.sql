-- Challenges that wait for a signature, a minute each.
CREATE TABLE challenges (
    slug TEXT NOT NULL REFERENCES organisations (slug) ON DELETE CASCADE,
    challenge BLOB NOT NULL CHECK (length(challenge) = 32),
    -- Seconds since 1970.
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (slug, challenge)
) STRICT, WITHOUT ROWID;
CREATE INDEX challenges_by_expiry ON challenges (expires_at);
