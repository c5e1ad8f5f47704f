-- Links that let people in: a box sealed under a secret that the server never sees, and the answer to it.
CREATE TABLE links (
    slug TEXT NOT NULL REFERENCES organisations (slug) ON DELETE CASCADE,
    locator BYTEA NOT NULL CHECK (length(locator) = 16),
    -- 0: to join; 1: for a supporter; 2: for a coordinator.
    purpose SMALLINT NOT NULL CHECK (purpose IN (0, 1, 2)),
    -- Seconds since 1970.
    expires_at BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    answer BYTEA,
    PRIMARY KEY (slug, locator),
    CHECK (purpose <> 0 OR answer IS NULL)
);
CREATE INDEX links_by_expiry ON links (expires_at);
