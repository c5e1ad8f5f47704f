-- The keys that the latest authority names. What it says, in a form that can be looked up.
CREATE TABLE coordinators (
    slug TEXT NOT NULL REFERENCES organisations (slug) ON DELETE CASCADE,
    key BYTEA NOT NULL CHECK (length(key) = 32),
    PRIMARY KEY (slug, key)
);
