-- What the employee agreed to. No row: nothing may be kept for the purpose.
CREATE TABLE consents (
    vault BLOB NOT NULL REFERENCES vaults (vault) ON DELETE CASCADE,
    purpose TEXT NOT NULL CHECK (purpose IN ('backup')),
    -- Seconds since 1970.
    given_at INTEGER NOT NULL,
    wording TEXT NOT NULL,
    PRIMARY KEY (vault, purpose)
) STRICT, WITHOUT ROWID;
