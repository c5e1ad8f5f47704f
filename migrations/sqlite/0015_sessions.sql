-- Sessions of coordinators and supporters, a quarter of an hour each. The key is looked up again at each use.
CREATE TABLE sessions (
    slug TEXT NOT NULL REFERENCES organisations (slug) ON DELETE CASCADE,
    -- SHA-256 of the token.
    verifier BLOB NOT NULL CHECK (length(verifier) = 32),
    key BLOB NOT NULL CHECK (length(key) = 32),
    -- Which supporter; NULL for a coordinator.
    supporter BLOB CHECK (supporter IS NULL OR length(supporter) = 16),
    -- Seconds since 1970.
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (slug, verifier)
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_expiry ON sessions (expires_at);
