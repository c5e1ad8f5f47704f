-- Challenges that wait for a signature, a minute each.
CREATE TABLE challenges (
    slug TEXT NOT NULL REFERENCES organisations (slug) ON DELETE CASCADE,
    challenge BYTEA NOT NULL CHECK (length(challenge) = 32),
    -- Seconds since 1970.
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (slug, challenge)
);
CREATE INDEX challenges_by_expiry ON challenges (expires_at);
